import Journal
import Testing

@Suite struct NamelessFileTests {
  @Test(arguments: [0, 1, 4_096, 3_000_001])
  func whatWasWrittenComesBackAndHasNoName(count: Int) throws {
    let folder = TemporaryFolder()
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ $0 >> 8) }
    let file = try NamelessFile(bytes, in: folder.path)
    #expect(try SystemFileStore().names(in: folder.path) == [])
    #expect(file.byteCount == count)
    // Twice: a file is read from its start each time.
    let isSame = try file.bytes() == bytes && file.bytes() == bytes
    #expect(isSame)
  }

  @Test func twoFilesOfOneFolderAreApart() throws {
    let folder = TemporaryFolder()
    let first = try NamelessFile([1, 2, 3], in: folder.path)
    let second = try NamelessFile([4, 5], in: folder.path)
    #expect(try first.bytes() == [1, 2, 3])
    #expect(try second.bytes() == [4, 5])
  }

  @Test func aFolderThatIsNotThereIsAFailureThatNamesIt() {
    let path = "/nowhere/at all"
    let failure = #expect(throws: FileFailure.self) { try NamelessFile([1], in: path) }
    #expect(failure?.call == .create && failure?.path == path)
  }

  /// Closed with the last holder: as many can be made as one likes, one after another.
  @Test func whoeverLetsGoOfItClosesIt() throws {
    let folder = TemporaryFolder()
    for number in 0..<5_000 {
      _ = try NamelessFile([UInt8(truncatingIfNeeded: number)], in: folder.path)
    }
  }
}
