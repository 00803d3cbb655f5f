internal import Market

// From the lines of a file to bars that follow each other.
extension CandleSeries {
  /// The lengths of bars that are read, in milliseconds.
  private static let intervals: [(milliseconds: Int64, name: String)] = [
    (60_000, "1m"), (180_000, "3m"), (300_000, "5m"), (900_000, "15m"), (1_800_000, "30m"),
    (3_600_000, "1h"), (7_200_000, "2h"), (14_400_000, "4h"), (21_600_000, "6h"),
    (28_800_000, "8h"), (43_200_000, "12h"), (86_400_000, "1d"),
  ]
  /// How long nothing trades in bars until that is taken for a halt, in milliseconds.
  private static let idleMax: Int64 = 3_600_000

  /// Puts the bars of a file in order.
  ///
  /// - Throws: ``DocumentError`` where it is not clear how long a bar is.
  init(_ read: CandleReader, file: String) throws(DocumentError) {
    self.file = file
    symbol = Self.symbol(of: file)
    priceDecimals = read.priceDecimals
    intervalMilliseconds = 0
    bars = read.bars
    report = []
    sort()
    dropDuplicates()
    intervalMilliseconds = try interval()
    reportOffGrid()
    setEnds()
    reportIdle()
    reportGaps()
  }

  /// The length of a bar as people write it.
  public var intervalName: String {
    Self.intervals.first { $0.milliseconds == intervalMilliseconds }?.name ?? ""
  }

  private mutating func sort() {
    var late: [Int] = []
    var latest = Int64.min
    for bar in bars {
      if bar.openMilliseconds < latest { late.append(bar.line) }
      latest = max(latest, bar.openMilliseconds)
    }
    guard let first = late.first else { return }
    bars = bars.enumerated().sorted {
      ($0.element.openMilliseconds, $0.offset) < ($1.element.openMilliseconds, $1.offset)
    }.map(\.element)
    report.append(
      "\(Self.count(late.count, "bar")) out of order, the first in line \(first): sorted by time")
  }

  private mutating func dropDuplicates() {
    var kept: [CandleBar] = []
    var same: [Int] = []
    var other: [Int] = []
    for bar in bars {
      guard let last = kept.last, last.openMilliseconds == bar.openMilliseconds else {
        kept.append(bar)
        continue
      }
      if last.agrees(with: bar) { same.append(bar.line) } else { other.append(bar.line) }
      // What the file tells last of a moment holds.
      kept[kept.count - 1] = bar
    }
    bars = kept
    if !same.isEmpty {
      report.append("\(Self.count(same.count, "bar")) twice, \(Self.lines(same)): taken once")
    }
    if !other.isEmpty {
      report.append(
        "\(Self.count(other.count, "bar")) told again with other figures, \(Self.lines(other)): "
          + "the later line holds")
    }
  }

  /// The interval that most bars are apart.
  private func interval() throws(DocumentError) -> Int64 {
    var counts: [Int64: Int] = [:]
    for (bar, next) in zip(bars, bars.dropFirst()) {
      counts[next.openMilliseconds - bar.openMilliseconds, default: 0] += 1
    }
    if bars.count == 1, bars[0].endMilliseconds > 0 {
      counts[bars[0].endMilliseconds - bars[0].openMilliseconds] = 1
    }
    let usual = counts.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key
    let names = Self.intervals.map(\.name).joined(separator: ", ")
    guard let usual else {
      throw DocumentError([
        DocumentProblem(
          file: file, line: bars[0].line, column: 1,
          message: "one bar alone does not say how long it is; give at least two")
      ])
    }
    guard Self.intervals.contains(where: { $0.milliseconds == usual }) else {
      let span = DurationText.text(.milliseconds(min(usual, 1 << 50)))
      throw DocumentError([
        DocumentProblem(
          file: file, line: bars[0].line, column: 1,
          message: "the bars are \(span) apart; read are bars of \(names)")
      ])
    }
    return usual
  }

