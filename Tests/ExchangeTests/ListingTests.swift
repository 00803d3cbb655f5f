import Exchange
import Market
import Testing

@Suite struct ListingTests {
  /// The third market: a new asset against the quote, or any other pair.
  private static func instrument(
    _ id: UInt16 = 2, base: Asset = asset(3), quote: Asset? = nil
  ) throws -> Instrument {
    try Instrument(
      id: InstrumentID(id), base: base, quote: quote ?? Bench.configuration().assets[1],
      tickUnits: 1, lotUnits: 1,
      fees: FeeSchedule(makerPartsPerMillion: 1_000, takerPartsPerMillion: 2_000),
      maximumQuantity: Quantity(lots: 1_000), maximumPrice: Price(ticks: 1_000))
  }

  private static func asset(_ id: UInt16, _ symbol: String = "NEW") -> Asset {
    Asset(id: AssetID(id), symbol: symbol, decimals: 0, displayDecimals: 0)
  }

  private static let market = InstrumentID(2)
  private static let coin = AssetID(3)

  @Test func aNewMarketWithANewAssetTrades() throws {
    var bench = Bench()
    bench.place(.buy, 5, at: 100)
    let before = bench.exchange.balance(Bench.alice, Bench.quote)
    let events = bench.run(.list(try Self.instrument(), phase: .open))
    #expect(events.map(\.body) == [.listed(Self.market)])
    #expect(bench.exchange.assets.map(\.symbol) == ["AAA", "QQQ", "BBB", "NEW"])
    #expect(bench.exchange.instruments.map(\.symbol).last == "NEW-QQQ")
    #expect(bench.exchange.configuration.instruments.count == 2)
    #expect(bench.exchange.balance(Bench.alice, Bench.quote) == before)
    #expect(bench.exchange.balance(Bench.alice, Self.coin) == Balance())
    bench.run(.deposit(Bench.bob, Self.coin, Money(units: 50)))
    bench.place(.sell, 20, at: 100, as: Bench.bob, in: Self.market)
    bench.place(.buy, 5, at: 100, in: Self.market)
    #expect(bench.batch.events.trades.count == 1)
    #expect(bench.balance(Bench.alice, Self.coin) == (5, 0))
    #expect(bench.balance(Bench.bob, Self.coin) == (45, 15))
    let late = AccountID(9)
    bench.run(.openAccount(late))
    bench.run(.deposit(late, Self.coin, Money(units: 1)))
    #expect(bench.balance(late, Self.coin) == (1, 0))
    #expect(bench.isSound)
  }

  @Test func bothAssetsMayBeNew() throws {
    var bench = Bench()
    let instrument = try Self.instrument(quote: Self.asset(4, "EUR"))
    #expect(bench.run(.list(instrument, phase: .auction)).kinds == ["listed"])
    #expect(bench.exchange.assets.count == 5)
    #expect(bench.exchange.phase(of: Self.market) == .auction)
    let events = bench.run(.deposit(Bench.alice, AssetID(4), Money(units: 900)))
    #expect(events.kinds == ["balance"])
    // Nothing crosses yet, and that is known.
    #expect(bench.place(.buy, 5, at: 100, in: Self.market) != nil)
    #expect(!bench.batch.events.kinds.contains("indicative"))
  }

  @Test func whatDoesNotFitIsNotListed() throws {
    var bench = Bench()
    let hash = bench.exchange.stateHash
    let known = bench.exchange.assets
    let instruments: [(Instrument, Int64, Int64)] = [
      (try Self.instrument(3), 2, 3), (try Self.instrument(1), 2, 1),
      (try Self.instrument(base: Self.asset(4)), 3, 4),
      (try Self.instrument(base: Self.asset(0)), 3, 0),
      (try Self.instrument(quote: Self.asset(5)), 4, 5),
      (try Self.instrument(base: known[1]), 3, 1),
    ]
    for (instrument, need, have) in instruments {
      let rejection = bench.run(.list(instrument, phase: .open)).rejection
      #expect(rejection?.reason == .notListable)
      #expect(rejection?.need == need && rejection?.have == have)
    }
    let delisted = bench.run(.list(try Self.instrument(), phase: .halted(.delisted)))
    #expect(delisted.rejection?.reason == .phase)
    #expect(bench.exchange.instruments.count == 2 && bench.exchange.assets.count == 3)
    // Only the numbers of the events differ.
    #expect(hash != bench.exchange.stateHash)
  }

