import Canvas
import Desk
import Market
import Testing

@testable import Screens

@Suite("The ladder")
struct LadderTests {
  private static let sizes = [(60, 16), (80, 24), (112, 36), (120, 40), (200, 60)].map {
    Size(width: $0.0, height: $0.1)
  }

  @Test("a row that shows a price means that price to the mouse", arguments: sizes)
  func targets(size: Size) throws {
    for state in [Fixture.busy, Fixture.fine, Fixture.thin, Fixture.noticed(.halted)] {
      let frame = EverySizeTests.frame(state, size)
      var seen = 0
      for row in 0..<frame.ladderRows {
        let price = try #require(state.ladder.label(row: row, of: frame.ladderRows))
        let regions = frame.targets.filter { $0.target == .ladder(price, .price) }
        let rect = try #require(regions.first?.rect)
        let line = Self.text(of: frame, row: rect.y, from: rect.x, width: rect.width)
        #expect(line.contains(state.instrument.text(price)))
        for (column, side) in [(LadderColumn.bids, Side.buy), (.asks, .sell)] {
          let place = frame.targets.last { $0.target == .ladder(price, column) }?.rect
          let rect = try #require(place)
          #expect(frame.target(at: rect.origin) == .ladder(price, column), "\(side)")
        }
        seen += 1
      }
      #expect(seen == frame.ladderRows && seen > 4)
    }
  }

  @Test("what rests at a price stands in its row, on its side", arguments: sizes)
  func quantities(size: Size) throws {
    let state = Fixture.fine
    let frame = EverySizeTests.frame(state, size)
    let best = try #require(state.view.bids.first)
    let text = NumberText.compact(best.quantity, of: state.instrument, width: 6)
    #expect(Self.text(of: frame, best.price, .bids).contains(text))
    #expect(!Self.text(of: frame, best.price, .asks).contains(text))
  }

  @Test("rows that group prices show what all of them hold")
  func grouping() {
    var state = Fixture.busy
    state.ladder.groupingTicks = 50
    state.ladder.centre = Price(ticks: 6_173_250)
    let book = LadderRows(state, count: 20)
    for row in book.rows {
      let bids = state.view.bids.filter { state.ladder.label(of: $0.price, .buy) == row.price }
      let asks = state.view.asks.filter { state.ladder.label(of: $0.price, .sell) == row.price }
      #expect(row.bid.lots == bids.reduce(0) { $0 + $1.quantity.lots })
      #expect(row.ask.lots == asks.reduce(0) { $0 + $1.quantity.lots })
    }
    #expect(book.rows.contains { $0.bid.lots > 0 } && book.rows.contains { $0.ask.lots > 0 })
  }

  @Test("an own order stands at its price with the exact quantity ahead", arguments: sizes)
  func ownOrders(size: Size) {
    var state = Fixture.fine
    let frame = EverySizeTests.frame(state, size)
    #expect(Self.text(of: frame, Price(ticks: 6_173_239), .own).contains("0.5▸3.81"))
    // A second one at the price: both together, and what is ahead of the first.
    state.view.orders.append(Fixture.order(9, .buy, 6_173_239, lots: 5_000, ahead: 400_000, age: 1))
    let both = EverySizeTests.frame(state, size)
    #expect(Self.text(of: both, Price(ticks: 6_173_239), .own).contains("0.55▸3.8"))
    #expect(Self.text(of: both, Price(ticks: 6_173_239), .own).contains("+"))
    // Orders of other markets have no place here, even where their price would be on the axis.
    state.view.orders = [
      Fixture.order(9, .buy, 6_173_239, lots: 5_000, ahead: 7, market: 1, age: 1)
    ]
    let none = EverySizeTests.frame(state, size)
    #expect(!Self.text(of: none, Price(ticks: 6_173_239), .own).contains("▸"))
  }

