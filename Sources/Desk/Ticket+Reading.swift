import Market

/// What a ticket says, read as an order.
enum TicketReading: Hashable, Sendable {
  /// A command to place an order of any kind.
  case placing(Command.Action)
  case amendment(OrderID, price: Price, quantity: Quantity)
  /// It is no order yet; in words.
  case unreadable(String)

  /// What would be sent; `nil` where it is no order yet.
  var action: Command.Action? {
    switch self {
    case .placing(let action): action
    case .amendment(let id, let price, let quantity):
      .amend(id, price: price, quantity: quantity)
    case .unreadable: nil
    }
  }
}

/// Why a line of a ticket cannot be read, in words.
struct UnreadableLine: Error {
  let text: String
}

extension Ticket {
  /// Whether the line being typed in can be changed.
  var canEditField: Bool { lines.contains(field) }

  /// Reads the ticket as an order.
  func reading(of instrument: Instrument, in state: DeskState) -> TicketReading {
    do throws(UnreadableLine) {
      if let amending { return try amendment(amending, instrument, state) }
      return .placing(try placing(instrument, state))
    } catch {
      return .unreadable(error.text)
    }
  }

  private func amendment(
    _ id: OrderID, _ instrument: Instrument, _ state: DeskState
  ) throws(UnreadableLine) -> TicketReading {
    let price = try price(.price, of: instrument)
    let quantity = try quantity(.quantity, of: instrument)
    if let order = state.view.orders.first(where: { $0.id == id }),
      order.price == price, order.quantity == quantity
    {
      throw UnreadableLine(text: "nothing has changed yet")
    }
    return .amendment(id, price: price, quantity: quantity)
  }

  private func placing(
    _ instrument: Instrument, _ state: DeskState
  ) throws(UnreadableLine) -> Command.Action {
    switch kind {
    case .limit, .market, .marketByAmount, .iceberg:
      return .place(try order(instrument, state))
    case .stop, .stopLimit, .takeProfit:
      let trigger = try price(.trigger, of: instrument)
      let order = try order(instrument, state)
      return .placeConditional(
        order, Trigger(kind == .takeProfit ? .takeProfit : .stop, price: trigger))
    case .trailingStop:
      let trail = try price(.trail, of: instrument)
      return .placeConditional(
        try order(instrument, state), Trigger(.trailing, trailTicks: trail.ticks))
    case .oneCancelsOther:
      let limit = try order(instrument, state)
      return .placePair(
        OneCancelsOther(
          limit: limit, stopTrigger: try price(.trigger, of: instrument),
          stopLimit: try optionalPrice(.stopLimit, of: instrument)))
    case .bracket:
      let entry = try order(instrument, state)
      return .placeBracket(
        Bracket(
          entry: entry, takeProfit: try price(.target, of: instrument),
          stopTrigger: try price(.trigger, of: instrument),
          stopLimit: try optionalPrice(.stopLimit, of: instrument)))
    }
  }

  /// The order itself, or the one that is inside a waiting order, a pair or a bracket.
  private func order(
    _ instrument: Instrument, _ state: DeskState
  ) throws(UnreadableLine) -> NewOrder {
    var order = NewOrder(
      instrument: self.instrument, side: side, kind: hasLimit ? .limit : .market,
      timeInForce: timeInForce, postOnly: postOnly, reduceOnly: reduceOnly,
      selfTradePrevention: selfTradePrevention, haltPolicy: haltPolicy)
    if hasLimit { order.price = try price(.price, of: instrument) }
    if kind == .marketByAmount {
      order.budget = try amount(of: instrument)
    } else {
      order.quantity = try quantity(.quantity, of: instrument)
    }
    if kind == .iceberg { order.displayQuantity = try quantity(.display, of: instrument) }
    if timeInForce == .goodTillDate { order.expiresAt = try expiry(after: state.now) }
    return order
  }

  private func optionalPrice(
    _ field: Field, of instrument: Instrument
  ) throws(UnreadableLine) -> Price? {
    self[field].isEmpty ? nil : try price(field, of: instrument)
  }

  private func price(
    _ field: Field, of instrument: Instrument
  ) throws(UnreadableLine) -> Price {
    let (text, name) = (self[field], label(of: field))
    guard let units = Decimal.units(text, decimals: instrument.quote.decimals) else {
      throw Self.fault(of: text, name)
    }
    guard units % instrument.tickUnits == 0 else {
      let tick = instrument.text(Price(ticks: 1))
      throw UnreadableLine(text: "\(text) is not on the tick of \(tick)")
    }
    let price = Price(ticks: units / instrument.tickUnits)
    guard price.ticks > 0 else { throw UnreadableLine(text: "the \(name) must be above 0") }
    return price
  }

  private func quantity(
    _ field: Field, of instrument: Instrument
  ) throws(UnreadableLine) -> Quantity {
    let (text, name) = (self[field], field == .quantity ? "size" : "shown size")
    guard let units = Decimal.units(text, decimals: instrument.base.decimals) else {
      throw Self.fault(of: text, name)
    }
    guard units % instrument.lotUnits == 0 else {
      let lot = instrument.text(Quantity(lots: 1))
      throw UnreadableLine(text: "\(text) is not a multiple of the lot of \(lot)")
    }
    let quantity = Quantity(lots: units / instrument.lotUnits)
    guard quantity.lots > 0 else { throw UnreadableLine(text: "the \(name) must be above 0") }
    return quantity
  }

  private func amount(of instrument: Instrument) throws(UnreadableLine) -> Money {
    let text = self[.amount]
    guard let units = Decimal.units(text, decimals: instrument.quote.decimals) else {
      throw Self.fault(of: text, "amount of \(instrument.quote.symbol)")
    }
    guard units > 0 else { throw UnreadableLine(text: "the amount must be above 0") }
    return Money(units: units)
  }

  private static func fault(of text: String, _ what: String) -> UnreadableLine {
    let article = what.first.map { "aeiou".contains($0) } == true ? "an" : "a"
    let words =
      text.isEmpty || text == "."
      ? "type \(article) \(what)" : "\(text) is no \(what) of this market"
    return UnreadableLine(text: words)
  }
}
