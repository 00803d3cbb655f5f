import Analytics
import Market

// Sending: the only places from which a command leaves the desk.
extension Desk {
  /// Sends a command and remembers it until it is answered.
  static func submit(_ action: Command.Action, _ state: inout DeskState) -> Effect {
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
    if state.safety == .hot, state.bookAge == nil { return sendGuarded(.place(order), &state) }
    if let warning = state.oldBookWarning { state.say(.warning, warning) }
    if let reason = availability.reason { state.say(.warning, reason) }
    state.overlay = .ticket(Ticket(order, of: state.instrument))
    return []
  }

  /// Sends an order that was asked for in full, by a key of a hot desk or by the command line,
  /// unless it looks like a slip of the finger: then it is put into the ticket, and only another
  /// key sends it.
  static func sendGuarded(_ action: Command.Action, _ state: inout DeskState) -> [Effect] {
    if let reason = state.sendingRefusal {
      state.say(.warning, reason)
      return []
    }
    let warnings = state.warnings(of: action)
    guard !warnings.isEmpty else { return send(action, &state) }
    guard var ticket = state.ticket(for: action) else { return [] }
    ticket.warnings = warnings
    ticket.warned = Warned(action: action, warnings: warnings)
    state.overlay = .ticket(ticket)
    state.sayWarnings(warnings)
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
    case .palette(let palette): return carryOut(palette, &state)
    case .search(let search): return carryOut(search, &state)
    case .help(let scroll, var filter?) where filter.isTyping:
      filter.isTyping = false
      state.overlay = .help(scroll: scroll, filter: filter)
      return []
    case .help, .notice, .bulletin, .fill:
      state.overlay = nil
      return []
    case .ladderParts(let row):
      switchPart(row, &state)
      return []
    case .alerts: return confirmAlerts(&state)
    case nil: break
    }
    if state.pane == .ladder {
      openTicketAtCursor(&state)
    } else if state.pane == .blotter {
      openRow(&state)
    }
    return []
  }

  /// Does what Escape does: closes what is in front, then lets go of what is chosen.
  static func dismiss(_ state: inout DeskState) {
    if state.alerts.flash != nil {
      state.alerts.flash = nil
    } else if case .prompt = state.overlay {
      state.closePrompt()
    } else if state.overlay != nil {
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

  /// Sends what is in the ticket.
  ///
  /// - Parameter insists: Whether it goes in spite of the warnings that were read.
  private static func sendTicket(
    _ ticket: Ticket, _ state: inout DeskState, insists: Bool = false
  ) -> [Effect] {
    guard let instrument = state.instrument(ticket.instrument) else { return [] }
    let reading = ticket.reading(of: instrument, in: state)
    guard let action = reading.action else {
      if case .unreadable(let fault) = reading { state.say(.warning, fault) }
      return []
    }
    let warnings = state.warnings(of: action)
    let wereRead = insists && ticket.warned?.covers(action, warnings) == true
    guard warnings.isEmpty || wereRead else {
      state.changeTicket { ticket in
        ticket.warnings = warnings
        ticket.warned = Warned(action: action, warnings: warnings)
      }
      state.sayWarnings(warnings)
      return []
    }
    state.overlay = nil
    let effects = send(action, &state)
    if effects.contains(where: \.isCommand), let sent = state.pending.indices.last {
      state.pending[sent].ticket = ticket
    }
    return effects
  }

  /// Sends what was warned of, by a key of its own.
  static func sendAnyway(_ state: inout DeskState) -> [Effect] {
    guard case .ticket(let ticket) = state.overlay else { return [] }
    return sendTicket(ticket, &state, insists: true)
  }

  /// Opens the ticket at the chosen price, for the side that rests there: below the middle buys,
  /// above it sells.
  private static func openTicketAtCursor(_ state: inout DeskState) {
    guard let cursor = state.ladder.cursor else { return }
    if let reason = state.sendingRefusal {
      state.say(.warning, reason)
      return
    }
    let request = limit(state.naturalSide(of: cursor), at: cursor, in: state)
    guard case .order(let order) = request else {
      if case .impossible(let reason) = request { state.say(.warning, reason) }
      return
    }
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
    case .notices: state.openBulletin(row: state.selectedRow)
    case .fills where state.fills.indices.contains(state.selectedRow):
      let record = state.fills[state.fills.count - 1 - state.selectedRow]
      state.open(.fill(FillName(record.fill), scroll: 0))
    case .fills, .messages: break
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
    guard state.recording == nil else { return refuseInRecording(&state) }
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

  private static func refuseInRecording(_ state: inout DeskState) -> [Effect] {
    if let reason = state.recordingRefusal { state.say(.warning, reason) }
    return []
  }

  /// Cancels one order, unless that was asked already.
  static func cancel(_ order: OrderID, _ state: inout DeskState) -> [Effect] {
    guard state.recording == nil else { return refuseInRecording(&state) }
    guard state.view.orders.contains(where: { $0.id == order }) else { return [] }
    if state.isCancelPending(order) {
      state.say(.warning, "its cancel is on its way")
      return []
    }
    return [submit(.cancel(order), &state)]
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

  /// The ticket of an order that was asked for in full.
  func ticket(for action: Command.Action) -> Ticket? {
    if case .amend(let id, let price, let quantity) = action {
      guard let open = view.orders.first(where: { $0.id == id }),
        let instrument = instrument(open.instrument)
      else { return nil }
      var ticket = Ticket(amending: open, of: instrument)
      ticket.priceText = instrument.plainText(price)
      ticket.quantityText = instrument.plainText(quantity)
      return ticket
    }
    let market = instrument(of: action).flatMap { instrument($0) }
    return market.flatMap { Ticket(action, of: $0) }
  }

  /// Says why an order has not left, and how it would.
  mutating func sayWarnings(_ warnings: [GuardWarning]) {
    let key = session.keyMap.keyNames(of: .sendAnyway)
    let text = warnings.map(\.text).joined(separator: "; ")
    say(.warning, "not sent: \(text); \(key) sends it all the same")
  }
}
