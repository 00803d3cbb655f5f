import Market
import Testing

@testable import Exchange

@Suite struct HaltPolicyTests {
  @Test func anAccountMayWantAllItsOrdersGoneAtAHalt() throws {
    var bench = Bench()
    #expect(bench.exchange.haltPolicy(of: Bench.alice) == .hold)
    let answer = bench.run(.setHaltPolicy(.cancel), reference: 5)
    #expect(answer.map(\.body) == [.haltPolicy(.cancel, ClientReference(5))])
    #expect(answer.first?.account == Bench.alice)
    bench.place(.buy, 1, at: 5)
    bench.place(.sell, 2, at: 9, in: Bench.otherMarket)
    let placed = bench.place(.buy, 1, at: 4, as: Bench.bob)
    let other = try #require(placed)
    let events = bench.run(.setPhase(Bench.market, .halted(.fault)))
    #expect(events.cancels.count == 1 && events.cancels.allSatisfy { $0.reason == .halt })
    #expect(bench.exchange.openOrderCount(of: Bench.alice) == 1)
    var open: [OpenOrder] = []
    bench.exchange.openOrders(of: Bench.bob, into: &open)
    #expect(open.map(\.id) == [other])
  }

  @Test func itCanBeTakenBackAndIsInArchiveAndHash() throws {
    var bench = Bench()
    let hash = bench.exchange.stateHash
    bench.run(.setHaltPolicy(.cancel))
    #expect(bench.exchange.stateHash != hash)
    let read = try Exchange(
      configuration: bench.exchange.configuration, restoring: bench.exchange.archive())
    #expect(read.haltPolicy(of: Bench.alice) == .cancel)
    #expect(read.haltPolicy(of: Bench.bob) == .hold)
    #expect(read.stateHash == bench.exchange.stateHash)
    bench.run(.setHaltPolicy(.hold))
    bench.place(.buy, 1, at: 5)
    #expect(bench.run(.setPhase(Bench.market, .halted(.fault))).cancels.isEmpty)
  }

  @Test func whenTheDeadManSwitchFiresCanBeAsked() {
    var bench = Bench()
    #expect(bench.exchange.deadManFiresAt(Bench.alice) == nil)
    bench.run(.keepAlive(within: .seconds(9)))
    #expect(bench.exchange.deadManFiresAt(Bench.alice) == bench.now + .seconds(9))
    #expect(bench.exchange.deadManFiresAt(Bench.bob) == nil)
    #expect(bench.exchange.deadManFiresAt(AccountID(99_999)) == nil)
  }
}
