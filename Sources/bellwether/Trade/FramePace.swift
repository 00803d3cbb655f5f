/// When the next frame may be drawn: at most so many a second, and none while nothing changed.
///
/// Frames keep to a beat: one that is a little late does not put off those after it, so that the
/// wait's rounding to milliseconds costs no frames.
struct FramePace {
  /// The usual number of frames a second: as many as common screens show.
  static let framesPerSecondUsual = 60

  /// The least time between two beats.
  private let interval: Duration
  /// The moment from which on the next frame may be drawn.
  private var due: ContinuousClock.Instant?
  /// Whether something changed since the last frame.
  private(set) var isDirty = true

  /// Draws at most so many frames a second; at least one.
  init(framesPerSecond: Int = framesPerSecondUsual) {
    interval = .nanoseconds(1_000_000_000 / Int64(max(1, framesPerSecond)))
  }

  mutating func changed() { isDirty = true }

  mutating func drew() {
    isDirty = false
    let now = ContinuousClock.now
    guard let due, due <= now, due + interval > now else {
      due = now + interval
      return
    }
    self.due = due + interval
  }

  /// Whether a frame is due.
  var isDue: Bool { isDirty && millisecondsUntilBeat == 0 }

  /// Milliseconds until the next beat, before which nothing is drawn but what answers a key; 0 if
  /// it has come.
  var millisecondsUntilBeat: Int {
    guard let due else { return 0 }
    let rest = ContinuousClock.now.duration(to: due)
    guard rest > .zero else { return 0 }
    let (seconds, attoseconds) = rest.components
    return Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000) + 1
  }
}
