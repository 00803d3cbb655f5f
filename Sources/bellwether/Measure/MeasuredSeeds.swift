import Realism
import Simulation

/// Many seeds of a scenario that are run to be measured: some for days, more of them closely.
struct MeasuredSeeds {
  /// The pairs of runs with a large order and without are made of so many seeds.
  private static let impactSeeds: UInt64 = 8
  /// The share of all the work that lies before those pairs.
  private static let barsShare = 0.9

  let scenario: Scenario
  /// The first seed; the others follow it without gaps.
  let first: UInt64
  /// How many seeds run all the minutes.
  let count: Int
  /// How many minutes that is.
  let minutes: Int
  /// How many seeds are looked at event by event.
  let closeCount: Int
  /// For how many seconds from the start.
  let closeSeconds: Int64

  /// Runs them all and gives the metrics.
  ///
  /// - Parameter progress: Told how much of the work is done, 0 to 1.
  func metrics(progress: (Double) -> Void) -> [Metric] {
    var records: [MicroRecord] = []
    var bars: [[BarSeries]] = scenario.markets.map { _ in [] }
    for place in 0..<max(count, closeCount) {
      var run = MeasuredRun(place < count ? scenario : alone, seed: first + UInt64(place))
      if place < closeCount {
        run.runClosely(seconds: closeSeconds)
        records.append(run.record)
      }
      guard place < count else { continue }
      run.run(minutes: minutes) {
        progress((Double(place) + $0) / Double(count) * Self.barsShare)
      }
      for market in bars.indices { bars[market].append(run.bars[market]) }
    }
    var metrics = BarMetrics(bars[0]).metrics + MicroMetrics(records).metrics
    if let impact = impact(besides: bars[0], progress: progress) { metrics.append(impact) }
    if bars.count > 1 { metrics.append(BarMetrics.together(bars)) }
    return metrics
  }

  /// The scenario with the first market alone: that follows nobody, so what is only looked at
  /// closely does without the others.
  private var alone: Scenario {
    var alone = scenario
    alone.markets = [scenario.markets[0]]
    return alone
  }

  /// What large orders do, beside what the days of the first market are like; `nil` where there
  /// is no day.
  private func impact(besides bars: [BarSeries], progress: (Double) -> Void) -> Metric? {
    let daily = bars.compactMap(\.daily)
    guard !daily.isEmpty else { return nil }
    let trials = ImpactRun.trials(scenario, seeds: first..<first + Self.impactSeeds) {
      progress(Self.barsShare + $0 * (1 - Self.barsShare))
    }
    let days = Double(daily.count)
    return ImpactMetrics(
      trials, dailyDeviation: daily.reduce(0) { $0 + $1.deviation } / days,
      dailyVolume: daily.reduce(0) { $0 + $1.volume } / days
    ).metric
  }
}
