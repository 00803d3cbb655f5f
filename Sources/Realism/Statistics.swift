/// The statistics that the metrics are made of. Several series of one kind are pooled, and no pair
/// of values reaches from one into another.
enum Statistics {
  /// The natural logarithm of a positive number; of anything else, that of the least.
  static func log(_ number: Double) -> Double {
    guard number >= .leastNormalMagnitude, number.isFinite else { return -708 }
    var exponent = Double(number.exponent)
    var mantissa = number.significand
    if mantissa > 1.4142135623730951 {
      mantissa *= 0.5
      exponent += 1
    }
    let ratio = (mantissa - 1) / (mantissa + 1)
    let square = ratio * ratio
    var sum = 0.0
    for odd in stride(from: 25.0, through: 1, by: -2) { sum = sum * square + 1 / odd }
    return 2 * ratio * sum + exponent * 0.693147180559945309
  }

  /// The mean; `nil` where there is nothing.
  static func mean(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }

  /// The mean of what there is of values, each with its weight.
  static func mean(weighed values: [(value: Double?, weight: Double)]) -> Double? {
    var (sum, weights) = (0.0, 0.0)
    for case (let value?, let weight) in values {
      sum += value * weight
      weights += weight
    }
    return weights > 0 ? sum / weights : nil
  }

  /// The variance about the mean; `nil` where there are fewer than two values.
  static func variance(_ values: [Double]) -> Double? {
    guard values.count > 1, let mean = mean(values) else { return nil }
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
  }

  /// The deviation about the mean.
  static func deviation(_ values: [Double]) -> Double? { variance(values)?.squareRoot() }

  /// The fourth moment over the square of the second: 3 for a normal law.
  static func kurtosis(_ values: [Double]) -> Double? {
    guard values.count > 3, let mean = mean(values), let variance = variance(values), variance > 0
    else { return nil }
    let fourth = values.reduce(0) {
      let gap = $1 - mean
      return $0 + gap * gap * gap * gap
    }
    return fourth / Double(values.count) / (variance * variance)
  }

  /// A quantile of values in order; `nil` where there is nothing.
  static func quantile(sorted values: [Double], _ share: Double) -> Double? {
    guard let last = values.last else { return nil }
    let place = share * Double(values.count - 1)
    let low = Int(place)
    guard low + 1 < values.count else { return last }
    return values[low] + (values[low + 1] - values[low]) * (place - Double(low))
  }

  /// How alike values are to those so many places later.
  static func autocorrelation(_ series: [[Double]], lag: Int) -> Double? {
    let all = series.flatMap { $0 }
    guard let mean = mean(all), let variance = variance(all), variance > 0 else { return nil }
    var sum = 0.0
    var count = 0
    for values in series where values.count > lag {
      for place in 0..<(values.count - lag) {
        sum += (values[place] - mean) * (values[place + lag] - mean)
      }
      count += values.count - lag
    }
    return count > 0 ? sum / Double(count) / variance : nil
  }

  /// The correlation of two lists of the same length.
  static func correlation(_ left: [Double], _ right: [Double]) -> Double? {
    guard left.count == right.count, let meanLeft = mean(left), let meanRight = mean(right),
      let first = variance(left), let second = variance(right), first > 0, second > 0
    else { return nil }
    var sum = 0.0
    for place in left.indices { sum += (left[place] - meanLeft) * (right[place] - meanRight) }
    return sum / Double(left.count) / (first * second).squareRoot()
  }

  /// The correlation of the ranks of two lists; equal values share their rank.
  static func rankCorrelation(_ left: [Double], _ right: [Double]) -> Double? {
    correlation(ranks(left), ranks(right))
  }

  private static func ranks(_ values: [Double]) -> [Double] {
    let order = values.indices.sorted { values[$0] < values[$1] }
    var ranks = [Double](repeating: 0, count: values.count)
    var start = 0
    while start < order.count {
      var end = start
      while end + 1 < order.count, values[order[end + 1]] == values[order[start]] { end += 1 }
      for place in start...end { ranks[order[place]] = Double(start + end) / 2 }
      start = end + 1
    }
    return ranks
  }

  /// The tail exponent by Hill's estimator over the largest share of the values.
  static func hill(_ values: [Double], share: Double) -> Double? {
    let sorted = values.filter { $0 > 0 }.sorted(by: >)
    let count = Int(Double(sorted.count) * share)
    guard count > 1, count < sorted.count else { return nil }
    let edge = log(sorted[count])
    let sum = sorted[..<count].reduce(0) { $0 + log($1) - edge }
    return sum > 0 ? Double(count) / sum : nil
  }

  /// The exponent with which a density falls from the lower end of a range on, by Hill's estimator
  /// over the values within the range.
  static func densityExponent(_ values: [Double], within range: ClosedRange<Double>) -> Double? {
    let logs = values.lazy.filter(range.contains).map { log($0 / range.lowerBound) }
    let count = Double(logs.count)
    let sum = logs.reduce(0, +)
    return count > 2 && sum > 0 ? 1 + count / sum : nil
  }

  /// The likeliest exponent of a density that falls as a power within a range and is not known
  /// outside of it.
  static func cutExponent(_ values: [Double], within range: ClosedRange<Double>) -> Double? {
    let logs = values.filter(range.contains).map { log($0 / range.lowerBound) }
    guard logs.count > 2, let mean = mean(logs) else { return nil }
    let span = log(range.upperBound / range.lowerBound)
    // The mean logarithm falls as the exponent grows.
    var (low, high) = (-9.0, 11.0)
    for _ in 0..<60 {
      let power = (low + high) / 2
      let size = power * span
      let expected =
        size > -1e-6 && size < 1e-6
        ? span / 2 : 1 / power - span / (exp(size) - 1)
      if expected > mean { low = power } else { high = power }
    }
    return 1 + (low + high) / 2
  }

  /// e to a number of moderate size.
  static func exp(_ number: Double) -> Double {
    var result = 1.0
    let part = number / 1_024
    for term in stride(from: 12.0, through: 1, by: -1) { result = 1 + part / term * result }
    for _ in 0..<10 { result *= result }
    return result
  }

  /// The slope of the straight line nearest to points.
  static func slope(_ points: [(Double, Double)]) -> Double? {
    guard let x = mean(points.map(\.0)), let y = mean(points.map(\.1)), points.count > 1 else {
      return nil
    }
    let spread = points.reduce(0) { $0 + ($1.0 - x) * ($1.0 - x) }
    let product = points.reduce(0) { $0 + ($1.0 - x) * ($1.1 - y) }
    return spread > 0 ? product / spread : nil
  }

  /// How much counts within windows vary, over their mean: 1 for arrivals that know nothing of each
  /// other.
  ///
  /// - Parameters:
  ///   - times: In order, from 0 on, in seconds.
  ///   - seconds: How long was looked.
  static func fano(_ series: [(times: [Double], seconds: Double)], window: Double) -> Double? {
    var counts: [Double] = []
    for (times, seconds) in series {
      var windows = [Double](repeating: 0, count: Int(seconds / window))
      for time in times {
        let place = Int(time / window)
        if windows.indices.contains(place) { windows[place] += 1 }
      }
      counts += windows
    }
    guard let mean = mean(counts), mean > 0, let variance = variance(counts) else { return nil }
    return variance / mean
  }
}
