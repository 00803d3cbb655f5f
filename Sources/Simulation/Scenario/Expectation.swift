public import Market

/// What must be seen in a scenario: one number, or one phase, of a market or of the venue, within
/// bounds.
public struct Expectation: Hashable, Sendable {
  /// What is looked at.
  public var subject: Subject
  /// The market; `nil` where it is the venue's.
  public var market: InstrumentID?
  /// From when it is looked at, from the start. The same as `to` where a moment is meant.
  public var from: TimeSpan
  /// Until when, from the start.
  public var to: TimeSpan
  /// The least that may be seen, in the subject's unit; `nil` for no bound.
  public var least: Int64?
  /// The most that may be seen.
  public var most: Int64?

  /// Makes an expectation.
  public init(
    _ subject: Subject, market: InstrumentID? = nil, from: TimeSpan, to: TimeSpan,
    least: Int64?, most: Int64?
  ) {
    self.subject = subject
    self.market = market
    self.from = from
    self.to = to
    self.least = least
    self.most = most
  }

  /// What can be looked at; the raw value is its name in a scenario file.
  public enum Subject: String, Hashable, Sendable, CaseIterable {
    /// The last price at a moment.
    case price
    /// The spread at a moment.
    case spread
    /// The phase at a moment.
    case phase
    /// The widest spread while trading is continuous.
    case widestSpread = "widest spread"
    /// The deepest fall below the price at the beginning.
    case fall = "falls by"
    /// The highest rise above the price at the beginning.
    case rise = "rises by"
    /// Which part of the deepest fall is regained at the end.
    case recovery = "recovers"
    /// The largest loss of depth near the touch against the beginning.
    case depthLoss = "depth falls by"
    /// The depth near the touch at the end, as a share of that at the beginning.
    case depthReturn = "depth returns to"
    /// What traded, in whole units of the quote asset.
    case traded
    /// How many trades there were.
    case trades
    /// How many auctions ended with an uncross.
    case auctions
    /// How often matching stopped.
    case halts
    /// How long matching stood still.
    case standstill = "stands still for"
    /// How many stops were triggered.
    case stops = "stops triggered"
    /// How many market makers at most bore as much as they may at once.
    case fullMakers = "makers at their limit"
    /// How many orders stayed in the book through the last halt.
    case kept = "orders kept"
    /// How many orders were cancelled because matching stopped.
    case cancelled = "orders cancelled"
    /// How many notices were published by then.
    case notices
    /// How often the estimate of a notice moved to a later time.
    case slips
    /// How often the time passed at which news of a notice was due.
    case lateNews = "late news"
    /// How old public data was at most.
    case dataAge = "data age"
    /// Whether the audits, those of the halts and one at that moment, agree to the last unit.
    case audit

    /// In which unit its bounds are.
    public var unit: Unit {
      switch self {
      case .price: .ticks
      case .spread, .widestSpread: .basisPoints
      case .phase: .phase
      case .fall, .rise, .recovery, .depthLoss, .depthReturn: .share
      case .traded: .quote
      case .standstill, .dataAge: .span
      case .audit: .verdict
      default: .count
      }
    }

    /// Whether it is seen at one moment; the others are seen over a while.
    public var isMomentary: Bool {
      switch self {
      case .price, .spread, .phase, .notices, .slips, .audit: true
      default: false
      }
    }

    /// Whether it is the venue's and not a market's.
    public var isOfVenue: Bool {
      switch self {
      case .notices, .slips, .lateNews, .dataAge, .audit: true
      default: false
      }
    }
  }

  /// A unit of bounds and of what is seen.
  public enum Unit: Hashable, Sendable {
    /// Ticks of the market.
    case ticks
    /// Hundredths of a basis point.
    case basisPoints
    /// Millionths of the whole.
    case share
    /// Whole units of the quote asset.
    case quote
    /// A number of things.
    case count
    /// Nanoseconds.
    case span
    /// The number of a phase in ``Expectation/phases``.
    case phase
    /// 1 where it passed, 0 where it failed.
    case verdict
  }

  /// The phases by their numbers, with their names in a scenario file.
  public static let phases: [(name: String, phase: MarketPhase)] = [
    ("open", .open), ("post-only", .postOnly), ("cancel-only", .cancelOnly), ("auction", .auction),
    ("halted", .halted(.operatorDecision)), ("broken", .halted(.fault)),
    ("maintenance", .halted(.maintenance)),
  ]

  /// Whether a number is within the bounds.
  public func holds(for seen: Int64) -> Bool {
    seen >= least ?? .min && seen <= most ?? .max
  }
}
