import Documents
import Realism

/// One-minute candles of an exchange's dump, to be measured: columns by their header, or those of
/// Binance's dumps where there is none.
struct CandleRows {
  /// Missing minutes, up to so many, had no trade; where there are more a new series begins.
  private static let longestGap = 5

  /// What is wrong with a file.
  struct Failure: Error, CustomStringConvertible {
    let path: String
    let line: Int
    let reason: String
    var description: String { "\(path):\(line): \(reason)" }
  }

  private let path: String
  private var time = 0
  private var close = 4
  private var volume = 5
  private var bought: Int? = 9
  private var series = [BarSeries()]
  private var last: Int64?

  private init(_ path: String) { self.path = path }

  /// Reads a file into series without gaps.
  static func read(_ path: String) throws -> [BarSeries] {
    let bytes = try PackedFile.read(path)
    var rows = CandleRows(path)
    for (number, line) in bytes.split(separator: UInt8(ascii: "\n")).enumerated() {
      let fields = String(decoding: line, as: UTF8.self).split(
        omittingEmptySubsequences: false
      ) { $0 == "," || $0 == "\r" }
      if number == 0, Double(fields[0]) == nil {
        try rows.readHeader(fields.map { $0.lowercased() })
      } else {
        try rows.read(fields, line: number + 1)
      }
    }
    guard rows.series.contains(where: { $0.bars.count > 2 }) else {
      throw Failure(path: path, line: 1, reason: "three minutes in a row are needed at least")
    }
    return rows.series
  }

  private mutating func readHeader(_ names: [String]) throws {
    func column(_ wanted: [String]) -> Int? { names.firstIndex { wanted.contains($0) } }
    guard let time = column(["open_time_ms", "open_time", "timestamp", "time", "date", "unix"]),
      let close = column(["close"]), let volume = column(["volume"])
    else {
      throw Failure(
        path: path, line: 1,
        reason: "the header needs a time (such as open_time_ms), close and volume, found "
          + names.joined(separator: ", "))
    }
    (self.time, self.close, self.volume) = (time, close, volume)
    bought = column(["taker_buy_volume", "taker_buy_base_asset_volume", "taker_buy_base"])
  }

  private mutating func read(_ fields: [Substring], line: Int) throws {
    func number(_ column: Int, _ what: String) throws -> Double {
      guard fields.indices.contains(column), let value = Double(fields[column]), value.isFinite
      else {
        throw Failure(path: path, line: line, reason: "\(what) must be a number")
      }
      return value
    }
    let stamp = try number(time, "the time")
    // Seconds, milliseconds or microseconds, as dumps have them.
    let seconds = stamp > 1e14 ? stamp * 1e-6 : stamp > 1e11 ? stamp * 1e-3 : stamp
    guard seconds > 0, seconds < 1e11 else {
      throw Failure(path: path, line: line, reason: "the time is no moment since 1970")
    }
    let minute = Int64(seconds / 60)
    let close = try number(close, "the close")
    let volume = try number(volume, "the volume")
    guard close > 0, volume >= 0 else {
      throw Failure(
        path: path, line: line, reason: "a close is above 0, and a volume at least 0")
    }
    if let last, minute <= last { return }
    if let last, minute > last + 1 + Int64(Self.longestGap) {
      series.append(BarSeries())
    } else if let last, let bar = series[series.count - 1].bars.last {
      for missing in (last + 1)..<minute { add(missing, bar.close, 0, nil) }
    }
    let taken = bought.flatMap { fields.indices.contains($0) ? Double(fields[$0]) : nil }
    add(minute, close, volume, taken.map { 2 * $0 - volume })
    last = minute
  }

  private mutating func add(_ minute: Int64, _ close: Double, _ volume: Double, _ net: Double?) {
    series[series.count - 1].bars.append(
      BarSeries.Bar(minute: Int(minute % 1_440), close: close, volume: volume, netTaken: net))
  }
}
