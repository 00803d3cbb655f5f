import Documents
import Exchange
import Foundation
import Market
import Simulation
import Testing

@Suite("Candle files")
struct CandleFileTests {
  /// A minute that begins at 2018-02-08 00:00:00 UTC and so many seconds later.
  private static func time(_ seconds: Int64) -> Int64 { 1_518_048_000_000 + seconds * 1_000 }

  /// A line of an exchange's dump.
  private static func row(
    _ seconds: Int64, _ close: String = "7605", length: Int64 = 60_000, volume: String = "1.5"
  ) -> String {
    "\(time(seconds)),7600,7610.5,7590,\(close),\(volume),\(time(seconds) + length - 1),99,7,1,2,0"
  }

  private static func series(_ text: String, name: String = "x.csv") throws -> CandleSeries {
    let folder = try TemporaryFolder()
    return try CandleSeries(path: try folder.write(text, to: name))
  }

  private static func problems(_ text: String) throws -> [String] {
    let folder = try TemporaryFolder()
    let file = try folder.write(text, to: "x.csv")
    do {
      _ = try CandleSeries(path: file)
      return []
    } catch {
      return error.problems.map { String($0.description.trimmingPrefix(folder.path + "/")) }
    }
  }

  @Test("a dump without a header: no report where nothing is odd")
  func dump() throws {
    let series = try Self.series(
      [0, 60, 120].map { Self.row($0) }.joined(separator: "\n"), name: "ethbtc-1m.csv")
    #expect(series.symbol == "ETH-BTC")
    #expect(series.intervalName == "1m")
    #expect(series.bars.map(\.openMilliseconds) == [0, 60, 120].map(Self.time))
    #expect(series.bars.map(\.endMilliseconds) == [60, 120, 180].map(Self.time))
    #expect(series.bars[1].high == 761_050_000_000)
    #expect(series.bars[1].volume == 1.5)
    #expect(series.priceDecimals == 1)
    #expect(series.report == [])
  }

  @Test("a header names the columns, in any order, with times of several kinds")
  func header() throws {
    let text = """
      # where it is from
      Date;Low;High;Open;Close;Volume BTC
      2018-02-08 00:00:00;1.5;2.5;2;1.75;3\r
      1518051600;1.5;2.5;2;1.75;4
      1518055200000000;"1.5";2.5;2;1.75000;5

      """
    let series = try Self.series(text)
    #expect(series.intervalName == "1h")
    #expect(series.bars.map(\.openMilliseconds) == [0, 3_600, 7_200].map(Self.time))
    #expect(series.bars.map(\.line) == [3, 4, 5])
    #expect(series.bars.map(\.volume) == [3, 4, 5])
    #expect(series.bars.map(\.low) == [150_000_000, 150_000_000, 150_000_000])
    #expect(series.priceDecimals == 2)
  }

