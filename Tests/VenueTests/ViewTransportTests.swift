import Market
import Testing

@testable import Venue

/// A view on its way from the venue to who looks at it: the storage stays where it is, the contents
/// are handed on.
@Suite struct ViewTransportTests {
  private static func contents(_ view: MarketView) -> [String] {
    Mirror(reflecting: view).children.map { "\($0.label ?? ""): \($0.value)" }
  }

  private static var full: MarketView {
    var view = MarketView()
    view.sequence = Sequence(7)
    view.time = .epoch + .seconds(1)
    view.clock.speedPerMille = 5_000
    view.dataLag = .seconds(2)
    view.markets = [
      MarketSummary(
        instrument: InstrumentID(1), phase: .open, bid: nil, ask: nil, last: nil,
        reference: Price(ticks: 1), indication: nil, bookEvents: 3)
    ]
    view.focus = InstrumentID(1)
    let level = DepthLevel(price: Price(ticks: 4), quantity: Quantity(lots: 5), orderCount: 6)
    (view.bids, view.asks) = ([level], [level])
    view.balances = [Balance(total: Money(units: 8))]
    view.openOrderCount = 1
    view.orders = [
      OpenOrder(
        id: OrderID(9), account: AccountID(1), instrument: InstrumentID(1), side: .buy,
        price: Price(ticks: 4), quantity: Quantity(lots: 5), filled: .zero, quantityAhead: .zero,
        quantityBehind: .zero, haltPolicy: .cancel, placedAt: .epoch)
    ]
    view.haltPolicy = .cancel
    view.deadManFiresAt = .epoch + .seconds(3)
    return view
  }

  @Test func everyFieldIsHandedOn() {
    let (empty, full) = (Self.contents(MarketView()), Self.contents(Self.full))
    for (before, after) in zip(empty, full) {
      #expect(before != after, "give it a value here, so that its loss is seen")
    }
    var seen = MarketView()
    seen.overwrite(with: Self.full)
    #expect(Self.contents(seen) == full)
  }
}
