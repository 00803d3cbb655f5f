/// What the minutes of one or several days say: M1 to M8.
///
/// Several series of the same market, or of several seeds of one, are pooled.
public struct BarMetrics: Sendable {
  private let series: [BarSeries]
  private let returns: [[Double]]
  private let sizes: [[Double]]

  /// Takes the bars in.
  public init(_ series: [BarSeries]) {
    self.series = series.filter { $0.bars.count > 2 }
    returns = self.series.map { $0.returns() }
    sizes = returns.map { $0.map(Swift.abs) }
  }

  /// The metrics.
  public var metrics: [Metric] {
    [tails, kurtosis, memory, clustering, volumeAndMoves, volumes, hours, flow]
  }

  /// How many minutes there are.
  public var minuteCount: Int { series.reduce(0) { $0 + $1.bars.count } }

  private var tails: Metric {
    Metric(
      1, "tail exponent of 1m moves",
      [.init("Hill 2.5%", Statistics.hill(sizes.flatMap { $0 }, share: 0.025), 2.8...4.3)])
  }

  private var kurtosis: Metric {
    func kurtosis(_ minutes: Int) -> Double? {
      Statistics.kurtosis(series.flatMap { $0.returns(minutes: minutes) })
    }
    return Metric(
      2, "kurtosis of returns",
      [
        .init("1m", kurtosis(1), 6...45), .init("60m", kurtosis(60), 4...8),
        .init("240m", kurtosis(240), 3.3...9),
      ])
  }

  private var memory: Metric {
    Metric(
      3, "memory of 1m returns",
      [.init("lag 1", Statistics.autocorrelation(returns, lag: 1), -0.07...0.03)])
  }

  private var clustering: Metric {
    func memory(_ lag: Int) -> Double? { Statistics.autocorrelation(sizes, lag: lag) }
    let points = [1, 2, 5, 10, 20, 60, 120, 240].compactMap { lag -> (Double, Double)? in
      guard let value = memory(lag), value > 0 else { return nil }
      return (Statistics.log(Double(lag)), Statistics.log(value))
    }
    return Metric(
      4, "memory of the size of 1m moves",
      [
        .init("lag 1", memory(1), 0.28...0.39), .init("10", memory(10), 0.13...0.29),
        .init("60", memory(60), 0.05...0.21), .init("240", memory(240), 0.02...0.19),
        .init("slope", Statistics.slope(points), -0.5 ... -0.15),
      ])
  }

  private var volumeAndMoves: Metric {
    let volumes = series.flatMap { $0.bars.dropFirst().map(\.volume) }
    return Metric(
      5, "rank correlation of move and volume, 1m",
      [.init("rho", Statistics.rankCorrelation(sizes.flatMap { $0 }, volumes), 0.35...0.55)])
  }

  private var volumes: Metric {
    // A minute without a trade has no logarithm and is left out.
    let logs = series.map { $0.bars.filter { $0.volume > 0 }.map { Statistics.log($0.volume) } }
    return Metric(
      6, "logarithm of 1m volume",
      [
        .init("memory 1", Statistics.autocorrelation(logs, lag: 1), 0.47...0.78),
        .init("10", Statistics.autocorrelation(logs, lag: 10), 0.30...0.62),
        .init("60", Statistics.autocorrelation(logs, lag: 60), 0.20...0.46),
        .init("deviation", Statistics.deviation(logs.flatMap { $0 }), 0.8...1.35),
      ])
  }

  private var hours: Metric {
    var volumes = [Double](repeating: 0, count: 24)
    var moves = volumes
    var counts = volumes
    for (bars, returns) in zip(series.map(\.bars), returns) {
      for (bar, move) in zip(bars.dropFirst(), returns) {
        let hour = bar.minute / 60 % 24
        volumes[hour] += bar.volume
        moves[hour] += Swift.abs(move)
        counts[hour] += 1
      }
    }
    func ratio(_ sums: [Double]) -> Double? {
      guard counts.allSatisfy({ $0 >= 30 }) else { return nil }
      let means = zip(sums, counts).map { $0 / $1 }
      guard let least = means.min(), let most = means.max(), least > 0 else { return nil }
      return most / least
    }
    return Metric(
      7, "busiest over quietest hour of the day",
      [.init("volume", ratio(volumes), 2...3.8), .init("moves", ratio(moves), 1.5...2.6)])
  }

  private var flow: Metric {
    let taken = series.flatMap { $0.bars.dropFirst().compactMap(\.netTaken) }
    let returns = returns.flatMap { $0 }
    return Metric(
      8, "correlation of 1m return and what takers net",
      [.init("r", Statistics.correlation(returns, taken), 0.4...0.6)])
  }

  /// How far markets move together, M22: the mean over followers of their correlation with the
  /// first market.
  ///
  /// - Parameter markets: The series of each market, leader first; series of one place belong
  ///   together minute by minute.
  public static func together(_ markets: [[BarSeries]]) -> Metric {
    func correlation(_ minutes: Int) -> Double? {
      guard let leader = markets.first else { return nil }
      let first = leader.flatMap { $0.returns(minutes: minutes) }
      return Statistics.mean(
        markets.dropFirst().compactMap { follower in
          Statistics.correlation(first, follower.flatMap { $0.returns(minutes: minutes) })
        })
    }
    return Metric(
      22, "correlation of other markets with the first",
      [
        .init("1m", correlation(1), 0.58...0.79), .init("5m", correlation(5), 0.76...0.88),
        .init("60m", correlation(60), 0.85...0.93),
      ])
  }
}
