import Market

extension Desk {
  /// Does what a key of the ticket asks for.
  static func editTicket(_ action: Action, _ state: inout DeskState) {
    guard case .ticket(let ticket) = state.overlay else { return }
    switch action {
    case .nextField: state.changeTicket { $0.switchField() }
    case .previousField: state.changeTicket { $0.switchField(by: -1) }
    case .fieldUp: step(by: 1, ticket, &state)
    case .fieldDown: step(by: -1, ticket, &state)
    case .fieldPageUp: step(by: 10, ticket, &state)
    case .fieldPageDown: step(by: -10, ticket, &state)
    case .eraseCharacter: state.changeTicket { $0.erase() }
    case .ticketShare: takeShare(ticket, &state)
    default: turn(action, ticket, &state)
    }
    state.changeTicket { $0.settleSwitches() }
  }

  /// Turns one of the ticket's switches; ``ticketAvailability(of:in:)`` has let it.
  private static func turn(_ action: Action, _ ticket: Ticket, _ state: inout DeskState) {
    switch action {
    case .nextKind: change(to: ticket.kind.neighbour(1), ticket.side, &state)
    case .previousKind: change(to: ticket.kind.neighbour(-1), ticket.side, &state)
    case .ticketBuy: change(to: ticket.kind, .buy, &state)
    case .ticketSell: change(to: ticket.kind, .sell, &state)
    default: state.changeTicket { $0.turn(action) }
    }
  }

  /// Makes the ticket one of a kind and side, with what the market suggests in the lines that the
  /// person has not typed in.
  static func change(to kind: TicketKind, _ side: Side, _ state: inout DeskState) {
    guard case .ticket(var ticket) = state.overlay else { return }
    let isSame = ticket.kind == kind
    ticket.kind = kind
    ticket.side = side
    // A limit keeps its price when it only changes sides: that is what the key asked for.
    state.suggest(into: &ticket, keepsPrice: isSame && (kind == .limit || kind == .iceberg))
    ticket.settleSwitches()
    if !isSame { ticket.enter(ticket.lines.contains(.quantity) ? .quantity : ticket.lines[0]) }
    state.overlay = .ticket(ticket)
  }

  /// Steps the line being typed in: a price by ticks, a size by the smallest preset. A line that is
  /// no number starts again from what the market suggests.
  private static func step(by count: Int64, _ ticket: Ticket, _ state: inout DeskState) {
    guard ticket.canEditField, let instrument = state.instrument(ticket.instrument) else { return }
    let presets = state.sizes.presets[Int(ticket.instrument.rawValue)]
    let unit = max(1, presets.map(\.lots).min() ?? 1)
    let text: String
    switch ticket.unit(of: ticket.field) {
    case .price:
      let start: Price? = ticket.field == .trail ? Price(ticks: 0) : state.middle
      let now = instrument.price(ticket.text) ?? start ?? Price(ticks: 1)
      let ticks = min(max(now.ticks, 0), instrument.maximumPrice.ticks) + count
      text = instrument.plainText(Price(ticks: min(max(ticks, 1), instrument.maximumPrice.ticks)))
    case .quantity:
      let now = instrument.quantity(ticket.text)?.lots ?? 0
      let lots = now.stepped(by: unit, count, most: instrument.maximumQuantity.lots)
      text = instrument.plainText(Quantity(lots: lots))
    case .amount:
      let step = OrderPreview.value(
        of: Quantity(lots: unit), at: state.middle ?? Price(ticks: 1), instrument)
      let now = Decimal.units(ticket.text, decimals: instrument.quote.decimals) ?? 0
      let units = now.stepped(by: Int64(clamping: step), count, most: .max / 1_000_000)
      text = instrument.quote.text(Money(units: units)).filter { $0 != "," }
    case .time:
      text = "\((Int64(ticket.text) ?? 0).stepped(by: 1, count, most: 366 * 24 * 60))"
    }
    state.changeTicket { ticket in
      ticket.put(text)
      ticket.isFieldFresh = true
    }
  }

  /// Says in the ticket what is wrong with it now, and what speaks against it. An order that is
  /// gone closes its ticket.
  static func checkTicket(_ state: inout DeskState) {
    guard case .ticket(let ticket) = state.overlay else { return }
    if let id = ticket.amending, !state.view.orders.contains(where: { $0.id == id }) {
      state.overlay = nil
      state.say(.warning, "the order in the ticket is no longer open")
      return
    }
    let fault = state.fault(of: ticket)
    let action = state.instrument(ticket.instrument).flatMap {
      ticket.reading(of: $0, in: state).action
    }
    let warnings = action.map { state.warnings(of: $0) } ?? []
    // What was said of another order was not said of this one.
    let isOther = ticket.warned.map { warned in
      action.map { !warned.action.isSameOrder(as: $0) } ?? true
    }
    let isAnswered = ticket.refused.map { refused in
      action.map { refused.action.isSameOrder(as: $0) } ?? false
    }
    guard
      fault != ticket.fault || warnings != ticket.warnings || isOther == true
        || isAnswered == false
    else { return }
    state.changeTicket { ticket in
      if isAnswered == false { ticket.refused = nil }
      ticket.fault = fault
      ticket.warnings = warnings
      if isOther == true { ticket.warned = nil }
    }
  }
}

extension Ticket {
  /// Turns a switch that is neither kind nor side.
  fileprivate mutating func turn(_ action: Action) {
    switch action {
    case .togglePostOnly:
      postOnly.toggle()
      if postOnly, !timeInForce.rests { timeInForce = .goodTillCancelled }
    case .toggleReduceOnly: reduceOnly.toggle()
    case .nextSelfTradePrevention: selfTradePrevention = selfTradePrevention.next
    case .nextTimeInForce:
      let index = lives.firstIndex(of: timeInForce) ?? 0
      timeInForce = lives[(index + 1) % lives.count]
      if timeInForce == .goodTillDate, self[.expiry].isEmpty { self[.expiry] = "30" }
    default: haltPolicy = haltPolicy == .hold ? .cancel : .hold
    }
  }
}

extension Int64 {
  /// So many steps up or down, from 1 to the most.
  fileprivate func stepped(by step: Int64, _ count: Int64, most: Int64) -> Int64 {
    let sum = Int128(Swift.min(Swift.max(self, 0), most)) + Int128(step) * Int128(count)
    return Int64(Swift.min(Swift.max(sum, 1), Int128(most)))
  }
}
