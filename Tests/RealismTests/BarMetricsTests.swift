import Testing

@testable import Realism

@Suite("Metrics of minutes")
struct BarMetricsTests {
  /// Bars of given returns, in basis points.
  private func series(
    _ returns: [Double], volume: (Int) -> Double = { _ in 1 }, net: (Int) -> Double? = { _ in nil }
  ) -> BarSeries {
    var close = 100.0
    var bars = [BarSeries.Bar(minute: 0, close: close, volume: volume(0), netTaken: net(0))]
    for (place, move) in returns.enumerated() {
      close *= 1 + move * 1e-4
      bars.append(
        BarSeries.Bar(
          minute: (place + 1) % 1_440, close: close, volume: volume(place + 1),
          netTaken: net(place + 1)))
    }
    return BarSeries(bars)
  }

  private func value(_ metrics: [Metric], _ number: Int, _ part: String) -> Double? {
    metrics.first { $0.number == number }?.parts.first { $0.name == part }?.value
  }

  @Test func returnsDoNotOverlap() {
    let returns = series([10, -10, 20, 5]).returns(minutes: 2)
    #expect(returns.count == 2)
    #expect(abs(returns[1] - Statistics.log(1.002 * 1.0005)) < 1e-12)
    #expect(BarSeries().returns().isEmpty)
  }

  @Test func evenChanceHasKurtosisOfItsOwnAndNoMemory() throws {
    let moves = StatisticsTests.noise(20_000).map { ($0 - 0.5) * 10 }
    let metrics = BarMetrics([series(moves)]).metrics
    #expect(try abs(#require(value(metrics, 2, "1m")) - 1.8) < 0.05)
    #expect(try abs(#require(value(metrics, 2, "60m")) - 3) < 0.6)
    #expect(try abs(#require(value(metrics, 3, "lag 1"))) < 0.03)
    #expect(try abs(#require(value(metrics, 4, "lag 1"))) < 0.03)
    #expect(metrics.map(\.number) == Array(1...8))
    #expect(value(metrics, 8, "r") == nil)
  }

  @Test func volumeThatFollowsTheMoveIsSeen() throws {
    let moves = StatisticsTests.noise(5_000).map { ($0 - 0.5) * 10 }
    let follows = series(
      moves, volume: { $0 == 0 ? 1 : abs(moves[$0 - 1]) + 1 },
      net: { $0 == 0 ? 0 : moves[$0 - 1] })
    let metrics = BarMetrics([follows]).metrics
    #expect(try #require(value(metrics, 5, "rho")) > 0.99)
    #expect(try #require(value(metrics, 8, "r")) > 0.99)
    #expect(metrics[4].excess > 1)
  }

  @Test func hoursAreTold() throws {
    let days = [Double](repeating: 5, count: 3 * 1_440)
    let metrics = BarMetrics([series(days) { $0 / 60 % 24 == 14 ? 30 : 10 }]).metrics
    #expect(try abs(#require(value(metrics, 7, "volume")) - 3) < 0.01)
    #expect(try abs(#require(value(metrics, 7, "moves")) - 1) < 0.01)
    // Less than a day says nothing of hours.
    let short = BarMetrics([series([Double](repeating: 5, count: 600))]).metrics
    #expect(value(short, 7, "volume") == nil)
  }

  @Test func aFollowerThatLagsAgreesMoreOverLongerSpans() throws {
    let moves = StatisticsTests.noise(20_000).map { ($0 - 0.5) * 10 }
    let late = [0.0, 0.0] + moves.dropLast(2)
    let metric = BarMetrics.together([[series(moves)], [series(late)]])
    let values = metric.parts.map { $0.value ?? 9 }
    #expect(abs(values[0]) < 0.03)
    #expect((0.5...0.7).contains(values[1]))
    #expect(values[2] > 0.95)
  }

  @Test func impactBySquareRootIsFound() throws {
    let trials = [1e6, 4e6, 16e6].flatMap { notional in
      [0.9, 1.1].map {
        ImpactMetrics.Trial(notional: notional, move: $0 * 0.03 * (notional / 1e9).squareRoot())
      }
    }
    let metric = ImpactMetrics(trials, dailyDeviation: 0.03, dailyVolume: 1e9).metric
    #expect(try abs(#require(metric.parts[0].value) - 0.5) < 1e-9)
    #expect(try abs(#require(metric.parts[1].value) - 1) < 1e-9)
    #expect(metric.isInRange)
  }

  @Test func whatIsOutOfRangeIsToldByItsFactor() {
    #expect(Metric.Part("a", 3, 1...2).excess == 1.5)
    #expect(Metric.Part("a", 0.5, 1...2).excess == 2)
    #expect(Metric.Part("a", -3, -2 ... -1).excess == 1.5)
    #expect(Metric.Part("a", 0.08, -0.07...0.03).excess > 1)
    #expect(Metric.Part("a", 1.5, 1...2).excess == 1)
    #expect(!Metric.Part("a", .nan, 1...2).isInRange)
    let metric = Metric(1, "m", [.init("a", 1.5, 1...2), .init("b", nil, 1...2)])
    #expect(metric.isInRange)
    #expect(!Metric(1, "m", [.init("b", nil, 1...2)]).isInRange)
  }
}
