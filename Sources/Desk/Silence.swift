/// Notices that no view comes though one is to be expected: a feed that is frozen, not a market
/// that is quiet, since views come while time runs even where nothing happens.
///
/// Moments are in milliseconds of real time since any start; they must not go back.
public struct Silence: Hashable, Sendable {
  /// How often a silence is told of while it lasts, in milliseconds.
  public static let intervalMilliseconds: Int64 = 200

  /// Since when a view is expected; `nil` while none is, as when time is paused.
  private var since: Int64?
  /// When the silence is to be told of next.
  private var next: Int64 = 0

  /// Makes one that expects nothing yet.
  public init() {}

  /// Takes note that a view has come.
  public mutating func heard() { since = nil }

  /// Milliseconds until the silence is to be told of; `nil` where no view is expected, so that a
  /// paused desk sleeps.
  public mutating func millisecondsUntilDue(isExpecting: Bool, at now: Int64) -> Int64? {
    follow(isExpecting, at: now)
    return since == nil ? nil : max(0, next - now)
  }

  /// How long it has been silent, in milliseconds, where that is to be told now.
  public mutating func report(isExpecting: Bool, at now: Int64) -> Int64? {
    follow(isExpecting, at: now)
    guard let since, now >= next else { return nil }
    next = now + Self.intervalMilliseconds
    return now - since
  }

  private mutating func follow(_ isExpecting: Bool, at now: Int64) {
    guard isExpecting else {
      since = nil
      return
    }
    guard since == nil else { return }
    since = now
    next = now + BookAge.limitMilliseconds
  }
}
