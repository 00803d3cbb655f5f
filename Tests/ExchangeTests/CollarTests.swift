import Exchange
import Market
import Testing

@Suite struct CollarTests {
  /// A market that a notice is about to open with an uncross at a price, around a reference of 100
  /// with a collar of 10 %. Gives the bench at the moment before, and when it would open.
  private static func stage(
    uncrossAt ticks: Int64, extensions: Int = 2
  ) -> (bench: Bench, opening: Instant) {
    var rules = TradingRules()
    rules.collarPartsPerMillion = 100_000
    rules.collarExtension = .seconds(90)
    rules.collarExtensionsMax = extensions
    rules.openingReference = Price(ticks: 100)
    var bench = Bench.ruled(by: rules)
    let plan = bench.plan()
    bench.run(.announce(plan))
    bench.advance(to: plan.expectedOpen - .seconds(60))
    bench.place(.buy, 5, at: ticks)
    bench.place(.sell, 5, at: ticks, as: Bench.bob)
    return (bench, plan.expectedOpen)
  }

  private static func extensions(_ events: [Event]) -> [Instant] {
    events.compactMap {
      if case .auctionExtended(_, let until, _) = $0.body { until } else { nil }
    }
  }

  @Test(arguments: [90, 110]) func aPriceInsideUncrosses(ticks: Int64) {
    var (bench, opening) = Self.stage(uncrossAt: ticks)
    let events = bench.advance(to: opening)
    #expect(Self.extensions(events).isEmpty)
    #expect(events.trades.map(\.price.ticks) == [ticks])
    #expect(bench.exchange.phase(of: Bench.market) == .open)
  }

  @Test(arguments: [89, 111]) func aPriceOutsideExtendsAsOftenAsItMay(ticks: Int64) {
    var (bench, opening) = Self.stage(uncrossAt: ticks)
    let first = bench.advance(to: opening)
    #expect(first.map(\.time).allSatisfy { $0 == opening })
    #expect(Self.extensions(first) == [opening + .seconds(90)])
    #expect(bench.exchange.phase(of: Bench.market) == .auction)
    #expect(bench.exchange.phase(of: Bench.otherMarket) == .open)
    #expect(bench.notice()?.stage == .completed)
    #expect(bench.exchange.nextDeadline == opening + .seconds(90))
    let second = bench.advance(to: opening + .seconds(90))
    #expect(second.kinds == ["auctionExtended"])
    let third = bench.advance(to: opening + .seconds(180))
    #expect(third.trades.map(\.price.ticks) == [ticks])
    #expect(third.kinds.last == "phase")
    #expect(bench.exchange.phase(of: Bench.market) == .open)
    #expect(bench.exchange.nextDeadline == nil)
    #expect(bench.isSound)
  }

  @Test func ordersThatBringThePriceBackEndItAtTheEndOfTheExtension() {
    var (bench, opening) = Self.stage(uncrossAt: 120)
    bench.advance(to: opening + .seconds(10))
    bench.place(.sell, 9, at: 105, as: Bench.carol)
    #expect(bench.batch.events.kinds.last == "indicative")
    #expect(bench.exchange.phase(of: Bench.market) == .auction)
    let events = bench.advance(to: opening + .seconds(90))
    #expect(events.first?.time == opening + .seconds(90))
    #expect(events.kinds.first == "uncrossed" && events.kinds.last == "phase")
    #expect(events.trades.map(\.price.ticks) == [105])
  }

  @Test func itMakesNoDifferenceInHowManyStepsTheEndIsReached() {
    let (bench, opening) = Self.stage(uncrossAt: 120)
    var one = bench
    var many = bench
    let all = one.advance(to: opening + .seconds(400))
    var pieces: [Event] = []
    while many.now < opening + .seconds(400) { pieces += many.advance(by: .seconds(7)) }
    #expect(all == pieces.filter { $0.time <= opening + .seconds(400) })
    #expect(one.exchange.stateHash == many.exchange.stateHash)
  }

  @Test func theOperatorEndsItWithoutACollar() {
    var (bench, opening) = Self.stage(uncrossAt: 120)
    bench.advance(to: opening + .seconds(10))
    let events = bench.run(.setPhase(Bench.market, .open))
    #expect(events.trades.map(\.price.ticks) == [120])
    #expect(bench.exchange.nextDeadline == nil)
    // An auction that is the operator's own has no collar either.
    bench.run(.setPhase(Bench.market, .auction))
    bench.place(.buy, 1, at: 500)
    bench.place(.sell, 1, at: 500, as: Bench.bob)
    #expect(bench.run(.setPhase(Bench.market, .open)).trades.map(\.price.ticks) == [500])
  }

  @Test func aHaltEndsTheExtension() {
    var (bench, opening) = Self.stage(uncrossAt: 120)
    bench.advance(to: opening + .seconds(10))
    bench.run(.setPhase(Bench.market, .halted(.fault)))
    #expect(bench.exchange.nextDeadline == nil)
    #expect(bench.advance(by: .hours(1)).isEmpty)
    #expect(bench.run(.setPhase(Bench.market, .open)).trades.map(\.price.ticks) == [120])
  }

  @Test func withoutExtensionsThereIsNone() {
    var (bench, opening) = Self.stage(uncrossAt: 120, extensions: 0)
    #expect(bench.advance(to: opening).trades.map(\.price.ticks) == [120])
  }

  @Test func anExtensionIsPartOfTheState() {
    var (bench, opening) = Self.stage(uncrossAt: 120)
    bench.advance(to: opening)
    var same = bench
    same.advance(by: .seconds(5))
    #expect(same.exchange.stateHash == bench.exchange.stateHash)
    same.advance(by: .seconds(85))
    #expect(same.exchange.stateHash != bench.exchange.stateHash)
  }

  @Test func anExtensionComesBackFromAnArchive() throws {
    var (bench, opening) = Self.stage(uncrossAt: 120)
    bench.advance(to: opening + .seconds(100))
    var same = bench
    same.exchange = try Exchange(
      configuration: bench.exchange.configuration, restoring: bench.exchange.archive())
    #expect(same.exchange.stateHash == bench.exchange.stateHash)
    let events = bench.advance(by: .seconds(80))
    #expect(events.trades.count == 1 && same.advance(by: .seconds(80)) == events)
  }
}
