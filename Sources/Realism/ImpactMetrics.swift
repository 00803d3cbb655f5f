/// How far large orders move the price, M21, from pairs of runs with and without them.
public struct ImpactMetrics: Sendable {
  /// A run with an order against the same run without.
  public struct Trial: Sendable, Hashable {
    /// What the order was worth, in whole units of the quote asset.
    public var notional: Double
    /// How far it had moved the price its own way when it was done, as a share of the price.
    public var move: Double

    /// Makes a trial.
    public init(notional: Double, move: Double) {
      self.notional = notional
      self.move = move
    }
  }

  private let trials: [Trial]
  private let deviation: Double
  private let volume: Double

  /// Takes trials in.
  ///
  /// - Parameters:
  ///   - deviation: The deviation of a day's return.
  ///   - volume: What trades in a day, in whole units of the quote asset.
  public init(_ trials: [Trial], dailyDeviation deviation: Double, dailyVolume volume: Double) {
    self.trials = trials
    self.deviation = deviation
    self.volume = volume
  }

  /// The mean move for each notional, smallest first, as a share of the price.
  public var means: [(notional: Double, move: Double)] {
    var means: [(notional: Double, move: Double)] = []
    for trial in trials.sorted(by: { $0.notional < $1.notional })
    where means.last?.notional != trial.notional {
      let moves = trials.filter { $0.notional == trial.notional }.map(\.move)
      means.append((trial.notional, Statistics.mean(moves) ?? 0))
    }
    return means
  }

  /// The metric: the exponent of the law, and its factor by the deviation and volume of a day.
  public var metric: Metric {
    let points = means.filter { $0.move > 0 }.map {
      (Statistics.log($0.notional), Statistics.log($0.move))
    }
    let factors = means.map {
      $0.move / (deviation * ($0.notional / max(volume, 1)).squareRoot())
    }
    return Metric(
      21, "impact of large orders",
      [
        .init("exponent", Statistics.slope(points), 0.4...0.7),
        .init("factor", trials.isEmpty ? nil : Statistics.mean(factors), 0.5...1.5),
      ])
  }
}
