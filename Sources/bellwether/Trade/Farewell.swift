import ArgumentParser
import Desk
import Documents
import Exchange
import Market
import Simulation
import Terminal

/// What is said after the desk was left: how the account stands, and that nothing was lost.
struct Farewell {
  let state: DeskState
  let world: World
  /// What kept the last records from the disk; nil if they are there.
  let unwritten: String?
  /// What the recorded session is called; nil where nothing was recorded by it.
  var recorded: String?

  /// Prints it, and ends the program as the ending asks.
  func say(after ending: TradingSession.Ending) throws {
    switch ending {
    case .left: print(text)
    case .terminated(let signal):
      print(text)
      throw ExitCode(128 + signal)
    case .hungUp: throw ExitCode(129)
    }
  }

  /// How the drill went, if there was one.
  private var drill: String {
    if let result = state.drillResult { return "\nThe drill's score: \(result)." }
    guard let score = state.drillScore else { return "" }
    return "\nThe drill is not over; its score so far: \(score)."
  }

  /// The end of the name of a scenario that is another one as it could have been.
  private static let counterpartEnd = "-announced"

  /// How to see what a standstill cost that found orders of the person's; empty where none did.
  private var standstill: String {
    let halts = state.reconciliations.filter { $0.reopenedAt != nil && !$0.entries.isEmpty }
    guard let recorded, !halts.isEmpty else { return "" }
    let name = state.session.scenario
    let other =
      name.hasSuffix(Self.counterpartEnd)
      ? String(name.dropLast(Self.counterpartEnd.count)) : name + Self.counterpartEnd
    let known = (try? UserFolders.scenarios.entries().map(\.name)) ?? []
    return "\nWhat the standstill cost you, beside a trader of a few rules: bellwether compare "
      + "\(recorded) \(known.contains(other) ? other : name)"
  }

  private func count(_ number: Int, _ what: String) -> String {
    "\(number) \(what)\(number == 1 ? "" : "s")"
  }

  /// What counts and what does not, where the person went back; empty where they did not.
  private var passes: String {
    guard let practice = state.practice else { return "" }
    let from = ClockText.time(practice.from)
    guard let score = practice.firstPass else { return "Practice from \(from), not scored.\n" }
    return "The first pass is scored: \(state.words(for: score)).\n"
      + "Practice from \(from), not scored: \(state.words(for: state.score)).\n"
  }

  private var text: String {
    let audit = world.exchange.audit(at: world.now)
    let difference = audit.assets.map(\.difference).first { $0 != 0 } ?? 0
    let open = world.exchange.openOrderCount(of: state.session.account)
    return """
      \(passes)Left \(state.session.scenario) with \(count(open, "open order")) and \
      \(count(state.fills.count, "fill")).
      Audit \(audit.passed ? "passed" : "FAILED"): \(audit.ordersAfter) orders, \
      \(audit.assets.count) assets, difference \(difference).
      """
        + drill + standstill
        + (unwritten.map { "\nThe end of the session was not recorded: \($0)." } ?? "")
  }
}
