import Analytics
import Canvas
import Desk
import Market
import Testing

@testable import Screens

@Suite("A market at rest")
struct CalmTests {
  @Test("changes nothing while only a part of a second passes", arguments: Fixture.all)
  func withinASecond(named: Fixture.Named) {
    for size in [Size(width: 80, height: 24), Size(width: 200, height: 60)] {
      let before = EverySizeTests.frame(named.state, size)
      var state = named.state
      // From a quarter past the second to nearly half past: no second and no tape step is crossed.
      state.view.time = state.view.time + .milliseconds(240)
      #expect(EverySizeTests.frame(state, size).grid == before.grid)
    }
  }

  @Test("changes a few cells when a second passes")
  func aSecond() {
    var state = Fixture.noticed(.within5Minutes)
    state.view.time = state.view.time + .seconds(10)
    let size = Size(width: 120, height: 40)
    let before = EverySizeTests.frame(state, size)
    state.view.time = state.view.time + .seconds(1)
    let after = EverySizeTests.frame(state, size)
    let changed = zip(before.grid.cells, after.grid.cells).count { $0 != $1 }
    // The clock, the countdown, and the ages of a few orders.
    #expect(changed > 0 && changed < 20, "\(changed) cells")
  }

  @Test("changes a few cells when one level of the book changes")
  func aLevel() {
    var state = Fixture.busy
    let size = Size(width: 120, height: 40)
    let before = EverySizeTests.frame(state, size)
    state.view.bids[9].quantity += Quantity(lots: 3_000)
    let after = EverySizeTests.frame(state, size)
    let changed = zip(before.grid.cells, after.grid.cells).count { $0 != $1 }
    #expect(changed > 0 && changed < 16, "\(changed) cells")
  }

  @Test("takes matches of one taker together on the tape")
  func tape() {
    var state = Fixture.busy
    for number in 0..<5 {
      let trade = Trade(
        id: TradeID(UInt64(50_000 + number)), instrument: InstrumentID(0),
        price: Price(ticks: 6_173_250 + Int64(number)), quantity: Quantity(lots: 11_111),
        aggressor: .buy)
      state.markets[0].tape.add(.init(time: state.view.time - .milliseconds(100), trade: trade))
    }
    let text = EverySizeTests.frame(state, Size(width: 120, height: 40)).grid.text
    #expect(text.contains("0.55555"), "the last price with all that was taken")
    #expect(!text.contains("0.11111"))
  }

  @Test("shows trades on the tape however fast they come")
  func outrun() {
    var state = Fixture.busy
    state.view.clock.speedPerMille = 100_000
    for number in 0..<600 {
      let trade = Trade(
        id: TradeID(UInt64(60_000 + number)), instrument: InstrumentID(0),
        price: Price(ticks: 6_173_250), quantity: Quantity(lots: 77_777),
        aggressor: number % 2 == 0 ? .buy : .sell)
      state.markets[0].tape.add(.init(time: state.view.time, trade: trade))
    }
    let text = EverySizeTests.frame(state, Size(width: 120, height: 40)).grid.text
    #expect(text.contains("0.77777"))
  }
}
