internal import Analytics
internal import Canvas
internal import Desk
internal import Market

// What stands around the rows of the ladder: title, scale, heads of columns, totals.
extension Sheet {
  /// What the frame of the ladder says.
  struct LadderWords: Equatable {
    var isFocused: Bool
    var staleWords: String?
    var hint: String?
    /// What a full bar stands for, and whether bars add up to it.
    var fullLots: Int64
    var isCumulative: Bool
    var grouping: Int64
    var focus: InstrumentID
  }

  /// What the frame of the ladder says now.
  func ladderWords(_ book: LadderRows) -> LadderWords {
    let isCumulative = state.ladderLook.bars == .cumulative
    let isStale = isBookStale
    return LadderWords(
      isFocused: state.pane == .ladder && state.overlay == nil,
      staleWords: isStale && !book.rows.isEmpty ? staleWords : nil,
      hint: isStale ? nil : axisHint(book),
      fullLots: isCumulative ? book.fullTotalLots : book.fullBarLots, isCumulative: isCumulative,
      grouping: book.grouping, focus: state.focus)
  }

  /// Draws the frame with the title, and what a full bar and a row stand for.
  mutating func ladderFrame(_ rect: Rect, _ words: LadderWords) {
    var title = [brush.span("Ladder", .title)]
    if let stale = words.staleWords {
      title.append(brush.span(" \(text(glyphs.dot)) \(stale)", .stale))
    }
    if let hint = words.hint {
      title.append(brush.span(" \(text(glyphs.dot)) \(hint)", .warning))
    }
    let instrument = state.instrument
    let full = NumberText.short(Quantity(lots: words.fullLots), of: instrument)
    let step = words.grouping == 1 ? "1 tick" : "\(words.grouping) ticks"
    let bar = words.isCumulative ? "bars add up to" : "full bar"
    let note = "\(bar) \(full) \(instrument.base.symbol), \(step) a row"
    brush.panel(
      rect, title: title, note: [brush.span(note, .label)], isFocused: words.isFocused)
  }

  /// What is to be said of the axis: that the touch or the chosen price is not on it.
  private func axisHint(_ book: LadderRows) -> String? {
    var key: String { keyName(.centre, in: .ladder) }
    let isCrossed = phase?.allows(.match) != true
    if !isCrossed, let bid = state.bestBid, let top = book.rows.first, bid > top.price {
      return "touch above \(text(glyphs.up)) \(key)"
    }
    if !isCrossed, let ask = state.bestAsk, let bottom = book.rows.last, ask < bottom.price {
      return "touch below \(text(glyphs.down)) \(key)"
    }
    if state.ladder.isCursorLost { return "cursor out of sight" }
    return state.ladder.isPinned ? "held, \(key) centres" : nil
  }

  /// Draws the heads of the columns.
  mutating func ladderHead(_ columns: LadderColumns, y: Int) {
    func put(_ text: String, _ field: LadderColumns.Field, _ alignment: Alignment) {
      brush.put(
        text, at: Point(x: field.x, y: y), .label, width: field.width, alignment: alignment)
    }
    put("mine", columns.ownBid, .trailing)
    put("bids", columns.bidQuantity, .trailing)
    put("price", columns.price, .centre)
    put("asks", columns.askQuantity, .trailing)
    put("mine", columns.ownAsk, .leading)
    let seconds = DepthFlow.window.wholeSeconds
    put("\(seconds) s", columns.traded, .trailing)
    put("vol", columns.volume, .trailing)
    for field in [columns.bidFlow, columns.askFlow] {
      if field.width > LadderColumns.flowWidth {
        put("stack", Self.part(of: field, at: field.x), .trailing)
        put("pull", Self.part(of: field, at: field.end - LadderColumns.flowWidth), .trailing)
      } else {
        put("change", field, .trailing)
      }
    }
  }

  private static func part(of field: LadderColumns.Field, at x: Int) -> LadderColumns.Field {
    LadderColumns.Field(x: x, width: LadderColumns.flowWidth)
  }

  /// Draws into the lower edge of the frame: the chosen own order's place in the queue, and the
  /// totals of what was stacked and pulled.
  mutating func ladderFoot(_ rect: Rect, _ book: LadderRows, _ ladder: Ladder) {
    guard rect.height > 3, rect.width > 24 else { return }
    let y = rect.maxY - 1
    var room = rect.width - 4
    let chosen = ladder.cursor.map { book.rows[$0] }
    if let words = queueWords ?? chosen.flatMap(happenings) {
      let spans = [brush.span(" \(words) ", .own)]
      room -= put(foot: spans, x: rect.x + 2, y: y, room: room) + 1
    }
    for isLong in [true, false] {
      guard let totals = flowTotals(book, ladder, isLong: isLong) else { return }
      let width = brush.width(of: totals)
      guard width <= room else { continue }
      brush.put(totals, at: Point(x: rect.maxX - 2 - width, y: y))
      return
    }
  }

