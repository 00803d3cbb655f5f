/// What minutes of a market say, event by event: M9 to M20. Several records are pooled.
public struct MicroMetrics: Sendable {
  let records: [MicroRecord]
  let seconds: Double

  /// Takes records in.
  public init(_ records: [MicroRecord]) {
    self.records = records.filter { $0.seconds > 0 && !$0.takers.isEmpty && $0.touches.count > 1 }
    seconds = self.records.reduce(0) { $0 + $1.seconds }
  }

  /// The metrics.
  public var metrics: [Metric] {
    [
      spread, rates, arrivals, signs, sizes, sweeps, depth, placement, lives, response, imbalance,
      moves,
    ]
  }

  private var spread: Metric {
    var (total, narrow, sum) = (0.0, 0.0, 0.0)
    for record in records {
      for (touch, next) in zip(record.touches, record.touches.dropFirst()) {
        let span = next.time - touch.time
        total += span
        if touch.ask - touch.bid == 1 { narrow += span }
        sum += span * Double(touch.ask - touch.bid) / touch.middle * 1e4
      }
    }
    return Metric(
      9, "spread",
      [
        .init("1 tick", total > 0 ? narrow / total : nil, 0.98...1),
        .init("mean bp", total > 0 ? sum / total : nil, 0.001...0.02),
      ])
  }

  private var rates: Metric {
    func rate(_ count: (MicroRecord) -> Double) -> Double? {
      seconds > 0 ? records.reduce(0) { $0 + count($1) } / seconds : nil
    }
    return Metric(
      10, "events a second",
      [
        .init("takers", rate { Double($0.takers.count) }, 9...16),
        .init("fills", rate { Double($0.fillCount) }, 28...62),
        .init("touch", rate { Double($0.touches.count) }, 80...190),
        .init("book", rate(\.bookEventCount), 530...900),
      ])
  }

  /// How unevenly takers come. How uneven a record is, is taken about its own mean, and then the
  /// mean over the records, weighed by their length: that one record is busier than another says
  /// nothing of what happens within minutes, and a recording of one evening could not show it.
  private var arrivals: Metric {
    var gaps: [Double] = []
    var spreads: [(Double?, Double)] = []
    for record in records {
      let times = record.takers.map { Double($0.stamp) * 1e-3 }
      let own = zip(times, times.dropFirst()).map { $1 - $0 }
      let mean = Statistics.mean(own) ?? 0
      spreads.append((mean > 0 ? Statistics.deviation(own).map { $0 / mean } : nil, record.seconds))
      gaps += own
    }
    func share(_ most: Double) -> Double? {
      gaps.isEmpty ? nil : Double(gaps.count { $0 <= most }) / Double(gaps.count)
    }
    func fano(_ window: Double) -> Double? {
      Statistics.mean(
        weighed: records.map { record in
          let first = record.takers.first?.stamp ?? 0
          let times = record.takers.map { Double($0.stamp - first) * 1e-3 }
          return (Statistics.fano([(times, record.seconds)], window: window), record.seconds)
        })
    }
    return Metric(
      11, "gaps between takers",
      [
        .init("CV", Statistics.mean(weighed: spreads), 1.5...2.1),
        .init("<=1ms", share(0.0011), 0.11...0.18), .init("<=10ms", share(0.0101), 0.37...0.47),
        .init("Fano .1s", fano(0.1), 3.8...7.2), .init("1s", fano(1), 10...26),
        .init("10s", fano(10), 25...68),
      ])
  }

  private var signs: Metric {
    let signs = records.map { $0.takers.map { $0.isBuy ? 1.0 : -1.0 } }
    let points = [1, 2, 3, 5, 8, 13, 20, 30, 50, 80, 130, 200, 300].compactMap {
      lag -> (Double, Double)? in
      guard let value = Statistics.autocorrelation(signs, lag: lag), value > 0 else { return nil }
      return (Statistics.log(Double(lag)), Statistics.log(value))
    }
    return Metric(
      12, "memory of takers' sides",
      [
        .init("lag 1", Statistics.autocorrelation(signs, lag: 1), 0.2...0.55),
        .init("exponent", Statistics.slope(points).map { -$0 }, 0.5...0.75),
      ])
  }

  private var sizes: Metric {
    let values = records.flatMap { $0.takers.map(\.value) }
    let sorted = values.sorted()
    func quantile(_ share: Double) -> Double? { Statistics.quantile(sorted: sorted, share) }
    let deviation = Statistics.deviation(values.map(Statistics.log))
    return Metric(
      13, "what a taker takes, in the quote asset",
      [
        .init("25%", quantile(0.25), 14...28), .init("50%", quantile(0.5), 130...280),
        .init("75%", quantile(0.75), 820...1_850), .init("95%", quantile(0.95), 10_000...22_000),
        .init("99%", quantile(0.99), 39_000...110_000),
        .init("log deviation", deviation, 2.2...2.6),
        .init("Hill 5%", Statistics.hill(values, share: 0.05), 1...1.3),
      ])
  }

  private var sweeps: Metric {
    let takers = records.flatMap(\.takers)
    let count = Double(takers.count)
    let fills = records.reduce(0) { $0 + $1.fillCount }
    return Metric(
      14, "how far a taker goes",
      [
        .init(
          ">1 price", takers.isEmpty ? nil : Double(takers.count { $0.priceCount > 1 }) / count,
          0.12...0.20),
        .init("fills", takers.isEmpty ? nil : Double(fills) / count, 2.6...3.9),
      ])
  }

  private var depth: Metric {
    let samples = Double(records.reduce(0) { $0 + $1.depthSamples }) * 2
    let names = ["0-.1", ".1-.25", ".5-1", "2-3", "5-8", "12-20", "35-50"]
    // Measured on one evening; a factor of two both ways is what evenings differ by.
    let measured = [1_580.0, 110, 150, 270, 260, 260, 30]
    let parts = MicroRecord.bands.indices.map { place -> Metric.Part in
      let sum = records.reduce(0) { $0 + $1.depths[place] }
      let band = MicroRecord.bands[place]
      let width = band.upperBound - band.lowerBound
      return .init(
        names[place], samples > 0 ? sum / samples / width / 1_000 : nil,
        measured[place] / 2...measured[place] * 2)
    }
    return Metric(15, "thousands a basis point and side, by distance", parts)
  }
}
