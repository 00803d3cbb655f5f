import Analytics
import Canvas
import Desk
import Market
import Testing

@testable import Screens

@Suite("Charts on the screen")
struct ChartScreenTests {
  private static let size = Size(width: 120, height: 40)

  private func frame(
    _ state: DeskState, _ size: Size = size, glyphs: GlyphSet = .unicode
  ) -> (frame: Frame, layout: Layout) {
    (
      Screens.frame(state, theme: .numbered, glyphs: glyphs, size: size),
      Layout(size: size, state: state, banner: state.banner)
    )
  }

  /// The cells of a panel with a role, as places in it.
  private func places(
    _ role: ThemeRole, _ grid: Grid, in rect: Rect, where isWanted: (Unicode.Scalar) -> Bool
  ) -> [Point] {
    var places: [Point] = []
    for y in rect.y..<rect.maxY {
      for x in rect.x..<rect.maxX {
        guard let cell = grid[x, y], cell.style == Theme.numbered[role], isWanted(cell.glyph)
        else { continue }
        places.append(Point(x: x - rect.x, y: y - rect.y))
      }
    }
    return places
  }

  private func text(_ grid: Grid, in rect: Rect) -> String {
    let lines = grid.text.split(separator: "\n", omittingEmptySubsequences: false)
    return (rect.y..<rect.maxY).map { y in
      String(lines[y].dropFirst(rect.x).prefix(rect.width))
    }.joined(separator: "\n")
  }

  @Test("own orders stand on the axis with their prices")
  func ownOrders() {
    let (frame, layout) = frame(Fixture.arranged(.study))
    let chart = text(frame.grid, in: layout.rect(of: .chart))
    #expect(chart.contains("◂61,733.01") && chart.contains("◂61,731.42"))
  }

  @Test("own fills are arrows, up where bought and down where sold")
  func ownFills() {
    var state = Fixture.arranged(.study)
    state.interval = .fifteenSeconds
    let (frame, layout) = frame(state, Size(width: 200, height: 60))
    let chart = layout.rect(of: .chart)
    let up = places(.own, frame.grid, in: chart) { $0 == "▲" }
    let down = places(.own, frame.grid, in: chart) { $0 == "▼" }
    // The oldest of the four was at a price below what the chart shows.
    #expect(up.count == 2 && down.count == 1)
  }

  @Test("a halt is a gap of three columns without a candle", arguments: [0, 1, 2, 3])
  func halts(zoom: Int) throws {
    var state = Fixture.arranged(.study)
    state.chart.end = Fixture.now - .seconds(355)
    state.chart.zoom = zoom
    let (frame, layout) = frame(state)
    let chart = layout.rect(of: .chart)
    let gap = places(.stale, frame.grid, in: chart) { $0 == "┆" }
    let columns = Set(gap.map(\.x))
    #expect(columns.count == 3)
    let candles = "█▌▀▄▘▖━│╵╷"
    for place in gap {
      for x in (place.x - state.chart.body / 2)...(place.x + state.chart.body / 2) {
        let cell = frame.grid[chart.x + x, chart.y + place.y]
        let isCandle = candles.unicodeScalars.contains(cell?.glyph ?? " ")
        #expect(!isCandle || cell?.style == Theme.numbered[.stale], "\(place)")
      }
    }
  }

  @Test("a chart that was scrolled back says until when, and how to come back")
  func scrolled() {
    var state = Fixture.arranged(.study)
    state.chart.end = Fixture.now - .seconds(300)
    let (frame, layout) = frame(state)
    let chart = text(frame.grid, in: layout.rect(of: .chart))
    #expect(chart.contains("until 13:57:35, End: present"))
    #expect(chart.contains("13:57") && !chart.contains("14:02 "))
  }

  @Test(
    "the volume profile stands beside a wide chart, its greatest price marked, and can be hidden")
  func profile() {
    let (shown, layout) = frame(Fixture.arranged(.study))
    let chart = layout.rect(of: .chart)
    let marked = places(.accent, shown.grid, in: chart) { $0 == "█" }
    #expect(Set(marked.map(\.y)).count == 1 && !marked.isEmpty)
    var state = Fixture.arranged(.study)
    state.chart.hasProfile = false
    let hidden = frame(state).frame
    #expect(places(.accent, hidden.grid, in: chart) { $0 == "█" }.isEmpty)
  }

  @Test("wide candles have gaps between them and volumes as wide as they are")
  func zoomed() {
    var state = Fixture.arranged(.study)
    state.chart.zoom = 2
    let (frame, layout) = frame(state)
    let chart = text(frame.grid, in: layout.rect(of: .chart))
    #expect(chart.contains("███ ███"))
    #expect(!chart.contains("████ "))
  }

  @Test("dots are braille where there is braille, and half blocks elsewhere")
  func dotted() {
    var state = Fixture.arranged(.study)
    state.chart.isDotted = true
    state.chart.hasProfile = false
    let (dotted, layout) = frame(state)
    func isBraille(_ cell: Cell) -> Bool { (0x2800...0x28ff).contains(cell.glyph.value) }
    #expect(dotted.grid.cells.contains(where: isBraille))
    #expect(!text(dotted.grid, in: layout.rect(of: .chart)).contains("▌"))
    let plain = frame(state, glyphs: .console).frame
    #expect(!plain.grid.cells.contains(where: isBraille))
  }

