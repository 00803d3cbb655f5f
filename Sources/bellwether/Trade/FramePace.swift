/// When the next frame may be drawn: at most so many a second, and none while nothing changed.
struct FramePace {
  /// The least time between two frames: 30 a second are more than figures can be read.
  static let interval = Duration.milliseconds(33)

  private var last: ContinuousClock.Instant?
  /// Whether something changed since the last frame.
  private(set) var isDirty = true

  mutating func changed() { isDirty = true }

  mutating func drew() {
    isDirty = false
    last = .now
  }

  /// Milliseconds until a frame is due; 0 if it is, `nil` if there is nothing to draw.
  var millisecondsUntilDue: Int? {
    guard isDirty else { return nil }
    guard let last else { return 0 }
    let rest = Self.interval - last.duration(to: .now)
    guard rest > .zero else { return 0 }
    let (seconds, attoseconds) = rest.components
    return Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000) + 1
  }
}