  @Test("disorder, bars twice, bars told again: sorted, taken once, the later one holds")
  func disorder() throws {
    let rows = [0, 120, 60, 180, 180, 60].map { Self.row($0) } + [Self.row(0, "7601")]
    let series = try Self.series(rows.joined(separator: "\n"))
    #expect(series.bars.map(\.openMilliseconds) == [0, 60, 120, 180].map(Self.time))
    #expect(series.bars[0].close == 760_100_000_000)
    #expect(
      series.report == [
        "3 bars out of order, the first in line 3: sorted by time",
        "2 bars twice, lines 6, 5: taken once",
        "1 bar told again with other figures, line 7: the later line holds",
      ])
  }

  @Test("short bars, gaps and bars off the grid keep their own times")
  func gaps() throws {
    // As after an outage: a bar that was cut off, then bars that begin between the minutes.
    let rows = [
      Self.row(0), Self.row(60, length: 14_789), Self.row(614), Self.row(674), Self.row(734),
    ]
    let series = try Self.series(rows.joined(separator: "\n"))
    #expect(series.bars[1].endMilliseconds == Self.time(60) + 14_789)
    #expect(
      series.report == [
        "3 bars off the grid of 1m, by 14s from line 3 on: played at their own times",
        "1 bar shorter than 1m, line 2: played in the time they have",
        "1 gap, before line 3, the longest of 8m59s211ms: the market is halted",
      ])
  }

  @Test("an hour without a trade is a halt, a quiet minute is none")
  func idle() throws {
    let flat = (1...60 as ClosedRange<Int64>).map { "\(Self.time($0 * 60)),7605,7605,7605,7605,0" }
    let head = ["\(Self.time(0)),7605,7606,7605,7605,2"]
    let tail = ["\(Self.time(3_660)),7605,7606,7605,7605,2"]
    let long = try Self.series((head + flat + tail).joined(separator: "\n"))
    #expect(long.bars.count { $0.isHalted } == 60)
    #expect(
      long.report
        == ["60 bars in a row without a trade, lines 2, 3, 4 and 57 more: taken for a halt"])
    let short = try Self.series((head + flat.prefix(59)).joined(separator: "\n"))
    #expect(short.bars.count { $0.isHalted } == 0)
    #expect(short.report == [])
  }

  @Test(
    "what cannot be read is told with its line and column",
    arguments: [
      ("", "x.csv:1:1: there is no bar in the file; a candle file has an exchange's kline"),
      ("a,b\n1,2\n", "x.csv:1:1: no column is named time; a candle file has an exchange's kline"),
      ("1518048000000,1,2\n", "x.csv:1:1: 3 columns; a candle file has an exchange's kline"),
      (
        "time,open,high,low,close\n1518048000,1,2,1,\n",
        "x.csv:2:18: the close must be a price above 0, such as 7784.02, found ''"
      ),
      (
        "time,open,high,low,close\n1518048000,1,2\n",
        "x.csv:2:1: 3 columns, and the first lines have 5 at least"
      ),
      (
        "time,open,high,low,close\n1518048000,5,4,1,2\n",
        "x.csv:2:12: the bar contradicts itself: open and close lie from low to high, found open "
          + "5, high 4, low 1, close 2"
      ),
      (
        "time,open,high,low,close\nnoon,5,6,1,2\n",
        "x.csv:2:1: the time must be seconds, milliseconds or microseconds since 1970"
      ),
      (
        "time,open,high,low,close,volume\n1518048000,5,6,1,2,-3\n",
        "x.csv:2:20: the volume must be a number from 0, such as 12.5, found '-3'"
      ),
      (
        "time,open,high,low,close\n1518048000,5,6,1,2\n",
        "x.csv:2:1: one bar alone does not say how long it is; give at least two"
      ),
      (
        "time,open,high,low,close\n1518048000,5,6,1,2\n1518048007,5,6,1,2\n",
        "x.csv:2:1: the bars are 7s apart; read are bars of 1m, 3m, 5m"
      ),
    ])
  func unreadable(text: String, problem: String) throws {
    let found = try Self.problems(text)
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix(problem) == true, "\(found)")
  }

  @Test("packed files are unpacked, and what is no text is said to be none")
  func packed() throws {
    let bytes: [UInt8] = [
      31, 139, 8, 0, 0, 0, 0, 0, 2, 255, 61, 202, 75, 10, 192, 32, 12, 69, 209, 121, 215, 242, 144,
      68, 26, 181, 235, 41, 161, 10, 218, 20, 250, 219, 126, 65, 138, 147, 59, 56, 220, 171, 52,
      133, 29, 186, 35, 151, 45, 163, 218, 139, 181, 218, 169, 120, 172, 222, 77, 39, 22, 78, 52,
      39, 34, 66, 12, 61, 76, 78, 16, 101, 233, 32, 224, 177, 132, 95, 98, 240, 99, 38, 118, 94,
      224, 167, 15, 107, 34, 94, 25, 103, 0, 0, 0,
    ]
    let folder = try TemporaryFolder()
    let file = folder.path + "/x.csv.gz"
    try Data(bytes).write(to: URL(fileURLWithPath: file))
    let series = try CandleSeries(path: file)
    #expect(series.bars.map(\.close) == [760_500_000_000, 760_125_000_000])
    try Data(bytes.dropLast(30)).write(to: URL(fileURLWithPath: file))
    #expect(throws: DocumentError.self) { try CandleSeries(path: file) }
    #expect(try Self.problems("\u{0}\u{1}PNG,\n").first?.hasPrefix("x.csv:1:1: ") == true)
    #expect(throws: DocumentError.self) { try CandleSeries(path: folder.path + "/none.csv") }
  }

  @Test("the document that a session keeps gives the same market")
  func document() throws {
    let rows = [
      Self.row(0, "7605.25"), Self.row(60, length: 14_789), Self.row(614, volume: "40"),
      Self.row(674), Self.row(734, "7590"),
    ]
    let folder = try TemporaryFolder()
    let file = try folder.write(rows.joined(separator: "\n"), to: "SOLUSD.csv")
    let candles = try CandleScenario(path: file)
    #expect(try candles.text.scenario(file: "kept") == candles.scenario)
    #expect(candles.scenario.start.nanoseconds == Self.time(0) * 1_000_000)
    #expect(candles.scenario.configuration.instruments.map(\.symbol) == ["SOL-USD"])
    #expect(candles.length == .seconds(794))
    let path = try #require(candles.scenario.markets[0].path)
    #expect(path.end == candles.length)
    #expect(path.waypoints.contains { $0.price.ticks == 761_050 && $0.activity > 2 })
    // From the cut-off bar to the next one the market stands still.
    let offsets = candles.scenario.timeline.map(\.offset)
    #expect(offsets == [.milliseconds(74_789), .seconds(614)])
  }
}
