import ArgumentParser
import Desk
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

  private func count(_ number: Int, _ what: String) -> String {
    "\(number) \(what)\(number == 1 ? "" : "s")"
  }

  private var text: String {
    let audit = world.exchange.audit(at: world.now)
    let difference = audit.assets.map(\.difference).first { $0 != 0 } ?? 0
    let open = world.exchange.openOrderCount(of: state.session.account)
    return """
      Left \(state.session.scenario) with \(count(open, "open order")) and \
      \(count(state.fills.count, "fill")).
      Audit \(audit.passed ? "passed" : "FAILED"): \(audit.ordersAfter) orders, \
      \(audit.assets.count) assets, difference \(difference).
      """
        + drill
        + (unwritten.map { "\nThe end of the session was not recorded: \($0)." } ?? "")
  }
}
