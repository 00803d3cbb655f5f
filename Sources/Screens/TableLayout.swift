internal import Canvas
internal import Desk

/// A column of a table in the lower panel, which may be left out where there is no room.
struct OptionalColumn<Row> {
  var column: TableColumn
  /// Who goes first where there is too little room: the highest number; 0 stays.
  var yields: Int
  /// What it shows of a row.
  var cell: (Row) -> Span

  /// Makes a column of a fixed width.
  init(
    _ title: String, width: Int, _ alignment: Alignment = .trailing, yields: Int = 0,
    cell: @escaping (Row) -> Span
  ) {
    column = TableColumn(title, .fixed(width), alignment)
    self.yields = yields
    self.cell = cell
  }

  /// Makes a column that takes what is left over, at least so much.
  init(
    _ title: String, atLeast width: Int, yields: Int = 0, cell: @escaping (Row) -> Span
  ) {
    column = TableColumn(title, .minimum(width), .leading)
    self.yields = yields
    self.cell = cell
  }

  var least: Int {
    switch column.length {
    case .fixed(let width), .minimum(let width, _): width
    case .weight: 0
    }
  }
}

/// The columns that fit a width, those that yield first left out.
func columns<Row>(
  _ all: [OptionalColumn<Row>], thatFit width: Int, gap: Int
) -> [OptionalColumn<Row>] {
  var columns = all
  while columns.reduce(-gap, { $0 + $1.least + gap }) > width,
    let most = columns.map(\.yields).max(), most > 0,
    let place = columns.lastIndex(where: { $0.yields == most })
  {
    columns.remove(at: place)
  }
  return columns
}

extension Sheet {
  /// Draws a table: its head, and as many rows as there is room for, so that the chosen one is
  /// seen.
  ///
  /// - Parameter target: What a click on a row means, by its number.
  mutating func table<Row>(
    _ all: [OptionalColumn<Row>], rows: [Row], selected: Int?, in rect: Rect, empty: String,
    scrollBarX: Int? = nil, target: (Int) -> Target?
  ) {
    guard rect.height > 0 else { return }
    // The first column is for the pointer at the chosen row.
    let inner = Rect(x: rect.x + 2, y: rect.y, width: rect.width - 3, height: rect.height)
    let gap = inner.width >= 90 ? 2 : 1
    let shown = columns(all, thatFit: inner.width, gap: gap)
    let plan = shown.map(\.column)
    var body = inner
    if rect.height > 1 {
      brush.tableHead(of: plan, in: inner.row(0), gap: gap)
      body = Rect(x: inner.x, y: inner.y + 1, width: inner.width, height: inner.height - 1)
    }
    guard !rows.isEmpty else {
      brush.put(empty, at: body.origin, .placeholder, width: body.width)
      return
    }
    let first = firstRow(of: rows.count, visible: body.height, selected: selected ?? 0)
    for number in first..<min(rows.count, first + body.height) {
      let line = body.row(number - first)
      let full = Rect(x: rect.x, y: line.y, width: rect.width, height: 1)
      brush.tableRow(shown.map { $0.cell(rows[number]) }, of: plan, in: line, gap: gap)
      if number == selected {
        brush.tint(full, .selection)
        brush.plot(
          glyphs.pointer, at: Point(x: rect.x, y: line.y), theme.style(.accent, on: .selection))
      }
      if let target = target(number) { add(target, in: full) }
    }
    brush.scrollBar(
      in: Rect(x: scrollBarX ?? rect.maxX - 1, y: body.y, width: 1, height: body.height),
      first: first,
      visible: body.height, total: rows.count)
  }

  /// The first row of a list that is shown, so that the chosen one is in sight.
  private func firstRow(of count: Int, visible: Int, selected: Int) -> Int {
    min(max(0, selected - visible + 1), max(0, count - visible))
  }
}
