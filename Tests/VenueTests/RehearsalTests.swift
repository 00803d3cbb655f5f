import Market
import Simulation
import Testing

@testable import Venue

@Suite struct RehearsalTests {
  private let scenario = Scenario.calmDay

  /// What a participant hears and sees, in words.
  private func play(steps: [Int64], seed: UInt64 = 4) throws -> (news: [String], view: MarketView) {
    var rehearsal = try Rehearsal(
      World(scenario: scenario, seed: seed), account: scenario.user, focus: InstrumentID(1))
    var view = MarketView()
    var news: [String] = []
    for (number, milliseconds) in steps.enumerated() {
      if number == 2 {
        let order = NewOrder(
          instrument: InstrumentID(0), side: .buy, kind: .limit, price: Price(ticks: 6_100_000),
          quantity: Quantity(lots: 1_000))
        let isSent = rehearsal.port.submit(
          Command(account: scenario.user, reference: ClientReference(1), .place(order)))
        #expect(isSent)
      }
      rehearsal.pass(.milliseconds(milliseconds))
      rehearsal.port.drain { news.append("\($0)") }
      _ = rehearsal.port.updateView(&view)
    }
    return (news, view)
  }

  @Test func marketTimePassesByWhatItIsTold() throws {
    let (news, view) = try play(steps: [0, 100, 400, 2_500])
    #expect(view.time == scenario.start + .milliseconds(3_000))
    #expect(view.focus == InstrumentID(1) && !view.bids.isEmpty && !view.asks.isEmpty)
    #expect(view.openOrderCount == 1)
    #expect(news.contains { $0.contains("rested") })
    #expect(news.contains { $0.contains("trade") })
  }

  @Test func theSameCallsGiveTheSame() throws {
    let first = try play(steps: [50, 50, 50, 900])
    let again = try play(steps: [50, 50, 50, 900])
    #expect(first.news == again.news && "\(first.view)" == "\(again.view)")
    let other = try play(steps: [50, 50, 50, 900], seed: 5)
    #expect("\(first.view)" != "\(other.view)")
  }
}
