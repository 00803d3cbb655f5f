import Market

extension Desk {
  /// Does what a key of the ticket asks for.
  static func editTicket(_ action: Action, _ state: inout DeskState) {
    guard case .ticket(let ticket) = state.overlay else { return }
    switch action {
    case .nextField: state.changeTicket { $0.switchField() }
    case .fieldUp: step(by: 1, ticket, &state)
    case .fieldDown: step(by: -1, ticket, &state)
    case .fieldPageUp: step(by: 10, ticket, &state)
    case .fieldPageDown: step(by: -10, ticket, &state)
    case .eraseCharacter: state.changeTicket { $0.erase() }
    default: turn(action, ticket, &state)
    }
  }

  /// Turns one of the ticket's switches, as far as the order has it.
  private static func turn(_ action: Action, _ ticket: Ticket, _ state: inout DeskState) {
    guard ticket.amending == nil else {
      state.say(.warning, "an open order keeps this; only price and size can be changed")
      return
    }
    if action == .togglePostOnly, ticket.kind == .market {
      state.say(.warning, "a market order cannot be post-only")
      return
    }
    state.changeTicket { ticket in
      switch action {
      case .ticketBuy: ticket.side = .buy
      case .ticketSell: ticket.side = .sell
      case .togglePostOnly:
        ticket.postOnly.toggle()
        if ticket.postOnly { ticket.timeInForce = .goodTillCancelled }
      case .nextTimeInForce:
        ticket.timeInForce = ticket.timeInForce.next(for: ticket.kind)
        if ticket.timeInForce != .goodTillCancelled { ticket.postOnly = false }
      default: ticket.haltPolicy = ticket.haltPolicy == .hold ? .cancel : .hold
      }
    }
  }

  /// Steps the line being typed in: a price by ticks, a size by the smallest preset. A line that is
  /// no number starts again from what the market suggests.
  private static func step(by count: Int64, _ ticket: Ticket, _ state: inout DeskState) {
    guard ticket.canEditField, let instrument = state.instrument(ticket.instrument) else { return }
    let text: String
    if ticket.field == .price {
      let now = instrument.price(ticket.priceText) ?? state.middle ?? Price(ticks: 1)
      let ticks = min(max(now.ticks, 0), instrument.maximumPrice.ticks) + count
      text = instrument.plainText(Price(ticks: min(max(ticks, 1), instrument.maximumPrice.ticks)))
    } else {
      let presets = state.sizes.presets[Int(ticket.instrument.rawValue)]
      let unit = max(1, presets.map(\.lots).min() ?? 1)
      let now = instrument.quantity(ticket.quantityText)?.lots ?? 0
      let most = instrument.maximumQuantity.lots
      let change = unit.multipliedReportingOverflow(by: count)
      let lots = min(max(now, 0), most).addingReportingOverflow(
        change.overflow ? most : change.partialValue)
      let bounded = lots.overflow ? most : min(max(lots.partialValue, 1), most)
      text = instrument.plainText(Quantity(lots: bounded))
    }
    state.changeTicket { ticket in
      ticket.text = text
      ticket.isFieldFresh = true
    }
  }

  /// Says in the ticket what is wrong with it now. An order that is gone closes its ticket.
  static func checkTicket(_ state: inout DeskState) {
    guard case .ticket(let ticket) = state.overlay else { return }
    if let id = ticket.amending, !state.view.orders.contains(where: { $0.id == id }) {
      state.overlay = nil
      state.say(.warning, "the order in the ticket is no longer open")
      return
    }
    let fault = state.fault(of: ticket)
    if fault != ticket.fault { state.changeTicket { $0.fault = fault } }
  }
}

extension TimeInForce {
  /// The next of those that an order can have.
  func next(for kind: OrderKind) -> TimeInForce {
    switch self {
    case .goodTillCancelled: .immediateOrCancel
    case .immediateOrCancel: .fillOrKill
    case .fillOrKill, .goodTillDate: kind == .market ? .immediateOrCancel : .goodTillCancelled
    }
  }
}

extension DeskState {
  /// What is wrong with a ticket: that it is no order, or that the venue would refuse it now.
  func fault(of ticket: Ticket) -> String? {
    guard let instrument = instrument(ticket.instrument) else { return "there is no such market" }
    switch ticket.reading(of: instrument, in: self) {
    case .unreadable(let fault): return fault
    case .order(let order):
      return phaseRefusal(of: order.activity, in: order.instrument)
        ?? fault(order.price, order.quantity, ticket, instrument)
    case .amendment(let id, let price, let quantity):
      guard let open = view.orders.first(where: { $0.id == id }) else {
        return "the order is no longer open"
      }
      let isSmaller = price == open.price && quantity < open.quantity
      if quantity <= open.filled {
        return "\(instrument.text(open.filled)) are filled already"
      }
      return phaseRefusal(of: isSmaller ? .amendDown : .amend, in: open.instrument)
        ?? fault(price, quantity, ticket, instrument)
    }
  }

  /// What is wrong with the figures of an order.
  private func fault(
    _ price: Price, _ quantity: Quantity, _ ticket: Ticket, _ instrument: Instrument
  ) -> String? {
    if price > instrument.maximumPrice {
      return "the highest price is \(instrument.text(instrument.maximumPrice))"
    }
    if quantity > instrument.maximumQuantity {
      return "the largest order is \(instrument.text(instrument.maximumQuantity))"
    }
    if ticket.postOnly, phase(of: instrument.id).allows(.match), instrument.id == focus,
      let best = ticket.side == .buy ? bestAsk : bestBid,
      ticket.side.accepts(best, limit: price)
    {
      return "post-only, and at \(instrument.text(price)) it would trade at once"
    }
    guard let preview = preview(of: ticket), preview.isShort else { return nil }
    return fundsText(need: preview.need, have: preview.available, asset: preview.asset)
  }

  /// What is needed and what there is, in words: `needs 61,732.41 USDT, 14,904.11 free (the rest is
  /// held by 2 orders)`.
  func fundsText(need: Money, have: Money, asset id: AssetID) -> String {
    let index = Int(id.rawValue)
    guard index < session.assets.count else { return "needs more than is free" }
    let asset = session.assets[index]
    if need.units == .max {
      return "needs more \(asset.symbol) than there can be, \(asset.text(have)) free"
    }
    var (needed, free) = (asset.text(need), asset.text(have))
    if needed == free { (needed, free) = (asset.exactText(need), asset.exactText(have)) }
    let holders = view.orders.count { order in
      guard let instrument = instrument(order.instrument) else { return false }
      return (order.side == .buy ? instrument.quote.id : instrument.base.id) == id
    }
    let held =
      holders == 0 ? "" : " (the rest is held by \(holders) \(holders == 1 ? "order" : "orders"))"
    return "needs \(needed) \(asset.symbol), \(free) free" + held
  }
}
