import Market

// Tickets from orders: to be sent, to be looked at again, to be changed.
extension Ticket {
  /// Makes the ticket of a new order.
  init(_ order: NewOrder, of instrument: Instrument) {
    let isIceberg = order.displayQuantity > .zero
    let kind: TicketKind =
      switch order.kind {
      case .limit: isIceberg ? .iceberg : .limit
      case .market: order.budget > .zero ? .marketByAmount : .market
      }
    self.init(order, as: kind, of: instrument)
  }

  /// Makes the ticket of what a command places; `nil` where it places nothing.
  init?(_ action: Command.Action, of instrument: Instrument) {
    switch action {
    case .place(let order), .replace(_, let order): self.init(order, of: instrument)
    case .placeConditional(let order, let trigger):
      let kind: TicketKind =
        switch trigger.kind {
        case .stop: order.kind == .limit ? .stopLimit : .stop
        case .takeProfit: .takeProfit
        case .trailing: .trailingStop
        }
      self.init(order, as: kind, of: instrument)
      self[.trigger] = instrument.plainText(trigger.price)
      self[.trail] = instrument.plainText(Price(ticks: trigger.trailTicks))
    case .placePair(let pair):
      self.init(pair.limit, as: .oneCancelsOther, of: instrument)
      self[.trigger] = instrument.plainText(pair.stopTrigger)
      self[.stopLimit] = pair.stopLimit.map(instrument.plainText) ?? ""
    case .placeBracket(let bracket):
      self.init(bracket.entry, as: .bracket, of: instrument)
      self[.target] = instrument.plainText(bracket.takeProfit)
      self[.trigger] = instrument.plainText(bracket.stopTrigger)
      self[.stopLimit] = bracket.stopLimit.map(instrument.plainText) ?? ""
    case .amend, .cancel, .cancelAll, .keepAlive, .setHaltPolicy: return nil
    }
    // What was asked for in full is the person's own, line by line.
    typed = lines
  }

  private init(_ order: NewOrder, as kind: TicketKind, of instrument: Instrument) {
    self.init(
      instrument: order.instrument, side: order.side, kind: kind,
      timeInForce: order.timeInForce, postOnly: order.postOnly, haltPolicy: order.haltPolicy,
      priceText: order.kind == .market ? "" : instrument.plainText(order.price),
      quantityText: instrument.plainText(order.quantity))
    reduceOnly = order.reduceOnly
    selfTradePrevention = order.selfTradePrevention
    if order.displayQuantity > .zero {
      self[.display] = instrument.plainText(order.displayQuantity)
    }
    if order.budget > .zero {
      self[.amount] = instrument.quote.exactText(order.budget).filter { $0 != "," }
    }
    if let end = order.expiresAt { self[.expiry] = ClockText.time(end) }
    if kind == .marketByAmount { field = .amount }
  }

  /// Makes the ticket of an open order that is to be changed.
  init(amending order: OpenOrder, of instrument: Instrument) {
    let kind: TicketKind =
      switch order.trigger?.kind {
      case .stop: .stopLimit
      case .takeProfit: .takeProfit
      case .trailing: .trailingStop
      case nil: .limit
      }
    self.init(
      amending: order.id, instrument: order.instrument, side: order.side, kind: kind,
      timeInForce: .goodTillCancelled, postOnly: false, haltPolicy: order.haltPolicy,
      priceText: instrument.plainText(order.price),
      quantityText: instrument.plainText(order.quantity),
      field: kind == .trailingStop ? .quantity : .price)
  }
}

extension Instrument {
  /// A price as it is typed, without commas.
  func plainText(_ price: Price) -> String { text(price).filter { $0 != "," } }
  /// A quantity as it is typed, without commas.
  func plainText(_ quantity: Quantity) -> String { text(quantity).filter { $0 != "," } }
}
