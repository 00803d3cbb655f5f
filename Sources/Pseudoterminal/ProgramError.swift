/// Why a program could not be measured.
public enum ProgramError: Error, CustomStringConvertible, Equatable {
  /// It could not be started; the system's reason.
  case notStarted(program: String, reason: String)
  /// It ended while it was being measured.
  case ended(program: String, status: Int)
  /// It wrote nothing that looks like a screen within this many seconds.
  case paintedNothing(program: String, seconds: Int)

  /// The system gives no terminal; its reason.
  case noTerminal(reason: String)
  /// The system does not say what it costs.
  case notMeasured(program: String)

  /// What happened, in one line.
  public var description: String {
    switch self {
    case .notStarted(let program, let reason): "\(program) cannot be started: \(reason)"
    case .ended(let program, let status): "\(program) ended with status \(status)"
    case .paintedNothing(let program, let seconds):
      "\(program) painted no screen within \(seconds) s"
    case .noTerminal(let reason): "there is no pseudo-terminal: \(reason)"
    case .notMeasured(let program): "the system does not say what \(program) costs"
    }
  }
}
