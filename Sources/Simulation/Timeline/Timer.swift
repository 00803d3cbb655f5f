internal import Market

/// What a timer wakes.
enum TimerKind: UInt8, Sendable {
  /// A market's regular pulse: activity, decay of impact, the intensity of news.
  case pulse
  /// There is news.
  case news
  /// A later part of news arrives.
  case newsPart
  /// A ladder order arrives.
  case ladderArrival
  /// A ladder order reaches the end of its life.
  case ladderExpiry
  /// A ladder order is pulled because the fair value went past it.
  case ladderPull
  /// A taker arrives.
  case taker
  /// An arbitrageur tries.
  case arbitrage
  /// A market maker looks at the book.
  case maker
  /// Somebody looks at an auction's indicative price.
  case lean
  /// Takers cancel what an auction left of their orders.
  case tidy
  /// One with a large order comes by itself.
  case whale
  /// Somebody looks at a parent order at work.
  case parent
  /// Somebody looks at the trend.
  case momentum
  /// A position that the trend made is closed.
  case momentumEnd
  /// Somebody places a stop order.
  case stopArrival
  /// The position that a stop order protected is closed.
  case stopEnd
}

/// Something that is to happen at a moment of market time.
struct Timer: Archived, Sendable, BitwiseCopyable {
  /// When, in nanoseconds.
  var time: Int64 = 0
  /// The order of setting, which decides between timers of one moment.
  var sequence: UInt64 = 0
  /// The order it is about, or what else it needs to know; 0 where nothing.
  var order: UInt64 = 0
  /// Which agent of its kind.
  var agent: UInt32 = 0
  /// The market.
  var market: UInt16 = 0
  /// What it wakes.
  var kind = TimerKind.pulse

  /// Hands its state to an archive.
  mutating func transfer(_ archive: inout StateArchive) {
    archive.transfer(&time)
    archive.transfer(&sequence)
    archive.transfer(&order)
    archive.transferFields {
      $0.transfer(&agent, bits: 32)
      $0.transfer(&market, bits: 16)
      $0.transfer(&kind, bits: 8)
    }
  }

  /// The side that it is about, where its agent stands for one.
  var side: Side { agent == 0 ? .buy : .sell }

  /// Whether it comes before another.
  func precedes(_ other: Timer) -> Bool {
    time != other.time ? time < other.time : sequence < other.sequence
  }
}
