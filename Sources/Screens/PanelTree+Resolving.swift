internal import Canvas
internal import Desk

/// Where the panels of a tree stand at a size, and which borders are between them.
struct PlacedPanels: Hashable {
  /// A panel with its place.
  struct Place: Hashable {
    var panel: Panel
    var rect: Rect
    /// The border at its right, else at its left.
    var column: PaneBorder?
    /// The border below it, else above it.
    var row: PaneBorder?
  }

  /// A border with the cells by which the mouse takes hold of it.
  struct Border: Hashable {
    var handle: BorderHandle
    var rect: Rect
  }

  /// The panels that found room, in the order of reading.
  var places: [Place] = []
  /// The borders between them.
  var borders: [Border] = []

  /// Where a panel stands; empty where it found no room.
  func rect(of panel: Panel) -> Rect {
    places.first { $0.panel == panel }?.rect ?? Layout.nowhere
  }
}

extension PanelTree {
  /// The places of its panels in a rectangle: without a hole, without an overlap, as many panels as
  /// find the room they need.
  ///
  /// - Parameter shift: How far each border was moved, in thousandths of what is divided. No border
  ///   is moved further than the panels on both sides can bear.
  func placed(in rect: Rect, shift: (PaneBorder) -> Int) -> PlacedPanels {
    var placed = PlacedPanels()
    place(in: rect, column: nil, row: nil, shift, &placed)
    return placed
  }

  private func place(
    in rect: Rect, column: PaneBorder?, row: PaneBorder?, _ shift: (PaneBorder) -> Int,
    _ placed: inout PlacedPanels
  ) {
    guard !rect.isEmpty else { return }
    guard case .split(let split, let isColumns, let parts) = self else {
      if case .panel(let panel) = self {
        placed.places.append(
          PlacedPanels.Place(panel: panel, rect: rect, column: column, row: row))
      }
      return
    }
    let extent = isColumns ? rect.width : rect.height
    let shown = Self.fitting(parts, in: rect, isColumns: isColumns)
    let lengths = shown.map { parts[$0].length.length(of: extent) }
    let leasts = shown.map { number in
      let least = parts[number].tree.least
      return isColumns ? least.width : least.height
    }
    let natural = Self.ends(of: Self.granted(lengths, leasts, extent))
    let ends = Self.moved(natural, leasts, extent: extent) { index in
      shift(PaneBorder(split, after: shown[index]))
    }
    var start = 0
    for (index, number) in shown.enumerated() {
      let end = ends[index]
      let part =
        isColumns
        ? Rect(x: rect.x + start, y: rect.y, width: end - start, height: rect.height)
        : Rect(x: rect.x, y: rect.y + start, width: rect.width, height: end - start)
      let isLast = index == shown.count - 1
      let near =
        shown.count < 2
        ? nil : PaneBorder(split, after: isLast ? shown[index - 1] : number)
      parts[number].tree.place(
        in: part, column: isColumns ? near ?? column : column, row: isColumns ? row : near ?? row,
        shift, &placed)
      if !isLast {
        let border = PaneBorder(split, after: number)
        placed.borders.append(
          PlacedPanels.Border(
            handle: BorderHandle(
              border, isColumn: isColumns,
              origin: (isColumns ? rect.x : rect.y) + natural[index] - 1, extent: extent),
            rect: isColumns
              ? Rect(x: rect.x + end - 1, y: rect.y, width: 2, height: rect.height)
              : Rect(x: rect.x, y: rect.y + end - 1, width: rect.width, height: 1)))
      }
      start = end
    }
  }

  /// The parts that find room: those that yield first are left out until the rest fits, but never
  /// all.
  private static func fitting(_ parts: [Part], in rect: Rect, isColumns: Bool) -> [Int] {
    let room = isColumns ? rect.width : rect.height
    let across = isColumns ? rect.height : rect.width
    let lowest = parts.map(\.yields).min() ?? 0
    var shown = parts.indices.filter { number in
      let least = parts[number].tree.least
      let fitsAcross = (isColumns ? least.height : least.width) <= across
      return parts[number].yields == lowest || fitsAcross
    }
    func need(_ number: Int) -> Int {
      let least = parts[number].tree.least
      return isColumns ? least.width : least.height
    }
    while shown.reduce(0, { $0 + need($1) }) > room,
      let most = shown.map({ parts[$0].yields }).max(), most > lowest,
      let place = shown.lastIndex(where: { parts[$0].yields == most })
    {
      shown.remove(at: place)
    }
    return shown
  }

  /// How many cells each part gets: what it asks for, but so that all have the least they need
  /// wherever there is room for that.
  private static func granted(_ lengths: [Length], _ leasts: [Int], _ extent: Int) -> [Int] {
    var cells = Canvas.split(extent, into: lengths)
    guard let last = cells.indices.last else { return [] }
    // Without a weight among the parts something may be left over.
    cells[last] += extent - cells.reduce(0, +)
    guard leasts.reduce(0, +) <= extent else { return cells }
    for index in cells.indices where cells[index] < leasts[index] {
      var missing = leasts[index] - cells[index]
      cells[index] = leasts[index]
      while missing > 0 {
        // From whoever has most to spare.
        let spare: [Int] = zip(cells, leasts).map { $0 - $1 }
        guard let most = spare.max(), most > 0, let giver = spare.firstIndex(of: most) else {
          break
        }
        let given = min(missing, most)
        cells[giver] -= given
        missing -= given
      }
    }
    return cells
  }

  private static func ends(of cells: [Int]) -> [Int] {
    var end = 0
    return cells.map { count in
      end += count
      return end
    }
  }

  /// Where the parts end once the borders are moved, each part keeping the least it needs.
  private static func moved(
    _ natural: [Int], _ leasts: [Int], extent: Int, by shift: (Int) -> Int
  ) -> [Int] {
    var ends = natural
    guard natural.count > 1, leasts.reduce(0, +) <= extent else { return ends }
    var start = 0
    for index in 0..<(natural.count - 1) {
      let cells = extent * shift(index)
      // To the nearest cell, so that a border stays where the mouse left it.
      let wanted = natural[index] + (cells + (cells < 0 ? -500 : 500)) / 1000
      let after = leasts[(index + 1)...].reduce(0, +)
      ends[index] = min(max(wanted, start + leasts[index]), extent - after)
      start = ends[index]
    }
    return ends
  }
}
