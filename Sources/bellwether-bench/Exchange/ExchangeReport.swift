import Measure

/// The rows as a person or a program reads them.
struct ExchangeReport {
  /// What was measured.
  var rows: [ExchangeRow] = []
  /// How many operations were timed.
  var operations: Int
  /// How often each figure was taken.
  var runs: Int

  /// Machine, workload and method, and a line for each row.
  var table: String {
    let heading = [
      "machine: \(Machine.processor), \(Machine.system), large pages \(Machine.largePages)",
      "workload: \(operations) operations: 45 % new, 40 % cancels, 10 % taking, 5 % modified; "
        + "medians of \(runs) runs, all columns in turn",
      "M/s: millions of operations (matching alone, yardstick) or commands (whole path) a second, "
        + "by the clock; latencies of the whole path in ns, less the clock's own time",
      "",
    ]
    let titles = [
      "resting", "markets", "matching M/s", "yardstick M/s", "ratio", "commands M/s",
      "events each",
    ]
    let names = titles + ExchangeRow.shares.map(\.1) + ["B/order", "trade hash"]
    let cells = [names] + rows.map(Self.cells)
    let widths = names.indices.map { column in cells.map { $0[column].count }.max() ?? 0 }
    let lines = cells.map { row in
      row.enumerated().map { column, text in
        String(repeating: " ", count: widths[column] - text.count) + text
      }.joined(separator: "  ")
    }
    return (heading + lines).joined(separator: "\n")
  }

  private static func cells(_ row: ExchangeRow) -> [String] {
    let missing = "-"
    let speed: ([Double]) -> String = { values in
      values.isEmpty ? missing : decimal(ExchangeRow.median(values), places: 2)
    }
    return [
      "\(row.resting)", "\(row.markets)", speed(row.matching), speed(row.yardstick),
      row.ratio.map { decimal($0, places: 2) } ?? missing, speed(row.commands),
      decimal(row.eventsPerCommand, places: 2),
    ] + row.latencies.map { "\($0)" } + [
      row.bytesPerOrder == 0 ? missing : decimal(row.bytesPerOrder, places: 1), row.tradeHash,
    ]
  }

  /// The same numbers as JSON, with those of every run.
  var json: String {
    let list: ([Double]) -> String = { values in
      "[" + values.map { decimal($0, places: 3) }.joined(separator: ", ") + "]"
    }
    let objects = rows.map { row in
      let latencies = zip(ExchangeRow.shares, row.latencies).map {
        "\"\($0.1)\": \($1)"
      }
      return """
            {"resting": \(row.resting), "markets": \(row.markets),
             "matching_millions_per_second": \(list(row.matching)),
             "yardstick_millions_per_second": \(list(row.yardstick)),
             "matching_ratio": \(row.ratio.map { decimal($0, places: 3) } ?? "null"),
             "commands_millions_per_second": \(list(row.commands)),
             "events_per_command": \(decimal(row.eventsPerCommand, places: 3)),
             "latency_nanoseconds": {\(latencies.joined(separator: ", "))},
             "bytes_per_order": \(decimal(row.bytesPerOrder, places: 2)),
             "trade_hash": "\(row.tradeHash)"}
        """
    }
    return """
      {
        "processor": "\(Machine.processor)", "system": "\(Machine.system)",
        "operations": \(operations), "runs": \(runs),
        "rows": [
      \(objects.joined(separator: ",\n"))
        ]
      }
      """
  }

  private static func decimal(_ value: Double, places: Int) -> String {
    ScreenReport.decimal(value, places: places)
  }

  private func decimal(_ value: Double, places: Int) -> String {
    ScreenReport.decimal(value, places: places)
  }
}
