import Canvas
import Desk
import Market
import Testing

@testable import Screens

@Suite("Messages")
struct MessageTests {
  private static let long =
    "Order books move to new storage: back at 14:14:29 instead of 14:12:29: the copy is checked a "
    + "second time, because one checksum took longer than was rehearsed."

  private var state: DeskState {
    var state = Fixture.busy
    state.messages.append(DeskMessage(time: Fixture.now, tone: .warning, text: Self.long))
    return state
  }

  /// The text of a frame with all runs of blanks as one, so that broken lines read on.
  private func words(_ state: DeskState, _ size: Size) -> String {
    EverySizeTests.frame(state, size).grid.text.split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }

  @Test("the last one takes the rows it needs") func last() {
    let words = words(state, Size(width: 120, height: 40))
    #expect(words.contains("longer than was rehearsed."))
    #expect(!words.contains("bought 0.10000"), "it took the place of the one before")
  }

  @Test("the last one is cut where there is one row only") func cut() {
    let words = words(state, Size(width: 80, height: 24))
    #expect(words.contains("Order books move to new storage") && words.contains("…"))
  }

  @Test("each is whole in its tab, and its lines are one row to the mouse") func tab() {
    var state = state
    state.tab = .messages
    state.pane = .blotter
    let frame = EverySizeTests.frame(state, Size(width: 80, height: 24))
    #expect(frame.grid.text.contains("rehearsed."))
    let rows = frame.targets.filter { $0.target == .row(0) }
    #expect(rows.count >= 2)
    // The oldest is in sight where it is chosen.
    state.selectedRow = state.messages.count - 1
    let oldest = EverySizeTests.frame(state, Size(width: 80, height: 24)).grid.text
    #expect(oldest.contains("buy 0.10000 at 61,731.42 rests"))
  }
}

@Suite("Unusual markets")
struct UnusualMarketTests {
  private let size = Size(width: 120, height: 40)

  @Test("overlapping sides are called crossed, and the indicative price is marked")
  func crossed() throws {
    let state = Fixture.noticed(.reopeningAuction)
    let frame = EverySizeTests.frame(state, size)
    #expect(frame.grid.text.contains("spread crossed"))
    #expect(!frame.grid.text.contains("touch above") && !frame.grid.text.contains("-6"))
    let price = state.ladder.label(of: Price(ticks: 6_173_255), .buy)
    let row = try #require(frame.targets.first { $0.target == .ladder(price, .price) }?.rect)
    let line = (row.x..<row.maxX).compactMap { frame.grid[$0, row.y] }
    let isMarked = line.contains {
      $0.glyph == GlyphSet.unicode.pointerLeft && $0.style == Theme.numbered[.marker]
    }
    #expect(isMarked)
  }

  @Test("the chart is not empty after a halt that is longer than it shows")
  func longHalt() {
    var state = Fixture.noticed(.halted)
    state.markets[0].halts.append(HaltSpan(start: state.view.time))
    state.view.time = state.view.time + .minutes(30)
    let text = EverySizeTests.frame(state, size).grid.text
    #expect(!text.contains("no trades yet"))
    #expect(text.contains("┆┆┆"))
  }

  @Test("a touch that left the axis is pointed to")
  func offAxis() {
    var state = Fixture.busy
    state.ladder.centre = Price(ticks: 6_100_000)
    #expect(EverySizeTests.frame(state, size).grid.text.contains("touch above ▲ Space"))
    state.ladder.centre = Price(ticks: 6_200_000)
    #expect(EverySizeTests.frame(state, size).grid.text.contains("touch below ▼ Space"))
  }

  @Test("a lone side, or none, is no trouble", arguments: [true, false])
  func emptySides(hasBids: Bool) {
    var state = Fixture.fine
    state.view.asks = []
    state.view.markets[0].ask = nil
    if !hasBids {
      state.view.bids = []
      state.view.markets[0].bid = nil
    }
    let frame = EverySizeTests.frame(state, size)
    #expect(frame.grid.text.contains("spread none"))
    #expect(frame.ladderRows > 10)
  }

  @Test("prices near nothing have rows only above it")
  func nearNothing() {
    var state = Fixture.thin
    state.ladder.centre = Price(ticks: 10)
    let frame = EverySizeTests.frame(state, size)
    for case .ladder(let price, _)? in frame.targets.map(\.target) { #expect(price.ticks > 0) }
  }
}
