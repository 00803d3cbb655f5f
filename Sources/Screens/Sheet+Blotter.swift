internal import Canvas
internal import Desk
internal import Market

/// The lower panel and its tabs.
extension Sheet {
  /// Draws the lower panel: the tabs in its frame, and what the open one shows.
  mutating func blotter(in rect: Rect, isFramed: Bool) {
    guard !rect.isEmpty else { return }
    let inner: Rect
    if isFramed {
      inner = brush.panel(rect, isFocused: isBlotterFocused)
    } else {
      inner = Rect(x: rect.x, y: rect.y + 1, width: rect.width, height: rect.height - 1)
    }
    add(.pane(.blotter), in: rect)
    tabs(Rect(x: rect.x + 2, y: rect.y, width: rect.width - 4, height: 1))
    switch state.tab {
    case .orders: orders(in: inner)
    case .fills: fills(in: inner)
    case .notices: notices(in: inner)
    case .messages: messages(in: inner)
    }
  }

  var isBlotterFocused: Bool { state.pane == .blotter && state.overlay == nil }

  /// The chosen row, where the panel shows one.
  var selected: Int? { state.pane == .blotter ? state.selectedRow : nil }

  /// The column of the scroll bar: on the frame where there is one.
  func scrollBarX(_ inner: Rect) -> Int {
    min(inner.maxX, brush.bounds.maxX - 1)
  }

  private mutating func tabs(_ row: Rect) {
    var x = row.x
    for tab in Tab.allCases {
      let count = count(of: tab)
      let isOpen = tab == state.tab
      let text = " " + tab.title + (count > 0 ? " \(count)" : "") + " "
      guard x + brush.width(of: text) <= row.maxX else { return }
      let end = brush.put(text, at: Point(x: x, y: row.y), isOpen ? .tabActive : .tab)
      add(.tab(tab), in: Rect(x: x, y: row.y, width: end - x, height: 1))
      x = end + 1
    }
  }

  private func count(of tab: Tab) -> Int {
    switch tab {
    case .orders: state.view.orders.count
    case .fills: state.fills.count
    case .notices: state.notices.count
    case .messages: state.messages.count
    }
  }

  /// A market's instrument.
  func instrument(_ id: InstrumentID) -> Instrument {
    let index = Int(id.rawValue)
    return index < state.session.instruments.count
      ? state.session.instruments[index] : state.instrument
  }

  private func span(_ side: Side) -> Span {
    side == .buy
      ? brush.span("\(text(glyphs.up)) buy", .positive)
      : brush.span("\(text(glyphs.down)) sell", .negative)
  }

  // MARK: Orders

  private mutating func orders(in rect: Rect) {
    let rows = state.view.orders
    table(
      withoutGrid.orderColumns(isWide: rect.width >= 100), rows: rows, selected: selected, in: rect,
      empty: "no open orders", scrollBarX: scrollBarX(rect), target: { .order(rows[$0].id) })
  }

  private func orderColumns(isWide: Bool) -> [OptionalColumn<OpenOrder>] {
    func amount(
      _ title: String, _ yields: Int, _ role: ThemeRole, _ value: @escaping (OpenOrder) -> Quantity
    ) -> OptionalColumn<OpenOrder> {
      let width = isWide ? 10 : 8
      return OptionalColumn(title, width: width, yields: yields) { order in
        let instrument = instrument(order.instrument)
        let quantity = value(order)
        return brush.span(
          NumberText.exact(quantity, of: instrument, width: width),
          quantity == .zero && role == .text ? .dim : role)
      }
    }
    return [
      OptionalColumn("market", width: isWide ? 9 : 6, .leading, yields: 5) {
        let instrument = instrument($0.instrument)
        return brush.span(
          isWide ? instrument.symbol : instrument.base.symbol,
          $0.instrument == state.focus ? .text : .dim)
      },
      OptionalColumn("side", width: 6, .leading) { span($0.side) },
      OptionalColumn("type", width: 5, .leading, yields: 9) { _ in brush.span("limit", .dim) },
      OptionalColumn("price", width: 10) {
        brush.span(instrument($0.instrument).text($0.price), .text)
      },
      amount("quantity", 0, .text) { $0.quantity },
      amount("filled", 4, .text) { $0.filled },
      amount("ahead", 0, .own) { $0.quantityAhead },
      OptionalColumn(isWide ? "in a halt" : "halt", width: isWide ? 9 : 6, .leading, yields: 6) {
        $0.haltPolicy == .hold
          ? brush.span("stays", .text) : brush.span(isWide ? "cancelled" : "cancel", .warning)
      },
      OptionalColumn("age", width: 5, yields: 7) {
        brush.span(age(since: $0.placedAt), .dim)
      },
      OptionalColumn("state", atLeast: 12, yields: 8) { brush.span(stateText($0), .dim) },
    ]
  }

