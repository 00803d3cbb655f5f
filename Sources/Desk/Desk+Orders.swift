import Analytics
import Market

// Sending: the only places from which a command leaves the desk.
extension Desk {
  /// Sends a command and remembers it until it is answered.
  private static func submit(_ action: Command.Action, _ state: inout DeskState) -> Effect {
    let reference = ClientReference(state.nextReference)
    state.nextReference += 1
    if state.pending.count >= DeskState.pendingMax { state.pending.removeFirst() }
    state.pending.append(PendingCommand(reference: reference, action: action))
    return .submit(
      Command(account: state.session.account, reference: reference, action))
  }

  /// Sends an order or a change of one, unless the desk only looks.
  static func send(_ action: Command.Action, _ state: inout DeskState) -> [Effect] {
    guard let reason = state.sendingRefusal else { return [submit(action, &state)] }
    state.say(.warning, reason)
    return []
  }

  /// Does what an order key asks for: opens the ticket, or sends at once where the desk is hot.
  static func ask(
    _ action: Action, _ availability: Availability, _ state: inout DeskState
  ) -> [Effect] {
    guard case .order(let order) = request(for: action, in: state) else { return [] }
    return place(order, availability, &state)
  }

  /// Places an order: through the ticket, or at once where the desk is hot.
  ///
  /// Where the phase would refuse it, the ticket says so and sends all the same: the venue's word
  /// is the last.
  static func place(
    _ order: NewOrder, _ availability: Availability, _ state: inout DeskState
  ) -> [Effect] {
    if state.safety == .hot, state.bookAge == nil { return send(.place(order), &state) }
    if let warning = state.oldBookWarning { state.say(.warning, warning) }
    if let reason = availability.reason { state.say(.warning, reason) }
    state.overlay = .ticket(Ticket(order, of: state.instrument))
    return []
  }

  /// Does what Enter does: yes to a question, off with a ticket, open what is chosen.
  static func confirm(_ state: inout DeskState) -> [Effect] {
    switch state.overlay {
    case .ticket(let ticket): return sendTicket(ticket, &state)
    case .question(let question):
      state.overlay = nil
      return perform(question.action, &state, isConfirmed: true)
    case .prompt(let prompt): return carryOut(prompt, &state)
    case .help, .notice, .fill:
      state.overlay = nil
      return []
    case .ladderParts(let row):
      switchPart(row, &state)
      return []
    case nil: break
    }
    if state.pane == .ladder {
      openTicketAtCursor(&state)
    } else {
      openRow(&state)
    }
    return []
  }

  /// Does what Escape does: closes what is in front, then lets go of what is chosen.
  static func dismiss(_ state: inout DeskState) {
    if state.overlay != nil {
      state.overlay = nil
    } else if state.drag != nil {
      // What the mouse holds stays where it was, wherever it is let go.
      state.drag = nil
    } else if state.upgrade?.isOver == true {
      state.upgrade = nil
    } else {
      state.ladder.cursor = nil
      state.ladder.isCursorLost = false
      state.selectedOrder = nil
    }
  }

  private static func sendTicket(_ ticket: Ticket, _ state: inout DeskState) -> [Effect] {
    guard let instrument = state.instrument(ticket.instrument) else { return [] }
    switch ticket.reading(of: instrument, in: state) {
    case .unreadable(let fault):
      state.say(.warning, fault)
      return []
    case .order(let order):
      state.overlay = nil
      return send(.place(order), &state)
    case .amendment(let id, let price, let quantity):
      state.overlay = nil
      return send(.amend(id, price: price, quantity: quantity), &state)
    }
  }

  /// Opens the ticket at the chosen price, for the side that rests there: below the middle buys,
  /// above it sells.
  private static func openTicketAtCursor(_ state: inout DeskState) {
    guard let cursor = state.ladder.cursor else { return }
    if let reason = state.sendingRefusal {
      state.say(.warning, reason)
      return
    }
    guard case .order(let order) = limit(state.naturalSide(of: cursor), at: cursor, in: state)
    else { return }
    if let reason = state.phaseRefusal(of: order.activity, in: order.instrument) {
      state.say(.warning, reason)
    }
    state.overlay = .ticket(Ticket(order, of: state.instrument))
  }

