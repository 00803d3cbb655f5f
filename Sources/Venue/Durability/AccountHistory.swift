internal import Exchange
public import Market

/// A fill of an account in the session so far, with what explains it.
public struct PastFill: Hashable, Sendable {
  /// Its place in the one order of all events.
  public var sequence: Sequence
  /// When.
  public var time: Instant
  /// The fill.
  public var fill: Fill
  /// How much stood ahead when the order came to rest; `nil` where it never rested.
  public var quantityAheadAtRest: Quantity?
  /// How much traded at its price since then, this fill included; `nil` where it never rested.
  public var tradedAtPrice: Quantity?
}

/// An order of an account that rests still, and what happened at its price since it came to rest.
public struct PastRest: Hashable, Sendable {
  /// When it came to rest, in the one order of all events.
  public var sequence: Sequence
  /// The order as it came to rest.
  public var order: RestedOrder
  /// How much traded at its price since, its own fills included.
  public var traded = Quantity.zero
}

/// What an account did in a session: what a desk must know to go on as if it had been there all the
/// time. Balances and open orders stand in the exchange; this is the rest.
///
/// Learned from the events of a replay, and kept in its snapshots.
public struct AccountHistory: Hashable, Sendable {
  /// The most fills that are kept; of more, the oldest are forgotten.
  public static let fillsMax = 10_000

  /// Whose.
  public let account: AccountID
  /// The fills, oldest first.
  public internal(set) var fills: [PastFill] = []
  /// The orders that rest, in the order in which they came to rest.
  public internal(set) var resting: [PastRest] = []
  /// How many fills were forgotten.
  public internal(set) var forgottenCount: UInt64 = 0
  /// The newest trade that was reported in each market, by its number.
  private var reported: [TradeID] = []

  /// Begins with nothing.
  init(account: AccountID) { self.account = account }

  /// Learns from events, in their order.
  mutating func learn(_ batch: EventBatch) {
    for event in batch {
      switch event.body {
      case .trade(let trade): if !resting.isEmpty { learn(trade, event) }
      case .filled(let fill) where event.account == account: learn(fill, event)
      case .rested(let order) where event.account == account:
        resting.removeAll { $0.order.order == order.order }
        resting.append(PastRest(sequence: event.sequence, order: order))
      case .cancelled(let order) where event.account == account:
        resting.removeAll { $0.order.order == order.order }
      default: break
      }
    }
  }

  private mutating func learn(_ trade: Trade, _ event: Event) {
    let market = Int(trade.instrument.rawValue)
    while reported.count <= market { reported.append(TradeID(0)) }
    reported[market] = trade.id
    for index in resting.indices {
      let rest = resting[index]
      guard rest.order.instrument == trade.instrument, rest.order.price == trade.price,
        event.sequence > rest.sequence
      else { continue }
      resting[index].traded += trade.quantity
    }
  }

  private mutating func learn(_ fill: Fill, _ event: Event) {
    var past = PastFill(sequence: event.sequence, time: event.time, fill: fill)
    if let index = resting.firstIndex(where: { $0.order.order == fill.order }) {
      if fill.liquidity == .maker {
        let market = Int(fill.instrument.rawValue)
        let isReported = market < reported.count && fill.trade <= reported[market]
        past.quantityAheadAtRest = resting[index].order.quantityAhead
        past.tradedAtPrice = resting[index].traded + (isReported ? .zero : fill.quantity)
      }
      if fill.openQuantity == .zero { resting.remove(at: index) }
    }
    if fills.count >= Self.fillsMax {
      fills.removeFirst(Self.fillsMax / 4)
      forgottenCount += UInt64(Self.fillsMax / 4)
    }
    fills.append(past)
  }
}
