import Canvas
import Desk
import Testing

@testable import Screens

@Suite("Panels of the layouts")
struct PanelTreeTests {
  private static func tree(_ preset: LayoutPreset, _ size: Size, markets: Int = 3) -> PanelTree {
    preset.panels(on: size, marketCount: markets)
  }

  private static func expectCovered(_ placed: PlacedPanels, _ rect: Rect, _ what: String) {
    let rects = placed.places.map(\.rect)
    #expect(rects.reduce(0) { $0 + $1.width * $1.height } == rect.width * rect.height, "\(what)")
    for (number, one) in rects.enumerated() {
      #expect(one.intersection(rect) == one, "\(what)")
      let isAlone = rects.dropFirst(number + 1).allSatisfy { $0.intersection(one).isEmpty }
      #expect(isAlone, "\(what)")
    }
  }

  @Test(
    "cover every size from 1x1 to 250x80 without a hole or an overlap",
    arguments: LayoutPreset.allCases)
  func covers(preset: LayoutPreset) {
    for width in 1...250 {
      for height in 1...80 where (width + height) % 3 == 0 || width < 20 || height < 8 {
        let size = Size(width: width, height: height)
        let rect = Rect(x: 0, y: 1, width: width, height: height)
        let placed = Self.tree(preset, size).placed(in: rect) { _ in 0 }
        Self.expectCovered(placed, rect, "\(preset) \(size)")
      }
    }
  }

  @Test("stay covered and large enough however borders are moved", arguments: LayoutPreset.allCases)
  func moved(preset: LayoutPreset) {
    var random = SplitMix(5)
    for width in stride(from: 60, through: 250, by: 7) {
      for height in stride(from: 14, through: 80, by: 3) {
        let size = Size(width: width, height: height)
        let rect = Rect(x: 0, y: 0, width: width, height: height)
        let tree = Self.tree(preset, size)
        let still = tree.placed(in: rect) { _ in 0 }
        let placed = tree.placed(in: rect) { _ in Int(random.pick(-900...900)) }
        Self.expectCovered(placed, rect, "\(preset) \(size)")
        for place in placed.places {
          // Wherever it has its least by itself it keeps that.
          let before = still.rect(of: place.panel)
          let least = place.panel.least
          if before.width >= least.width { #expect(place.rect.width >= least.width, "\(size)") }
          if before.height >= least.height { #expect(place.rect.height >= least.height, "\(size)") }
        }
      }
    }
  }

  @Test("give every panel that is there the room it needs", arguments: LayoutPreset.allCases)
  func room(preset: LayoutPreset) {
    for width in 60...250 {
      for height in 16...80 where (width + height) % 2 == 0 {
        let size = Size(width: width, height: height)
        // Two lines above and up to six below are not the panels'.
        let rect = Rect(x: 0, y: 0, width: width, height: height - (height < 30 ? 5 : 8))
        let placed = Self.tree(preset, size).placed(in: rect) { _ in 0 }
        for place in placed.places {
          let least = place.panel.least
          #expect(
            place.rect.width >= least.width && place.rect.height >= least.height,
            "\(preset) \(size): \(place)")
        }
        #expect(!placed.rect(of: .blotter).isEmpty)
      }
    }
  }

  @Test("have what they are for", arguments: [(80, 24), (120, 40), (200, 60), (80, 60), (130, 30)])
  func purpose(width: Int, height: Int) {
    let size = Size(width: width, height: height)
    func panels(_ preset: LayoutPreset) -> [Panel] {
      var state = Fixture.busy
      state.layout.preset = preset
      return Layout(size: size, state: state, banner: nil).panels.places.map(\.panel)
    }
    #expect(panels(.trade).contains(.ladder) && panels(.trade).contains(.tape))
    #expect(panels(.watch).contains(.watchlist) && panels(.watch).contains(.chart))
    #expect(panels(.scalp).contains(.ladder) && panels(.scalp).contains(.tape))
    #expect(panels(.compare).contains(.comparison(0)) && panels(.compare).contains(.comparison(2)))
    #expect(panels(.study).contains(.chart))
    if width >= 120 || height >= 60 {
      #expect(panels(.scalp).contains(.heatmap) && panels(.study).contains(.heatmap))
    }
  }

  @Test("four markets stand two by two, fewer in as many places", arguments: 1...6)
  func compared(markets: Int) {
    let size = Size(width: 120, height: 40)
    let rect = Rect(x: 0, y: 0, width: 120, height: 34)
    let placed = Self.tree(.compare, size, markets: markets).placed(in: rect) { _ in 0 }
    let shown = placed.places.count { if case .comparison = $0.panel { true } else { false } }
    #expect(shown == min(4, markets))
    Self.expectCovered(placed, rect, "\(markets)")
    if markets >= 4 {
      let sizes = Set((0..<4).map { placed.rect(of: .comparison($0)).size })
      #expect(sizes.count == 1)
    }
  }

  @Test("a border that is dragged to a cell ends there")
  func dragged() throws {
    let size = Size(width: 120, height: 40)
    let rect = Rect(x: 0, y: 2, width: 120, height: 34)
    let tree = Self.tree(.trade, size)
    let still = tree.placed(in: rect) { _ in 0 }
    let border = try #require(still.borders.first { $0.handle.isColumn })
    for column in 60..<80 {
      var choice = LayoutChoice()
      choice.move(
        border.handle.border,
        toPerMille: border.handle.perMille(column: column, row: 9))
      let moved = tree.placed(in: rect) { choice.shift(of: $0) }
      #expect(moved.rect(of: .ladder).maxX - 1 == column)
    }
  }

  @Test(
    "every border can be taken hold of, and lies between two panels",
    arguments: LayoutPreset.allCases)
  func borders(preset: LayoutPreset) {
    var state = Fixture.busy
    state.layout.preset = preset
    let size = Size(width: 200, height: 60)
    let frame = Screens.frame(state, theme: .plain, glyphs: .unicode, size: size)
    let layout = Layout(size: size, state: state, banner: nil)
    #expect(layout.panels.borders.count == layout.panels.places.count - 1)
    for border in layout.panels.borders {
      let place = Point(x: border.rect.x, y: border.rect.y)
      #expect(frame.target(at: place) == .border(border.handle))
    }
  }

  @Test("a maximised pane has all the room, and the desk still knows the others")
  func maximised() {
    var state = Fixture.busy
    state.isMaximised = true
    state.pane = .chart
    let layout = Layout(size: Size(width: 120, height: 40), state: state, banner: nil)
    #expect(layout.panels.places.map(\.panel) == [.chart])
    #expect(layout.rect(of: .chart) == layout.body && !layout.accountLine.isEmpty)
    #expect(layout.shown.places.map(\.pane) == [.ladder, .chart, .blotter])
  }

  @Test("the desk learns the panes of a frame, with their borders")
  func shown() {
    let layout = Layout(size: Size(width: 120, height: 40), state: Fixture.busy, banner: nil)
    #expect(
      layout.shown.places == [
        .init(.ladder, column: PaneBorder(.main, after: 0), row: PaneBorder(.body, after: 0)),
        .init(.chart, column: PaneBorder(.main, after: 0), row: PaneBorder(.right, after: 0)),
        .init(.blotter, column: PaneBorder(.lower, after: 0), row: PaneBorder(.body, after: 0)),
      ])
  }
}