  private static func openRow(_ state: inout DeskState) {
    switch state.tab {
    case .orders:
      let availability = availability(of: .amendSelected, in: state)
      if case .refused(let reason) = availability {
        state.say(.warning, reason)
      } else {
        amendSelected(availability, &state)
      }
    case .notices where state.notices.indices.contains(state.selectedRow):
      // Listed newest first.
      state.open(.notice(state.notices.count - 1 - state.selectedRow, scroll: 0))
    case .fills where state.fills.indices.contains(state.selectedRow):
      let record = state.fills[state.fills.count - 1 - state.selectedRow]
      state.open(.fill(FillName(record.fill), scroll: 0))
    case .fills, .messages, .notices: break
    }
  }

  /// Opens the chosen order in the ticket.
  static func amendSelected(_ availability: Availability, _ state: inout DeskState) {
    guard case .order(let order) = state.chosenOrder,
      let instrument = state.instrument(order.instrument)
    else { return }
    if let reason = availability.reason { state.say(.warning, reason) }
    state.overlay = .ticket(Ticket(amending: order, of: instrument))
  }

  /// Cancels what a key means. Needs no safety: taking risk away is never held up.
  static func cancel(_ action: Action, _ state: inout DeskState) -> [Effect] {
    let focus = state.focus
    switch action {
    case .cancelAll: return [submit(.cancelAll(instrument: nil, side: nil), &state)]
    case .cancelBids: return [submit(.cancelAll(instrument: focus, side: .buy), &state)]
    case .cancelAsks: return [submit(.cancelAll(instrument: focus, side: .sell), &state)]
    default:
      guard case .order(let order) = state.chosenOrder else { return [] }
      return [submit(.cancel(order.id), &state)]
    }
  }

  /// Cancels one order, unless that was asked already.
  static func cancel(_ order: OrderID, _ state: inout DeskState) -> [Effect] {
    guard state.view.orders.contains(where: { $0.id == order }) else { return [] }
    if state.isCancelPending(order) {
      state.say(.warning, "its cancel is on its way")
      return []
    }
    return [submit(.cancel(order), &state)]
  }

  /// Cancels the market's orders and closes what the session's trades left open.
  static func flatten(_ state: inout DeskState, isConfirmed: Bool) -> [Effect] {
    let instrument = state.instrument
    let position = state.memory.position
    let side: Side = position.lots > 0 ? .sell : .buy
    let orders = state.orders(in: instrument.id)
    guard state.safety == .hot && state.bookAge == nil || isConfirmed else {
      let count = orders.count == 1 ? "1 order" : "\(orders.count) orders"
      let amount = "\(instrument.text(position.quantity)) \(instrument.base.symbol) at market."
      let text =
        orders.isEmpty
        ? "Flatten \(instrument.symbol)? \(side == .buy ? "Buys" : "Sells") \(amount)"
        : "Flatten \(instrument.symbol)? Cancels \(count), then \(side.verb)s \(amount)"
      let warning = state.bookAge.map { " The \($0.words)." } ?? ""
      state.overlay = .question(Question(text: text + warning, action: .flatten))
      return []
    }
    var effects: [Effect] = []
    if !orders.isEmpty {
      effects += send(.cancelAll(instrument: instrument.id, side: nil), &state)
    }
    let order = NewOrder(
      instrument: instrument.id, side: side, kind: .market, timeInForce: .immediateOrCancel,
      quantity: min(position.quantity, instrument.maximumQuantity))
    return effects + send(.place(order), &state)
  }
}

extension DeskState {
  /// The side of an order that would rest at a price: below the middle buys, above it sells.
  func naturalSide(of price: Price) -> Side {
    switch (bestBid, bestAsk) {
    case (let bid?, let ask?): return price.ticks * 2 < bid.ticks + ask.ticks ? .buy : .sell
    case (let bid?, nil): return price <= bid ? .buy : .sell
    case (nil, let ask?): return price >= ask ? .sell : .buy
    case (nil, nil): return middle.map { price <= $0 } ?? true ? .buy : .sell
    }
  }
}
