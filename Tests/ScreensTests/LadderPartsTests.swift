import Analytics
import Canvas
import Desk
import Input
import Market
import Testing

@testable import Screens

@Suite("Parts of the ladder")
struct LadderPartsTests {
  private static let wide = Size(width: 200, height: 60)
  private static let usual = Size(width: 120, height: 40)
  private static let small = Size(width: 80, height: 24)

  private func text(_ state: DeskState, _ size: Size) -> String {
    EverySizeTests.frame(state, size).grid.text
  }

  @Test("stand side by side whatever is chosen for them", arguments: 0..<243)
  func everyChoice(number: Int) {
    var look = LadderLook()
    var rest = number
    for part in LadderPart.allCases {
      look[part] = PartChoice.allCases[rest % 3]
      rest /= 3
    }
    for width in stride(from: 0, through: 140, by: 3) {
      let columns = LadderColumns(x: 0, width: width, priceWidth: 9, look: look)
      let fields = [
        columns.pointer, columns.ownBid, columns.bidFlow, columns.bidQuantity, columns.bidBar,
        columns.lastMark, columns.price, columns.limitMark, columns.askBar, columns.askQuantity,
        columns.askFlow, columns.ownAsk, columns.traded, columns.volume,
      ]
      for (left, right) in zip(fields, fields.dropFirst()) { #expect(left.end <= right.x) }
      if width >= 60 {
        #expect(fields.allSatisfy { $0.width == 0 || $0.end <= width }, "\(width)")
        #expect(columns.bidQuantity.width >= 6)
      }
      for part in LadderPart.allCases where look[part] == .hidden { #expect(!columns.shows(part)) }
    }
  }

  @Test("what was stacked and pulled stands in its row where there is room")
  func flow() {
    let shown = text(Fixture.flowShown, Self.usual)
    #expect(shown.contains("change") && !text(Fixture.flow, Self.usual).contains("change"))
    let wide = text(Fixture.flow, Self.wide)
    #expect(wide.contains("stack") || wide.contains("change"))
    #expect(wide.contains("+0.21"))
  }

  @Test("totals are the sum of what the rows show", arguments: [0, 2, 4])
  func totals(minimum: Int) throws {
    var state = Fixture.flow
    for _ in 0..<minimum {
      _ = Desk.update(&state, .input(.key(.init(.character("k")))))
    }
    let frame = EverySizeTests.frame(state, Self.usual)
    let book = LadderRows(state, count: frame.ladderRows)
    let least = state.flowMinimum
    let stacked = book.rows.map(\.bidFlow.stacked).filter { $0 >= least }
    let sum = Quantity(lots: stacked.reduce(0) { $0 + $1.lots })
    let figure = NumberText.compact(sum, of: state.instrument, width: 5)
    #expect(frame.grid.text.contains("bids +\(figure) -"))
    if minimum == 0 { #expect(sum > .zero) }
    if minimum == 4 { #expect(sum == .zero, "none is as large as the largest size") }
    #expect(frame.grid.text.contains("30 s from ") == (minimum > 0))
  }

  @Test("what traded lately is part of what traded in the session, whatever the grouping")
  func traded() {
    var state = Fixture.flow
    for grouping in [1, 10, 50] as [Int64] {
      state.ladder.groupingTicks = grouping
      let book = LadderRows(state, count: 30)
      #expect(book.rows.allSatisfy { $0.traded <= $0.volume })
      #expect(book.rows.contains { $0.traded > .zero })
    }
  }

  @Test("a refilled level is marked, and told of at the chosen price", arguments: [small, usual])
  func refilled(size: Size) {
    var state = Fixture.flow
    state.ladder.groupingTicks = 1
    state.ladder.cursor = Price(ticks: 6_173_242)
    let frame = EverySizeTests.frame(state, size)
    #expect(frame.grid.text.contains("refilled 1x"))
    let rect = frame.targets.first { $0.target == .ladder(Price(ticks: 6_173_242), .price) }?.rect
    let line = frame.grid.text.split(separator: "\n")[rect?.y ?? 0]
    #expect(line.contains("R"))
  }

  @Test("bars that add up grow away from the touch")
  func cumulative() {
    let book = LadderRows(Fixture.cumulative, count: 30)
    let bids = book.rows.map(\.bidTotal.lots).filter { $0 > 0 }
    let asks = book.rows.map(\.askTotal.lots).filter { $0 > 0 }
    #expect(bids == bids.sorted() && asks == asks.sorted(by: >))
    #expect(bids.count > 5 && asks.count > 5)
    let lowest = book.rows.last?.price.ticks ?? 0
    let all = Fixture.flow.view.bids.filter { $0.price.ticks >= lowest }
    #expect(bids.last == all.reduce(0) { $0 + $1.quantity.lots })
    #expect(text(Fixture.cumulative, Self.usual).contains("bars add up to"))
    // What rests between the touch and the first row counts, though it is not on the screen.
    var scrolled = Fixture.cumulative
    scrolled.ladder.centre = Price(ticks: 6_172_900)
    let deep = LadderRows(scrolled, count: 20)
    let end = deep.rows[19].price.ticks
    let above = scrolled.view.bids.filter { $0.price.ticks >= end }
    #expect(deep.rows[19].bidTotal.lots == above.reduce(0) { $0 + $1.quantity.lots })
    scrolled.ladder.centre = Price(ticks: 6_173_700)
    let high = LadderRows(scrolled, count: 20)
    let start = high.rows[0].price.ticks
    let below = scrolled.view.asks.filter { $0.price.ticks <= start }
    #expect(high.rows[0].askTotal.lots == below.reduce(0) { $0 + $1.quantity.lots })
  }

  @Test("the chosen order's place in the queue and its way there are told", arguments: [usual])
  func queue(size: Size) {
    let text = text(Fixture.flowShown, size)
    let words = "buy 0.5: 3 ahead, 0.12 behind, up 0.51 traded + 0.30134 pulled"
    #expect(text.contains(words))
  }

  @Test("an order that waits stands at its trigger in brackets, not in the queue")
  func waiting() {
    var state = Fixture.fine
    state.view.orders[0].trigger = Trigger(.stop, price: Price(ticks: 6_173_245))
    let frame = EverySizeTests.frame(state, Self.usual)
    #expect(LadderTests.text(of: frame, Price(ticks: 6_173_245), .own).contains("(0.5)"))
    #expect(!LadderTests.text(of: frame, Price(ticks: 6_173_239), .own).contains("0.5"))
  }

  @Test("a column without room says so in the list")
  func noRoom() {
    #expect(text(Fixture.columns, Self.small).contains("no room now"))
    var state = Fixture.columns
    state.ladderLook[.flow] = .hidden
    state.ladderLook[.volume] = .hidden
    state.ladderLook[.traded] = .hidden
    #expect(!text(state, Self.small).contains("no room now"))
  }

  @Test("an old book says its age at every size", arguments: [(60, 16), (80, 24), (120, 40)])
  func age(width: Int, height: Int) {
    let size = Size(width: width, height: height)
    #expect(text(Fixture.frozenFeed, size).contains("book is 3.2 s old"))
    #expect(text(Fixture.otherMarket, size).contains("ETH-USDT is to come"))
    #expect(!text(Fixture.busy, size).contains("old"))
  }

  @Test("an old book is hatched and none of its figures look live")
  func hatched() throws {
    for state in [Fixture.frozenFeed, Fixture.otherMarket] {
      let frame = EverySizeTests.frame(state, Self.usual)
      let pane = try #require(frame.targets.first { $0.target == .pane(.ladder) }?.rect)
      let live = [ThemeRole.positive, .negative, .positiveBar, .negativeBar].map {
        Theme.numbered[$0].foreground
      }
      var hatches = 0
      var lively = 0
      for y in pane.y..<pane.maxY {
        for x in pane.x..<pane.maxX {
          guard let cell = frame.grid[x, y] else { continue }
          lively += live.contains(cell.style.foreground) ? 1 : 0
          hatches += cell.glyph == GlyphSet.unicode.hatch ? 1 : 0
        }
      }
      #expect(hatches > 20 && lively == 0)
    }
  }

  @Test("the row that a dragged order would go to is marked")
  func drag() {
    let frame = EverySizeTests.frame(Fixture.dragged, Self.usual)
    #expect(LadderTests.text(of: frame, Price(ticks: 6_173_200), .own).contains("▸0.15◂"))
  }
}

@Suite("Fills on the screen")
struct FillScreenTests {
  @Test("say in plain words what happened, what it cost and where the market went")
  func detail() {
    let maker = EverySizeTests.frame(
      Fixture.fillDetail(age: 1), Size(width: 120, height: 40)
    ).grid.text
    for words in [
      "bought 0.1 BTC at 61,732.15: filled 0.25 of 0.25", "0.41 were ahead of it",
      "0.51 have traded at", "earned", "fee: ", "after 1 s", "to come", "as maker",
    ] {
      #expect(maker.contains(words), "\(words)")
    }
    let taker = EverySizeTests.frame(
      Fixture.fillDetail(age: 3), Size(width: 120, height: 40)
    ).grid.text
    for words in ["it came and took", "impact: none", "below its price, against it", "as taker"] {
      #expect(taker.contains(words), "\(words)")
    }
  }

  @Test("fit the smallest screen and scroll there")
  func small() {
    let frame = EverySizeTests.frame(Fixture.fillDetail(age: 1), Size(width: 60, height: 16))
    #expect(frame.grid.text.contains("bought 0.1 BTC"))
    #expect((frame.scrollMax ?? 0) > 0)
  }

  @Test("show their marks as columns", arguments: [(80, 24), (120, 40), (200, 60)])
  func columns(width: Int, height: Int) {
    let text = EverySizeTests.frame(Fixture.fills, Size(width: width, height: height)).grid.text
    for head in ["1 s", "10 s", "60 s"] { #expect(text.contains(head), "\(head)") }
    #expect(text.contains("-0.125") && text.contains("-0.685"))
  }

  @Test("of a fill that is gone, that is said")
  func gone() {
    var state = Fixture.fillDetail(age: 1)
    state.fills = []
    let text = EverySizeTests.frame(state, Size(width: 80, height: 24)).grid.text
    #expect(text.contains("no longer kept"))
  }

  @Test(
    "moves of half a tick are not lost where there is room",
    arguments: [
      (1, 7, "+0.005"), (-3, 7, "-0.015"), (3, 5, "+0.01"), (0, 6, "0"), (250_000, 6, "+1250"),
    ])
  func moves(halfTicks: Int, width: Int, text: String) {
    let instrument = Fixture.instruments[0]
    #expect(NumberText.move(halfTicks: Int64(halfTicks), of: instrument, width: width) == text)
  }
}
