/// Plain statistics for tests.
enum Statistics {
  /// Variance over mean of the counts in windows: 1 for a Poisson process, more in clusters.
  static func fano(_ times: [Double], window: Double, seconds: Double) -> Double {
    var counts = [Double](repeating: 0, count: Int(seconds / window))
    for time in times where Int(time / window) < counts.count { counts[Int(time / window)] += 1 }
    let mean = counts.reduce(0, +) / Double(counts.count)
    let variance =
      counts.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(counts.count)
    return variance / mean
  }

  /// The autocorrelation at a lag.
  static func autocorrelation(_ values: [Double], lag: Int) -> Double {
    let mean = values.reduce(0, +) / Double(values.count)
    let variance = values.map { ($0 - mean) * ($0 - mean) }.reduce(0, +)
    var sum = 0.0
    for index in lag..<values.count {
      sum += (values[index] - mean) * (values[index - lag] - mean)
    }
    return sum / variance
  }

  /// The deviation.
  static func deviation(_ values: [Double]) -> Double {
    let mean = values.reduce(0, +) / Double(values.count)
    let variance =
      values.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(values.count)
    return variance.squareRoot()
  }

  /// The value below which a share of all lies.
  static func quantile(_ values: [Double], _ share: Double) -> Double {
    let sorted = values.sorted()
    return sorted[min(sorted.count - 1, Int(share * Double(sorted.count)))]
  }
}
