import Market
import Testing

@testable import Exchange

@Suite struct ArchiveTests {
  /// An exchange after many commands, with notices in several stages, and what its events told.
  private static func busy(seed: UInt64, commands: Int, orderCapacity: Int = 64) -> Bench {
    var bench = Bench(orderCapacity: orderCapacity, accounts: 4)
    bench.run(.announce(bench.plan()))
    var source = CommandSource(seed: seed, accounts: 4, instruments: 2)
    for _ in 0..<commands { play(&source, &bench) }
    return bench
  }

  @discardableResult
  private static func play(_ source: inout CommandSource, _ bench: inout Bench) -> [Event] {
    bench.now = bench.now + .seconds(source.random.chance(3) ? 120 : 1)
    let command = source.next()
    let events = bench.run(
      command.action, as: command.account, reference: command.reference.rawValue)
    if case .place = command.action, let id = events.accepted {
      source.known.append((id, command.account))
    }
    return events
  }

  private static func restored(_ exchange: Exchange) throws -> Exchange {
    try Exchange(configuration: exchange.configuration, restoring: exchange.archive())
  }

  /// Through all phases of a maintenance: at every thirtieth command the exchange is archived and
  /// goes on as what was read back, beside the one that was never archived.
  @Test(arguments: 1...6)
  func whatWasReadBackGoesTheSameWay(seed: UInt64) throws {
    var never = Self.busy(seed: seed, commands: 60)
    var again = never
    var source = CommandSource(seed: seed + 100, accounts: 4, instruments: 2)
    var phases: Set<MarketPhase> = []
    for round in 0..<3_000 {
      if round % 30 == 0 {
        let words = again.exchange.archive()
        again.exchange = try Exchange(
          configuration: again.exchange.configuration, restoring: words)
        #expect(again.exchange.archive() == words)
        #expect(again.exchange.stateHash == never.exchange.stateHash)
        phases.insert(never.exchange.phase(of: Bench.market))
      }
      var same = source
      let expected = Self.play(&source, &never)
      let events = Self.play(&same, &again)
      guard events == expected else {
        Issue.record("the exchanges part at command \(round)")
        return
      }
    }
    #expect(again.exchange.stateHash == never.exchange.stateHash)
    #expect(phases.count >= 3)
  }

  @Test func anEmptyExchangeComesBack() throws {
    let exchange = Exchange(configuration: Bench.configuration())
    let restored = try Self.restored(exchange)
    #expect(restored.stateHash == exchange.stateHash)
    #expect(restored.archive() == exchange.archive())
  }

  @Test func wornSlotsAreNeverGivenOutAgain() throws {
    var bench = Bench(orderCapacity: 4)
    let worn = bench.place(.buy, 1, at: 5)
    let kept = bench.place(.buy, 1, at: 6)
    bench.exchange.floor.pool.nodes[0].generation = .max
    bench.run(.cancel(OrderID(slot: 0, generation: .max)))
    #expect(worn != nil && kept != nil)
    bench.exchange = try Self.restored(bench.exchange)
    #expect(bench.exchange.archive() == (try Self.restored(bench.exchange)).archive())
    #expect((0..<3).map { _ in bench.place(.sell, 1, at: 90)?.slot } == [2, 3, nil])
  }

  /// Every level far from the others, so that the band has to move and to grow.
  @Test func farLevelsComeBack() throws {
    var bench = Bench(orderCapacity: 512)
    for step in 0..<200 {
      bench.place(
        step % 2 == 0 ? .buy : .sell, 1,
        at: Int64(step % 2 == 0 ? 1 : 9_000) * (1_000 - Int64(step)) / 2)
    }
    let restored = try Self.restored(bench.exchange)
    #expect(restored.archive() == bench.exchange.archive())
    #expect(restored.stateHash == bench.exchange.stateHash)
  }

  @Test func aPendingAuditComesBackAndStillFindsWhatIsLost() throws {
    var bench = Bench()
    bench.place(.buy, 10, at: 100)
    let plan = bench.plan()
    bench.run(.announce(plan))
    bench.advance(to: plan.haltAt + .seconds(1))
    var restored = bench
    restored.exchange = try Self.restored(bench.exchange)
    var robbed = restored
    robbed.exchange.unshare()
    robbed.exchange.floor.ledger.entries[4].total -= 1
    let events = bench.advance(to: plan.expectedOpen)
    #expect(restored.advance(to: plan.expectedOpen) == events)
    #expect(events.kinds.contains("audited"))
    #expect(robbed.advance(to: plan.expectedOpen) != events)
  }

  /// Under a right seal each flipped word is refused, or comes back as it is and is seen by the
  /// state hash; time alone decides nothing and is not in the hash.
  @Test(arguments: [2, 3])
  func everyFlipIsRefusedOrSeen(seed: UInt64) {
    let exchange = Self.busy(seed: seed, commands: 160).exchange
    let words = exchange.archive()
    let hash = exchange.stateHash
    var accepted = 0
    for index in ArchiveFuzz.first..<words.count {
      for bit in stride(from: UInt64(index % 3), to: 64, by: 3) {
        var flipped = words
        flipped[index] ^= 1 << bit
        ArchiveFuzz.reseal(&flipped)
        guard
          let read = try? Exchange(configuration: exchange.configuration, restoring: flipped)
        else { continue }
        accepted += 1
        let isSame = read.archive() == flipped
        #expect(isSame, "word \(index)")
        #expect(read.stateHash != hash || read.time != exchange.time, "word \(index), bit \(bit)")
      }
      var cut = Array(words[..<index])
      ArchiveFuzz.reseal(&cut)
      #expect(throws: StateArchive.Failure.self) {
        try Exchange(configuration: exchange.configuration, restoring: cut)
      }
    }
    #expect(accepted > 100)
  }

  /// Whatever is read is a sound exchange: it can be traded on until everything is cancelled.
  @Test(arguments: 1...4)
  func noDamageTraps(seed: UInt64) {
    let bench = Self.busy(seed: seed, commands: 200)
    let words = bench.exchange.archive()
    var random = Random(seed: seed)
    var accepted = 0
    for _ in 0..<600 {
      let damaged = ArchiveFuzz.damage(words, &random)
      guard
        let read = try? Exchange(configuration: bench.exchange.configuration, restoring: damaged)
      else { continue }
      accepted += 1
      let isSame = read.archive() == damaged
      #expect(isSame)
      #expect(read.audit(at: read.time).passed)
      guard read.time <= bench.now else { continue }
      var other = bench
      other.exchange = read
      var source = CommandSource(seed: seed, accounts: 4, instruments: 2)
      for _ in 0..<50 { Self.play(&source, &other) }
      #expect(other.exchange.audit(at: other.now).passed)
    }
    #expect(accepted > 10)
  }

  @Test func otherAssetsOrInstrumentsAreRefused() {
    let exchange = Exchange(configuration: Bench.configuration())
    var other = exchange.configuration
    other.instruments.removeLast()
    #expect(throws: StateArchive.Failure.self) {
      try Exchange(configuration: other, restoring: exchange.archive())
    }
  }
}
