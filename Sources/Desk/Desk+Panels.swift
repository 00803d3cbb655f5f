import Market

extension Desk {
  /// Does what a key of the panels asks for.
  static func movePanels(_ action: Action, _ state: inout DeskState) {
    switch action {
    case .rowUp: state.select(row: state.selectedRow - 1)
    case .rowDown: state.select(row: state.selectedRow + 1)
    case .rowPageUp: state.select(row: state.selectedRow - 10)
    case .rowPageDown: state.select(row: state.selectedRow + 10)
    case .previousTab: state.show(state.tab.neighbour(-1))
    case .nextTab: state.show(state.tab.neighbour(1))
    case .tabOrders: state.show(.orders)
    case .tabFills: state.show(.fills)
    case .tabNotices: state.show(.notices)
    case .tabMessages: state.show(.messages)
    default:
      let next = state.shown.pane(after: state.pane)
      if next == .blotter {
        state.show(state.tab)
      } else {
        state.pane = next
      }
    }
  }

  /// Scrolls what lies over the screen.
  static func scroll(_ action: Action, _ state: inout DeskState) {
    let rows =
      switch action {
      case .scrollUp: -1
      case .scrollDown: 1
      case .scrollPageUp: -10
      default: 10
      }
    state.scrollOverlay(by: rows)
  }

  /// Goes to another notice, where there is one.
  static func turnNotice(by step: Int, _ state: inout DeskState) {
    let rows = state.bulletinRows
    guard let place = state.shownBulletinRow, rows.indices.contains(place + step) else { return }
    state.open(rows[place + step])
  }

  /// Does what a key of the sizes asks for.
  static func size(_ action: Action, _ state: inout DeskState) {
    let market = Int(state.focus.rawValue)
    state.sizes.shares[market] = 0
    switch action {
    case .shareQuarter: state.sizes.shares[market] = 25
    case .shareHalf: state.sizes.shares[market] = 50
    case .shareAll: state.sizes.shares[market] = 100
    case .size1: state.sizes.selected[market] = 0
    case .size2: state.sizes.selected[market] = 1
    case .size3: state.sizes.selected[market] = 2
    case .size4: state.sizes.selected[market] = 3
    default:
      let now = state.sizes.quantity(state.focus)
      let most = state.instrument.maximumQuantity
      let next = now.roundNeighbour(isLarger: action == .sizeUp)
      let selected = state.sizes.selected[market]
      state.sizes.presets[market][selected] = min(max(next, Quantity(lots: 1)), most)
    }
  }
}

extension Tab {
  /// The tab so many places to the right, round about.
  func neighbour(_ places: Int) -> Tab {
    let all = Tab.allCases
    let index = all.firstIndex(of: self) ?? 0
    return all[(index + places + all.count) % all.count]
  }
}

extension Quantity {
  /// The next larger or smaller of 1, 2 and 5 times the powers of ten.
  func roundNeighbour(isLarger: Bool) -> Quantity {
    var power: Int64 = 1
    while power <= lots / 10 { power *= 10 }
    let steps = [power / 2, power, 2 * power, 5 * power]
    if isLarger {
      let next = steps.first { $0 > lots }
      let (beyond, overflow) = power.multipliedReportingOverflow(by: 10)
      return Quantity(lots: next ?? (overflow ? lots : beyond))
    }
    return Quantity(lots: max(1, steps.last { $0 < lots } ?? 1))
  }
}

extension DeskState {
  /// More rows than anything over the screen has, until a frame tells how many there are.
  static let scrollMaxUnknown = 1_000

  /// Opens what can be scrolled.
  mutating func open(_ overlay: Overlay) {
    self.overlay = overlay
    scrollMax = Self.scrollMaxUnknown
  }

  /// Scrolls what lies over the screen, as far as it goes.
  mutating func scrollOverlay(by rows: Int) {
    func moved(_ scroll: Int) -> Int { min(max(0, scroll + rows), scrollMax) }
    switch overlay {
    case .help(let scroll, let filter): overlay = .help(scroll: moved(scroll), filter: filter)
    case .notice(let index, let scroll): overlay = .notice(index, scroll: moved(scroll))
    case .bulletin(let bulletin, let scroll): overlay = .bulletin(bulletin, scroll: moved(scroll))
    case .fill(let name, let scroll): overlay = .fill(name, scroll: moved(scroll))
    case .ticket, .question, .prompt, .palette, .search, .ladderParts, .alerts, nil: break
    }
  }

  /// Takes note of how far it goes.
  mutating func fitScroll(_ rows: Int) {
    scrollMax = rows
    scrollOverlay(by: 0)
  }

  /// How many rows a tab of the lower panel has.
  public func rowCount(of tab: Tab) -> Int {
    switch tab {
    case .orders: view.orders.count
    case .fills: fills.count
    case .notices: notices.count + incidents.count
    case .messages: messages.count
    }
  }

  /// Shows a tab of the lower panel, gives it the keys and selects its first row.
  mutating func show(_ tab: Tab) {
    let isSame = self.tab == tab
    pane = .blotter
    self.tab = tab
    select(row: isSame ? selectedRow : 0)
  }

  /// Selects a row of the lower panel, the nearest there is.
  mutating func select(row: Int) {
    selectedRow = min(max(0, row), max(0, rowCount(of: tab) - 1))
    if tab == .orders {
      selectedOrder = view.orders.indices.contains(selectedRow) ? view.orders[selectedRow].id : nil
      selectionMovesOn = false
    }
  }

  /// Keeps the selection on the selected order, wherever it stands in the list now.
  mutating func followSelection() {
    guard tab == .orders else {
      selectedRow = min(selectedRow, max(0, rowCount(of: tab) - 1))
      return
    }
    if let index = view.orders.firstIndex(where: { $0.id == selectedOrder }) {
      selectedRow = index
      return
    }
    selectedRow = min(selectedRow, max(0, view.orders.count - 1))
    if selectedOrder != nil {
      selectedOrder = selectionMovesOn && !view.orders.isEmpty ? view.orders[selectedRow].id : nil
      selectionMovesOn = false
    }
  }
}
