import Market
import Simulation

// Candles in a scenario: the bars that a session keeps of a file.
extension ScenarioDocument {
  /// Reads bars and gives the path through them.
  mutating func readCandles(
    _ node: DocumentNode, of instrument: Instrument, start: Instant?
  ) -> PathPlan? {
    guard
      let fields = reader.fields(
        of: node, describing: "candles", allowed: ["interval", "bars"]),
      let interval = reader.required("interval", of: fields).flatMap({
        reader.duration($0, "the interval of candles", in: .minutes(1)...(.hours(24)))
      }), let rows = reader.required("bars", of: fields), let start,
      let text = reader.text(rows, "the bars")
    else { return nil }
    let milliseconds = interval.nanoseconds / 1_000_000
    let base = start.nanoseconds / 1_000_000
    var bars: [CandleBar] = []
    for (number, row) in text.split(separator: "\n").enumerated() {
      let words = row.split(separator: " ").map(String.init)
      guard let bar = Self.bar(words, milliseconds, base),
        bar.openMilliseconds >= bars.last?.endMilliseconds ?? base
      else {
        // The bars stand below the line that says so.
        reader.report(
          "a bar is its time from the start, open, high, low, close and volume, each bar after "
            + "the one before, as in '1m 7784.02 7790 7780.5 7781 12.5', found '\(row.prefix(60))'",
          line: rows.line + number + 1, column: rows.column)
        return nil
      }
      bars.append(bar)
    }
    let units = Int128(instrument.tickUnits) * Int128(Decimal.power(CandleBar.decimals))
    let tick = Int64(units / Int128(instrument.quote.unitsPerWhole))
    guard let first = bars.first, tick > 0 else {
      reader.report("candles need at least one bar, and a tick of 0.00000001 at least", at: rows)
      return nil
    }
    let highest = Int128(instrument.maximumPrice.ticks) * Int128(tick)
    guard first.openMilliseconds == base, bars.allSatisfy({ Int128($0.high) <= highest }) else {
      reader.report(
        "the first bar begins at 0s, and no price is above the highest, "
          + instrument.text(instrument.maximumPrice), at: rows)
      return nil
    }
    return CandleSeries(bars: bars, intervalMilliseconds: milliseconds).path(tick: tick)
  }

  private static func bar(_ words: [String], _ interval: Int64, _ base: Int64) -> CandleBar? {
    guard (6...8).contains(words.count), let offset = DurationText.span(words[0]),
      let volume = Double(words[5]), (0...1e15).contains(volume)
    else { return nil }
    let prices = words[1...4].map { CandleField(text: $0, column: 1).units?.0 ?? 0 }
    guard prices[2] > 0, prices[1] >= prices[2],
      (prices[2]...prices[1]).contains(prices[0]), (prices[2]...prices[1]).contains(prices[3])
    else { return nil }
    var length = interval
    if words.count > 6 {
      guard let span = DurationText.span(words[6]) else { return nil }
      length = span.nanoseconds / 1_000_000
    }
    guard (1...interval).contains(length), words.count < 8 || words[7] == "halted" else {
      return nil
    }
    let open = base + offset.nanoseconds / 1_000_000
    return CandleBar(
      line: 0, openMilliseconds: open, endMilliseconds: open + length, open: prices[0],
      high: prices[1], low: prices[2], close: prices[3], volume: volume,
      isHalted: words.count == 8)
  }
}
