import Market

extension Desk {
  /// Reacts to the mouse.
  static func point(
    _ pointer: Pointer, at target: Target?, _ state: inout DeskState
  ) -> [Effect] {
    if case .ladder(let price, _) = target, !state.isRow(price), pointer.isClick {
      // The row is from a frame before the market or the grouping changed: it is not what the
      // person would hit now.
      state.say(.warning, "the ladder moved; click again")
      return []
    }
    switch pointer {
    case .held(let isHeld):
      hold(isHeld, at: target, &state)
      return []
    case .drag(let place):
      drag(over: place, &state)
      return []
    case .drop(let place): return drop(on: place, &state)
    case .wheel(let notches):
      turnWheel(min(max(notches, -100), 100), over: target, &state)
      return []
    case .click: return target.map { click($0, &state) } ?? []
    case .secondaryClick: return target.map { clickSecondary($0, &state) } ?? []
    }
  }

  private static func click(_ target: Target, _ state: inout DeskState) -> [Effect] {
    if case .action(let action) = target {
      // What lies over the screen takes the mouse as it takes the keys.
      let isInFront =
        state.overlay == nil || state.session.keyMap.isReachable(action, in: state.context)
      return isInFront ? perform(action, &state) : []
    }
    switch (state.overlay, target) {
    case (nil, .ladder(let price, let column)): return click(price, column, &state)
    case (nil, .order(let order)): state.select(order)
    case (nil, .row(let row)): clickRow(row, &state)
    case (nil, .tab(let tab)): state.show(tab)
    case (nil, .market(let instrument)): return show(instrument, &state)
    case (nil, .pane(let pane)) where pane != .blotter: state.pane = pane
    case (nil, .pane(.blotter)): state.show(state.tab)
    case (_, .choice(let row)): return choose(row, &state)
    case (.ticket, .field(let field)):
      state.changeTicket { $0.enter(field) }
    case (.alerts, .row(let row)): state.changeAlertPanel { $0.selected = row }
    case (.ticket(let ticket), .ladder(let price, _)):
      // A click on the ladder beside an open ticket chooses its price and sends nothing.
      guard ticket.instrument == state.focus else { break }
      let text = state.instrument.plainText(price)
      state.changeTicket { $0.choose(priceText: text) }
    default: break
    }
    return []
  }

  /// A click on the ladder: bids buy and asks sell at the row's price, the price is chosen, an own
  /// order is selected.
  private static func click(
    _ price: Price, _ column: LadderColumn, _ state: inout DeskState
  ) -> [Effect] {
    state.pane = .ladder
    switch column {
    case .price: state.choose(price)
    case .own:
      state.choose(price)
      if let order = state.orders(atRow: price).last { state.selectedOrder = order.id }
    case .bids, .asks:
      if state.safety != .hot { state.choose(price) }
      // Looking only, a click looks: it chooses the price.
      if state.safety == .view { return [] }
      if let reason = state.sendingRefusal {
        state.say(.warning, reason)
        return []
      }
      let request = limit(column == .bids ? .buy : .sell, at: price, in: state)
      guard case .order(let order) = request else {
        if case .impossible(let reason) = request { state.say(.warning, reason) }
        return []
      }
      let refusal = state.phaseRefusal(of: order.activity, in: order.instrument)
      return place(order, refusal.map { .doubtful($0) } ?? .allowed, &state)
    }
    return []
  }

  private static func clickSecondary(_ target: Target, _ state: inout DeskState) -> [Effect] {
    guard state.overlay == nil else { return [] }
    switch target {
    case .ladder(let price, .own):
      guard let order = state.orders(atRow: price).last else { return [] }
      return cancel(order.id, &state)
    case .order(let order): return cancel(order, &state)
    case .ladder(let price, _):
      state.choose(price)
      return []
    case .row, .action, .tab, .market, .pane, .field, .border, .choice: return []
    }
  }

  private static func clickRow(_ row: Int, _ state: inout DeskState) {
    guard row >= 0, row < state.rowCount(of: state.tab) else { return }
    if state.tab == .fills, state.pane == .blotter, row == state.selectedRow {
      // The second click on a fill opens it, as Enter does.
      state.open(.fill(FillName(state.fills[state.fills.count - 1 - row].fill), scroll: 0))
      return
    }
    state.pane = .blotter
    state.select(row: row)
    if state.tab == .notices { state.openBulletin(row: row) }
  }

  private static func turnWheel(_ notches: Int, over target: Target?, _ state: inout DeskState) {
    state.scrollOverlay(by: -3 * notches)
    state.moveChoice(by: -notches)
    guard state.overlay == nil else { return }
    switch target {
    case .ladder, .pane(.ladder): state.scrollLadder(by: Int64(3 * notches))
    case .order, .row, .tab, .pane(.blotter): state.select(row: state.selectedRow - notches)
    case .pane(.chart): state.scrollChart(by: 3 * notches)
    case .action, .market, .field, .border, .choice, .pane(.watchlist), nil: break
    }
  }
}

extension Pointer {
  /// Whether it is a click of either button.
  var isClick: Bool { self == .click || self == .secondaryClick }
}

extension DeskState {
  /// Whether a price is the label of a row on the screen at which an order can be.
  func isRow(_ price: Price) -> Bool {
    price.ticks > 0 && price <= instrument.maximumPrice
      && price.ticks % ladder.groupingTicks == 0
      && ladder.row(of: price, of: ladderRows) != nil
  }

  /// Selects an open order in the lower panel.
  mutating func select(_ order: OrderID) {
    guard let index = view.orders.firstIndex(where: { $0.id == order }) else { return }
    show(.orders)
    select(row: index)
  }
}
