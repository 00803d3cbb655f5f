internal import CCurses
public import Canvas
internal import Glibc

extension Screen {
  /// Above this many bytes a frame is bracketed, where the terminal knows mode 2026. A smaller one
  /// reaches it in one piece anyway.
  private static let bracketedBytesMin = 512

  /// Shows a grid: sends the terminal what differs from the last one.
  ///
  /// While the terminal is behind, the grid is kept and shown, if no later one comes, as soon as
  /// `events` finds that the terminal has caught up.
  ///
  /// - Returns: Whether the grid was composed now.
  @discardableResult
  public func paint(_ grid: Grid) -> Bool {
    guard isOpen, !device.isGone else { return false }
    device.flush()
    guard !device.isBehind else {
      postponed = grid
      return false
    }
    postponed = nil
    guard put(grid) else { return true }
    shown = grid
    framesPainted += 1
    let frame = compose(ccurses_frame())
    if capabilities.synchronizes && frame.count >= Self.bracketedBytesMin {
      device.queue(Modes.frameBegin + frame + Modes.frameEnd)
    } else {
      device.queue(frame)
    }
    device.flush()
    return true
  }

  /// Gives curses what changed; `false` if nothing did.
  private func put(_ grid: Grid) -> Bool {
    if shown?.size != grid.size { forgetShown() }
    if let changed = putRows(grid, isLastTry: false) { return changed }
    // All colour pairs are taken, most of them by colours long gone.
    pens.forget()
    ccurses_forget_pairs()
    forgetShown()
    return putRows(grid, isLastTry: true) ?? true
  }

  /// Begins from a blank picture.
  func forgetShown() {
    shown = nil
    ccurses_blank()
  }

  /// - Returns: Whether a row changed; `nil` if the colour pairs ran out.
  private func putRows(_ grid: Grid, isLastTry: Bool) -> Bool? {
    let width = grid.size.width
    var changed = shown == nil
    for row in 0..<min(grid.size.height, size.height) {
      let cells = grid.cells[row * width..<(row + 1) * width]
      let old = shown?.cells[row * width..<(row + 1) * width]
      // Most rows are as they were, and equal bytes are equal cells.
      if let old, Self.isSameMemory(cells, old) { continue }
      var next = cells.startIndex
      while let run = Self.run(of: cells, changedFrom: old, startingAt: next) {
        let column = run.lowerBound - cells.startIndex
        guard put(cells[run], row: row, column: column, isLastTry: isLastTry) else { return nil }
        changed = true
        next = run.upperBound
      }
    }
    return changed
  }

  /// So many unchanged cells are given to curses along with those around them, rather than those
  /// in two calls.
  private static let gapMax = 8

  /// The next cells that changed, with short gaps between them; `nil` if no more did.
  private static func run(
    of cells: ArraySlice<Cell>, changedFrom old: ArraySlice<Cell>?, startingAt start: Int
  ) -> Range<Int>? {
    guard let old else { return start < cells.endIndex ? start..<cells.endIndex : nil }
    var first = start
    while first < cells.endIndex, cells[first] == old[first] { first += 1 }
    guard first < cells.endIndex else { return nil }
    var (end, next) = (first + 1, first + 1)
    while next < cells.endIndex, next - end <= gapMax {
      if cells[next] != old[next] { end = next + 1 }
      next += 1
    }
    return first..<end
  }

  /// Whether two runs of cells are the same to the last byte; cells that are equal may still differ
  /// in bytes that mean nothing.
  private static func isSameMemory(_ cells: ArraySlice<Cell>, _ old: ArraySlice<Cell>) -> Bool {
    guard cells.count == old.count else { return false }
    // SAFETY: both pointers are to as many bytes as are compared, and live through the call.
    return unsafe cells.withUnsafeBytes { now in
      unsafe old.withUnsafeBytes { before in
        guard let now = now.baseAddress, let before = before.baseAddress else { return true }
        return unsafe memcmp(now, before, cells.count * MemoryLayout<Cell>.stride) == 0
      }
    }
  }

  /// Gives curses cells of a row; `false` if the colour pairs ran out.
  private func put(
    _ cells: ArraySlice<Cell>, row: Int, column: Int, isLastTry: Bool
  ) -> Bool {
    line.removeAll(keepingCapacity: true)
    var style: Style?
    var pen = Pen(attributes: 0, pair: 0)
    for cell in cells {
      if cell.style != style {
        style = cell.style
        let found = pens.pen(for: cell.style) { pair, foreground, background in
          ccurses_define_pair(pair, foreground, background) == 0
        }
        guard let next = found ?? (isLastTry ? pens.plainPen(for: cell.style) : nil) else {
          return false
        }
        pen = next
      }
      line.append(
        ccurses_cell(glyph: glyph(cell.glyph), attributes: pen.attributes, pair: pen.pair))
    }
    // SAFETY: the array is as long as the call is told, and it keeps no pointer.
    unsafe ccurses_put(Int32(row), Int32(column), line, Int32(line.count))
    return true
  }

  /// What stands for a character that cannot be shown.
  private func glyph(_ scalar: Unicode.Scalar) -> UInt32 {
    let isPlain = (0x20..<0x7F).contains(scalar.value)
    if isPlain || (capabilities.unicode && scalar.value >= 0xA0) { return scalar.value }
    return UInt32(UInt8(ascii: scalar.value < 0x20 ? " " : "?"))
  }
}
