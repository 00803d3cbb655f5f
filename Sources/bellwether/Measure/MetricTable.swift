import Realism

/// Metrics beside what real markets show, a line for each number.
struct MetricTable {
  /// The columns: what was measured, and its metrics.
  var columns: [(name: String, metrics: [Metric])] = []

  /// The table, with the count of those in range below.
  var lines: [String] {
    var rows = [["", "metric", "", "real markets"] + columns.map(\.name)]
    for number in 1...22 {
      let found = columns.map { column in column.metrics.first { $0.number == number } }
      guard let model = found.compactMap({ $0 }).first else { continue }
      for (place, part) in model.parts.enumerated() {
        let cells = found.map { metric -> String in
          guard let part = metric?.parts[place], let value = part.value else { return "-" }
          return Self.text(value) + (part.isInRange ? "  " : part.excess > 2 ? " !" : " *")
        }
        let low = Self.text(part.range.lowerBound)
        let high = Self.text(part.range.upperBound)
        rows.append(
          [place == 0 ? "M\(number)" : "", place == 0 ? model.name : "", part.name]
            + ["\(low) to \(high)"] + cells)
      }
    }
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    var lines = rows.map { row in
      var line = ""
      for (column, text) in row.enumerated() {
        let gap = String(repeating: " ", count: widths[column] - text.count)
        line += (column < 3 ? text + gap : gap + text) + "  "
      }
      while line.last == " " { line.removeLast() }
      return line
    }
    lines.append("")
    lines += columns.map(Self.count)
    lines.append("* out of range   ! by more than a factor of two")
    return lines
  }

  private static func count(_ column: (name: String, metrics: [Metric])) -> String {
    let measured = column.metrics.filter(\.isMeasured)
    let inRange = measured.count(where: \.isInRange)
    let missed = measured.filter { !$0.isInRange }.sorted { $0.number < $1.number }
    let far = missed.filter { $0.excess > 2 }
    var line = "\(column.name): \(inRange) of \(measured.count) metrics in range"
    if !missed.isEmpty {
      line += "; out: " + missed.map { "M\($0.number)" }.joined(separator: ", ")
    }
    if !far.isEmpty {
      line +=
        "; by more than a factor of two: "
        + far.map { "M\($0.number)" }.joined(separator: ", ")
    }
    return line
  }

  /// A number with about three digits that count.
  static func text(_ value: Double) -> String {
    let size = value < 0 ? -value : value
    let places = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : size >= 0.01 ? 3 : 4
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    guard size * scale < 9e15 else { return "\(value)" }
    let units = Int64((size * scale).rounded())
    let whole = units / Int64(scale)
    let sign = value < 0 && units != 0 ? "-" : ""
    guard places > 0 else { return sign + "\(whole)" }
    let part = "\(units % Int64(scale))"
    return sign + "\(whole)." + String(repeating: "0", count: places - part.count) + part
  }
}
