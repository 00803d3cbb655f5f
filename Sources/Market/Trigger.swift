/// Which way the last traded price must go for a waiting order to become active.
public enum TriggerKind: UInt8, Hashable, Sendable, BitwiseCopyable, CaseIterable {
  /// Against its owner: a sell waits for the price to fall to the trigger, a buy for it to rise.
  case stop
  /// For its owner: a sell waits for the price to rise to the trigger, a buy for it to fall.
  case takeProfit
  /// A stop whose trigger follows the price at a distance while it goes its owner's way.
  case trailing
}

/// What a waiting order waits for: the last traded price of its market reaching a price.
public struct Trigger: Hashable, Sendable, BitwiseCopyable {
  /// Which way.
  public var kind: TriggerKind
  /// The price; of a trailing stop the one at the start, which the exchange computes, so that it is
  /// without meaning in a request.
  public var price: Price
  /// How far a trailing stop follows behind, in ticks; 0 for the others.
  public var trailTicks: Int64

  /// Makes a trigger.
  public init(_ kind: TriggerKind, price: Price = Price(ticks: 0), trailTicks: Int64 = 0) {
    self.kind = kind
    self.price = price
    self.trailTicks = trailTicks
  }

  /// Whether an order of a side waits for the price to rise; otherwise for it to fall.
  public static func waitsForRise(_ kind: TriggerKind, _ side: Side) -> Bool {
    kind == .takeProfit ? side == .sell : side == .buy
  }
}

/// Two orders of which one ends the other: a limit order on the far side of the market and a stop.
public struct OneCancelsOther: Hashable, Sendable, BitwiseCopyable {
  /// The limit order; the stop has its market, side, quantity and policies.
  public var limit: NewOrder
  /// Where the stop is triggered.
  public var stopTrigger: Price
  /// The limit of the stop; `nil` for a stop that becomes a market order with protection.
  public var stopLimit: Price?

  /// Makes a pair.
  public init(limit: NewOrder, stopTrigger: Price, stopLimit: Price? = nil) {
    self.limit = limit
    self.stopTrigger = stopTrigger
    self.stopLimit = stopLimit
  }
}

/// An entry that brings its own exits: when it is done, what it traded gets a take-profit order and
/// a stop, of which one ends the other.
public struct Bracket: Hashable, Sendable, BitwiseCopyable {
  /// The entry, a limit or market order.
  public var entry: NewOrder
  /// The limit price of the take-profit order.
  public var takeProfit: Price
  /// Where the stop is triggered.
  public var stopTrigger: Price
  /// The limit of the stop; `nil` for a stop that becomes a market order with protection.
  public var stopLimit: Price?

  /// Makes a bracket.
  public init(entry: NewOrder, takeProfit: Price, stopTrigger: Price, stopLimit: Price? = nil) {
    self.entry = entry
    self.takeProfit = takeProfit
    self.stopTrigger = stopTrigger
    self.stopLimit = stopLimit
  }
}
