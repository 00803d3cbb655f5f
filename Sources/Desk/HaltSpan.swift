public import Market

/// A span in which a market stood still.
public struct HaltSpan: Hashable, Sendable {
  /// When matching stopped.
  public var start: Instant
  /// When trading was back; `nil` while it is not.
  public var end: Instant?
  /// Makes a span.
  public init(start: Instant, end: Instant? = nil) {
    self.start = start
    self.end = end
  }
}
