/// What the person at the desk does to market time and to what is shown, beside trading.
public enum VenueControl: Hashable, Sendable, BitwiseCopyable {
  /// Let market time stand still. Commands are still answered.
  case pause
  /// Let it run on.
  case resume
  /// Run at so many thousandths of real time: 100 (0.1x) to 100,000 (100x).
  case speed(perMille: Int64)
  /// While paused: run on by a span of market time, then stand still again.
  case step(TimeSpan)
  /// Show the depth of this market from now on.
  case focus(InstrumentID)
}
