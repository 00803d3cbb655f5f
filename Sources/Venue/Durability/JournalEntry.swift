internal import Market

/// What a record of the journal says, after the first one, which is the opening.
enum JournalEntry: Hashable, Sendable, BitwiseCopyable {
  /// A command is carried out.
  case command(StampedCommand)
  /// Market time ran on this far.
  case mark(TimeMark)
  /// The session ended in order, in a state of this hash.
  case closing(TimeMark, stateHash: UInt64)
}

extension JournalEntry {
  private enum Kind: UInt8 {
    case command = 2
    case mark, closing
  }

  /// Writes the entry.
  func write(to writer: inout WordWriter) {
    var head = PackedWord()
    head.put(kind.rawValue, bits: 8)
    switch self {
    case .command(let stamped): writer.put(stamped, head: head)
    case .mark(let mark):
      writer.put(head.word)
      writer.put(mark)
    case .closing(let mark, let hash):
      writer.put(head.word)
      writer.put(mark)
      writer.put(hash)
    }
  }

  private var kind: Kind {
    switch self {
    case .command: .command
    case .mark: .mark
    case .closing: .closing
    }
  }

  /// Reads an entry; every word must have a meaning.
  init(words: [UInt64]) throws(WordReader.Malformed) {
    var reader = WordReader(words)
    var head = PackedWord(try reader.word())
    let kind = try head.take(Kind.self)
    guard kind == .command || head.isAtEnd else { throw WordReader.Malformed() }
    switch kind {
    case .command: self = .command(try reader.stampedCommand(head: head))
    case .mark: self = .mark(try reader.mark())
    case .closing: self = .closing(try reader.mark(), stateHash: try reader.word())
    }
    guard reader.isAtEnd else { throw WordReader.Malformed() }
  }
}

extension WordWriter {
  mutating func put(_ mark: TimeMark) {
    put(mark.time)
    put(mark.events.rawValue)
    put(mark.commandCount)
  }
}

extension WordReader {
  mutating func mark() throws(Malformed) -> TimeMark {
    TimeMark(time: try time(), events: Sequence(try word()), commandCount: try word())
  }
}
