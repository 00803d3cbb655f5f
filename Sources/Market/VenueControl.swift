/// What the person at the desk does to market time and to what is shown, beside trading.
public enum VenueControl: Hashable, Sendable, BitwiseCopyable {
  /// How fast market time can run, in thousandths of real time: 0.1x to 1000x.
  public static let speedsPerMille: ClosedRange<Int64> = 100...1_000_000
  /// How far a step to the next event or trade looks ahead at most.
  public static let stepReach = TimeSpan.minutes(10)

  /// Let market time stand still. Commands are still answered.
  case pause
  /// Let it run on.
  case resume
  /// Run at so many thousandths of real time, within ``speedsPerMille``.
  case speed(perMille: Int64)
  /// While paused: run on by a span of market time, then stand still again.
  case step(TimeSpan)
  /// While paused: run on until something happens in the market that is shown, or to the account.
  case stepEvent
  /// While paused: run on until something trades in the market that is shown.
  case stepTrade
  /// Show the depth of this market from now on.
  case focus(InstrumentID)
}
