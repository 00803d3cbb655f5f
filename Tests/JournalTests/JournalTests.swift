import Testing

@testable import Journal

/// What is written is what is read, through ends, segments and faults.
@Suite struct JournalTests {
  /// RFC 3720, appendix B.4: 32 bytes of zeros, of ones, counting up.
  @Test func theChecksumIsTheOneOfTheStandard() {
    let checksum = Checksum()
    #expect(checksum.of([0, 0, 0, 0][...]) == 0x8A91_36AA)
    #expect(checksum.of([.max, .max, .max, .max][...]) == 0x62A8_AB43)
    let counting: [UInt64] = [
      0x0706_0504_0302_0100, 0x0F0E_0D0C_0B0A_0908, 0x1716_1514_1312_1110, 0x1F1E_1D1C_1B1A_1918,
    ]
    #expect(checksum.of(counting[...]) == 0x46DD_794E)
  }

  @Test(arguments: [1 << 20, 300])
  func everythingIsReadBack(segmentBytes: Int) throws {
    let sample = SampleJournal()
    var writer = try sample.create(segmentBytesMax: segmentBytes)
    try writer.add(40)
    #expect(writer.durableSequence == 41)
    _ = consume writer
    let first = try sample.recovered()
    #expect(first.records == 41 && first.torn == 0 && first.areRight)

    var resumed = try sample.resume(segmentBytesMax: segmentBytes)
    #expect(resumed.epoch == 2)
    try resumed.add(25)
    _ = consume resumed
    let second = try sample.recovered()
    #expect(second.records == 66 && second.areRight)
    let segments = try sample.files.names(in: sample.folder.path).filter {
      $0.hasSuffix(".journal")
    }
    #expect((segments.count > 3) == (segmentBytes == 300))
  }

  @Test func whatWasNotCommittedIsNotThere() throws {
    let sample = SampleJournal()
    var writer = try sample.create()
    try writer.add(4)
    writer.append([1])
    #expect(writer.durableSequence == 5 && writer.lastSequence == 6 && writer.heldBytes == 24)
    _ = consume writer
    #expect(try sample.recovered().records == 5)
  }

  @Test func twoProcessesDoNotShareAJournal() throws {
    let sample = SampleJournal()
    let writer = try sample.create()
    #expect(throws: JournalError.inUse(sample.folder.path)) { _ = try sample.resume() }
    _ = consume writer
    _ = try sample.resume()
  }

  @Test func aMissingJournalOrSegmentIsAClearError() throws {
    let sample = SampleJournal()
    #expect(throws: JournalError.noJournal(sample.folder.path)) { _ = try sample.recovered() }
    var writer = try sample.create(segmentBytesMax: 300)
    try writer.add(60)
    _ = consume writer
    try sample.files.remove(sample.folder.path + "/segment-000002.journal")
    #expect(throws: JournalError.self) { _ = try sample.recovered() }
  }

  /// The damaged place, and what comes of it.
  @Test func aHoleWithinTheLastBatchIsATornTail() throws {
    let sample = SampleJournal()
    var writer = try sample.create()
    try writer.add(6, batch: 3)
    _ = consume writer
    var bytes = try sample.folder.bytes(SampleJournal.firstSegment)
    // Records of 2, 3, 4, 5, ... words: the fifth begins at word 8 + 2 * 4 + 14 = 30.
    for index in 30 * 8..<31 * 8 { bytes[index] = 0 }
    sample.folder.write(bytes, to: SampleJournal.firstSegment)
    let found = try sample.recovered()
    #expect(found.records == 4 && found.areRight)
    #expect(found.torn == bytes.count - 30 * 8)

    bytes[9 * 8] ^= 1
    sample.folder.write(bytes, to: SampleJournal.firstSegment)
    #expect(throws: JournalError.self, "the first batch had been on the disk") {
      _ = try sample.recovered()
    }
  }

  @Test func snapshotsAreKeptByTwoAndCheckedWhenRead() throws {
    let sample = SampleJournal()
    let store = SnapshotStore(
      directory: sample.folder.path, identity: 5, files: sample.files)
    for sequence in [UInt64(10), 20, 30] {
      try store.store(.init(sequence: sequence, words: [sequence, 1, 2]))
    }
    #expect(try store.sequences() == [30, 20])
    #expect(store.read(30)?.words == [30, 1, 2])
    #expect(store.read(10) == nil)
    var bytes = try sample.folder.bytes("snapshot-000000000030.state")
    bytes[50] ^= 4
    sample.folder.write(bytes, to: "snapshot-000000000030.state")
    #expect(store.read(30) == nil)
    #expect(store.read(20) != nil)
    sample.files.set(.diskFull)
    #expect(throws: JournalError.self) { try store.store(.init(sequence: 40, words: [1])) }
    #expect(try store.sequences() == [30, 20])
  }
}
