import Analytics
import Market

// Orders of every kind, asked for by name or typed in full.
extension Desk {
  /// Opens the ticket of a kind, with what the market suggests in its lines.
  ///
  /// - Parameter side: Buy or sell; `nil` for what a position or the chosen price suggests.
  static func openTicket(of kind: TicketKind, side: Side?, _ state: inout DeskState) {
    let side = side ?? state.suggestedSide(of: kind)
    let base: Ticket
    switch request(for: side == .buy ? .buyAtCursor : .sellAtCursor, in: state) {
    case .order(let order): base = Ticket(order, of: state.instrument)
    case .impossible:
      // Nobody on that side to take a price from: the ticket is there to be filled in.
      let quantity = state.nextQuantity(side, at: state.middle) ?? .zero
      base = Ticket(
        instrument: state.focus, side: side, kind: .limit, timeInForce: .goodTillCancelled,
        postOnly: false, priceText: "", quantityText: state.instrument.plainText(quantity))
    }
    state.overlay = .ticket(base)
    change(to: kind, side, &state)
  }

  /// The ticket that a typed order fills in.
  static func ticket(
    for typed: TypedTicket, in state: DeskState
  ) -> Result<Ticket, TextRefusal> {
    func plain(_ text: String) -> String { text.filter { $0 != "," && $0 != "_" } }
    var ticket = Ticket(
      instrument: state.focus, side: typed.side, kind: typed.kind,
      timeInForce: .goodTillCancelled, postOnly: false, priceText: "",
      quantityText: plain(typed.quantity))
    for line in typed.lines {
      if case .number(let text) = line.price {
        ticket[line.field] = plain(text)
        continue
      }
      switch price(line.price, of: typed.side, in: state) {
      case .failure(let refusal): return .failure(refusal)
      case .success(let price): ticket[line.field] = price.map(state.instrument.plainText) ?? ""
      }
    }
    // Every line is the person's own, also one left empty.
    for field in ticket.lines { ticket.keep(field) }
    ticket.settleSwitches()
    return .success(ticket)
  }

  /// Sends an order that was typed out, or puts it into the ticket, by the same rule as a limit
  /// order; gives why it cannot be one.
  static func place(
    _ typed: TypedTicket, isTyped: Bool, _ state: inout DeskState
  ) -> Result<[Effect], TextRefusal> {
    if let reason = state.sendingRefusal { return .failure(TextRefusal(reason: reason)) }
    var ticket: Ticket
    switch self.ticket(for: typed, in: state) {
    case .failure(let refusal): return .failure(refusal)
    case .success(let filled): ticket = filled
    }
    let action: Command.Action
    switch ticket.reading(of: state.instrument, in: state) {
    case .placing(let placing): action = placing
    case .unreadable(let fault): return .failure(TextRefusal(reason: fault))
    case .amendment: return .success([])
    }
    ticket.fault = state.fault(of: ticket)
    let isClear = ticket.fault == nil
    if state.safety == .hot && state.bookAge == nil
      || state.safety == .armed && isTyped && isClear
    {
      return .success(sendGuarded(action, &state))
    }
    if let warning = state.oldBookWarning { state.say(.warning, warning) }
    if let fault = ticket.fault { state.say(.warning, fault) }
    state.overlay = .ticket(ticket)
    return .success([])
  }
}

extension DeskState {
  /// The side that an order of a kind is most likely for: what closes a position where it is an
  /// exit, else what would rest at the chosen price.
  fileprivate func suggestedSide(of kind: TicketKind) -> Side {
    let lots = memory.position.lots
    if kind.waits, lots != 0 { return lots > 0 ? .sell : .buy }
    return ladder.cursor.map { naturalSide(of: $0) } ?? .buy
  }
}
