import Desk
import Documents
import Logging

/// The files that a session at the desk writes beside its journal: the log and the history of
/// command lines.
struct DeskFiles {
  /// How large the history grows before it becomes the old one.
  private static let historyBytesMax = 64 << 10

  /// What an operator wants to know; goes nowhere without a place for it.
  let log: Logger
  /// The command lines of before; nil without a place for them.
  private let history: LineFile?

  init(log level: Settings.LogLevel) {
    let folder = UserFolders.state
    history = folder.map {
      LineFile(path: $0 + "/history", bytesMax: Self.historyBytesMax)
    }
    log = Logger(label: "bellwether") { _ in
      guard let folder, let level = level.level else { return SwiftLogNoOpLogHandler() }
      return LogFileHandler(
        file: LineFile(path: folder + "/bellwether.log", bytesMax: LogFileHandler.bytesMax),
        level: level)
    }
  }

  /// The command lines of earlier sessions.
  var commandHistory: CommandHistory {
    CommandHistory(history?.lastLines(CommandHistory.linesMax) ?? [])
  }

  /// Keeps a command line for the next session; gives what is wrong if it cannot.
  func remember(_ line: String) -> String? {
    do throws(LineFile.Failure) {
      try history?.append(line)
      return nil
    } catch {
      log.warning("a command line was not kept", metadata: ["reason": "\(error)"])
      return "the command line was not kept: \(error)"
    }
  }
}

extension Settings.LogLevel {
  /// As the log has it; nil where nothing is logged.
  fileprivate var level: Logger.Level? {
    switch self {
    case .debug: .debug
    case .info: .info
    case .warning: .warning
    case .error: .error
    case .none: nil
    }
  }
}
