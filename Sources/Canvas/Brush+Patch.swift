/// The cells of a rectangle as they were drawn, to be laid there again.
public struct Patch: Sendable {
  /// Where it belongs; nothing of it lies outside the grid that it was taken from.
  public let rect: Rect
  /// The cells, row by row.
  fileprivate let cells: [Cell]
}

extension Brush {
  /// The cells of a rectangle as they stand, as far as it lies on the grid.
  public func patch(of rect: Rect) -> Patch {
    let rect = rect.intersection(bounds)
    guard !rect.isEmpty else {
      return Patch(rect: Rect(x: 0, y: 0, width: 0, height: 0), cells: [])
    }
    var cells: [Cell] = []
    cells.reserveCapacity(rect.width * rect.height)
    for y in rect.y..<rect.maxY { cells += grid.row(y, from: rect.x, to: rect.maxX) }
    return Patch(rect: rect, cells: cells)
  }

  /// Lays a patch where it was taken from, on a grid no smaller than that one was.
  public mutating func put(_ patch: Patch) {
    let rect = patch.rect
    guard rect.intersection(bounds) == rect else { return }
    for row in 0..<rect.height {
      let start = row * rect.width
      put(patch.cells[start..<start + rect.width], x: rect.x, y: rect.y + row)
    }
  }
}
