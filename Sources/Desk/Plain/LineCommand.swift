import Market

/// What a typed line has the desk do. The desk does it as it does what its command line asks for:
/// through the same ticket, the same questions and the same refusals.
public enum LineCommand: Hashable, Sendable {
  /// Do what a command line says.
  case run([CommandPart])
  /// Do what a key does.
  case action(Action)
  /// Say yes (`true`) to what is asked, or no.
  case answer(Bool)

  /// What it asks for, step by step.
  var steps: [CommandStep] {
    switch self {
    case .run(let parts): parts.map(\.step)
    case .action(let action): [.action(action)]
    case .answer: []
    }
  }
}

/// What a typed line asks to be told, and what steers the telling.
enum LineQuestion: Hashable, Sendable {
  case book(levels: Int)
  case orders
  case alerts
  case balances
  case market
  case fills(count: Int)
  case notice
  case incident
  case reconciliation
  case log(count: Int)
  case help
  /// Announce prices every so many seconds; `nil` ends it.
  case watch(seconds: Int?)
  /// Read the next line after so many seconds of market time.
  case wait(seconds: Int)
}

/// A line, read.
enum LineReading: Hashable, Sendable {
  case nothing
  case command(LineCommand)
  case question(LineQuestion)
  /// It means nothing; in words, with what would.
  case unreadable(String)
}

extension Desk {
  /// Does what a typed line asks for.
  static func carryOut(_ command: LineCommand, _ state: inout DeskState) -> [Effect] {
    switch command {
    case .run(let parts):
      return run(parts, rows: state.view.orders.map(\.id), isTyped: true, &state)
    case .action(let action): return perform(action, &state)
    case .answer(let isYes): return perform(isYes ? .confirm : .dismiss, &state)
    }
  }
}
