internal import Market

/// How busy a market is at the moment, around 1: waves that come and go, and the hour of the day.
struct Activity: Sendable {
  /// A wave as it stands.
  private struct Wave: Sendable {
    var level: Double
    /// How far it goes by now, squared: nothing at the start, when it stands in the middle.
    var variance = 0.0
    let keep: Double
    let push: Double
  }

  private var waves: [Wave]
  private let hasSeason: Bool
  private(set) var random: SeededRandom
  /// The present level.
  private(set) var level: Double

  /// Makes an activity that begins in the middle of its waves.
  ///
  /// - Parameter step: How many seconds lie between two calls of `move`.
  init(plan: ActivityPlan, step: Double, start: Instant, random: SeededRandom) {
    waves = plan.waves.map { wave in
      let keep = Elementary.exp(-step / wave.seconds)
      return Wave(level: 0, keep: keep, push: wave.deviation * (1 - keep * keep).squareRoot())
    }
    hasSeason = plan.hasSeason
    self.random = random
    level = plan.hasSeason ? Self.season(at: start) : 1
  }

  /// Lets the waves go on by one step. One draw a wave.
  ///
  /// - Parameter factor: How busy the market is for reasons of its own; 1 is usual.
  mutating func move(to moment: Instant, factor: Double = 1) {
    var sum = 0.0
    for index in waves.indices {
      let next = waves[index].level * waves[index].keep + waves[index].push * random.normal()
      waves[index].level = next
      waves[index].variance =
        waves[index].variance * waves[index].keep * waves[index].keep
        + waves[index].push * waves[index].push
      // The mean of an exponential lies above that of its logarithm; usual activity is 1.
      sum += next - waves[index].variance / 2
    }
    let held = Elementary.exp(min(max(sum, -2.5), 2.5))
    level = held * (hasSeason ? Self.season(at: moment) : 1) * factor
  }

  /// What the hour of the day does: quiet from 2 to 6 UTC, busiest from 14 to 16 UTC.
  static func season(at moment: Instant) -> Double {
    let second = moment.nanoseconds / 1_000_000_000 % 86_400
    let hour = Int(second / 3_600)
    let part = Double(second % 3_600) / 3_600
    let next = hour == 23 ? 0 : hour + 1
    return hours[hour] * (1 - part) + hours[next] * part
  }

  private static let hours: InlineArray<24, Double> = [
    0.99, 0.91, 0.84, 0.79, 0.78, 0.78, 0.81, 0.88, 0.95, 0.99, 1.00, 1.01,
    1.06, 1.17, 1.31, 1.35, 1.28, 1.17, 1.09, 1.04, 1.01, 1.00, 0.99, 0.99,
  ]

  /// Hands its state to an archive.
  mutating func transfer(_ archive: inout StateArchive) {
    for index in waves.indices {
      archive.transfer(&waves[index].level)
      archive.transfer(&waves[index].variance, in: 0...100)
    }
    archive.transfer(&level, in: .leastNormalMagnitude...1e300)
    random.transfer(&archive)
  }
}
