import Analytics
import Market
import Testing

@Suite struct BreakEvenTests {
  private let market = Listed.bitcoin
  private var one: Int64 { market.tickLotUnits }

  @Test(arguments: 0..<20) func noTickLessWouldDo(seed: UInt64) throws {
    var random = SplitMix(state: seed)
    for _ in 0..<200 {
      let side: Side = Bool.random(using: &random) ? .buy : .sell
      let lots = Int64.random(in: 1...50_000, using: &random)
      let ticks = Int64.random(in: 1...7_000_000, using: &random)
      let rate = Int64.random(in: 0...100_000, using: &random)
      let fee = (lots * ticks * one / 1_000_000) * Int64.random(in: 0...3_000, using: &random)
      var position = Position()
      position.add(Listed.fill(side, lots, at: ticks, fee: fee), of: market)
      /// What is left once the position was closed at a price with its fee.
      func net(_ ticks: Int64) -> Int64 {
        let value = lots * ticks * one
        let exit = Int64((Int128(value) * Int128(rate) + 999_999) / 1_000_000)
        let gain = side == .buy ? value - position.cost.units : -position.cost.units - value
        return gain - fee - exit
      }
      guard let price = position.breakEvenPrice(exitFeePartsPerMillion: rate, of: market) else {
        #expect(side == .sell && net(1) < 0)
        continue
      }
      #expect(net(price.ticks) >= 0)
      let worse = price.ticks + (side == .buy ? -1 : 1)
      #expect(worse == 0 || net(worse) < 0)
    }
  }

  @Test func aFlatPositionHasNone() {
    #expect(Position().breakEvenPrice(exitFeePartsPerMillion: 0, of: market) == nil)
  }

  @Test func feesOfWhatIsClosedAreNotCountedAgain() {
    var position = Position()
    position.add(Listed.fill(.buy, 40, at: 100, fee: 80), of: market)
    #expect(position.openFees == Money(units: 80))
    position.add(Listed.fill(.sell, 10, at: 120, fee: 7), of: market)
    #expect(position.openFees == Money(units: 60))
    position.add(Listed.fill(.sell, 60, at: 120, fee: 60), of: market)
    // Thirty lots closed the rest, thirty opened the other way.
    #expect(position.lots == -30 && position.openFees == Money(units: 30))
    position.reconcile(lots: 0, at: Price(ticks: 120), of: market)
    #expect(position.openFees == .zero)
    #expect(position.fees == Money(units: 147))
  }
}
