/// The results as a person or a program reads them.
struct ScreenReport {
  /// How the programs were measured.
  var run: ScreenRun
  /// What was measured, the program in question first.
  var results: [ScreenResult] = []
  /// Why other programs are not among the results.
  var leftOut: [String] = []

  /// A table: a row a figure, a column a program, and with the others their multiple of the first.
  var table: String {
    guard let first = results.first else { return "" }
    var rows: [[String]] = [[""] + results.map { Self.name($0.program) }]
    for (index, figure) in first.figures.enumerated() {
      let unit = figure.unit.isEmpty ? "" : ", \(figure.unit)"
      let values = results.map { result in
        let value = result.figures[index].value
        guard result.program != first.program else { return Self.decimal(value, places: 2) }
        let multiple = figure.value == 0 ? "-" : Self.decimal(value / figure.value, places: 1) + "x"
        return "\(Self.decimal(value, places: 2)) (\(multiple))"
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
    let notes = leftOut.map { "left out: \($0)" }
    return ([heading] + lines + notes).joined(separator: "\n")
  }

  /// The same numbers as JSON.
  var json: String {
    let programs = results.map { result in
      let figures = result.figures.map { "\"\($0.key)\": \(Self.decimal($0.value, places: 3))" }
      return "    {\"program\": \(Self.quoted(result.program)), \(figures.joined(separator: ", "))}"
    }
    return """
      {
        "size": "\(run.size)", "term": \(Self.quoted(run.terminal)), "seconds": \(run.seconds),
        "left_out": [\(leftOut.map(Self.quoted).joined(separator: ", "))],
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
