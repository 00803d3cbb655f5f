import Desk
import Market
import Testing

/// A market that the exchange lists while the desk runs: the session does not know it, the views
/// and the events do.
@Suite struct ListedMarketTests {
  private static let listed = InstrumentID(3)

  /// A desk whose venue has one market and one asset more than the session, with an order there.
  private static func rig() -> Rig {
    var rig = Rig()
    rig.happen(.listed(listed), to: nil)
    rig.venue.markets.append(
      MarketSummary(
        instrument: listed, phase: .open, bid: nil, ask: nil, last: nil,
        reference: Price(ticks: 0), indication: nil, bookEvents: 0))
    rig.venue.balances.append(Balance(total: Money(units: 5)))
    rig.rest(77, .buy, 100, market: listed.rawValue)
    rig.show()
    return rig
  }

  @Test func whatHappensThereBreaksNothing() {
    var rig = Self.rig()
    rig.happen(
      .trade(
        Trade(
          id: TradeID(1), instrument: Self.listed, price: Price(ticks: 100),
          quantity: Quantity(lots: 5), aggressor: .buy)), to: nil)
    rig.happen(.phase(Self.listed, from: .open, to: .auction), to: nil)
    var fill = Rig.fill(77, trade: 1, .buy, .maker, lots: 5, at: 100)
    fill.instrument = Self.listed
    rig.happen(.filled(fill))
    rig.happen(.balance(AssetID(4), Balance(total: Money(units: 9))))
    rig.happen(.delisted(Self.listed), to: nil)
    rig.pass(.seconds(1))
    #expect(rig.state.view.markets.count == 4 && rig.state.focus == InstrumentID(0))
  }

  @Test func whatTheAccountIsWorthIsStillTold() {
    let before = Rig().state.equity
    #expect(before != nil && Self.rig().state.equity == before)
  }

  /// A book that the desk has no instrument for is not shown, and the keys do not reach it.
  @Test func itsBookIsNotTaken() {
    var rig = Self.rig()
    rig.venue.focus = Self.listed
    rig.show()
    #expect(rig.state.focus == InstrumentID(0))
    #expect(rig.press("Tab", "]", "[").allSatisfy { $0 != .control(.focus(Self.listed)) })
  }
}