  @Test func aDelistedMarketReturnsItsOrdersAndStaysHalted() throws {
    var bench = Bench()
    let far = try accepted(bench.place(.buy, 5, at: 90))
    let near = try accepted(bench.place(.buy, 5, at: 100, as: Bench.bob))
    let ask = try accepted(bench.accept(.place(Bench.order(.sell, 9, at: 110, shows: 2))))
    let waiting = try accepted(
      bench.accept(
        .placeConditional(
          Bench.order(.sell, 5, at: 70), Trigger(.stop, price: Price(ticks: 80)))
      ))
    bench.place(.buy, 5, at: 90, in: Bench.otherMarket)
    bench.run(.setPhase(Bench.market, .halted(.fault)))
    let events = bench.run(.delist(Bench.market))
    #expect(events.cancels.map(\.order) == [near, far, ask, waiting])
    #expect(events.cancels.allSatisfy { $0.reason == .delisted })
    #expect(events.kinds.suffix(2) == ["phase", "delisted"])
    #expect(events.kinds.filter { $0 == "level" }.count == 3)
    #expect(bench.exchange.openOrderCount(of: Bench.alice) == 1)
    #expect(bench.balance(Bench.alice, Bench.base) == (Bench.funds, 0))
    #expect(bench.run(.delist(Bench.market)).rejection?.reason == .unknownInstrument)
    #expect(bench.run(.setPhase(Bench.market, .open)).rejection?.reason == .phase)
    bench.place(.buy, 1, at: 100)
    #expect(bench.batch.events.rejection?.reason == .phase)
    #expect(bench.place(.buy, 1, at: 100, in: Bench.otherMarket) != nil)
    let money = Money(units: Bench.funds)
    #expect(bench.run(.withdraw(Bench.bob, Bench.base, money)).kinds == ["balance"])
    #expect(bench.isSound)
  }

  @Test func noOperatorDelistsByPhase() {
    var bench = Bench()
    let events = bench.run(.setPhase(Bench.market, .halted(.delisted)))
    #expect(events.rejection?.reason == .phase)
    #expect(bench.exchange.phase(of: Bench.market) == .open)
  }

  @Test func anAuditAcrossListingAndDelistingPasses() throws {
    var bench = Bench()
    bench.place(.buy, 5, at: 90)
    bench.place(.buy, 5, at: 90, in: Bench.otherMarket)
    bench.run(.announce(bench.plan()))
    bench.advance(by: .minutes(135))
    #expect(bench.exchange.phase(of: Bench.market) == .halted(.maintenance))
    bench.run(.list(try Self.instrument(), phase: .open))
    #expect(bench.exchange.phase(of: Self.market) == .halted(.maintenance))
    bench.run(.deposit(Bench.alice, Self.coin, Money(units: 7)))
    bench.run(.delist(Bench.otherMarket))
    let events = bench.advance(by: .hours(1))
    #expect(events.contains { $0.body == .audited(NoticeID(1), passed: true) })
    #expect(bench.exchange.phase(of: Self.market) == .open)
    #expect(bench.exchange.phase(of: Bench.otherMarket) == .halted(.delisted))
    #expect(bench.isSound)
  }

  @Test func aListingIsPartOfTheState() throws {
    var one = Bench()
    var other = Bench()
    var instrument = try Self.instrument()
    one.run(.list(instrument, phase: .open))
    instrument.rules.minimumQuantity = Quantity(lots: 2)
    other.run(.list(instrument, phase: .open))
    #expect(one.exchange.stateHash != other.exchange.stateHash)
  }
}
