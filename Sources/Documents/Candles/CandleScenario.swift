public import Market
public import Simulation

/// A market that follows a candle file: a scenario of one market, as a document that a session can
/// keep.
public struct CandleScenario: Sendable {
  private static let haltsMax = 400

  /// What is played.
  public let scenario: Scenario
  /// The same as a document, with the bars in it.
  public let text: ScenarioText
  /// What was found in the file and what was done about it, a line each.
  public let report: [String]

  /// How much market time the bars take.
  public let length: TimeSpan

  /// Makes the scenario of a candle file.
  ///
  /// - Throws: ``DocumentError`` with the lines that cannot be read.
  public init(path: String) throws(DocumentError) {
    let series = try CandleSeries(path: path)
    let halts = series.halts
    guard halts.count <= Self.haltsMax else {
      throw DocumentError([
        DocumentProblem(
          file: path, line: series.bars[0].line, column: 1,
          message: "the file has \(halts.count) gaps; up to \(Self.haltsMax) are played as halts. "
            + "Play a part of it that is less patchy, or bars of a longer interval")
      ])
    }
    let lines = CandleText(series)
    let name = "candles"
    let whole = ScenarioText(name: name, bytes: Array(lines.document(withBars: true).utf8))
    // The bars are not read again: there may be more of them than a document has room for.
    let frame = ScenarioText(name: name, bytes: Array(lines.document(withBars: false).utf8))
    var scenario = try frame.scenario(file: path)
    scenario.markets[0].path = lines.series.path(tick: lines.tick)
    self.scenario = scenario
    text = whole
    let end = series.bars[series.bars.count - 1].endMilliseconds
    length = .milliseconds(end - series.bars[0].openMilliseconds)
    report = [series.summary] + series.report
  }
}

extension CandleSeries {
  /// Reads a candle file, plain or compressed.
  ///
  /// - Throws: ``DocumentError`` with the lines that cannot be read.
  public init(path: String) throws(DocumentError) {
    let bytes: [UInt8]
    do throws(FileFailure) {
      bytes = try readFile(path, bytesMax: Self.bytesMax)
    } catch {
      throw Self.failure(path, "cannot be read: \(error.reason)")
    }
    guard bytes.count <= Self.bytesMax else {
      throw Self.failure(path, "the file has more than \(Self.bytesMax >> 20) MiB")
    }
    try self.init(
      CandleReader.read(try Self.unpacked(bytes, path), file: path), file: path)
  }

  static let bytesMax = 64 << 20

  private static func unpacked(_ bytes: [UInt8], _ path: String) throws(DocumentError) -> [UInt8] {
    guard Inflate.isGzip(bytes) else { return bytes }
    do throws(Inflate.Failure) {
      return try Inflate.gzip(bytes, bytesMax: 4 * bytesMax)
    } catch { throw failure(path, "\(error)") }
  }

  private static func failure(_ path: String, _ message: String) -> DocumentError {
    DocumentError([DocumentProblem(file: path, message: message)])
  }

  /// What the file is, in a line.
  var summary: String {
    let end = Instant(nanoseconds: bars[bars.count - 1].endMilliseconds * 1_000_000)
    let count = Decimal.text(Int64(bars.count), decimals: 0)
    return "\(symbol): \(count) bars of \(intervalName), \(MomentText.text(start)) to "
      + MomentText.text(end)
  }
}
