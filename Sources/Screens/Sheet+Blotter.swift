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

  /// A side in a word, with its glyph.
  func span(_ side: Side) -> Span {
    side == .buy
      ? brush.span("\(text(glyphs.up)) buy", .positive)
      : brush.span("\(text(glyphs.down)) sell", .negative)
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
