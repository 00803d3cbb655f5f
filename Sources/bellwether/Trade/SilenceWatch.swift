import Desk

/// Notices that no view comes though one is to be expected: a feed that is frozen, not a market
/// that is quiet, since views come while time runs even where nothing happens.
struct SilenceWatch {
  /// How often a silence is told of while it lasts.
  static let interval = Duration.milliseconds(200)

  /// Since when a view is expected; `nil` while none is, as when time is paused.
  private var since: ContinuousClock.Instant?
  /// When the silence is to be told of next.
  private var next: ContinuousClock.Instant?

  /// Takes note that a view has come.
  mutating func heard() {
    since = nil
    next = nil
  }

  /// Milliseconds until the silence is to be told of; `nil` where no view is expected, so that a
  /// paused desk sleeps.
  mutating func millisecondsUntilDue(isExpecting: Bool) -> Int? {
    follow(isExpecting)
    guard let next else { return nil }
    let rest = ContinuousClock.now.duration(to: next)
    return rest > .zero ? Int(Self.milliseconds(rest)) + 1 : 0
  }

  /// How long it has been silent, in milliseconds, where that is to be told now.
  mutating func report(isExpecting: Bool) -> Int64? {
    follow(isExpecting)
    let now = ContinuousClock.now
    guard let since, let next, now >= next else { return nil }
    self.next = now + Self.interval
    return Self.milliseconds(since.duration(to: now))
  }

  private mutating func follow(_ isExpecting: Bool) {
    guard isExpecting else {
      heard()
      return
    }
    guard since == nil else { return }
    let now = ContinuousClock.now
    since = now
    next = now + .milliseconds(BookAge.limitMilliseconds)
  }

  private static func milliseconds(_ span: Duration) -> Int64 {
    let (seconds, attoseconds) = span.components
    return seconds * 1_000 + attoseconds / 1_000_000_000_000_000
  }
}
