/// How long what is sent is on its way between a participant and the exchange, in market time.
///
/// Each way takes its span and a jitter on top, drawn evenly from nothing to the most. What is sent
/// later never arrives earlier: it is one line, and not many.
public struct LatencyProfile: Hashable, Sendable, BitwiseCopyable {
  /// How long one way takes.
  public struct Way: Hashable, Sendable, BitwiseCopyable {
    /// What it takes at least.
    public var span: TimeSpan
    /// How much more it takes at most.
    public var jitter: TimeSpan

    /// Makes a way; spans below zero count as zero.
    public init(span: TimeSpan, jitter: TimeSpan) {
      self.span = max(.zero, span)
      self.jitter = max(.zero, jitter)
    }
  }

  /// What a profile may be named after at most.
  public static let longest = TimeSpan.seconds(10)

  /// How long orders and changes of orders take to the exchange.
  public var entry: Way
  /// How long cancels take to the exchange.
  public var cancel: Way
  /// How long everything takes that the exchange tells.
  public var data: Way

  /// Makes a profile of three ways.
  public init(entry: Way, cancel: Way, data: Way) {
    self.entry = entry
    self.cancel = cancel
    self.data = data
  }

  /// Makes the profile of a distance: each way takes the span, with a fifth of it as jitter.
  public init(_ span: TimeSpan) {
    let held = min(max(.zero, span), Self.longest)
    let way = Way(span: held, jitter: TimeSpan(nanoseconds: held.nanoseconds / 5))
    self.init(entry: way, cancel: way, data: way)
  }

  /// Whether nothing takes any time.
  public var isNone: Bool {
    [entry, cancel, data].allSatisfy { $0.span == .zero && $0.jitter == .zero }
  }

  /// The way of a command.
  public func way(of action: Command.Action) -> Way {
    switch action {
    case .cancel, .cancelAll: cancel
    default: entry
    }
  }
}
