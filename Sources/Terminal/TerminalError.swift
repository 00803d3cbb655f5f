/// Why a screen could not be opened.
public enum TerminalError: Error, Hashable, Sendable {
  /// Standard input or output is a file or a pipe.
  case notATerminal
  /// The terminal type in `TERM` cannot place a cursor.
  case incapable(type: String)
  /// Neither the type in `TERM` nor a common one is in the system's terminfo.
  case unknownType(String)
  /// A screen is open in this process already.
  case alreadyOpen
  /// The system refused something.
  case system(what: String, code: Int32)
}

extension TerminalError: CustomStringConvertible {
  /// What is wrong and what to do, as a line for a person.
  public var description: String {
    switch self {
    case .notATerminal:
      "not a terminal: start it in a terminal, with input and output not redirected, or with "
        + "--plain, which needs none"
    case .incapable(let type):
      "TERM=\(type) cannot place a cursor: set TERM to your terminal's type, such as xterm-256color"
    case .unknownType(let type):
      "TERM=\(type) is unknown here: set TERM to a known type, such as xterm or vt100"
    case .alreadyOpen:
      "the screen is open already"
    case .system(let what, let code):
      "\(what) failed (error \(code))"
    }
  }
}
