/// What of a layout has room in a frame; the desk needs it to know which panes there are to go to,
/// and which borders they have.
public struct ShownLayout: Hashable, Sendable {
  /// A pane in a frame.
  public struct Place: Hashable, Sendable {
    /// The pane.
    public var pane: Pane
    /// The border at its right, else at its left; `nil` where it has neither.
    public var column: PaneBorder?
    /// The border below it, else above it; `nil` where it has neither.
    public var row: PaneBorder?
    /// Makes a place.
    public init(_ pane: Pane, column: PaneBorder? = nil, row: PaneBorder? = nil) {
      self.pane = pane
      self.column = column
      self.row = row
    }
  }

  /// The panes, in the order in which they are gone through.
  public var places: [Place]

  /// Makes a list of panes.
  public init(_ places: [Place]) { self.places = places }

  /// Before the first frame.
  public static let first = ShownLayout([Place(.ladder), Place(.blotter)])

  /// Whether a pane is in the frame.
  public func contains(_ pane: Pane) -> Bool { places.contains { $0.pane == pane } }

  /// The pane after another, round about; the first where that is not in the frame.
  func pane(after pane: Pane) -> Pane {
    guard let index = places.firstIndex(where: { $0.pane == pane }) else {
      return places.first?.pane ?? .blotter
    }
    return places[(index + 1) % places.count].pane
  }
}

/// A border in a frame, as the mouse takes hold of it.
public struct BorderHandle: Hashable, Sendable {
  /// Which border.
  public var border: PaneBorder
  /// Whether it stands between columns; else it lies between rows.
  public var isColumn: Bool
  /// The cell where it would be if nobody had moved it.
  public var origin: Int
  /// How many cells are divided.
  public var extent: Int

  /// Makes a handle.
  public init(_ border: PaneBorder, isColumn: Bool, origin: Int, extent: Int) {
    self.border = border
    self.isColumn = isColumn
    self.origin = origin
    self.extent = extent
  }

  /// How far a border is moved that is dragged to a cell, in thousandths of what is divided.
  public func perMille(column: Int, row: Int) -> Int {
    let cells = (isColumn ? column : row) - origin
    let limit = max(1, extent)
    return min(max(cells, -limit), limit) * 1000 / limit
  }
}
