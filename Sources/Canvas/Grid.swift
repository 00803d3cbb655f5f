/// One character cell: a glyph that is one column wide, and how it looks.
public struct Cell: Hashable, Sendable {
  /// A scalar of width 1.
  ///
  /// Wider or zero-width ones are replaced before they get here.
  public var glyph: Unicode.Scalar
  /// Its colours and emphasis.
  public var style: Style

  /// Makes a cell.
  public init(glyph: Unicode.Scalar, style: Style) {
    self.glyph = glyph
    self.style = style
  }
}

/// A screenful of cells.
///
/// Everything that is drawn outside it is cut off, never a crash.
public struct Grid: Hashable, Sendable {
  /// How many columns and rows it has.
  public let size: Size
  /// The cells, row by row.
  public private(set) var cells: [Cell]

  /// Makes a grid filled with blanks of one style.
  public init(size: Size, style: Style = Style()) {
    self.size = size
    cells = Array(repeating: Cell(glyph: " ", style: style), count: size.width * size.height)
  }

  /// Puts a cell into a run of columns of a row, which must be inside.
  mutating func fill(_ columns: Range<Int>, row y: Int, with cell: Cell) {
    let start = y * size.width
    for index in start + columns.lowerBound..<start + columns.upperBound { cells[index] = cell }
  }

  /// Puts a cell at a place, which must be inside.
  mutating func put(_ cell: Cell, x: Int, y: Int) { cells[y * size.width + x] = cell }

  /// Puts cells side by side from a place on, all of them inside.
  mutating func put(_ row: ArraySlice<Cell>, x: Int, y: Int) {
    let shift = y * size.width + x - row.startIndex
    for index in row.indices { cells[index + shift] = row[index] }
  }

  /// The cells of a row between two columns, which must be inside.
  func row(_ y: Int, from x: Int, to end: Int) -> ArraySlice<Cell> {
    cells[y * size.width + x..<y * size.width + end]
  }

  /// The rectangle of the whole grid.
  public var bounds: Rect { Rect(x: 0, y: 0, width: size.width, height: size.height) }

  /// The cell at a place.
  ///
  /// Reading outside gives `nil`; writing outside does nothing.
  public subscript(x: Int, y: Int) -> Cell? {
    get {
      guard x >= 0, y >= 0, x < size.width, y < size.height else { return nil }
      return cells[y * size.width + x]
    }
    set {
      guard let newValue, x >= 0, y >= 0, x < size.width, y < size.height else { return }
      cells[y * size.width + x] = newValue
    }
  }
}
