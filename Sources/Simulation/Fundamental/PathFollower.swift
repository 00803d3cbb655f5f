internal import Market

/// Follows a path: a straight line from point to point, and a bridge on it, a random walk that is
/// back on the line at every point.
struct PathFollower: Sendable {
  private let plan: PathPlan
  private let start: Instant
  private let reference: Double
  /// How far the bridge strays where a point does not say, in basis points over the root of a
  /// second.
  private let deviation: Double
  /// The first point that is not passed.
  private var next = 0
  /// How far off the line the price is, in ticks.
  private var astray = 0.0
  /// When the last step was.
  private var steppedAt: Instant

  /// Begins to follow a path at a reference price.
  init(plan: PathPlan, reference: Price, deviation: Double, start: Instant) {
    self.plan = plan
    self.start = start
    self.reference = Double(reference.ticks)
    self.deviation = deviation
    steppedAt = start
  }

  private var waypoints: [PathPlan.Waypoint] { plan.waypoints }

  /// Whether there is a point still to come, as of the last step.
  var isUnderway: Bool { next < waypoints.count }

  /// How busy the market is on the way to the next point; 1 after the last.
  var activity: Double { isUnderway ? waypoints[next].activity : 1 }

  /// Whether the next point has been reached.
  func isDue(at now: Instant) -> Bool { isUnderway && start + waypoints[next].offset <= now }

  /// Goes to where the price is at a moment, in ticks.
  ///
  /// - Parameters:
  ///   - now: The moment, not before that of the last step.
  ///   - draw: A standard normal number.
  mutating func step(to now: Instant, draw: Double) -> Double {
    while isDue(at: now) {
      steppedAt = start + waypoints[next].offset
      astray = 0
      next += 1
    }
    guard isUnderway else { return Double(waypoints[next - 1].price.ticks) }
    let from = next > 0 ? start + waypoints[next - 1].offset : start
    let base = next > 0 ? Double(waypoints[next - 1].price.ticks) : reference
    let goal = Double(waypoints[next].price.ticks)
    let length = Double((start + waypoints[next].offset - from).nanoseconds)
    let left = Double((start + waypoints[next].offset - steppedAt).nanoseconds)
    let passed = Double((now - steppedAt).nanoseconds)
    // The law of a bridge: it goes back by its share of the time that is left, and strays less the
    // less of that remains.
    let rest = 1 - passed / left
    let push = (waypoints[next].deviation ?? deviation) * 1e-4 * base
    astray = astray * rest + push * (passed * 1e-9 * rest).squareRoot() * draw
    steppedAt = now
    let done = Double((now - from).nanoseconds) / length
    let price = base + (goal - base) * done + astray
    return price < 1 ? 1 : price
  }

  /// Hands its state to an archive.
  mutating func transfer(_ archive: inout StateArchive) {
    archive.transfer(&next, in: 0...waypoints.count)
    archive.transfer(&astray, in: -1e15...1e15)
    steppedAt.transfer(&archive)
    let from = next > 0 ? start + waypoints[next - 1].offset : start
    archive.require(steppedAt >= from)
    archive.require(!isUnderway || steppedAt <= start + waypoints[next].offset)
  }
}