  private mutating func put(foot spans: [Span], x: Int, y: Int, room: Int) -> Int {
    brush.put(spans, at: Point(x: x, y: y), width: room) - x
  }

  /// The totals of what was stacked and pulled on the rows, as far as it is shown; `nil` where
  /// nothing was, as in an auction.
  private func flowTotals(_ book: LadderRows, _ ladder: Ladder, isLong: Bool) -> [Span]? {
    var bids = (stacked: Int64(0), pulled: Int64(0))
    var asks = bids
    for row in book.rows {
      let bid = shownFlow(row.bidFlow, from: ladder.flowMinimum)
      let ask = shownFlow(row.askFlow, from: ladder.flowMinimum)
      bids = (bids.stacked + bid.stacked, bids.pulled + bid.pulled)
      asks = (asks.stacked + ask.stacked, asks.pulled + ask.pulled)
    }
    guard bids.stacked + bids.pulled + asks.stacked + asks.pulled > 0 else { return nil }
    func figure(_ lots: Int64) -> String {
      NumberText.compact(Quantity(lots: lots), of: state.instrument, width: 5)
    }
    let least = ladder.flowMinimum
    let from = least == .zero ? "" : " from \(NumberText.short(least, of: state.instrument))"
    let role: ThemeRole = ladder.isStale ? .stale : .text
    return [
      brush.span(" \(DepthFlow.window.wholeSeconds) s\(from) ", .label),
      brush.span(isLong ? " bids " : " ", .label),
      brush.span("+\(figure(bids.stacked)) -\(figure(bids.pulled))", role),
      brush.span(isLong ? "  asks " : "  ", .label),
      brush.span("+\(figure(asks.stacked)) -\(figure(asks.pulled)) ", role),
    ]
  }

  /// How the chosen own order stands in its queue; `nil` where none of this market is chosen.
  private var queueWords: String? {
    guard let order = chosenOwnOrder else { return nil }
    let instrument = state.instrument
    func short(_ quantity: Quantity) -> String { NumberText.short(quantity, of: instrument) }
    let open = "\(order.side == .buy ? "buy" : "sell") \(short(order.openQuantity))"
    let (ahead, behind) = (short(order.quantityAhead), short(order.quantityBehind))
    var words = "\(open): \(ahead) ahead, \(behind) behind"
    guard let queue = state.queues.first(where: { $0.order == order.id }) else { return words }
    let progress = queue.progress(ahead: order.quantityAhead)
    if progress.moved > .zero {
      let parts = [(progress.traded, "traded"), (progress.cancelled, "pulled")]
      let told = parts.filter { $0.0 > .zero }.map { "\(short($0.0)) \($0.1)" }
      words += ", up " + told.joined(separator: " + ")
    }
    if queue.refreshCount > 0 { words += ", refilled \(queue.refreshCount)x" }
    return words
  }

  /// What happened lately at the chosen price; `nil` where nothing did.
  private func happenings(_ row: LadderRow) -> String? {
    let instrument = state.instrument
    func short(_ lots: Int64) -> String {
      NumberText.short(Quantity(lots: lots), of: instrument)
    }
    let stacked = row.bidFlow.stacked.lots + row.askFlow.stacked.lots
    let pulled = row.bidFlow.pulled.lots + row.askFlow.pulled.lots
    let refills = row.bidFlow.refills + row.askFlow.refills
    let parts = [
      (stacked, "+\(short(stacked))"), (pulled, "-\(short(pulled))"),
      (row.traded.lots, "\(short(row.traded.lots)) traded"), (refills, "refilled \(refills)x"),
    ]
    let told = parts.filter { $0.0 > 0 }.map(\.1)
    guard !told.isEmpty else { return nil }
    return "\(instrument.text(row.price)): " + told.joined(separator: ", ")
  }

  /// The own order at the chosen price, else the selected one, if it rests in this market.
  private var chosenOwnOrder: OpenOrder? {
    let resting = state.orders(in: state.focus).filter { $0.trigger == nil }
    if state.pane == .ladder, let cursor = state.ladder.cursor {
      return resting.last { state.ladder.label(of: $0.price, $0.side) == cursor }
    }
    return resting.first { $0.id == state.selectedOrder }
  }
}
