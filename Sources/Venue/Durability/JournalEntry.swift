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
  private enum Kind: UInt64 {
    case command = 2
    case mark, closing
  }

  /// Writes the entry.
  func write(to writer: inout WordWriter) {
    switch self {
    case .command(let stamped):
      writer.put(Kind.command.rawValue)
      writer.put(stamped.ordinal)
      writer.put(stamped.time)
      writer.put(stamped.eventsBefore.rawValue)
      writer.put(stamped.command)
    case .mark(let mark):
      writer.put(Kind.mark.rawValue)
      writer.put(mark)
    case .closing(let mark, let hash):
      writer.put(Kind.closing.rawValue)
      writer.put(mark)
      writer.put(hash)
    }
  }

  /// Reads an entry; every word must have a meaning.
  init(words: [UInt64]) throws(WordReader.Malformed) {
    var reader = WordReader(words)
    switch Kind(rawValue: try reader.word()) {
    case .command:
      let ordinal = try reader.word()
      let time = try reader.time()
      let events = Sequence(try reader.word())
      self = .command(
        StampedCommand(
          ordinal: ordinal, time: time, eventsBefore: events, command: try reader.command()))
    case .mark: self = .mark(try reader.mark())
    case .closing: self = .closing(try reader.mark(), stateHash: try reader.word())
    case nil: throw WordReader.Malformed()
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
