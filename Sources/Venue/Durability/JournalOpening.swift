internal import Exchange

/// The first record of a journal: what the session was made from, complete, so that the journal
/// alone is enough to make it again.
public struct JournalOpening: Hashable, Sendable {
  /// The longest text of a scenario, in bytes.
  public static let textBytesMax = 400_000
  private static let kind: UInt64 = 1

  /// The scenario's name.
  public var scenarioName: String
  /// The scenario's document, byte by byte.
  public var scenarioText: [UInt8]
  /// The seed of its chance.
  public var seed: UInt64
  /// The version of the program.
  public var programVersion: String
  /// The hash of the state at the start.
  public var startHash: UInt64

  /// Says what a session is made from.
  public init(
    scenarioName: String, scenarioText: [UInt8], seed: UInt64, programVersion: String,
    startHash: UInt64
  ) {
    self.scenarioName = scenarioName
    self.scenarioText = scenarioText
    self.seed = seed
    self.programVersion = programVersion
    self.startHash = startHash
  }

  /// The payload of the record.
  var words: [UInt64] {
    var writer = WordWriter()
    writer.put(Self.kind)
    writer.put(seed)
    writer.put(startHash)
    for text in [Array(scenarioName.utf8), Array(programVersion.utf8), scenarioText] {
      writer.put(text)
    }
    return writer.words
  }

  /// Reads the payload.
  init(words: [UInt64]) throws(WordReader.Malformed) {
    var reader = WordReader(words)
    guard try reader.word() == Self.kind else { throw WordReader.Malformed() }
    seed = try reader.word()
    startHash = try reader.word()
    scenarioName = String(decoding: try reader.bytes(), as: UTF8.self)
    programVersion = String(decoding: try reader.bytes(), as: UTF8.self)
    scenarioText = try reader.bytes()
    guard reader.isAtEnd else { throw WordReader.Malformed() }
  }

  /// A number that tells sessions apart: records of another one are invalid in this one's journal.
  func identity(in directory: String) -> UInt64 {
    var hash = StateHash()
    for word in words { hash.combine(word) }
    hash.combine(directory)
    return hash.value
  }
}

extension WordWriter {
  /// A word with the length, then eight bytes a word.
  mutating func put(_ bytes: [UInt8]) {
    put(UInt64(bytes.count))
    for start in stride(from: 0, to: bytes.count, by: 8) {
      var word: UInt64 = 0
      for index in start..<min(start + 8, bytes.count) {
        word |= UInt64(bytes[index]) << UInt64((index - start) * 8)
      }
      put(word)
    }
  }
}

extension WordReader {
  /// Bytes as they were put.
  mutating func bytes() throws(Malformed) -> [UInt8] {
    let length = try word()
    guard length <= UInt64(JournalOpening.textBytesMax) else { throw Malformed() }
    var bytes: [UInt8] = []
    while bytes.count < Int(length) {
      let word = try word()
      for index in 0..<min(8, Int(length) - bytes.count) {
        bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(index * 8)))
      }
    }
    return bytes
  }
}
