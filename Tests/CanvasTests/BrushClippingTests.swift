import Canvas
import Testing

@Suite("Drawing never leaves its clip")
struct BrushClippingTests {
  /// Everything a brush can draw, into one rectangle.
  static func drawEverything(_ brush: inout Brush, in rect: Rect) {
    brush.fill(rect, .selection)
    brush.fill(rect, brush[.text], glyph: "世")
    brush.panel(rect, title: "Ladder of prices", note: "1 tick", isFocused: true)
    brush.divider(across: rect, y: rect.y + 2, brush[.border])
    brush.put("61,732.41 世界 e\u{301}\t\u{7}", at: rect.origin, .text, width: rect.width)
    brush.put("a text without a field", at: rect.origin, .text)
    for direction in BarDirection.allCases {
      brush.bar(Int.max, of: 3, in: rect, .positiveBar, growing: direction)
      brush.bar(5, of: 9, in: rect, .negativeBar, growing: direction)
      brush.bar(-5, of: 0, in: rect, .negativeBar, growing: direction)
    }
    brush.bars([1, 5, Int.max, 0, -3], of: Int.max, in: rect, brush[.volume])
    brush.sparkline(
      [Int.min, 0, Int.max], at: rect.origin, width: rect.width, brush[.accent])
    let candles = [
      CandleShape(open: 1, high: 9, low: -4, close: 5),
      CandleShape(open: Int.max, high: Int.max, low: Int.min, close: Int.min),
      CandleShape(open: 3, high: 3, low: 3, close: 3),
    ]
    for pitch in [Int.min, 1, 2, 5] {
      brush.candles(
        candles, in: rect, rising: brush[.positive], falling: brush[.negative], pitch: pitch)
    }
    let columns = [
      TableColumn("side", .fixed(4)), TableColumn("price", .minimum(6), .trailing),
      TableColumn("state", .weight(1)),
    ]
    brush.tableHead(of: columns, in: rect)
    brush.tableRow(
      ["buy", "61,732.39", "resting", "too many"], of: columns, in: rect, brush[.text])
    brush.scrollBar(in: rect, first: 3, visible: 2, total: 9)
    brush.scrollBar(in: rect, first: Int.max, visible: 1, total: 3)
    brush.plot("▲", at: rect.origin, .positive)
    brush.tint(rect, .cursor)
  }

  @Test("at every small size, nothing traps and every glyph is one column wide")
  func smallSizes() {
    for glyphs in GlyphSet.all {
      for width in 0...9 {
        for height in 0...5 {
          let size = Size(width: width, height: height)
          var brush = Brush(size: size, theme: .numbered, glyphs: glyphs)
          for rect in Self.rects(around: size) { Self.drawEverything(&brush, in: rect) }
          #expect(brush.grid.cells.count == width * height)
          #expect(brush.grid.cells.allSatisfy { $0.glyph.columns == 1 })
        }
      }
    }
  }

  @Test("cells outside the clip stay as they were")
  func clip() {
    let size = Size(width: 14, height: 9)
    let before = Brush(size: size, theme: .numbered).grid
    for clip in Self.rects(around: Size(width: 5, height: 4)) {
      var brush = Brush(size: size, theme: .numbered)
      brush.within(clip) { brush in
        Self.drawEverything(&brush, in: Rect(x: -2, y: -1, width: 18, height: 12))
      }
      var changed = 0
      for y in 0..<size.height {
        for x in 0..<size.width where brush.grid[x, y] != before[x, y] {
          changed += 1
          #expect(clip.contains(Point(x: x, y: y)), "(\(x), \(y)) changed, clip \(clip)")
        }
      }
      #expect(
        changed == clip.intersection(before.bounds).width * clip.intersection(before.bounds).height)
      #expect(brush.clip == brush.bounds)
    }
  }

  @Test("a clip within a clip is their intersection, and a thrown error restores it")
  func nestedClips() {
    struct Stop: Error {}
    var brush = Brush(size: Size(width: 10, height: 10), theme: .plain)
    brush.within(Rect(x: 2, y: 2, width: 4, height: 4)) { brush in
      brush.within(Rect(x: 4, y: 0, width: 9, height: 9)) { brush in
        #expect(brush.clip == Rect(x: 4, y: 2, width: 2, height: 4))
      }
    }
    #expect(throws: Stop.self) {
      try brush.within(Rect(x: 1, y: 1, width: 1, height: 1)) { (_: inout Brush) throws(Stop) in
        throw Stop()
      }
    }
    #expect(brush.clip == brush.bounds)
  }

  @Test("reading and writing outside a grid does nothing")
  func grid() {
    var grid = Grid(size: Size(width: 2, height: 1))
    let before = grid
    for (x, y) in [(-1, 0), (2, 0), (0, -1), (0, 1), (Int.max, Int.min)] {
      grid[x, y] = Cell(glyph: "x", style: Style())
      #expect(grid[x, y] == nil)
    }
    #expect(grid == before)
    #expect(Size(width: -3, height: -1) == Size(width: 0, height: 0))
  }

  private static func rects(around size: Size) -> [Rect] {
    [
      Rect(x: 0, y: 0, width: size.width, height: size.height),
      Rect(x: -3, y: -2, width: size.width + 5, height: size.height + 5),
      Rect(x: size.width, y: size.height, width: 4, height: 4),
      Rect(x: 1, y: 1, width: size.width, height: size.height),
      Rect(x: 1, y: 0, width: 0, height: 3), Rect(x: 0, y: 1, width: 3, height: 0),
      Rect(x: 0, y: 0, width: 1, height: 1), Rect(x: -5, y: -5, width: 3, height: 3),
    ]
  }
}
