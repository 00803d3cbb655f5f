// Where orders go and how long they stay, and what follows upon takers and queues.
extension MicroMetrics {
  /// Where levels grew from one tenth of a second to the next, on either side of the book: at the
  /// price that was best at the start of it, better, or worse. What matters is the level, not the
  /// order: an order that came and went within the tenth is not seen, and several that came to one
  /// level are one. The exponent is that of the density of those 2 to 50 bp behind the best price.
  var placement: Metric {
    let distances = records.flatMap { $0.placementDistances }
    let atBest = records.reduce(0) { $0 + $1.placementsAtBest }
    let inside = records.reduce(0) { $0 + $1.placementsInside }
    let all = Double(distances.count + atBest + inside)
    return Metric(
      16, "where levels grow",
      [
        .init("exponent", Statistics.densityExponent(distances, within: 2...50), 1.5...1.7),
        .init("at best", all > 0 ? Double(atBest) / all : nil, 0.02...0.04),
        .init("better", all > 0 ? Double(inside) / all : nil, 0.02...0.05),
      ])
  }

  /// How long levels were there that appeared and went while the record ran, to the tenth of a
  /// second: 0 for one that appeared and went between two looks and was still told of. The exponent
  /// is the likeliest of a density that falls as a power from 1 s to 100 s.
  var lives: Metric {
    let lives = records.flatMap(\.lives)
    return Metric(
      17, "how long levels stay, in seconds",
      [
        .init("median", Statistics.quantile(sorted: lives.sorted(), 0.5), 0.9...1.3),
        .init("exponent", Statistics.cutExponent(lives, within: 1...100), 1.3...1.4),
      ])
  }

  /// How far the price in the middle has gone a taker's way, from 2 ms before its fills are told:
  /// venues tell of the new touch first.
  var response: Metric {
    let delays = [0.01, 0.1, 1, 5]
    var sums = [0.0, 0, 0, 0]
    var counts = [0.0, 0, 0, 0]
    for record in records {
      for (place, delay) in delays.enumerated() {
        var next = 0
        for taker in record.takers where taker.time + delay <= record.seconds {
          while next < record.touches.count, record.touches[next].time <= taker.time + delay {
            next += 1
          }
          guard next > 0 else { continue }
          let move = (record.touches[next - 1].middle - taker.middle) / taker.middle * 1e4
          sums[place] += taker.isBuy ? move : -move
          counts[place] += 1
        }
      }
    }
    let means = zip(sums, counts).map { $1 > 0 ? $0 / $1 : nil }
    return Metric(
      18, "move after a taker its way, bp",
      [
        .init("10ms", means[0], 0.085...0.11), .init("100ms", means[1], 0.22...0.24),
        .init("1s", means[2], 0.30...0.50), .init("5s", means[3], 0.36...0.73),
      ])
  }

  var imbalance: Metric {
    let edges = [-0.8, -0.4, 0, 0.4, 0.8]
    var ups = [Double](repeating: 0, count: 6)
    var counts = ups
    for record in records {
      var next = 0
      for (place, touch) in record.touches.enumerated() {
        next = max(next, place + 1)
        while next < record.touches.count, record.touches[next].middle == touch.middle {
          next += 1
        }
        guard next < record.touches.count else { break }
        let sum = touch.bidSize + touch.askSize
        guard sum > 0 else { continue }
        let lean = (touch.bidSize - touch.askSize) / sum
        let bin = edges.count { lean >= $0 }
        counts[bin] += 1
        if record.touches[next].middle > touch.middle { ups[bin] += 1 }
      }
    }
    let shares = zip(ups, counts).map { $1 > 0 ? $0 / $1 : nil }
    let known = shares.compactMap { $0 }
    let rises = zip(known, known.dropFirst()).allSatisfy { $0 < $1 }
    return Metric(
      19, "odds that the price rises next, by the touch",
      [
        .init("asks heavy", shares[0], 0.12...0.20), .init("bids heavy", shares[5], 0.81...0.89),
        .init("rising", counts[0] > 0 ? (rises ? 1 : 0) : nil, 1...1),
      ])
  }

  var moves: Metric {
    var tenths: [Double] = []
    var ones: [Double] = []
    var tens: [Double] = []
    for record in records {
      var middles: [Double] = []
      var next = 0
      for step in 0...Int(record.seconds * 10) {
        while next < record.touches.count, record.touches[next].time <= Double(step) / 10 {
          next += 1
        }
        if next > 0 { middles.append(Statistics.log(record.touches[next - 1].middle) * 1e4) }
      }
      func moves(_ every: Int) -> [Double] {
        stride(from: every, to: middles.count, by: every).map { middles[$0] - middles[$0 - every] }
      }
      tenths += moves(1)
      ones += moves(10)
      tens += moves(100)
    }
    func square(_ values: [Double]) -> Double? {
      Statistics.mean(values.map { $0 * $0 })
    }
    func ratio(_ long: [Double], _ short: [Double]) -> Double? {
      guard let top = square(long), let bottom = square(short), bottom > 0 else { return nil }
      return top / bottom / 10
    }
    return Metric(
      20, "short moves",
      [
        .init(
          "still .1s",
          tenths.isEmpty ? nil : Double(tenths.count { $0 == 0 }) / Double(tenths.count),
          0.85...0.92),
        .init("1s bp", square(ones)?.squareRoot(), 1.2...1.4),
        .init("VR 1s/.1s", ratio(ones, tenths), 1.1...1.6),
        .init("VR 10s/1s", ratio(tens, ones), 0.7...1.5),
      ])
  }
}
