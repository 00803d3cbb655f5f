/// Reads a journal from its first record to its last whole one. Changes nothing on the disk.
///
/// ```swift
/// var reader = try JournalReader(directory: folder, files: SystemFileStore())
/// while try reader.next() { use(reader.sequence, reader.payload) }
/// let cut = reader.tornBytes
/// ```
public struct JournalReader: Sendable {
  /// The record that `next()` came to: its number, from 1 on without gaps.
  public private(set) var sequence: UInt64 = 0
  /// The record's payload; its room is used again by the next one.
  public private(set) var payload: [UInt64] = []
  /// Which session the records belong to.
  public let identity: UInt64
  /// Bytes after the last whole record of the last segment; known at the end.
  public private(set) var tornBytes = 0
  /// How many segments were begun because the disk had failed before.
  public private(set) var failuresSurvived = 0

  private let directory: String
  private let files: any FileStore
  private let numbers: [UInt64]
  private let frame: RecordFrame
  private var segment: Segment
  /// The header of the segment after the present one.
  private var following: Segment?
  private var hasEnded = false

  /// A segment in memory, and how far it was read.
  struct Segment: Sendable {
    var header: SegmentHeader
    var contents: FileWords
    var path: String
    var position = SegmentHeader.wordCount
  }

  /// Opens the journal in a folder.
  ///
  /// - Parameter record: the record that the reader stands at; what is before it is not read again.
  ///   `next()` gives the one after it, or one of its segment that is earlier: skip those.
  /// - Throws: ``JournalError`` if there is none, or the segment's header is damaged.
  public init(
    directory: String, files: any FileStore, near record: UInt64 = 0
  ) throws(JournalError) {
    self.directory = directory
    self.files = files
    let names: [String]
    do throws(FileFailure) {
      names = try files.names(in: directory)
    } catch {
      throw error.isAbsence ? .noJournal(directory) : .file(error)
    }
    numbers = names.compactMap(SegmentHeader.number).sorted()
    guard let first = numbers.first else { throw .noJournal(directory) }
    var place = record == 0 ? 0 : numbers.count - 1
    var start = try Self.load(numbers[place], in: directory, files)
    while place > 0, start.header.firstSequence > record + 1 {
      place -= 1
      start = try Self.load(numbers[place], in: directory, files)
    }
    guard first == 1, place > 0 || start.header.firstSequence == 1 else {
      throw .brokenSeries(start.path)
    }
    sequence = start.header.firstSequence - 1
    identity = start.header.identity
    frame = RecordFrame(identity: identity)
    segment = start
    try loadFollowing()
  }

  /// The present segment's header, and its words up to the last whole record; what a writer goes on
  /// from.
  var lastSegment: (header: SegmentHeader, words: ArraySlice<UInt64>) {
    (segment.header, segment.contents.words[..<segment.position])
  }

  /// Comes to the next record.
  ///
  /// - Returns: false at the end.
  /// - Throws: ``JournalError/damaged(_:byte:after:)`` if a record is damaged and others follow it.
  public mutating func next() throws(JournalError) -> Bool {
    while !hasEnded {
      if let next = following, sequence + 1 >= next.header.firstSequence {
        guard sequence + 1 == next.header.firstSequence else { throw .brokenSeries(next.path) }
        segment = next
        try loadFollowing()
        continue
      }
      if let record = frame.record(at: segment.position, in: segment.contents.words),
        record.sequence == sequence + 1
      {
        take(record)
        return true
      }
      try end()
    }
    return false
  }

  private mutating func take(_ record: RecordFrame.Record) {
    sequence = record.sequence
    payload.removeAll(keepingCapacity: true)
    payload.append(contentsOf: segment.contents.words[record.payload])
    segment.position = record.payload.upperBound
  }

  /// There is no further valid record here: the end, unless one behind proves that what is missing
  /// had been on the disk.
  private mutating func end() throws(JournalError) {
    if let following { throw damage(isGap: following.path) }
    let words = segment.contents.words
    for start in segment.position..<max(segment.position, words.count) {
      guard let record = frame.record(at: start, in: words), record.batchStart > sequence + 1
      else { continue }
      throw damage(isGap: nil)
    }
    tornBytes = segment.contents.byteCount - segment.position * 8
    hasEnded = true
  }

  private func damage(isGap: String?) -> JournalError {
    if let isGap, segment.position >= segment.contents.words.count { return .brokenSeries(isGap) }
    return .damaged(segment.path, byte: segment.position * 8, after: sequence)
  }

  private mutating func loadFollowing() throws(JournalError) {
    following = nil
    let next = segment.header.number + 1
    guard let highest = numbers.last, next <= highest else { return }
    guard numbers.contains(next) else {
      throw .brokenSeries(directory + "/" + SegmentHeader.name(next))
    }
    let loaded = try Self.load(next, in: directory, files)
    guard loaded.header.identity == identity else { throw .brokenSeries(loaded.path) }
    failuresSurvived += loaded.header.followsFailure ? 1 : 0
    following = loaded
  }

  private static func load(
    _ number: UInt64, in directory: String, _ files: any FileStore
  ) throws(JournalError) -> Segment {
    let path = directory + "/" + SegmentHeader.name(number)
    let contents: FileWords
    do throws(FileFailure) { contents = try files.words(of: path) } catch { throw .file(error) }
    do throws(SegmentHeader.Problem) {
      let header = try SegmentHeader(words: contents.words)
      guard header.number == number else { throw SegmentHeader.Problem.damaged }
      return Segment(header: header, contents: contents, path: path)
    } catch {
      guard case .otherVersion(let found) = error else { throw .notAJournal(path) }
      throw .otherVersion(path, found: found, known: SegmentHeader.version)
    }
  }
}
