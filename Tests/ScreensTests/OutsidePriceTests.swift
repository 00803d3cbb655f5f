import Canvas
import Desk
import Market
import Testing

@testable import Screens

@Suite("The price at other venues")
struct OutsidePriceTests {
  private func words(_ state: DeskState, _ size: Size) -> String {
    EverySizeTests.frame(state, size).grid.text.split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }

  @Test("is told with its distance while the market stands still, at every width but the smallest")
  func halted() {
    var state = Fixture.noticed(.halted)
    let place = state.view.markets.firstIndex { $0.instrument == state.instrument.id } ?? 0
    state.view.markets[place].last = Price(ticks: 6_000_000)
    for size in [Size(width: 80, height: 24), Size(width: 120, height: 40)] {
      #expect(!words(state, size).contains("elsewhere"))
    }
    state.view.markets[place].outside = Price(ticks: 6_360_000)
    for size in [Size(width: 80, height: 24), Size(width: 120, height: 40)] {
      #expect(words(state, size).contains("elsewhere 63,600.00 +6.00%"))
    }
    let chart = words(state, Size(width: 120, height: 40))
    #expect(chart.contains("elsewhere ▲63,600.00"))
    state.view.markets[place].outside = Price(ticks: 5_400_000)
    #expect(words(state, Size(width: 120, height: 40)).contains("elsewhere ▼54,000.00"))
    state.view.markets[place].phase = .open
    #expect(!words(state, Size(width: 120, height: 40)).contains("elsewhere"))
  }
}
