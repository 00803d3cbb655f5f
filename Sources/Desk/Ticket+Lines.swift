import Market

// Which lines and switches a ticket has, by its kind.
extension Ticket {
  /// The lines that can be typed in, from top to bottom.
  public var lines: [Field] {
    if amending != nil { return kind == .trailingStop ? [.quantity] : [.price, .quantity] }
    let lines: [Field] =
      switch kind {
      case .limit: [.price, .quantity]
      case .market: [.quantity]
      case .marketByAmount: [.amount]
      case .stop: [.trigger, .quantity]
      case .stopLimit, .takeProfit: [.trigger, .price, .quantity]
      case .trailingStop: [.trail, .quantity]
      case .iceberg: [.price, .quantity, .display]
      case .oneCancelsOther: [.price, .trigger, .stopLimit, .quantity]
      case .bracket: [.price, .target, .trigger, .stopLimit, .quantity]
      }
    return timeInForce == .goodTillDate ? lines + [.expiry] : lines
  }

  /// Whether a line may be left empty, because that means something.
  public func isOptional(_ field: Field) -> Bool {
    switch field {
    case .stopLimit: true
    case .price: amending == nil && (kind == .takeProfit || kind == .bracket)
    default: false
    }
  }

  /// What an empty line means.
  public func emptyMeaning(of field: Field) -> String {
    switch (kind, field) {
    case (.bracket, .price): "at market"
    case (_, .expiry): "minutes, or 14:30"
    default: isOptional(field) ? "none: at market, with protection" : ""
    }
  }

  /// What a line is called.
  public func label(of field: Field) -> String {
    switch field {
    case .price:
      switch kind {
      case .bracket: "entry"
      case .stopLimit, .takeProfit: "limit"
      default: "price"
      }
    case .target: "target"
    case .trigger: kind == .oneCancelsOther || kind == .bracket ? "stop" : "trigger"
    case .stopLimit: "stop limit"
    case .trail: "trail"
    case .quantity: "quantity"
    case .display: "shown"
    case .amount: side == .buy ? "spend" : "raise"
    case .expiry: "ends"
    }
  }

  /// What a line is counted in.
  public enum Unit: Hashable, Sendable {
    /// The quote asset, in ticks.
    case price
    /// The base asset, in lots.
    case quantity
    /// The quote asset, in its minor units.
    case amount
    /// Minutes, or a time of day.
    case time
  }

  /// What a line is counted in.
  public func unit(of field: Field) -> Unit {
    switch field {
    case .price, .target, .trigger, .stopLimit, .trail: .price
    case .quantity, .display: .quantity
    case .amount: .amount
    case .expiry: .time
    }
  }

  /// Whether the order, or the one that it becomes, names its worst price.
  var hasLimit: Bool {
    switch kind {
    case .limit, .iceberg, .stopLimit, .oneCancelsOther: true
    case .takeProfit, .bracket: !priceText.isEmpty
    case .market, .marketByAmount, .stop, .trailingStop: false
    }
  }

  /// How long it can live, the usual life first.
  var lives: [TimeInForce] {
    switch kind {
    case .marketByAmount: [.immediateOrCancel]
    case .market: [.immediateOrCancel, .fillOrKill]
    case .stop, .trailingStop: [.goodTillCancelled]
    case .iceberg, .oneCancelsOther: [.goodTillCancelled, .goodTillDate]
    case .limit, .stopLimit:
      [.goodTillCancelled, .immediateOrCancel, .fillOrKill, .goodTillDate]
    case .takeProfit:
      hasLimit
        ? [.goodTillCancelled, .immediateOrCancel, .fillOrKill, .goodTillDate]
        : [.goodTillCancelled]
    case .bracket:
      hasLimit
        ? [.goodTillCancelled, .immediateOrCancel, .fillOrKill, .goodTillDate]
        : [.immediateOrCancel, .fillOrKill]
    }
  }

  /// Why it cannot be post-only; `nil` where it can.
  var postOnlyRefusal: String? {
    if kind == .oneCancelsOther { return "the limit order of a pair is post-only always" }
    return hasLimit ? nil : "a market order cannot be post-only"
  }

  /// Why it cannot be reduce-only; `nil` where it can.
  var reduceOnlyRefusal: String? {
    if kind == .marketByAmount { return "an order by amount cannot be reduce-only" }
    return side == .sell ? nil : "only a sell can be reduce-only: there is nothing to owe here"
  }

  /// Brings the switches in line with what the kind allows.
  mutating func settleSwitches() {
    if !lives.contains(timeInForce) { timeInForce = lives[0] }
    if postOnlyRefusal != nil || !timeInForce.rests { postOnly = false }
    if reduceOnlyRefusal != nil { reduceOnly = false }
    if !lines.contains(field) { enter(lines.contains(.quantity) ? .quantity : lines[0]) }
  }
}
