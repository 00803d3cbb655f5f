import Market

/// What a phase allows, worked out when the phase begins: every command asks, phases rarely change.
struct PhasePermits: BitwiseCopyable, Sendable {
  /// A bit for each activity, by its number.
  private let activities: UInt8
  /// Whether orders collect for an uncross.
  let collects: Bool

  init(_ phase: MarketPhase) {
    var activities: UInt8 = 0
    for activity in PhaseActivity.allCases where phase.allows(activity) {
      activities |= 1 << activity.rawValue
    }
    self.activities = activities
    collects = phase == .auction
  }

  /// Whether an activity is allowed.
  @inline(__always)
  func allow(_ activity: PhaseActivity) -> Bool { activities & 1 << activity.rawValue != 0 }
}
