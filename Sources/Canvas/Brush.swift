/// Draws on a grid with one theme and one set of glyphs.
///
/// Whatever lies outside its clip is cut off.
///
/// Places are always those of the whole grid, so that they can be compared with the mouse's.
public struct Brush: Sendable {
  /// What has been drawn so far.
  public private(set) var grid: Grid
  /// Where colours come from.
  public let theme: Theme
  /// What characters to draw with.
  public let glyphs: GlyphSet
  /// Where drawing has an effect; always within the grid.
  public private(set) var clip: Rect

  /// Starts with an empty screen in the theme's background.
  public init(size: Size, theme: Theme, glyphs: GlyphSet = .unicode) {
    self.init(on: Self.blank(size, theme), theme: theme, glyphs: glyphs)
  }

  /// Starts on a grid that is there already, such as a blank one that is kept: to copy it takes
  /// less than to fill another.
  public init(on grid: Grid, theme: Theme, glyphs: GlyphSet) {
    self.grid = grid
    self.theme = theme
    self.glyphs = glyphs
    clip = grid.bounds
  }

  /// An empty screen in a theme's background.
  public static func blank(_ size: Size, _ theme: Theme) -> Grid {
    Grid(size: size, style: theme[.background])
  }

  /// The same brush without its grid: for what only asks for styles and widths, and is kept while
  /// the grid is drawn on.
  ///
  /// A second hand on the grid would have all its cells copied.
  public var withoutGrid: Brush {
    Brush(size: Size(width: 0, height: 0), theme: theme, glyphs: glyphs)
  }

  /// The style of a role.
  public subscript(role: ThemeRole) -> Style { theme[role] }

  /// The rectangle of the whole grid.
  public var bounds: Rect { grid.bounds }

  /// Draws with a narrower clip, and puts the old one back.
  public mutating func within<Failure>(
    _ rect: Rect, _ draw: (inout Brush) throws(Failure) -> Void
  ) throws(Failure) {
    let outer = clip
    clip = clip.intersection(rect)
    defer { clip = outer }
    try draw(&self)
  }

  /// Puts one glyph.
  ///
  /// It is replaced if the terminal cannot show it, and left out if it has no width.
  public mutating func plot(_ glyph: Unicode.Scalar, at place: Point, _ style: Style) {
    guard clip.contains(place), let glyph = glyphs.glyph(for: glyph) else { return }
    grid[place.x, place.y] = Cell(glyph: glyph, style: style)
  }

  /// Fills a rectangle with one glyph.
  public mutating func fill(_ rect: Rect, _ style: Style, glyph: Unicode.Scalar = " ") {
    let area = clip.intersection(rect)
    let cell = Cell(glyph: glyphs.glyph(for: glyph) ?? " ", style: style)
    guard !area.isEmpty else { return }
    for y in area.y..<area.maxY { grid.fill(area.x..<area.maxX, row: y, with: cell) }
  }

  /// Puts one glyph that the terminal can show, as it stands.
  mutating func set(_ glyph: Unicode.Scalar, at place: Point, _ style: Style) {
    guard clip.contains(place) else { return }
    grid.put(Cell(glyph: glyph, style: style), x: place.x, y: place.y)
  }

  /// Puts cells side by side, all of them within the grid.
  mutating func put(_ cells: ArraySlice<Cell>, x: Int, y: Int) { grid.put(cells, x: x, y: y) }

  /// Lays a style behind what is drawn already: its background and its emphasis.
  ///
  /// Glyphs and their colours stay, so a row is drawn once and then marked as chosen.
  public mutating func tint(_ rect: Rect, _ backing: Style) {
    restyle(rect) { $0.tinted(by: backing) }
  }

  /// Changes the style of what is drawn already.
  public mutating func restyle(_ rect: Rect, _ change: (Style) -> Style) {
    let area = clip.intersection(rect)
    for y in area.y..<area.maxY {
      for x in area.x..<area.maxX {
        guard let cell = grid[x, y] else { continue }
        grid[x, y] = Cell(glyph: cell.glyph, style: change(cell.style))
      }
    }
  }
}

extension Brush {
  /// Fills a rectangle with blanks in a role's style.
  public mutating func fill(_ rect: Rect, _ role: ThemeRole) { fill(rect, theme[role]) }

  /// Lays a role behind what is drawn already.
  public mutating func tint(_ rect: Rect, _ role: ThemeRole) { tint(rect, theme[role]) }

  /// Puts one glyph in a role's style.
  public mutating func plot(_ glyph: Unicode.Scalar, at place: Point, _ role: ThemeRole) {
    plot(glyph, at: place, theme[role])
  }
}
