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
    case .notices: state.notices.count + state.incidents.count
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
}
