/// The results as a person or a program reads them.
enum ScreenReport {
  /// A table: a row a figure, a column a program, and beside the first each other's multiple of it.
  static func table(_ results: [ScreenResult], _ run: ScreenRun) -> String {
    guard let first = results.first else { return "" }
    var rows: [[String]] = [[""] + results.map { name($0.program) }]
    for (index, figure) in first.figures.enumerated() {
      let unit = figure.unit.isEmpty ? "" : ", \(figure.unit)"
      let values = results.map { result in
        let value = result.figures[index].value
        guard result.program != first.program else { return decimal(value, places: 2) }
        let multiple = figure.value == 0 ? "-" : decimal(value / figure.value, places: 1) + "x"
        return "\(decimal(value, places: 2)) (\(multiple))"
      }
      rows.append(["\(figure.name)\(unit)"] + values)
    }
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    let lines = rows.map { row in
      row.enumerated().map { column, text in
        let padding = String(repeating: " ", count: widths[column] - text.count)
        return column == 0 ? text + padding : padding + text
      }.joined(separator: "  ")
    }
    let heading =
      "\(run.size), \(run.terminal), \(run.seconds) s after \(run.settleSeconds) s; "
      + "first paint of \(run.starts) starts"
    return ([heading] + lines).joined(separator: "\n")
  }

  /// The same numbers as JSON.
  static func json(_ results: [ScreenResult], _ run: ScreenRun) -> String {
    let programs = results.map { result in
      let figures = result.figures.map { "\"\($0.key)\": \(decimal($0.value, places: 3))" }
      return "    {\"program\": \(quoted(result.program)), \(figures.joined(separator: ", "))}"
    }
    return """
      {
        "size": "\(run.size)", "term": \(quoted(run.terminal)), "seconds": \(run.seconds),
        "programs": [
      \(programs.joined(separator: ",\n"))
        ]
      }
      """
  }

  /// A program's name in a table: without folders and arguments.
  private static func name(_ command: String) -> String {
    let program = command.prefix { $0 != " " }
    return program.split(separator: "/").last.map(String.init) ?? command
  }

  /// A number with so many decimal places.
  static func decimal(_ value: Double, places: Int) -> String {
    var scale = 1
    for _ in 0..<places { scale *= 10 }
    let whole = Int((value.magnitude * Double(scale)).rounded())
    let fraction = String(whole % scale + scale).dropFirst()
    return "\(value < 0 && whole > 0 ? "-" : "")\(whole / scale).\(fraction)"
  }

  /// A text as a JSON string.
  private static func quoted(_ text: String) -> String {
    let escaped = text.unicodeScalars.map { scalar in
      switch scalar {
      case "\"": "\\\""
      case "\\": "\\\\"
      case _ where scalar.value < 32: " "
      default: String(Character(scalar))
      }
    }
    return "\"\(escaped.joined())\""
  }
}
