internal import Market

/// How busy a market is at the moment, around 1: waves that come and go, and the hour of the day.
struct Activity: Sendable {
  private var waves: [Wave]
  /// How many steps the waves have gone.
  private var steps: UInt64 = 0
  private let hasSeason: Bool
  private(set) var random: SeededRandom
  /// The present level.
  private(set) var level: Double

  /// Makes an activity that begins in the middle of its waves.
  ///
  /// - Parameter step: How many seconds lie between two calls of `move`.
  init(plan: ActivityPlan, step: Double, start: Instant, random: SeededRandom) {
    waves = plan.waves.map { Wave(plan: $0, step: step) }
    hasSeason = plan.hasSeason
    self.random = random
    level = plan.hasSeason ? Self.season(at: start) : 1
  }

  /// Lets the waves go on by one step. One draw a wave.
  ///
  /// - Parameter factor: How busy the market is for reasons of its own; 1 is usual.
  mutating func move(to moment: Instant, factor: Double = 1) {
    steps += 1
    var sum = 0.0
    for index in waves.indices {
      waves[index].move(draw: random.normal())
      // The mean of an exponential lies above that of its logarithm; usual activity is 1.
      sum += waves[index].level - waves[index].variance(after: steps) / 2
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
    0.97, 0.86, 0.77, 0.71, 0.69, 0.69, 0.73, 0.82, 0.91, 0.97, 0.98, 1.00,
    1.07, 1.22, 1.43, 1.50, 1.39, 1.22, 1.11, 1.04, 1.00, 0.98, 0.97, 0.97,
  ]

  /// Hands its state to an archive.
  mutating func transfer(_ archive: inout StateArchive) {
    for index in waves.indices { waves[index].transfer(&archive) }
    archive.transfer(&steps, in: 0...1 << 62)
    archive.transfer(&level, in: .leastNormalMagnitude...1e300)
    random.transfer(&archive)
  }
}