  @Test("the cursor's row is marked by a glyph and by its style", arguments: sizes)
  func cursor(size: Size) throws {
    var state = Fixture.fine
    let price = Price(ticks: 6_173_241)
    state.ladder.cursor = price
    let frame = EverySizeTests.frame(state, size)
    let rect = try #require(frame.targets.first { $0.target == .ladder(price, .price) }?.rect)
    let line = (rect.x..<rect.maxX).compactMap { frame.grid[$0, rect.y] }
    #expect(line.first?.glyph == GlyphSet.unicode.pointer)
    #expect(line.contains { $0.style == Theme.numbered[.cursor] && $0.glyph != " " })
  }

  @Test("a book that stands still never looks live", arguments: [80, 120])
  func frozen(width: Int) throws {
    let size = Size(width: width, height: 40)
    for state in [Fixture.noticed(.halted), Fixture.noticed(.verifying), Self.awaiting] {
      let frame = EverySizeTests.frame(state, size)
      let pane = try #require(frame.targets.first { $0.target == .pane(.ladder) }?.rect)
      let live: [ThemeRole] = [.positive, .negative, .positiveBar, .negativeBar]
      let styles = live.map { Theme.numbered[$0].foreground }
      var hatched = 0
      for y in pane.y..<pane.maxY {
        for x in pane.x..<pane.maxX {
          guard let cell = frame.grid[x, y] else { continue }
          #expect(!styles.contains(cell.style.foreground), "\(x) \(y) \(cell.glyph)")
          if cell.glyph == GlyphSet.unicode.hatch { hatched += 1 }
        }
      }
      #expect(hatched > 20)
      #expect(frame.grid.text.contains("frozen"))
    }
    #expect(!EverySizeTests.frame(Fixture.busy, size).grid.text.contains("frozen"))
  }

  /// Another market was asked for, and the old book is still there.
  private static var awaiting: DeskState {
    var state = Fixture.busy
    _ = Desk.update(&state, .pointer(.click, .action(.nextMarket)))
    return state
  }

  @Test("a full bar is a round number near four times the usual, however deep the touch")
  func fullBar() {
    let book = LadderRows(Fixture.busy, count: 21)
    let lots = book.rows.flatMap { [$0.bid.lots, $0.ask.lots] }.filter { $0 > 0 }.sorted()
    let usual = lots[lots.count / 2]
    #expect((4 * usual...10 * usual).contains(book.fullBarLots))
    #expect(RoundNumber.ceiling(book.fullBarLots) == book.fullBarLots)
    #expect(lots[lots.count - 1] > book.fullBarLots)
  }

  private static func text(of frame: Frame, row: Int, from x: Int, width: Int) -> String {
    var text = ""
    for column in x..<x + width {
      if let cell = frame.grid[column, row] { text.unicodeScalars.append(cell.glyph) }
    }
    return text
  }

  /// What a column of a row shows; of own orders both sides.
  static func text(of frame: Frame, _ price: Price, _ column: LadderColumn) -> String {
    frame.targets.filter { $0.target == .ladder(price, column) }.map {
      text(of: frame, row: $0.rect.y, from: $0.rect.x, width: $0.rect.width)
    }.joined(separator: "|")
  }
}

@Suite("Columns of the ladder")
struct LadderColumnsTests {
  @Test("stand side by side within the width", arguments: 5...12)
  func fit(priceWidth: Int) {
    for width in 0...140 {
      let columns = LadderColumns(x: 3, width: width, priceWidth: priceWidth)
      let fields = [
        columns.pointer, columns.ownBid, columns.bidQuantity, columns.bidBar, columns.lastMark,
        columns.price, columns.limitMark, columns.askBar, columns.askQuantity, columns.ownAsk,
        columns.volume,
      ]
      #expect(columns.price.width == priceWidth)
      for (left, right) in zip(fields, fields.dropFirst()) { #expect(left.end <= right.x) }
      if width >= 52 {
        #expect(fields.allSatisfy { $0.width == 0 || $0.end <= 3 + width }, "\(width)")
        #expect(columns.bidBar.width >= 3 && columns.ownBid.width >= 7)
      }
    }
  }
}