  /// An age in five columns: minutes and seconds, then hours, then days.
  private func age(since moment: Instant) -> String {
    let seconds = max(0, (now - moment).wholeSeconds)
    if seconds < 3_600 { return ClockText.elapsed(.seconds(seconds)) }
    return seconds < 86_400 ? "\(seconds / 3_600) h" : "\(seconds / 86_400) d"
  }

  private func stateText(_ order: OpenOrder) -> String {
    let index = Int(order.instrument.rawValue)
    if index < state.view.markets.count, state.view.markets[index].phase.isHalted {
      return "held, halted"
    }
    guard order.filled.lots > 0, order.quantity.lots > 0 else {
      return order.quantityAhead == .zero ? "next in line" : "resting"
    }
    let percent = Int128(order.filled.lots) * 100 / Int128(order.quantity.lots)
    return "\(percent) % filled"
  }

  // MARK: Fills

  private mutating func fills(in rect: Rect) {
    let rows: [FillRecord] = state.fills.reversed()
    table(
      fillColumns, rows: rows, selected: selected, in: rect, empty: "no fills yet",
      scrollBarX: scrollBarX(rect), target: { .row($0) })
  }

  private var fillColumns: [OptionalColumn<FillRecord>] {
    [
      OptionalColumn("time", width: 8, .leading) { brush.span(ClockText.time($0.time), .dim) },
      OptionalColumn("market", width: 9, .leading, yields: 6) {
        brush.span(instrument($0.fill.instrument).symbol, .text)
      },
      OptionalColumn("side", width: 6, .leading) { span($0.fill.side) },
      OptionalColumn("price", width: 10) {
        brush.span(instrument($0.fill.instrument).text($0.fill.price), .text)
      },
      OptionalColumn("quantity", width: 8) {
        let instrument = instrument($0.fill.instrument)
        return brush.span(
          NumberText.exact($0.fill.quantity, of: instrument, width: 8), .text)
      },
      OptionalColumn("fee", width: 7, yields: 3) {
        brush.span(instrument($0.fill.instrument).quote.text($0.fill.fee), .dim)
      },
      OptionalColumn("as", width: 7, .leading, yields: 5) {
        brush.span($0.fill.liquidity.word, .dim)
      },
      OptionalColumn("why", atLeast: 29, yields: 4) { brush.span(explanation($0), .dim) },
    ]
  }

  /// Why an order filled when it did, by its place in the queue.
  func explanation(_ record: FillRecord) -> String {
    let instrument = instrument(record.fill.instrument)
    switch record.fill.liquidity {
    case .taker: return "took what rested there"
    case .auction: return "met in the uncross"
    case .maker:
      guard let ahead = record.quantityAheadAtRest else { return "rested, and was met" }
      let stood = "\(NumberText.short(ahead, of: instrument)) ahead"
      guard let traded = record.tradedAtPrice else { return stood + " when placed" }
      return "\(stood), \(NumberText.short(traded, of: instrument)) traded there"
    }
  }

  // MARK: Notices

  private mutating func notices(in rect: Rect) {
    let rows: [MaintenanceNotice] = state.notices.reversed()
    table(
      noticeColumns, rows: rows, selected: selected, in: rect, empty: "no notices",
      scrollBarX: scrollBarX(rect), target: { .row($0) })
  }

  private var noticeColumns: [OptionalColumn<MaintenanceNotice>] {
    [
      OptionalColumn("notice", atLeast: 20) {
        brush.span($0.plan.title, $0.isActive ? .text : .dim)
      },
      OptionalColumn("stage", width: 22, .leading) {
        brush.span($0.stageText, $0.isHaltedForGood ? .danger : $0.isActive ? .warning : .dim)
      },
      OptionalColumn("cancel-only", width: 11, yields: 4) {
        brush.span(ClockText.time($0.plan.cancelOnlyAt), .text)
      },
      OptionalColumn("halt", width: 8, yields: 3) {
        brush.span(ClockText.time($0.plan.haltAt), .text)
      },
      OptionalColumn("open again", width: 10) {
        brush.span(ClockText.time($0.plan.expectedOpen), .text)
      },
      OptionalColumn("estimate", width: 18, .leading, yields: 2) {
        brush.span(slip($0) ?? "not moved", .dim)
      },
      OptionalColumn("audit", width: 12, .leading, yields: 1) {
        guard let audit = $0.audit else { return brush.span("-", .dim) }
        return audit.passed
          ? brush.span("difference 0", .success) : brush.span("DIFFERENCE", .danger)
      },
    ]
  }
}

extension Liquidity {
  /// The part an order played, in a word.
  var word: String {
    switch self {
    case .maker: "maker"
    case .taker: "taker"
    case .auction: "auction"
    }
  }
}
