/// What is wrong with a journal, in words that say what can be done.
public enum JournalError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The system refused something.
  case file(FileFailure)
  /// Another process has it open.
  case inUse(String)
  /// There is no journal in the folder.
  case noJournal(String)
  /// The first words of a segment are not those of one.
  case notAJournal(String)
  /// It was written by a program with another layout.
  case otherVersion(String, found: UInt64, known: UInt64)
  /// A segment is missing, or is one of another session.
  case brokenSeries(String)
  /// A record is damaged and there are valid ones behind it: what it was cannot be known.
  case damaged(String, byte: Int, after: UInt64)

  /// The problem in words.
  public var description: String {
    switch self {
    case .file(let failure): failure.description
    case .inUse(let path):
      "\(path) is in use by another bellwether; leave that one first, or begin a new session"
    case .noJournal(let path): "there is no journal in \(path)"
    case .notAJournal(let path): "\(path) is not a journal, or its header is damaged"
    case .otherVersion(let path, let found, let known):
      "\(path) has layout \(found), and this program reads layout \(known)"
    case .brokenSeries(let path): "the journal has a gap at \(path): a segment is missing"
    case .damaged(let path, let byte, let after):
      "\(path) is damaged at byte \(byte), after record \(after), and valid records follow: "
        + "nothing was recovered; restore the file from a copy"
    }
  }
}