  private mutating func reportOffGrid() {
    let off = bars.filter { $0.openMilliseconds % intervalMilliseconds != 0 }
    guard let first = off.first else { return }
    let offset = DurationText.text(.milliseconds(first.openMilliseconds % intervalMilliseconds))
    report.append(
      "\(Self.count(off.count, "bar")) off the grid of \(intervalName), by \(offset) from line "
        + "\(first.line) on: played at their own times")
  }

  /// Says of every bar when it ends, and tells which are short.
  private mutating func setEnds() {
    var short: [Int] = []
    for index in bars.indices {
      let full = bars[index].openMilliseconds + intervalMilliseconds
      var end = full
      if index + 1 < bars.count { end = min(end, bars[index + 1].openMilliseconds) }
      if bars[index].endMilliseconds > 0 { end = min(end, bars[index].endMilliseconds) }
      bars[index].endMilliseconds = end
      if end < full { short.append(bars[index].line) }
    }
    guard !short.isEmpty else { return }
    report.append(
      "\(Self.count(short.count, "bar")) shorter than \(intervalName), \(Self.lines(short)): "
        + "played in the time they have")
  }

  /// Bars in which nothing trades for an hour or longer stand for a market that stood still.
  private mutating func reportIdle() {
    var first = 0
    var halted: [Int] = []
    while first < bars.count {
      var end = first
      while end < bars.count, bars[end].volume == 0, bars[end].isFlat, !bars[end].isHalted {
        end += 1
      }
      if end > first, hasVolume,
        bars[end - 1].endMilliseconds - bars[first].openMilliseconds >= Self.idleMax
      {
        for index in first..<end {
          bars[index].isHalted = true
          halted.append(bars[index].line)
        }
      }
      first = max(end, first + 1)
    }
    guard !halted.isEmpty else { return }
    report.append(
      "\(Self.count(halted.count, "bar")) in a row without a trade, \(Self.lines(halted)): taken "
        + "for a halt")
  }

  /// Whether the file tells volumes at all.
  var hasVolume: Bool { bars.contains { $0.volume > 0 } }

  private mutating func reportGaps() {
    var gaps: [(line: Int, milliseconds: Int64)] = []
    for (bar, next) in zip(bars, bars.dropFirst())
    where next.openMilliseconds > bar.endMilliseconds {
      gaps.append((next.line, next.openMilliseconds - bar.endMilliseconds))
    }
    guard let longest = gaps.max(by: { $0.milliseconds < $1.milliseconds }) else { return }
    report.append(
      "\(Self.count(gaps.count, "gap")), \(Self.lines(gaps.map(\.line), "before line")), the "
        + "longest of \(DurationText.text(.milliseconds(longest.milliseconds))): "
        + "the market is halted")
  }

  private static func count(_ count: Int, _ noun: String) -> String {
    "\(Decimal.text(Int64(count), decimals: 0)) \(noun)\(count == 1 ? "" : "s")"
  }

  /// The first of some lines, and that there are more.
  private static func lines(_ lines: [Int], _ word: String = "line") -> String {
    let shown = lines.prefix(3).map { "\($0)" }.joined(separator: ", ")
    let more = lines.count > 3 ? " and \(lines.count - 3) more" : ""
    return "\(word)\(lines.count == 1 ? "" : "s") \(shown)\(more)"
  }

  /// The market that a file's name tells, such as `BTC-USDT` of `BTCUSDT_1m_2018.csv`.
  static func symbol(of file: String) -> String {
    let name = (file.split(separator: "/").last ?? "").uppercased()
    let quotes = ["USDT", "USDC", "BUSD", "FDUSD", "TUSD", "USD", "EUR", "BTC", "ETH", "BNB"]
    for part in name.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "-" }) {
      // A hyphen may part the two assets, or the market from what follows it.
      let words = [part.filter { $0 != "-" }] + part.split(separator: "-").map(String.init)
      for word in words {
        for quote in quotes where word.hasSuffix(quote) {
          let base = String(word.dropLast(quote.count))
          if ScenarioDocument.isSymbol(base), base != quote { return "\(base)-\(quote)" }
        }
      }
    }
    return "COIN-USDT"
  }
}
