/// How long a part of a split wants to be.
public enum Length: Hashable, Sendable {
  /// Exactly so many cells, as long as there is room.
  case fixed(Int)
  /// At least so many cells, and a share of what is left over.
  case minimum(Int, weight: Int = 1)
  /// Only a share of what is left over.
  case weight(Int)

  /// What it needs before anything is shared out.
  var least: Int {
    switch self {
    case .fixed(let cells), .minimum(let cells, _): max(0, cells)
    case .weight: 0
    }
  }

  /// Its share of what is left over.
  var share: Int {
    switch self {
    case .fixed: 0
    case .minimum(_, let weight), .weight(let weight): max(0, weight)
    }
  }
}

/// Shares out a number of cells.
///
/// There is one result for each length, none is negative, and together they never exceed the
/// total; they are exactly the total if any of them has a weight. Where there is too little room,
/// the first come first.
public func split(_ total: Int, into lengths: [Length]) -> [Int] {
  var left = max(0, total)
  var cells: [Int] = []
  for length in lengths {
    let granted = min(length.least, left)
    cells.append(granted)
    left -= granted
  }
  var weightLeft = 0
  for length in lengths { weightLeft += length.share }
  for (place, length) in lengths.enumerated() where length.share > 0 && left > 0 {
    // What is left is divided by the weight that is left, so that rounding never loses a cell.
    let extra = (left * length.share + weightLeft / 2) / weightLeft
    cells[place] += extra
    left -= extra
    weightLeft -= length.share
  }
  return cells
}

extension Rect {
  /// Splits it into rows from the top; between them lie `gap` cells.
  public func rows(_ lengths: [Length], gap: Int = 0) -> [Rect] {
    let gap = max(0, gap)
    var top = y
    let heights = split(height - gap * max(0, lengths.count - 1), into: lengths)
    return heights.map { height in
      defer { top += height + gap }
      return Rect(x: x, y: top, width: width, height: height).intersection(self)
    }
  }

  /// Splits it into columns from the left; between them lie `gap` cells.
  public func columns(_ lengths: [Length], gap: Int = 0) -> [Rect] {
    let gap = max(0, gap)
    var left = x
    let widths = split(width - gap * max(0, lengths.count - 1), into: lengths)
    return widths.map { width in
      defer { left += width + gap }
      return Rect(x: left, y: y, width: width, height: height).intersection(self)
    }
  }

  /// One row of it, counted from its top; empty if there is none.
  public func row(_ number: Int) -> Rect {
    Rect(x: x, y: y + number, width: width, height: 1).intersection(self)
  }

  /// A rectangle of a size in its middle, or as much of that as fits.
  public func centred(_ size: Size) -> Rect {
    let width = min(self.width, size.width)
    let height = min(self.height, size.height)
    return Rect(
      x: x + (self.width - width) / 2, y: y + (self.height - height) / 2, width: width,
      height: height)
  }

  /// Its top left corner.
  public var origin: Point { Point(x: x, y: y) }

  /// Its size.
  public var size: Size { Size(width: width, height: height) }
}
