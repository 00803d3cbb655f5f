import Desk

/// Sees to it that the result of an upgrade goes off the screen when it was there for a while.
struct UpgradeWatch {
  /// How long the result stays.
  static let afterglow = Duration.seconds(12)
  /// How often a running upgrade is looked at.
  static let intervalMilliseconds = 50

  private var shown: UpgradeStage?
  private var end: ContinuousClock.Instant?

  /// Whether what is said about an upgrade was there long enough.
  mutating func isOutdated(_ stage: UpgradeStage?) -> Bool {
    if stage != shown {
      shown = stage
      end = stage?.isOver == true ? .now + Self.afterglow : nil
    }
    return end.map { $0 <= .now } ?? false
  }

  /// Milliseconds until it is; nil where nothing is.
  var milliseconds: Int? {
    guard let end else { return nil }
    let (seconds, attoseconds) = max(.zero, ContinuousClock.Instant.now.duration(to: end))
      .components
    return Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000) + 1
  }
}
