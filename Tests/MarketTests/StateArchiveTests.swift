import Testing

@testable import Market

/// A bit of everything that an archive can take.
private struct Sample: Archived, Hashable {
  var small: UInt8 = 0
  var signed: Int32 = 0
  var long: Int64 = 0
  var word: UInt64 = 0
  var wide: Int128 = 0
  var truth = false
  var side = Side.buy
  var account: UInt32 = 0
  var policy = HaltPolicy.hold
  var flag = false
  var numbers: [Int64] = []
  var packed: [UInt32] = []
  var text = ""
  var missing: Int64?
  var phase = MarketPhase.open
  var notice: MaintenanceNotice?

  mutating func transfer(_ archive: inout StateArchive) {
    archive.begin("sample")
    archive.transfer(&small)
    archive.transfer(&signed)
    archive.transfer(&long, in: -5...Int64.max)
    archive.transfer(&word)
    archive.transfer(&wide)
    archive.transfer(&truth)
    archive.transfer(&side)
    archive.transferFields {
      $0.transfer(&account, bits: 32)
      $0.transfer(&policy, bits: 4)
      $0.transfer(&flag)
    }
    archive.transfer(&numbers)
    archive.transferPacked(&packed)
    archive.transfer(&text)
    archive.transfer(&missing)
    phase.transfer(&archive)
    archive.transfer(&notice, blank: .blank)
  }

  func words() -> [UInt64] {
    var archive = StateArchive()
    var copy = self
    copy.transfer(&archive)
    return archive.sealed()
  }

  static func read(_ words: [UInt64]) throws(StateArchive.Failure) -> Sample {
    var archive = StateArchive(reading: words)
    var sample = Sample()
    sample.transfer(&archive)
    try archive.close()
    return sample
  }

  var hash: UInt64 {
    var archive = StateArchive.hashing
    var copy = self
    copy.transfer(&archive)
    return archive.hash
  }

  static var full: Sample {
    var notice = MaintenanceNotice(
      id: NoticeID(3), publishedAt: Instant(nanoseconds: 5),
      plan: MaintenancePlan(
        title: "Storage", reason: "Älter als 9 Jahre", instruments: [InstrumentID(2)],
        cancelOnlyAt: Instant(nanoseconds: 10), haltAt: Instant(nanoseconds: 20),
        expectedOpen: Instant(nanoseconds: 90), verifying: TimeSpan(nanoseconds: 1),
        reopeningCancelOnly: TimeSpan(nanoseconds: 2), auction: TimeSpan(nanoseconds: 3),
        restingOrders: .cancel, advice: "", nextUpdateDue: Instant(nanoseconds: 50)))
    notice.revision = 7
    notice.updatedAt = Instant(nanoseconds: 6)
    notice.stage = .verifying
    notice.estimates = [
      EstimateChange(
        time: Instant(nanoseconds: 1), from: Instant(nanoseconds: 2), to: Instant(nanoseconds: 3),
        reason: "slow")
    ]
    notice.progress = WorkProgress(step: 2, steps: 4, title: "copying")
    notice.audit = AuditReport(
      countedAt: Instant(nanoseconds: 4), auditedAt: Instant(nanoseconds: 8), ordersBefore: 1,
      ordersAfter: 2, orderHashBefore: 3, orderHashAfter: 4,
      assets: [
        AssetAudit(
          asset: AssetID(1), totalBefore: -1, totalAfter: Int128.max, heldByOrders: 6,
          heldInAccounts: 7)
      ])
    notice.updateOverdue = true
    notice.calledOffReason = "no need"
    return Sample(
      small: 200, signed: -7, long: .max, word: .max, wide: Int128.min + 5, truth: true,
      side: .sell, account: .max, policy: .cancel, flag: true, numbers: [1, -2, .min],
      packed: [9, 8, .max],
      text: "nine bytes and ÷", missing: -1, phase: .halted(.fault), notice: notice)
  }
}

@Suite struct StateArchiveTests {
  @Test func everythingComesBack() throws {
    for sample in [Sample(), .full] {
      let words = sample.words()
      let read = try Sample.read(words)
      #expect(read == sample)
      #expect(read.words() == words)
      #expect(read.hash == sample.hash)
    }
    #expect(Sample().hash != Sample.full.hash)
  }

