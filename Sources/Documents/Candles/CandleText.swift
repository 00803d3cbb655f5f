internal import Market

/// The document of a market that follows candles, with steps that suit its prices.
struct CandleText {
  /// The bars, their prices on the tick.
  let series: CandleSeries
  /// The tick, in units of a price of a bar.
  let tick: Int64
  /// The power of ten at or below the first price, as an exponent.
  private let magnitude: Int

  init(_ series: CandleSeries) {
    var exponent = -CandleBar.decimals
    var power: Int64 = 1
    while power <= series.bars[0].open / 10 {
      power *= 10
      exponent += 1
    }
    magnitude = exponent
    // As fine as the file tells prices, and no finer than a millionth of them.
    let finest = max(0, min(CandleBar.decimals, 6 - exponent))
    tick = Decimal.power(CandleBar.decimals - min(series.priceDecimals, finest))
    self.series = series.rounded(to: tick)
  }

  /// The document.
  func document(withBars: Bool) -> String {
    let parts = series.symbol.split(separator: "-").map(String.init)
    let highest = series.bars.map(\.high).max() ?? tick
    var lines = [
      "summary: \(series.symbol) as in a file of candles, \(MomentText.text(series.start)) on.",
      "start: \(moment(series.start))",
    ]
    let known = ["USDT", "BTC", "ETH"]
    let unknown = parts.filter { !known.contains($0) }
    if !unknown.isEmpty { lines.append("assets:") }
    lines += unknown.map { "  \($0): {decimals: 8, shown: \($0 == parts[1] ? 2 : 4)}" }
    lines += [
      "markets:",
      "  \(series.symbol):",
      "    price: \(price(series.bars[0].open))",
      "    tick: \(price(tick))",
      "    lot: \(power(-magnitude - 1))",
      "    largest order: \(power(7 - magnitude))",
      "    highest price: \(price(ceiling(over: highest)))",
      "    fees: {maker: 0.01%, taker: 0.04%}",
      "    agents: {like: \(isDeep ? "deep" : "middling")\(volume), activity: {season: false}}",
    ]
    if withBars { lines += bars }
    let isCoin = parts[1] == "BTC" || parts[1] == "ETH" || parts[1] == "BNB"
    lines.append(
      "funds: {\(parts[1]): \(isCoin ? "10" : "100000"), \(parts[0]): \(power(4 - magnitude))}")
    lines += timeline
    return lines.joined(separator: "\n") + "\n"
  }

  private var bars: [String] {
    [
      "    candles:", "      interval: \(series.intervalName)", "      bars: |",
    ]
      + series.bars.map { bar in
        let start = DurationText.text(
          .milliseconds(bar.openMilliseconds - series.bars[0].openMilliseconds))
        let prices = [bar.open, bar.high, bar.low, bar.close].map(price).joined(separator: " ")
        let isFull = bar.endMilliseconds - bar.openMilliseconds == series.intervalMilliseconds
        let length = DurationText.text(.milliseconds(bar.endMilliseconds - bar.openMilliseconds))
        let rest = (isFull && !bar.isHalted ? "" : " \(length)") + (bar.isHalted ? " halted" : "")
        return "        \(start) \(prices) \(bar.volume)\(rest)"
      }
  }

  private var timeline: [String] {
    let halts = series.halts
    guard !halts.isEmpty else { return [] }
    let end = series.bars[series.bars.count - 1].endMilliseconds
    return ["timeline:"]
      + halts.flatMap { halt in
        let begin = "  - {at: \(offset(halt.lowerBound)), phase: halted}"
        guard halt.upperBound < end else { return [begin] }
        return [begin, "  - {at: \(offset(halt.upperBound)), phase: open}"]
      }
  }

  private func offset(_ milliseconds: Int64) -> String {
    DurationText.text(.milliseconds(milliseconds - series.bars[0].openMilliseconds))
  }

  private func moment(_ instant: Instant) -> String {
    let text = MomentText.text(instant).replacing(" UTC", with: "").replacing(" ", with: "T")
    let milliseconds = instant.nanoseconds / 1_000_000 % 1_000
    guard milliseconds > 0 else { return text + "Z" }
    return text + "." + String("\(1_000 + milliseconds)".dropFirst()) + "Z"
  }

  /// What trades in a day, in the quote asset.
  private var dailyVolume: Double {
    series.usualVolume * 86_400 * Double(series.bars[0].open) / 1e8
  }

  private var isDeep: Bool { dailyVolume == 0 || dailyVolume >= 1e9 }

  private var volume: String {
    guard dailyVolume >= 1 else { return "" }
    return ", daily volume: \(Int64(min(dailyVolume, 1e15)))"
  }

  private func ceiling(over highest: Int64) -> Int64 {
    var ceiling = tick
    while ceiling < highest * 2 { ceiling *= 10 }
    return ceiling
  }

  private func price(_ units: Int64) -> String {
    Decimal.text(
      units, decimals: CandleBar.decimals,
      shown: Decimal.places(ofStep: tick, decimals: CandleBar.decimals), grouping: false)
  }

  /// Ten to a power, held to what an asset of eight decimals can count.
  private func power(_ exponent: Int) -> String {
    let held = max(-8, min(exponent, 9))
    return held >= 0
      ? "\(Decimal.power(held))"
      : "0." + String(repeating: "0", count: -held - 1) + "1"
  }
}
