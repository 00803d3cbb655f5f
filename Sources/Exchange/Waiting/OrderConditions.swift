import Market

/// What an order is beyond a plain one: what it waits for, when it ends by itself, which other
/// order it ends, what follows it. Only such an order has them, in the ``ConditionPool``.
struct OrderConditions: BitwiseCopyable, Sendable {
  /// No place in a pool of conditions.
  static let none: UInt32 = .max

  /// How far an order has come.
  enum Stage: UInt8, BitwiseCopyable, Sendable {
    /// It is on its way or rests, as any other order.
    case active
    /// It waits for its trigger.
    case waiting
    /// Its trigger was reached, and it waits for its turn.
    case due
    /// It has ended, and its exits wait for their turn.
    case exits
  }

  /// Its place among all orders with conditions, in the order in which they were accepted.
  var stamp: UInt64 = 0
  /// The order; ``noSlot`` once it has ended.
  var slot: Slot = noSlot
  /// How far it has come.
  var stage = Stage.active

  /// Which way the price must go.
  var kind = TriggerKind.stop
  /// Whether it has no limit of its own but its protection.
  var isMarket = false
  /// What becomes of it when it is active.
  var timeInForce = TimeInForce.goodTillCancelled
  /// The price that it waits for.
  var trigger: Int64 = 0
  /// The worst price at which it trades when it is active; what it holds is reckoned by this.
  var limit: Int64 = 0
  /// How far a trailing trigger stays behind; 0 for the others.
  var trail: Int64 = 0
  /// The best price for its owner that a trailing trigger has followed.
  var extreme: Int64 = 0

  /// The other order of its pair.
  var partner: Slot = noSlot
  /// Whether the stop of its pair holds what it needs.
  var sharesHold = false
  /// When it ends by itself, in seconds since the epoch; 0 where it does not.
  var expirySeconds: UInt32 = 0
  /// What follows it when it has ended.
  var exits = ExitPlan()

  /// The next in the due queue, or the next free place.
  var next: UInt32 = OrderConditions.none
  /// The one before it in the due queue.
  var previous: UInt32 = OrderConditions.none
  /// The next younger trailing stop of its market and side.
  var trailsNext: UInt32 = OrderConditions.none
  /// The next older trailing stop of its market and side.
  var trailsPrevious: UInt32 = OrderConditions.none

  /// When it ends by itself.
  var expiresAt: Instant? {
    expirySeconds == 0
      ? nil : Instant(nanoseconds: Int64(expirySeconds) * 1_000_000_000)
  }

  /// What it waits for, as others see it; `nil` where it does not wait.
  var publicTrigger: Trigger? {
    stage == .waiting || stage == .due
      ? Trigger(kind, price: Price(ticks: trigger), trailTicks: trail) : nil
  }
}

/// The exits that an order of a bracket brings, once it has ended.
struct ExitPlan: BitwiseCopyable, Sendable {
  /// The limit of the take-profit order.
  var takeProfit: Int64 = 0
  /// Where the stop is triggered.
  var stopTrigger: Int64 = 0
  /// The limit of the stop, where it has one.
  var stopLimit: Int64 = 0
  /// Whether the stop has a limit and not protection.
  var hasStopLimit = false
  /// Whether there are any.
  var isPlanned = false
  /// What the owner called the bracket.
  var reference = ClientReference.none
  /// Whose it is; known once the entry has ended, as is what follows.
  var account: UInt32 = 0
  /// How much the entry traded.
  var filled: Int64 = 0
  /// What the entry was.
  var traits = OrderTraits(
    side: .buy, haltPolicy: .hold, postOnly: false, selfTradePrevention: .expireTaker)

  /// No exits.
  init() {}

  /// The exits of a bracket.
  init(_ bracket: Bracket, reference: ClientReference) {
    takeProfit = bracket.takeProfit.ticks
    stopTrigger = bracket.stopTrigger.ticks
    stopLimit = bracket.stopLimit?.ticks ?? 0
    hasStopLimit = bracket.stopLimit != nil
    isPlanned = true
    self.reference = reference
  }
}

extension OrderTraits {
  /// Whether the order has conditions.
  var hasConditions: Bool {
    get { rawValue & 0x8000 != 0 }
    set { rawValue = newValue ? rawValue | 0x8000 : rawValue & ~0x8000 }
  }

  /// Whether the order waits, for its trigger or for its turn, and is not in the book.
  var isWaiting: Bool {
    get { rawValue & 0x4000 != 0 }
    set { rawValue = newValue ? rawValue | 0x4000 : rawValue & ~0x4000 }
  }
}
