internal import Canvas
internal import Desk
internal import Market

/// A frame that is being drawn: the desk's state, the brush, and the regions found so far.
///
/// Each part of the screen is an extension in a file of its own.
struct Sheet {
  let state: DeskState
  var brush: Brush
  private(set) var regions: [HitRegion] = []
  /// Where the columns of the ladder stand, once it is drawn.
  var ladderColumns: LadderColumns?
  /// How far what lies over the screen can be scrolled down, where it can.
  var scrollMax: Int?

  /// Begins on a blank grid.
  init(state: DeskState, on blank: Grid, theme: Theme, glyphs: GlyphSet) {
    self.state = state
    brush = Brush(on: blank, theme: theme, glyphs: glyphs)
  }

  var theme: Theme { brush.theme }
  var glyphs: GlyphSet { brush.glyphs }
  /// Which key means what.
  var keys: KeyMap { state.session.keyMap }
  var now: Instant { state.view.time }

  /// The best phase known of the market in the ladder; `nil` before the first view.
  var phase: MarketPhase? { state.summary?.phase }

  func frame(ladderRows: Int, shown: ShownLayout) -> Frame {
    Frame(
      grid: brush.grid, targets: regions, ladderRows: ladderRows, scrollMax: scrollMax,
      shown: shown)
  }

  /// Makes a place mean something to the mouse; whatever lay there before is covered.
  mutating func add(_ target: Target?, in rect: Rect) {
    let visible = rect.intersection(brush.bounds)
    if !visible.isEmpty { regions.append(HitRegion(rect: visible, target: target)) }
  }

  /// Adds places as they were found before.
  mutating func add(_ known: [HitRegion]) { regions += known }

  /// This sheet without its grid: what the columns of a table hold on to while it is drawn.
  var withoutGrid: Sheet {
    var sheet = self
    sheet.brush = brush.withoutGrid
    return sheet
  }

  /// A glyph of the set as text, to be put between words.
  func text(_ glyph: Unicode.Scalar) -> String { String(Character(glyph)) }

  /// What is said where the screen is too small for any layout.
  mutating func tooSmall() {
    let size = brush.bounds.size
    let least = Layout.least
    func role(_ has: Int, _ needs: Int) -> ThemeRole { has < needs ? .danger : .success }
    func mark(_ has: Int, _ needs: Int) -> String {
      text(has < needs ? glyphs.crossMark : glyphs.check)
    }
    let columns = brush.span(
      "\(size.width)\(mark(size.width, least.width))", role(size.width, least.width))
    let rows = brush.span(
      "\(size.height)\(mark(size.height, least.height))", role(size.height, least.height))
    let short = [columns, brush.span("x", .dim), rows]
    let long =
      [brush.span("terminal is ", .text)] + short
      + [brush.span(", needs \(least.width)x\(least.height)", .text)]
    let middle =
      [brush.span("is ", .text)] + short
      + [brush.span(" needs \(least.width)x\(least.height)", .text)]
    let line = [long, middle].first { brush.width(of: $0) <= size.width } ?? short
    brush.put(
      line, at: Point(x: 0, y: size.height / 2), width: size.width, alignment: .centre)
  }
}
