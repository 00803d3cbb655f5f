import Market
import Testing

@testable import Exchange

@Suite struct StateHashTests {
  /// An exchange after many commands of all kinds.
  private static func exchange(seed: UInt64, commands: Int) -> Bench {
    var bench = Bench(orderCapacity: 64, accounts: 4)
    var source = CommandSource(seed: seed, accounts: 4, instruments: 2)
    bench.run(.announce(bench.plan()))
    for _ in 0..<commands {
      bench.now = bench.now + .milliseconds(1)
      let command = source.next()
      let events = bench.run(
        command.action, as: command.account, reference: command.reference.rawValue)
      if case .place = command.action, let id = events.accepted {
        source.known.append((id, command.account))
      }
    }
    return bench
  }

  /// The number is the same in debug and release and on every machine; it changes only when the
  /// behaviour of the exchange does, or what the hash covers.
  @Test func theSameCommandsGiveTheSameHashEverywhere() {
    let bench = Self.exchange(seed: 7, commands: 2_000)
    #expect(bench.exchange.stateHash == 17_414_712_533_934_268_691)
    #expect(Self.exchange(seed: 7, commands: 2_000).exchange.stateHash == bench.exchange.stateHash)
    #expect(Self.exchange(seed: 8, commands: 2_000).exchange.stateHash != bench.exchange.stateHash)
    #expect(Self.exchange(seed: 7, commands: 1_999).exchange.stateHash != bench.exchange.stateHash)
  }

  @Test func timeAloneChangesNothing() {
    var bench = Self.exchange(seed: 7, commands: 100)
    let hash = bench.exchange.stateHash
    bench.advance(by: .seconds(1))
    #expect(bench.exchange.stateHash == hash)
  }

  @Test func theOrderInWhichSlotsWereFreedDecidesFutureNames() {
    var left = Bench()
    let first = left.place(.buy, 1, at: 5)
    let second = left.place(.buy, 1, at: 5)
    var right = left
    guard let first, let second else { return }
    left.run(.cancel(first))
    left.run(.cancel(second))
    right.run(.cancel(second))
    right.run(.cancel(first))
    #expect(left.exchange.stateHash != right.exchange.stateHash)
    #expect(left.place(.buy, 1, at: 5) != right.place(.buy, 1, at: 5))
  }

  static let changes: [@Sendable (inout Exchange) -> Void] = [
    { $0.floor.ledger.entries[3].total += 1 },
    { $0.floor.ledger.entries[3].held += 1 },
    { $0.floor.ledger.transfer(1, 0, units: 0) },
    { $0.floor.ledger.open(9) },
    { _ = $0.floor.nextTrade() },
    { $0.books[1].lastTicks += 1 },
    { $0.books[0].phase = .postOnly },
    { $0.books[0].operatorPhase = .halted(.fault) },
    { $0.books[0].eventCount += 1 },
    { $0.calendar.update(0) { $0.notice.plan.advice += "." } },
    { $0.calendar.update(0) { $0.notice.plan.nextUpdateDue = .distantFuture } },
    { $0.calendar.update(0) { $0.notice.updateOverdue = true } },
    { $0.calendar.update(0) { $0.isBlocked = true } },
    { exchange in
      let slot = exchange.books[0].sides[.buy].firstSlot
      exchange.floor.pool.nodes[Int(slot)].open += 1
    },
    { exchange in
      // Another free slot on top: the next order would have another name.
      let record = exchange.floor.pool.records[0]
      let first = exchange.floor.pool.take(account: 1, price: 1, quantity: 1, record: record)
      let second = exchange.floor.pool.take(account: 1, price: 1, quantity: 1, record: record)
      exchange.floor.pool.release(first)
      exchange.floor.pool.release(second)
    },
  ]

  @Test(arguments: changes.indices)
  func everythingThatDecidesTheFutureIsInIt(index: Int) {
    var bench = Self.exchange(seed: 7, commands: 300)
    #expect(!bench.exchange.books[0].sides.isEmpty(.buy))
    let hash = bench.exchange.stateHash
    Self.changes[index](&bench.exchange)
    // A transfer of nothing is no change; it shows that the test can tell.
    #expect((bench.exchange.stateHash != hash) == (index != 2))
  }

  @Test func theMixingHasNoObviousHoles() {
    var seen: Set<UInt64> = []
    for word in UInt64(0)..<2_000 {
      var hash = StateHash()
      hash.combine(word)
      hash.combine(0 as UInt64)
      seen.insert(hash.value)
      hash.combine(1 as UInt64)
      seen.insert(hash.value)
    }
    #expect(seen.count == 4_000)
    var left = StateHash()
    left.combine("ab")
    left.combine("c")
    var right = StateHash()
    right.combine("a")
    right.combine("bc")
    #expect(left.value != right.value)
  }
}
