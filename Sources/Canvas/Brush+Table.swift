/// A column of a table.
public struct TableColumn: Hashable, Sendable {
  /// Its head.
  public var title: String
  /// How wide it is.
  public var length: Length
  /// Where its cells stand.
  ///
  /// Numbers stand at the right.
  public var alignment: Alignment

  /// Makes a column.
  public init(_ title: String, _ length: Length, _ alignment: Alignment = .leading) {
    self.title = title
    self.length = length
    self.alignment = alignment
  }
}

extension Brush {
  /// Writes one row of a table: each text in its column, cut with an ellipsis where it is too long.
  ///
  /// Texts beyond the last column are left out, as are those of columns that have no room.
  public mutating func tableRow(
    _ cells: [Span], of columns: [TableColumn], in row: Rect, gap: Int = 1
  ) {
    let fields = row.columns(columns.map(\.length), gap: gap)
    for (place, (cell, field)) in zip(cells, fields).enumerated() where !field.isEmpty {
      put(
        cell.text, at: field.origin, cell.style, width: field.width,
        alignment: columns[place].alignment)
    }
  }

  /// Writes one row of a table in one style.
  public mutating func tableRow(
    _ cells: [String], of columns: [TableColumn], in row: Rect, _ style: Style, gap: Int = 1
  ) {
    tableRow(cells.map { Span($0, style) }, of: columns, in: row, gap: gap)
  }

  /// Writes the heads of a table's columns.
  public mutating func tableHead(of columns: [TableColumn], in row: Rect, gap: Int = 1) {
    tableRow(columns.map(\.title), of: columns, in: row, theme[.label], gap: gap)
  }
}