  @Test("the book over time shows where much rests as a line, with trades and fills on it")
  func heatmap() {
    let (frame, layout) = frame(Fixture.arranged(.scalp), Size(width: 200, height: 60))
    let heat = layout.rect(of: .heatmap)
    // The walls of the fixture are rows without a gap, from side to side.
    let longest =
      (heat.y..<heat.maxY).map { y in
        (heat.x..<heat.maxX).count { x in
          guard let cell = frame.grid[x, y] else { return false }
          return cell.glyph == "▀" || cell.glyph == "▄" || cell.glyph == "·"
        }
      }.max() ?? 0
    #expect(longest >= 40)
    #expect(!places(.own, frame.grid, in: heat) { $0 == "▼" || $0 == "▲" }.isEmpty)
    let words = text(frame.grid, in: heat)
    #expect(words.contains("Book over time") && words.contains("full shade"))
  }

  @Test("the times of the chart and of the book over time stand one below the other")
  func aligned() {
    for width in [120, 200] {
      let size = Size(width: width, height: 60)
      let (frame, layout) = frame(Fixture.arranged(.study), size)
      func times(_ panel: Panel) -> [Character] {
        let lines = text(frame.grid, in: layout.rect(of: panel)).split(separator: "\n")
        return Array(lines[lines.count - 2])
      }
      #expect(times(.chart) == times(.heatmap))
    }
  }

  @Test("without colours the book over time is drawn in textures, on ASCII too")
  func heatmapPlain() {
    let state = Fixture.arranged(.study)
    let layout = Layout(size: Self.size, state: state, banner: nil)
    for (glyphs, texture) in [(GlyphSet.unicode, "▒"), (.ascii, ":")] {
      let plain = Screens.frame(state, theme: .plain, glyphs: glyphs, size: Self.size)
      #expect(text(plain.grid, in: layout.rect(of: .heatmap)).contains(texture))
    }
  }

  @Test("before anything was seen every chart says so", arguments: LayoutPreset.allCases)
  func empty(preset: LayoutPreset) {
    var state = Fixture.empty
    state.layout.preset = preset
    for size in [Size(width: 80, height: 24), Self.size, Size(width: 200, height: 60)] {
      let (frame, layout) = frame(state, size)
      let panels = layout.panels.places.map(\.panel)
      if panels.contains(.chart) { #expect(frame.grid.text.contains("no trades yet")) }
      if panels.contains(.heatmap) { #expect(frame.grid.text.contains("nothing seen of the book")) }
    }
  }

  @Test("the touch over time says the spread and which side is heavier")
  func touch() {
    let (frame, layout) = frame(Fixture.arranged(.study))
    let touch = text(frame.grid, in: layout.rect(of: .touch))
    #expect(touch.contains("spread 1 tick") && touch.contains("at the touch 63% asks"))
    let rect = layout.rect(of: .touch)
    let bids = places(.positiveBar, frame.grid, in: rect) { $0 != " " }
    let asks = places(.negativeBar, frame.grid, in: rect) { $0 != " " }
    #expect((bids.map(\.y).max() ?? 99) < (asks.map(\.y).min() ?? 0), "bids up, asks down")
  }

  @Test("a market side by side with others shows its touch, and a click goes to it")
  func comparison() {
    let (frame, layout) = frame(Fixture.arranged(.compare))
    let ether = layout.rect(of: .comparison(1))
    #expect(text(frame.grid, in: ether).contains("bid 2,655.11 4.120  ask 2,655.12 1.830  1 tick"))
    let inside = Point(x: ether.x + 9, y: ether.y + 3)
    #expect(frame.target(at: inside) == .market(InstrumentID(1)))
  }

  @Test("of more than four markets those around the one in the ladder stand side by side")
  func manyMarkets() throws {
    let quote = Fixture.assets[0]
    let instruments = try (0..<6).map { number in
      try Instrument(
        id: InstrumentID(UInt16(number)),
        base: Asset(
          id: AssetID(UInt16(number + 1)), symbol: "A\(number)", decimals: 8, displayDecimals: 4),
        quote: quote, tickUnits: 1_000_000, lotUnits: 10_000,
        fees: FeeSchedule(makerPartsPerMillion: 0, takerPartsPerMillion: 0),
        maximumQuantity: Quantity(lots: 1_000), maximumPrice: Price(ticks: 1_000_000))
    }
    let session = Session(
      scenario: "many", account: Fixture.user, assets: [quote] + instruments.map(\.base),
      instruments: instruments, references: instruments.map { _ in Price(ticks: 100) },
      sizePresets: instruments.map { _ in [Quantity(lots: 1)] }, openingBalances: [], themes: [])
    var state = DeskState(session: session, theme: "dark")
    state.layout.preset = .compare
    for (focus, shown) in [(0, 0...3), (3, 0...3), (4, 2...5), (5, 2...5)] {
      state.view.focus = InstrumentID(UInt16(focus))
      let (frame, layout) = frame(state)
      let words = text(frame.grid, in: layout.body)
      for number in 0..<6 {
        #expect(words.contains(" A\(number)-USDT ") == shown.contains(number), "\(focus) \(number)")
      }
    }
  }

  @Test("the watchlist shows closes, last, change, spread and phase of every market")
  func watchlist() {
    for size in [Size(width: 80, height: 24), Self.size] {
      let (frame, layout) = frame(Fixture.arranged(.watch), size)
      let list = text(frame.grid, in: layout.rect(of: .watchlist))
      for instrument in Fixture.instruments { #expect(list.contains(instrument.symbol)) }
      #expect(list.contains("2,655.11") && list.contains("▼-0.11%") && list.contains("43"))
      #expect(list.contains("open"))
    }
  }
}
