public import Analytics
public import Market

/// What the desk remembers of one market.
public struct MarketMemory: Sendable {
  /// The latest trades.
  public var tape: Tape
  /// One series for each ``ChartInterval``, in its order.
  public var candles: [CandleSeries]
  /// The session's figures.
  public var statistics: SessionStatistics
  /// What the own fills added up to.
  public var position = Position()
  /// Spans in which the market stood still, oldest first; an open end is `nil`.
  public var halts: [HaltSpan] = []
  /// How much traded at each price.
  public var volumes = VolumeProfile(capacity: 4096)
  /// What was stacked, pulled and traded at each price lately.
  public var flow = DepthFlow()
  /// The book over time, while it was the one on the ladder.
  public var book: BookHistory
  /// The spread and the imbalance of the touch over time.
  public var touch = TouchHistory()
  /// Events of the book each second, over the last seconds of market time.
  public var eventRate = EventRate()

  /// The last event whose fills are in the position by way of the balances.
  var reconciledThrough = Sequence(0)

  /// Makes an empty memory.
  public init(reference: Price) {
    tape = Tape(capacity: 512)
    candles = ChartInterval.allCases.map { CandleSeries(interval: $0.span, capacity: 720) }
    statistics = SessionStatistics(reference: reference)
    book = BookHistory(bucketTicks: BookHistory.bucketTicks(around: reference))
  }

  /// What of it is worth keeping for longer than the half minute that the flow looks back. Of the
  /// book's pictures second by second that is the last few: moments that lie minutes apart share
  /// none of them, and those at longer intervals reach back as far as ever.
  var lasting: MarketMemory {
    var lasting = self
    lasting.flow = DepthFlow()
    lasting.book = book.keepingShortest(of: .seconds(15))
    return lasting
  }
}
