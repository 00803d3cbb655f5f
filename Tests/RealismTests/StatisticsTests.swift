import Testing

@testable import Realism

@Suite("Statistics")
struct StatisticsTests {
  /// Numbers between 0 and 1 that look like chance, the same each time.
  static func noise(_ count: Int, seed: UInt64 = 1) -> [Double] {
    var state = seed
    return (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (Double(state >> 11) + 0.5) / 9_007_199_254_740_992
    }
  }

  @Test func logarithms() {
    for (number, log) in [
      (1.0, 0.0), (2, 0.6931471805599453), (10, 2.302585092994046), (0.001, -6.907755278982137),
      (1e9, 20.72326583694641),
    ] {
      #expect(abs(Statistics.log(number) - log) < 1e-13)
    }
    #expect(Statistics.log(0) == -708)
    #expect(Statistics.log(-1) == -708)
  }

  @Test func momentsOfAShortList() {
    #expect(Statistics.mean([1, 2, 6]) == 3)
    #expect(Statistics.variance([1, 3]) == 1)
    #expect(Statistics.kurtosis([-1, 1, -1, 1]) == 1)
    #expect(Statistics.mean([]) == nil)
    #expect(Statistics.mean(weighed: [(1, 3), (nil, 9), (5, 1)]) == 2)
    #expect(Statistics.mean(weighed: [(nil, 1)]) == nil)
    #expect(Statistics.variance([1]) == nil)
    #expect(Statistics.kurtosis([2, 2, 2, 2]) == nil)
  }

  @Test func quantilesLieBetweenTheirNeighbours() {
    let values = [0.0, 10, 20, 30]
    #expect(Statistics.quantile(sorted: values, 0.5) == 15)
    #expect(Statistics.quantile(sorted: values, 1) == 30)
    #expect(Statistics.quantile(sorted: [], 0.5) == nil)
  }

  @Test func memoryOfASeriesThatKeepsHalf() throws {
    var value = 0.0
    let series = Self.noise(20_000).map { draw -> Double in
      value = 0.5 * value + draw - 0.5
      return value
    }
    for (lag, memory) in [(1, 0.5), (2, 0.25), (3, 0.125)] {
      let found = try #require(Statistics.autocorrelation([series], lag: lag))
      #expect(abs(found - memory) < 0.03)
    }
    // Cut in two, no pair reaches across the cut.
    let halves = [Array(series[..<10_000]), Array(series[10_000...])]
    let found = try #require(Statistics.autocorrelation(halves, lag: 1))
    #expect(abs(found - 0.5) < 0.03)
    #expect(Statistics.autocorrelation([[1, 2], [3, 4]], lag: 2) == nil)
  }

  @Test func correlations() throws {
    #expect(try abs(#require(Statistics.correlation([1, 2, 3], [2, 4, 6])) - 1) < 1e-12)
    #expect(try abs(#require(Statistics.correlation([1, 2, 3], [3, 2, 1])) + 1) < 1e-12)
    #expect(Statistics.correlation([1, 1], [1, 2]) == nil)
    // Ranks see only the order, and equal values share theirs.
    #expect(try abs(#require(Statistics.rankCorrelation([1, 2, 3], [1, 50, 1e9])) - 1) < 1e-12)
    let tied = try #require(Statistics.rankCorrelation([1, 1, 2, 2], [1, 2, 1, 2]))
    #expect(abs(tied) < 1e-12)
  }

  @Test func hillFindsTheExponentOfAParetoLaw() throws {
    for exponent in [1.1, 3.0] {
      // Evenly spread quantiles of the law.
      let values = (0..<4_000).map { place in
        Statistics.exp(-Statistics.log((Double(place) + 0.5) / 4_000) / exponent)
      }
      let found = try #require(Statistics.hill(values, share: 0.05))
      #expect(abs(found / exponent - 1) < 0.02)
    }
  }

  @Test func exponentsOfDensitiesWithinARange() throws {
    // Evenly spread quantiles of a density that falls with the power 1.4 from 1 on.
    let values = (0..<20_000).map { place -> Double in
      let share = (Double(place) + 0.5) / 20_000
      return Statistics.exp(-Statistics.log(share) / 0.4)
    }
    let cut = try #require(Statistics.cutExponent(values, within: 1...100))
    #expect(abs(cut - 1.4) < 0.005)
    // Hill's estimator takes what is cut off for the law's own end.
    let whole = try #require(Statistics.densityExponent(values, within: 1...1e30))
    #expect(abs(whole - 1.4) < 0.005)
    #expect(try #require(Statistics.densityExponent(values, within: 1...50)) > 1.6)
    // An even density has no slope, and one that rises a negative one.
    let even = (0..<10_000).map { 1 + (Double($0) + 0.5) * 99 / 10_000 }
    #expect(try abs(#require(Statistics.cutExponent(even, within: 1...100))) < 0.01)
    #expect(Statistics.cutExponent([2, 3], within: 1...100) == nil)
    #expect(Statistics.densityExponent([0.5], within: 1...100) == nil)
  }

  @Test func exponentials() {
    for number in [-30.0, -1, -1e-9, 0, 0.5, 1, 20] {
      #expect(abs(Statistics.log(Statistics.exp(number)) - number) < 1e-9)
    }
  }

  @Test func slopes() {
    #expect(Statistics.slope([(0, 1), (1, 3), (2, 5)]) == 2)
    #expect(Statistics.slope([(1, 1)]) == nil)
    #expect(Statistics.slope([(1, 1), (1, 2)]) == nil)
  }

  @Test func countsOfLonelyArrivalsVaryAsTheirMean() throws {
    let times = Self.noise(10_000).map { $0 * 1_000 }.sorted()
    let alone = try #require(Statistics.fano([(times, 1_000)], window: 1))
    #expect(abs(alone - 1) < 0.1)
    // Each comes with four others.
    let crowded = times.flatMap { [Double](repeating: $0, count: 5) }
    let together = try #require(Statistics.fano([(crowded, 1_000)], window: 1))
    #expect(abs(together - 5) < 0.5)
    let clock = (0..<1_000).map { Double($0) + 0.5 }
    #expect(Statistics.fano([(clock, 1_000)], window: 1) == 0)
  }
}
