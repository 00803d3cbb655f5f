import Canvas
import Desk
import Logging
import Market
import Simulation
import Terminal

// What an operator wants to know of a session.
extension Logger {
  /// A session has begun.
  func started(_ prepared: PreparedSession, version: String, _ screen: Screen) {
    let capabilities = screen.capabilities
    let size = screen.size
    info(
      prepared.history == nil ? "session begins" : "session goes on",
      metadata: [
        "scenario": "\(prepared.scenario.name)", "seed": "\(prepared.seed)",
        "version": "\(version)", "journal": "\(prepared.folder?.path ?? "off")",
      ])
    info(
      "terminal",
      metadata: [
        "type": "\(capabilities.type)", "colours": "\(capabilities.depth)",
        "unicode": "\(capabilities.unicode)", "synchronizes": "\(capabilities.synchronizes)",
        "size": "\(size.width)x\(size.height)",
      ])
    for note in prepared.notes {
      if note.tone == .good { info("\(note.text)") } else { warning("\(note.text)") }
    }
  }

  /// Whether what happens is kept on the disk has changed.
  func notice(_ condition: JournalCondition) {
    if condition == .recording {
      info("the journal is written")
    } else {
      error("the journal is not written", metadata: ["condition": "\(condition)"])
    }
  }

  /// An upgrade of the venue has come so far.
  func notice(_ stage: UpgradeStage) { debug("upgrade", metadata: ["stage": "\(stage)"]) }

  /// Market time was gone back, or was to be.
  func notice(_ journey: Journey) {
    info(
      "rewind",
      metadata: [
        "to": "\(ClockText.time(journey.time))", "kind": "\(journey.kind)",
        "problem": "\(journey.problem ?? "none")",
      ])
  }

  /// The program could not begin or go on.
  func failed(_ problem: any Error) { error("could not go on", metadata: ["why": "\(problem)"]) }

  /// A session has ended.
  func ended(_ ending: TradingSession.Ending, _ state: DeskState, _ unwritten: String?) {
    let how =
      switch ending {
      case .left: "left"
      case .terminated(let signal): "signal \(signal)"
      case .hungUp: "the terminal is gone"
      }
    info(
      "session ends",
      metadata: [
        "how": "\(how)", "fills": "\(state.fills.count)", "orders": "\(state.view.orders.count)",
        "missed": "\(state.missedEvents)",
      ])
    if let unwritten { error("the end was not recorded", metadata: ["reason": "\(unwritten)"]) }
  }
}
