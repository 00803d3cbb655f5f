import Analytics
import Market
import Testing

@Suite struct PositionTests {
  private let market = Listed.bitcoin
  /// One lot at one tick, in minor units of the quote asset.
  private var one: Int64 { market.tickLotUnits }

  private func position(_ fills: [Fill]) -> Position {
    var position = Position()
    for fill in fills { position.add(fill, of: market) }
    return position
  }

  @Test func aLongPositionGainsWhenThePriceRises() {
    let held = position([Listed.fill(.buy, 10, at: 100), Listed.fill(.buy, 30, at: 200)])
    #expect(held.lots == 40)
    #expect(held.averagePrice(of: market) == Price(ticks: 175))
    #expect(held.unrealised(at: Price(ticks: 180), of: market) == Money(units: 200 * one))
    #expect(held.realised == .zero)
  }

  @Test func aShortPositionGainsWhenThePriceFalls() {
    let held = position([Listed.fill(.sell, 10, at: 100)])
    #expect(held.lots == -10)
    #expect(held.cost == Money(units: -1_000 * one))
    #expect(held.averagePrice(of: market) == Price(ticks: 100))
    #expect(held.unrealised(at: Price(ticks: 90), of: market) == Money(units: 100 * one))
  }

  @Test func closingAPartRealisesItsPart() {
    let held = position([Listed.fill(.buy, 40, at: 175), Listed.fill(.sell, 10, at: 200)])
    #expect(held.lots == 30)
    #expect(held.realised == Money(units: 250 * one))
    #expect(held.averagePrice(of: market) == Price(ticks: 175))
  }

  @Test func aTradeThroughZeroClosesAndOpens() {
    let held = position([Listed.fill(.buy, 10, at: 100), Listed.fill(.sell, 25, at: 110)])
    #expect(held.lots == -15)
    #expect(held.realised == Money(units: 100 * one))
    #expect(held.averagePrice(of: market) == Price(ticks: 110))
    #expect(held.cost == Money(units: -15 * 110 * one))
  }

  @Test func feesAreKeptApartAndComeOffTheNet() {
    let held = position([
      Listed.fill(.buy, 10, at: 100, fee: 7), Listed.fill(.sell, 10, at: 101, fee: 9),
    ])
    #expect(held.isFlat)
    #expect(held.averagePrice(of: market) == nil)
    #expect(held.fees == Money(units: 16))
    #expect(held.realised == Money(units: 10 * one))
    #expect(held.net(at: Price(ticks: 5), of: market) == Money(units: 10 * one - 16))
  }

  @Test func missedFillsAreMadeUpFor() {
    var held = position([Listed.fill(.buy, 10, at: 100)])
    held.reconcile(lots: 15, at: Price(ticks: 120), of: market)
    #expect(held.lots == 15)
    #expect(held.cost == Money(units: (1_000 + 600) * one))
    held.reconcile(lots: 0, at: Price(ticks: 120), of: market)
    #expect(held.isFlat && held.cost == .zero)
    #expect(held.realised == Money(units: 200 * one))
  }

  @Test(arguments: 0..<20)
  func profitIsCashAndInventoryToTheLastUnit(seed: UInt64) {
    var random = SplitMix(state: seed)
    var held = Position()
    var cash: Int64 = 0
    var lots: Int64 = 0
    for _ in 0..<500 {
      let side: Side = Bool.random(using: &random) ? .buy : .sell
      let fill = Listed.fill(
        side, Int64.random(in: 1...37, using: &random),
        at: Int64.random(in: 6_000_001...6_400_000, using: &random),
        fee: Int64.random(in: 0...99, using: &random))
      held.add(fill, of: market)
      let value = fill.quantity.lots * fill.price.ticks * one
      cash += (side == .buy ? -value : value) - fill.fee.units
      lots += side == .buy ? fill.quantity.lots : -fill.quantity.lots
      let mark = Price(ticks: Int64.random(in: 6_000_001...6_400_000, using: &random))
      #expect(held.lots == lots)
      #expect(held.net(at: mark, of: market).units == cash + lots * mark.ticks * one)
      #expect(!held.isFlat || held.cost == .zero)
      #expect((held.cost.units > 0) == (lots > 0) || lots == 0)
    }
  }
}
