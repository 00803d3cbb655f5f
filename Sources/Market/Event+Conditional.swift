/// An order that waits for its trigger.
public struct ArmedOrder: Hashable, Sendable, BitwiseCopyable {
  /// The order.
  public var order: OrderID
  /// Its market.
  public var instrument: InstrumentID
  /// Its side.
  public var side: Side
  /// What it waits for; the price of a trailing stop is the one of this moment.
  public var trigger: Trigger
  /// The worst price that it will trade at once it is triggered.
  public var limit: Price
  /// Makes the body of the event.
  public init(
    order: OrderID, instrument: InstrumentID, side: Side, trigger: Trigger, limit: Price
  ) {
    self.order = order
    self.instrument = instrument
    self.side = side
    self.trigger = trigger
    self.limit = limit
  }
}

/// A waiting order that became active.
public struct TriggeredOrder: Hashable, Sendable, BitwiseCopyable {
  /// The order.
  public var order: OrderID
  /// Its market.
  public var instrument: InstrumentID
  /// The price that it waited for.
  public var trigger: Price
  /// The last traded price at which it became active.
  public var last: Price
  /// Makes the body of the event.
  public init(order: OrderID, instrument: InstrumentID, trigger: Price, last: Price) {
    self.order = order
    self.instrument = instrument
    self.trigger = trigger
    self.last = last
  }
}

/// Two orders of which one ends the other.
public struct LinkedOrders: Hashable, Sendable, BitwiseCopyable {
  /// The order that waits for its trigger.
  public var stop: OrderID
  /// The order that rests.
  public var limit: OrderID
  /// What their owner called the command.
  public var reference: ClientReference
  /// Makes the body of the event.
  public init(stop: OrderID, limit: OrderID, reference: ClientReference) {
    self.stop = stop
    self.limit = limit
    self.reference = reference
  }
}

/// An order that self-trade prevention made smaller.
public struct DecrementedOrder: Hashable, Sendable, BitwiseCopyable {
  /// The order.
  public var order: OrderID
  /// By how much.
  public var quantity: Quantity
  /// How much of it is still open, hidden part included.
  public var openQuantity: Quantity
  /// Makes the body of the event.
  public init(order: OrderID, quantity: Quantity, openQuantity: Quantity) {
    self.order = order
    self.quantity = quantity
    self.openQuantity = openQuantity
  }
}

/// An account's dead-man switch.
public struct DeadManSwitch: Hashable, Sendable, BitwiseCopyable {
  /// What it may be armed for: a second to a day.
  public static let spans = TimeSpan.seconds(1)...TimeSpan.hours(24)

  /// What the owner called the command; none where it fired.
  public var reference: ClientReference
  /// When it will fire; `nil` where it is disarmed, or has fired just now.
  public var firesAt: Instant?
  /// Whether it has fired just now. The orders that it cancels follow.
  public var hasFired: Bool
  /// Makes the body of the event.
  public init(reference: ClientReference, firesAt: Instant?, hasFired: Bool) {
    self.reference = reference
    self.firesAt = firesAt
    self.hasFired = hasFired
  }
}
