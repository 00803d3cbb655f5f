/// How a record lies in a segment: two words before its payload.
///
/// | word | bits | what |
/// |---|---|---|
/// | 0 | 0-15 | words of the payload, 1 to 65,535|
/// | 0 | 16-31 | place in its batch, from 0 on |
/// | 0 | 32-63 | CRC-32C |
/// | 1 | all | sequence |
/// | 2... | all | payload |
///
/// The checksum is over the session's identity, the length, the place, the sequence and the
/// payload: a record of another session, or one in the wrong place, is as invalid as a damaged one.
/// A length of 0 is not allowed, so that zeros are no record.
///
/// A batch is what one sync brings to the disk, and none is written before the one ahead of it is
/// there. So a valid record proves that everything before its batch had reached the disk, and the
/// place in the batch says how far that is: a hole before it is damage, a hole within the batch is
/// what a power failure leaves of a batch that was never acknowledged.
struct RecordFrame: Sendable {
  /// Words before the payload.
  static let headWords = 2
  /// The longest payload.
  static let payloadWordsMax = 65_535
  /// The most records of a batch.
  static let batchMax = 1 << 16

  private let checksum = Checksum()
  private let salt: UInt32

  init(identity: UInt64) {
    salt = checksum.adding(identity, to: Checksum.start)
  }

  /// Appends a record to a buffer.
  func append(
    _ payload: [UInt64], sequence: UInt64, place: UInt64, to buffer: inout [UInt64]
  ) {
    precondition(
      (1...Self.payloadWordsMax).contains(payload.count), "a record has 1 to 65,535 words")
    precondition(place < Self.batchMax, "a batch has at most 65,536 records")
    let head = UInt64(payload.count) | place << 16
    var sum = checksum.adding(head, to: salt)
    sum = checksum.adding(sequence, to: sum)
    for word in payload { sum = checksum.adding(word, to: sum) }
    buffer.append(head | UInt64(Checksum.finish(sum)) << 32)
    buffer.append(sequence)
    buffer.append(contentsOf: payload)
  }

  /// The record that begins at a word, if a whole and valid one does.
  func record(at start: Int, in words: [UInt64]) -> Record? {
    guard start + Self.headWords < words.count else { return nil }
    let head = words[start] & 0xFFFF_FFFF
    let length = Int(head & 0xFFFF)
    guard (1...Self.payloadWordsMax).contains(length),
      start + Self.headWords + length <= words.count
    else { return nil }
    let sequence = words[start + 1]
    let place = head >> 16
    guard sequence > place else { return nil }
    var sum = checksum.adding(head, to: salt)
    sum = checksum.adding(sequence, to: sum)
    let payload = start + Self.headWords..<start + Self.headWords + length
    for index in payload { sum = checksum.adding(words[index], to: sum) }
    guard UInt64(Checksum.finish(sum)) == words[start] >> 32 else { return nil }
    return Record(sequence: sequence, batchStart: sequence - place, payload: payload)
  }

  /// A record in a buffer.
  struct Record: Equatable {
    var sequence: UInt64
    /// The sequence of the first record of its batch.
    var batchStart: UInt64
    /// Where its payload is.
    var payload: Range<Int>
  }
}
