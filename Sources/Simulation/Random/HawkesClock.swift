internal import Market

/// The shape of self-excited arrivals: how strongly each excites the next, and for how long.
///
/// The kernel is a sum of five exponentials from 3 ms to 33 s, which comes near a power law over
/// four decades at a constant cost a step.
public struct HawkesShape: Hashable, Sendable {
  /// How many arrivals one arrival causes by itself, on average; below 1.
  public var branching: Double
  /// How the excitement is spread over the five time scales, fastest first; adds up to 1.
  public var weights: [Double]
  /// How fast each part fades, a second, fastest first.
  public var decaysPerSecond: [Double]

  /// Makes a shape of exactly five parts.
  public init(branching: Double, weights: [Double], decaysPerSecond: [Double]) {
    precondition(weights.count == 5 && decaysPerSecond.count == 5, "a kernel has five parts")
    precondition(branching >= 0 && branching < 1, "branching is 0 to below 1")
    self.branching = branching
    self.weights = weights
    self.decaysPerSecond = decaysPerSecond
  }

  /// What the takers of a busy crypto market look like.
  public static let crypto = HawkesShape(
    branching: 0.8, weights: [0.19, 0.225, 0.475, 0.11, 0],
    decaysPerSecond: [300, 30, 3, 0.3, 0.03])
}

/// A clock of self-excited arrivals.
///
/// Between arrivals each part of the intensity fades by itself, so the first arrival of each part
/// can be drawn exactly and the earliest counts: six draws an arrival, and nothing is thrown away.
struct HawkesClock: Sendable {
  /// The intensity that is always there, a second, at activity 1.
  private let base: Double
  private let decays: InlineArray<5, Double>
  private let jumps: InlineArray<5, Double>
  /// What excitement adds to the intensity, a second, as of `time`.
  private(set) var excitement: InlineArray<5, Double>
  /// The moment of the last arrival, in nanoseconds.
  private(set) var time: Int64
  /// How many seconds after it the next arrival comes, once that is drawn.
  private(set) var gap: Double?

  /// Makes a clock with a mean rate, in its stationary state.
  init(meanPerSecond: Double, shape: HawkesShape, start: Instant) {
    base = meanPerSecond * (1 - shape.branching)
    decays = InlineArray { shape.decaysPerSecond[$0] }
    jumps = InlineArray { shape.branching * shape.weights[$0] * shape.decaysPerSecond[$0] }
    excitement = InlineArray { shape.branching * shape.weights[$0] * meanPerSecond }
    time = start.nanoseconds
  }

  /// Lets the clock begin at a later moment than it was made for; nothing was drawn yet.
  mutating func begin(at moment: Instant) {
    precondition(gap == nil, "a clock begins once")
    time = moment.nanoseconds
  }

  /// Lets the arrival that was drawn last happen, and draws the moment of the one after. Six draws.
  mutating func next(activity: Double, random: inout SeededRandom) -> Instant {
    if let gap {
      for part in 0..<5 {
        excitement[part] =
          excitement[part] * Elementary.exp(-decays[part] * gap) + jumps[part]
      }
      time += Self.nanoseconds(gap)
    }
    var next = random.exponential() / (base * activity)
    for part in 0..<5 {
      let draw = Elementary.log(random.uniform())
      let rest = 1 + decays[part] * draw / excitement[part]
      guard rest > 1e-300 else { continue }
      let first = -Elementary.log(rest) / decays[part]
      if first < next { next = first }
    }
    gap = next
    return Instant(nanoseconds: time + Self.nanoseconds(next))
  }

  /// The intensity, a second, at a moment between the last arrival and the next.
  func intensity(at moment: Instant, activity: Double) -> Double {
    let gap = Double(moment.nanoseconds - time) * 1e-9
    var sum = base * activity
    for part in 0..<5 { sum += excitement[part] * Elementary.exp(-decays[part] * gap) }
    return sum
  }

  /// When the next arrival is, once that is drawn.
  var nextArrival: Instant? { gap.map { Instant(nanoseconds: time + Self.nanoseconds($0)) } }

  private static func nanoseconds(_ seconds: Double) -> Int64 { Int64(seconds * 1e9) + 1 }

  /// Hands its state to an archive.
  mutating func transfer(_ archive: inout StateArchive) {
    for part in 0..<5 { archive.transfer(&excitement[part], in: 0...1e15) }
    archive.transfer(&time, in: 0...1 << 62)
    archive.transfer(&gap, blank: 0) { $0.transfer(&$1, in: 0...4e9) }
  }
}
