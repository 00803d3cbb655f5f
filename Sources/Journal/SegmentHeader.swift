/// The first eight words of a segment: what it is, whose it is, and where it goes on from.
struct SegmentHeader: Equatable, Sendable {
  /// The words it takes.
  static let wordCount = 8
  /// The layout that this program reads and writes.
  static let version: UInt64 = 2
  /// `BWJOURNL`, least byte first.
  private static let magic: UInt64 = 0x4C4E_5255_4F4A_5742

  /// Which session the records belong to.
  var identity: UInt64
  /// How often the journal was opened for writing, from 1 on.
  var epoch: UInt64
  /// Its place among the segments, from 1 on.
  var number: UInt64
  /// The sequence of its first record. What an earlier segment has from there on does not count.
  var firstSequence: UInt64
  /// Whether it was begun because the one before could not be brought to the disk.
  var followsFailure = false

  /// The words.
  var words: [UInt64] {
    var words = [
      Self.magic, Self.version, identity, epoch, number, firstSequence, followsFailure ? 1 : 0,
    ]
    words.append(UInt64(Checksum().of(words[...])))
    return words
  }

  /// Why words are no header.
  enum Problem: Error, Equatable {
    case incomplete, notAJournal, damaged
    case otherVersion(UInt64)
  }

  /// Reads the header from the first words of a segment.
  init(words: [UInt64]) throws(Problem) {
    guard words.count >= Self.wordCount else { throw .incomplete }
    let isWhole = words[7] == UInt64(Checksum().of(words[..<7]))
    guard words[0] == Self.magic else { throw isWhole ? .notAJournal : .damaged }
    guard isWhole else { throw .damaged }
    guard words[1] == Self.version else { throw .otherVersion(words[1]) }
    identity = words[2]
    epoch = words[3]
    number = words[4]
    firstSequence = words[5]
    followsFailure = words[6] & 1 == 1
  }

  init(identity: UInt64, epoch: UInt64, number: UInt64, firstSequence: UInt64) {
    self.identity = identity
    self.epoch = epoch
    self.number = number
    self.firstSequence = firstSequence
  }

  /// What the file of a segment is called.
  static func name(_ number: UInt64) -> String {
    let digits = String(number)
    return "segment-" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
      + ".journal"
  }

  /// The number in a segment's file name; nil for other files.
  static func number(in name: String) -> UInt64? {
    guard name.hasPrefix("segment-"), name.hasSuffix(".journal") else { return nil }
    return UInt64(name.dropFirst(8).dropLast(8))
  }
}
