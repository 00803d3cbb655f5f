public import Market

/// The exchange as a state machine: commands go in, events come out, and nothing else happens.
///
/// The same commands at the same times give the same events and the same ``stateHash``, on every
/// machine and in every build mode.
public struct Exchange: Sendable {
  /// What it was made of.
  public let configuration: ExchangeConfiguration

  /// Makes an exchange with its markets open and empty, and with the exchange's own account.
  public init(configuration: ExchangeConfiguration) { self.configuration = configuration }

  /// Carries out a participant's command and appends what happened.
  ///
  /// Time never runs backwards: `time` is at least that of the last call. Whatever the calendar
  /// has due until `time` happens first.
  public mutating func apply(_ command: Command, at time: Instant, into events: inout EventBatch) {
  }

  /// Carries out what the operator does and appends what happened.
  public mutating func apply(
    _ directive: Directive, at time: Instant, into events: inout EventBatch
  ) {}

  /// Lets the calendar do what is due until a moment: notices' stages, phases, audits, uncrosses.
  public mutating func advance(to time: Instant, into events: inout EventBatch) {}

  /// When the calendar has something due next; `nil` where nothing is planned.
  public var nextDeadline: Instant? { nil }

  /// A hash of everything that decides the future: books with their queues, balances, phases,
  /// notices and counters.
  public var stateHash: UInt64 { 0 }
}

// What the exchange shows. All of it is exact and of this moment.
extension Exchange {
  /// What a market does at the moment.
  public func phase(of instrument: InstrumentID) -> MarketPhase { .open }
  /// The best level of a side; `nil` where the side is empty.
  public func touch(_ instrument: InstrumentID, _ side: Side) -> DepthLevel? { nil }
  /// What rests at a price; a level of 0 where nothing does.
  public func level(_ instrument: InstrumentID, _ side: Side, at price: Price) -> DepthLevel {
    DepthLevel(price: price, quantity: .zero, orderCount: 0)
  }
  /// Replaces `levels` by the best levels of a side, best first, at most so many.
  public func depth(
    _ instrument: InstrumentID, _ side: Side, levels count: Int, into levels: inout [DepthLevel]
  ) {}
  /// An open order with its place in the queue; `nil` where it is not open.
  public func order(_ id: OrderID) -> OpenOrder? { nil }
  /// Replaces `orders` by the open orders of an account over all markets, oldest first.
  public func openOrders(of account: AccountID, into orders: inout [OpenOrder]) {}
  /// How many orders an account has open.
  public func openOrderCount(of account: AccountID) -> Int { 0 }
  /// A balance; zero for an unknown account.
  public func balance(_ account: AccountID, _ asset: AssetID) -> Balance { Balance() }
  /// What the uncross would be now; `nil` outside an auction.
  public func indication(_ instrument: InstrumentID) -> AuctionIndication? { nil }
  /// The last traded price; `nil` before the first trade.
  public func lastPrice(_ instrument: InstrumentID) -> Price? { nil }
  /// All notices that were ever published, oldest first, each in its latest revision.
  public var notices: [MaintenanceNotice] { [] }
  /// How many events of the book there were: levels changed and trades.
  public func bookEvents(_ instrument: InstrumentID) -> UInt64 { 0 }
  /// Counts orders and balances against what came in and went out since the start.
  public func audit(at time: Instant) -> AuditReport {
    AuditReport(
      countedAt: time, auditedAt: time, ordersBefore: 0, ordersAfter: 0, orderHashBefore: 0,
      orderHashAfter: 0, assets: [])
  }
}
