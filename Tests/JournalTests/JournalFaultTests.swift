import Journal
import Testing

/// Files cut and flipped at every byte, and disks that fail.
@Suite struct JournalFaultTests {
  /// A journal of some batches, its last one of a single record.
  private func sample(_ count: Int = 12) throws -> (SampleJournal, [UInt8]) {
    let sample = SampleJournal()
    var writer = try sample.create()
    try writer.add(count - 2)
    try writer.add(1)
    _ = consume writer
    return (sample, try sample.folder.bytes(SampleJournal.firstSegment))
  }

  @Test func cutAtEveryByteItRecoversToTheLastWholeRecord() throws {
    let (sample, bytes) = try sample()
    var ends = [64]
    for sequence in 1...UInt64(12) {
      ends.append(ends[ends.count - 1] + 16 + SampleJournal.payload(sequence).count * 8)
    }
    #expect(ends.last == bytes.count)
    for length in 0..<bytes.count {
      sample.folder.write(Array(bytes[..<length]), to: SampleJournal.firstSegment)
      guard length >= 64 else {
        #expect(throws: JournalError.self) { _ = try sample.recovered() }
        continue
      }
      let whole = ends.lastIndex { $0 <= length } ?? 0
      let found = try sample.recovered()
      #expect(found.records == UInt64(whole) && found.areRight)
      #expect(found.torn == length - ends[whole])
    }
  }

  @Test func flippedAtEveryByteItSaysSoOrLosesTheLastBatchAlone() throws {
    let (sample, bytes) = try sample()
    var errors = 0
    for index in bytes.indices {
      var flipped = bytes
      flipped[index] ^= 1 << UInt8(index % 8)
      sample.folder.write(flipped, to: SampleJournal.firstSegment)
      do {
        let found = try sample.recovered()
        #expect(found.areRight && found.records == 11 && found.torn > 0, "byte \(index)")
      } catch is JournalError {
        errors += 1
      }
    }
    #expect(errors == (bytes.count - 16 - SampleJournal.payload(12).count * 8))
  }

  /// Whatever fails, nothing that was durable is lost, and it goes on when the fault has gone.
  @Test(arguments: [
    FaultyFileStore.Fault.diskFull, .writeFails, .syncFails, .readOnly,
  ])
  func itGoesOnWhenTheFaultHasGone(fault: FaultyFileStore.Fault) throws {
    let sample = SampleJournal()
    var writer = try sample.create()
    try writer.add(7)
    sample.files.set(fault)
    for _ in 0..<5 { writer.append(SampleJournal.payload(writer.lastSequence + 1)) }
    #expect(throws: JournalError.self) { try writer.commit() }
    #expect(throws: JournalError.self) { try writer.renew() }
    #expect(writer.durableSequence == 8)
    let during = try sample.recovered()
    #expect(during.records >= 8 && during.areRight)

    sample.files.set(nil)
    try writer.renew()
    #expect(writer.durableSequence == 13)
    try writer.add(4)
    _ = consume writer
    let after = try sample.recovered()
    #expect(after.records == 17 && after.areRight && after.torn == 0)
    var reader = try JournalReader(directory: sample.folder.path, files: sample.files)
    while try reader.next() {}
    #expect(reader.failuresSurvived == 1)
  }

  @Test func writesThatTakeAFewBytesAreNoFailure() throws {
    let sample = SampleJournal()
    sample.files.set(.shortWrites)
    var writer = try sample.create()
    try writer.add(9)
    _ = consume writer
    let found = try sample.recovered()
    #expect(found.records == 10 && found.areRight)
  }

  @Test func aReadOnlyFolderIsSaid() throws {
    let sample = SampleJournal()
    sample.files.set(.readOnly)
    #expect(throws: JournalError.self) { _ = try sample.create() }
    do { _ = try sample.create() } catch let error as JournalError {
      #expect(error.description.hasSuffix("Read-only file system"))
    }
  }
}
