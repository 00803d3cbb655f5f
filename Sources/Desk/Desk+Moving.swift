import Market

// Moving an own order to another price: by keys, and by dragging its row.
extension Desk {
  /// Moves the order that a key means up or down a row.
  static func moveOrder(
    _ action: Action, _ availability: Availability, _ state: inout DeskState
  ) -> [Effect] {
    guard case .order(let order) = state.movedOrder else { return [] }
    if let reason = availability.reason { state.say(.warning, reason) }
    let step = state.ladder.groupingTicks * (action == .moveOrderUp ? 1 : -1)
    let instrument = state.instrument(order.instrument) ?? state.instrument
    let now = state.pendingPrice(of: order.id) ?? order.price
    let ticks = min(max(now.ticks + step, 1), instrument.maximumPrice.ticks)
    guard ticks != now.ticks else {
      state.say(.warning, "not moved: there is no price beyond \(instrument.text(now))")
      return []
    }
    return move(order, to: Price(ticks: ticks), &state)
  }

  /// Takes note that a button of the mouse went down, or came up: on an own order it holds that.
  static func hold(_ isHeld: Bool, at target: Target?, _ state: inout DeskState) {
    state.isPointerHeld = isHeld
    state.drag = nil
    guard isHeld, state.overlay == nil, case .ladder(let from, .own) = target, state.isRow(from),
      let order = state.orders(atRow: from).last(where: { $0.trigger == nil })
    else { return }
    state.drag = OrderDrag(order: order.id, from: from, to: nil)
  }

  /// Takes note of where the mouse carries the own order that it holds.
  static func drag(over target: Target?, _ state: inout DeskState) {
    guard let drag = state.drag else { return }
    state.selectedOrder = drag.order
    var row: Price?
    if case .ladder(let price, _) = target, state.isRow(price) { row = price }
    state.drag?.to = row
  }

  /// Lets an own order go at a row: it is moved there. Anywhere else nothing happens.
  static func drop(on target: Target?, _ state: inout DeskState) -> [Effect] {
    drag(over: target, &state)
    guard let drag = state.drag else { return [] }
    state.drag = nil
    guard let to = drag.to, to != drag.from else { return [] }
    guard let order = state.orders(in: state.focus).first(where: { $0.id == drag.order }) else {
      state.say(.warning, "the order that you dragged is no longer open")
      return []
    }
    if let reason = state.sendingRefusal {
      state.say(.warning, reason)
      return []
    }
    if let reason = state.phaseRefusal(of: .amend, in: order.instrument) {
      state.say(.warning, reason)
    }
    return move(order, to: to, &state)
  }

  /// Moves an order to a price: at once where the desk is hot, else through the ticket.
  ///
  /// Moving never takes: whoever wants to trade at once says so in the ticket.
  private static func move(
    _ order: OpenOrder, to price: Price, _ state: inout DeskState
  ) -> [Effect] {
    guard let instrument = state.instrument(order.instrument) else { return [] }
    if let reason = state.takingRefusal(order, at: price) {
      state.say(.warning, reason)
      return []
    }
    state.selectedOrder = order.id
    if order.instrument == state.focus {
      let pane = state.pane
      state.choose(state.ladder.label(of: price, order.side))
      state.pane = pane
    }
    let amend = Command.Action.amend(order.id, price: price, quantity: order.quantity)
    if state.safety == .hot, state.bookAge == nil, state.warnings(of: amend).isEmpty {
      return send(amend, &state)
    }
    if let warning = state.oldBookWarning { state.say(.warning, warning) }
    var ticket = Ticket(amending: order, of: instrument)
    ticket.priceText = instrument.plainText(price)
    state.overlay = .ticket(ticket)
    return []
  }
}

extension DeskState {
  /// The order that moving by keys means: one on its way to the chosen price, else the chosen one.
  var movedOrder: ChosenOrder {
    if pane == .ladder, let cursor = ladder.cursor {
      let moving = orders(in: focus).last { order in
        pendingPrice(of: order.id).map { ladder.label(of: $0, order.side) } == cursor
      }
      if let moving { return .order(moving) }
    }
    guard case .order(let order) = chosenOrder, order.trigger != nil else { return chosenOrder }
    return .none("a waiting order does not rest at a price; edit it instead")
  }

  /// The price that an order will have once the change that was sent is answered.
  func pendingPrice(of order: OrderID) -> Price? {
    for command in pending.reversed() {
      if case .amend(order, let price, _) = command.action { return price }
    }
    return nil
  }

  /// Why an order is not moved to a price: it would trade at once there.
  fileprivate func takingRefusal(_ order: OpenOrder, at price: Price) -> String? {
    let index = Int(order.instrument.rawValue)
    guard index < view.markets.count, view.markets[index].phase.allows(.match),
      let instrument = instrument(order.instrument),
      let best = order.side == .buy ? view.markets[index].ask : view.markets[index].bid,
      order.side.accepts(best.price, limit: price)
    else { return nil }
    let key = session.keyMap.keyNames(of: .amendSelected)
    return "not moved: at \(instrument.text(price)) it would trade at once; \(key) edits it instead"
  }
}