  /// The hash is of the words that would be written.
  @Test func hashingSeesWhatWritingWrites() {
    let words = Sample.full.words().dropFirst(StateArchive.headerCount)
    var archive = StateArchive.hashing
    for var word in words { archive.transfer(&word) }
    #expect(archive.hash == Sample.full.hash)
  }

  @Test func aSealShowsEveryFlipAndEveryCut() {
    let words = Sample.full.words()
    for index in words.indices {
      for bit in stride(from: UInt64(0), to: 64, by: 7) {
        var flipped = words
        flipped[index] ^= 1 << bit
        #expect(throws: StateArchive.Failure.self) { try Sample.read(flipped) }
      }
      #expect(throws: StateArchive.Failure.self) { try Sample.read(Array(words[..<index])) }
    }
    #expect(throws: StateArchive.Failure.self) { try Sample.read(words + [0]) }
  }

  /// Under a seal that is right for them, other words are refused or come back as they are.
  @Test func whateverIsReadIsAllThatWasThere() {
    let words = Sample.full.words()
    var refused: [StateArchive.Failure.Reason: Int] = [:]
    for index in StateArchive.headerCount..<words.count {
      for bit in UInt64(0)..<64 {
        var flipped = words
        flipped[index] ^= 1 << bit
        Self.reseal(&flipped)
        do {
          let read = try Sample.read(flipped)
          #expect(read.words() == flipped)
          #expect(read.hash != Sample.full.hash)
        } catch {
          refused[error.reason, default: 0] += 1
        }
      }
      var cut = Array(words[..<index])
      Self.reseal(&cut)
      #expect(throws: StateArchive.Failure.self) { try Sample.read(cut) }
    }
    for reason in [StateArchive.Failure.Reason.truncated, .outOfRange, .outOfPlace] {
      #expect(refused[reason, default: 0] > 0, "\(reason)")
    }
  }

  @Test func eachFaultHasItsName() {
    func reason(_ words: [UInt64]) -> StateArchive.Failure.Reason? {
      do {
        _ = try Sample.read(words)
        return nil
      } catch {
        return error.reason
      }
    }
    let words = Sample().words()
    #expect(reason(words) == nil)
    #expect(reason([]) == .notAnArchive)
    #expect(reason([1, 2, 3]) == .notAnArchive)
    #expect(reason([words[0]]) == .truncated)
    #expect(reason(Array(words.dropLast())) == .truncated)
    #expect(reason(words + [0]) == .surplus)
    var other = words
    other[1] += 1
    #expect(reason(other) == .unknownFormat)
    other = words
    other[7] += 1
    #expect(reason(other) == .damaged)
    other = words + [0]
    Self.reseal(&other)
    #expect(reason(other) == .surplus)
  }

  @Test(arguments: [UInt64.max, 1 << 62, 1 << 40, 4])
  func aCountBeyondTheRestSetsNothingAside(count: UInt64) {
    var archive = StateArchive()
    var word = count
    archive.transfer(&word)
    archive.transfer(&word)
    var reading = StateArchive(reading: archive.sealed())
    var numbers: [Int64] = [7]
    reading.transfer(&numbers)
    #expect(numbers.isEmpty)
    #expect(throws: StateArchive.Failure.self) { try reading.close() }
  }

  @Test func theFirstFaultCountsAndSaysWhere() {
    var archive = StateArchive()
    archive.begin("first")
    archive.begin("second")
    var word: UInt64 = 300
    archive.transfer(&word)
    var reading = StateArchive(reading: archive.sealed())
    reading.begin("first")
    reading.begin("second")
    var small: UInt8 = 1
    reading.transfer(&small)
    reading.begin("third")
    #expect(small == 1)
    #expect(
      reading.failure == StateArchive.Failure(.outOfRange, section: "second", word: 7))
    #expect(reading.failure?.description.contains("second") == true)
    #expect(!reading.isSound)
  }

  private static func reseal(_ words: inout [UInt64]) {
    words[2] = UInt64(words.count)
    words[3] = StateArchive.seal(words)
  }
}
