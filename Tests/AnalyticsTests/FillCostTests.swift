import Analytics
import Market
import Testing

@Suite struct FillCostTests {
  private let instrument = Listed.bitcoin

  private func fill(
    _ side: Side, _ liquidity: Liquidity, at ticks: Int64, lots: Int64 = 10, fee: Int64 = 3
  ) -> Fill {
    Fill(
      order: OrderID(1), trade: TradeID(1), instrument: InstrumentID(0), side: side,
      liquidity: liquidity, price: Price(ticks: ticks), quantity: Quantity(lots: lots),
      openQuantity: .zero, fee: Money(units: fee))
  }

  @Test func sidesThatMeetAreNoTouch() {
    #expect(Touch(bid: Price(ticks: 5), ask: Price(ticks: 5)) == nil)
    #expect(Touch(bid: Price(ticks: 4), ask: Price(ticks: 5))?.middleTwice == 9)
  }

  @Test(arguments: [Side.buy, .sell]) func partsAddUpToTheWayFromTheMiddle(side: Side) throws {
    let touch = try #require(Touch(bid: Price(ticks: 100), ask: Price(ticks: 103)))
    let (best, price): (Int64, Int64) = side == .buy ? (103, 107) : (100, 96)
    let cost = try #require(
      FillCost(
        fill(side, .taker, at: price), touch: touch, firstPrice: Price(ticks: best),
        of: instrument))
    let unit = 10 * instrument.tickLotUnits
    #expect(cost.spread.units == 3 * unit / 2)
    #expect(cost.impact.units == 4 * unit)
    #expect(cost.total.units == 3 * unit / 2 + 4 * unit + 3)
  }

  @Test func anUncrossHasNoSpread() throws {
    let touch = try #require(Touch(bid: Price(ticks: 100), ask: Price(ticks: 103)))
    #expect(FillCost(fill(.buy, .auction, at: 101), touch: touch, of: instrument) == nil)
  }

  @Test func amountsBeyondAllMeasureAreHeld() throws {
    let touch = try #require(Touch(bid: Price(ticks: 1), ask: Price(ticks: 2)))
    let huge = fill(.buy, .taker, at: .max / 64, lots: .max / 64)
    #expect(FillCost(huge, touch: touch, of: instrument)?.spread.units == .max)
  }

  @Test func marksTakeTheNearerOfTwoViews() {
    func mark(_ middleTwice: Int64, _ milliseconds: Int64) -> MarkOuts.Mark {
      MarkOuts.Mark(middleTwice: middleTwice, time: .epoch + .milliseconds(milliseconds))
    }
    var marks = MarkOuts()
    marks.observe(filledAt: .epoch, before: mark(1, 0), now: mark(2, 999))
    #expect(marks.marks == [nil, nil, nil])
    marks.observe(filledAt: .epoch, before: mark(2, 999), now: mark(3, 1_050))
    #expect(marks.marks[0] == mark(2, 999))
    marks.observe(filledAt: .epoch, before: mark(3, 1_050), now: mark(4, 12_000))
    #expect(marks.marks[1] == mark(4, 12_000))
    marks.observe(filledAt: .epoch, before: nil, now: mark(5, 60_000))
    #expect(marks.isComplete && marks.marks[2] == mark(5, 60_000))
  }

  @Test func aViewFromBeforeTheFillIsNoMark() {
    var marks = MarkOuts()
    let filledAt = Instant.epoch + .seconds(10)
    marks.observe(
      filledAt: filledAt, before: MarkOuts.Mark(middleTwice: 1, time: filledAt - .milliseconds(1)),
      now: MarkOuts.Mark(middleTwice: 2, time: filledAt + .seconds(3)))
    #expect(marks.marks[0]?.middleTwice == 2)
  }

  @Test func averagesAreWeightedByValue() throws {
    let touch = try #require(Touch(bid: Price(ticks: 9_990), ask: Price(ticks: 10_010)))
    var averages = FillAverages()
    #expect(averages.spreadPartsPerMillion == nil && averages.feePartsPerMillion == nil)
    for lots in [100, 300] as [Int64] {
      let fill = fill(.buy, .taker, at: 10_010, lots: lots, fee: 0)
      var marks = MarkOuts()
      // The smaller one gained 40 half ticks, the larger lost 40.
      let middle = 10_010 * 2 + (lots == 100 ? 40 : -40)
      marks.observe(
        filledAt: .epoch, before: nil,
        now: MarkOuts.Mark(middleTwice: Int64(middle), time: .epoch + .seconds(1)))
      averages.add(
        fill, cost: FillCost(fill, touch: touch, of: instrument), markOuts: marks, of: instrument)
    }
    #expect(averages.count == 2)
    #expect(averages.spreadPartsPerMillion == 999)
    #expect(averages.impactPartsPerMillion == 0)
    // (100 * 20 - 300 * 20) / (400 * 10,010)
    #expect(averages.gainsPartsPerMillion == [-999, nil, nil])
  }
}
