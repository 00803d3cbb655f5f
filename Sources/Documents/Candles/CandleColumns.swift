internal import Desk

/// Which column of a candle file holds what.
struct CandleColumns {
  /// Why a file's columns are not known.
  struct Failure: Error {
    let message: String
    let column: Int
  }

  /// What a candle file may look like, for messages.
  static let allowed =
    "a candle file has an exchange's kline columns (open time, open, high, low, close, volume) or "
    + "a header that names time, open, high, low and close"

  var time = 0
  var open = 1
  var high = 2
  var low = 3
  var close = 4
  var volume: Int?
  var end: Int?
  var halted: Int?

  /// The four prices with their names.
  var prices: [(name: String, place: Int)] {
    [("open", open), ("high", high), ("low", low), ("close", close)]
  }

  /// The last column that is needed.
  var last: Int {
    max(time, max(max(open, high), max(low, close)), max(volume ?? 0, max(end ?? 0, halted ?? 0)))
  }

  /// The columns of an exchange's dump without a header.
  static func dump(width: Int) -> CandleColumns {
    var columns = CandleColumns()
    columns.volume = 5
    // Twelve columns, the seventh of them the last millisecond of the bar.
    if width >= 9 { columns.end = 6 }
    return columns
  }

  private static let names: [(any WritableKeyPath<CandleColumns, Int?> & Sendable, [String])] = [
    (\.volume, ["volume", "vol", "volume_base", "base_volume"]),
    (\.end, ["close_time", "closetime", "close_time_ms", "end"]),
    (\.halted, ["halted"]),
  ]
  private static let times = [
    "time", "timestamp", "open_time", "open_time_ms", "opentime", "date", "datetime", "unix",
    "start",
  ]

  /// The columns by a file's first line, and whether that is a header.
  static func find(in fields: [CandleField]) throws(Failure) -> (CandleColumns, isHeader: Bool) {
    guard let first = fields.first(where: { !$0.text.isEmpty }) else {
      throw Failure(message: "an empty line; \(allowed)", column: 1)
    }
    let words = fields.map { $0.text.lowercased().map { $0 == " " ? "_" : $0 } }.map { String($0) }
    guard words.contains(where: { $0.contains(where: \.isLetter) && $0 != "nan" }),
      fields[0].milliseconds == nil
    else {
      guard fields.count >= 6 else {
        throw Failure(
          message: "\(fields.count) \(fields.count == 1 ? "column" : "columns"); \(allowed)",
          column: first.column)
      }
      return (dump(width: fields.count), false)
    }
    var columns = CandleColumns()
    let needed: [(any WritableKeyPath<CandleColumns, Int> & Sendable, String, [String])] = [
      (\.time, "time", times), (\.open, "open", ["open", "o"]), (\.high, "high", ["high", "h"]),
      (\.low, "low", ["low", "l"]), (\.close, "close", ["close", "c"]),
    ]
    for (path, name, spellings) in needed {
      guard let place = words.firstIndex(where: { spellings.contains($0) }) else {
        throw Failure(
          message: "no column is named \(name); \(allowed)", column: first.column)
      }
      columns[keyPath: path] = place
    }
    for (path, spellings) in names {
      columns[keyPath: path] = words.firstIndex { spellings.contains($0) }
    }
    // A volume may name its asset: `Volume BTC`.
    if columns.volume == nil {
      columns.volume = words.firstIndex { $0.hasPrefix("volume_") || $0 == "v" }
    }
    return (columns, true)
  }
}
