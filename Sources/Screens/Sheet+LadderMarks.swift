internal import Analytics
internal import Canvas
internal import Desk
internal import Market

// What is marked on the ladder: prices, trades, limits of the day, refills, and that it is stale.
extension Sheet {
  /// Draws a row's price and all that is marked at it.
  mutating func price(_ row: LadderRow, number: Int, y: Int, _ ladder: Ladder) {
    let columns = ladder.columns
    let isBetween = number > (ladder.bestAsk ?? .max) && number < (ladder.bestBid ?? .min)
    var style = theme[isBetween || ladder.isStale ? .dim : .text]
    if number == ladder.cursor {
      brush.fill(
        Rect(x: columns.lastMark.x, y: y, width: columns.price.width + 2, height: 1), .cursor)
      brush.plot(glyphs.pointer, at: Point(x: columns.pointer.x, y: y), .accent)
      style = theme[.cursor]
    }
    brush.put(
      state.instrument.text(row.price), at: Point(x: columns.price.x, y: y), style,
      width: columns.price.width, alignment: .trailing)
    marks(number: number, y: y, ladder)
    refills(row, y: y, ladder)
    if number == ladder.drop { dropMark(y: y, ladder) }
  }

  /// Marks the last trade's price, the limits of the day and the price of the coming uncross.
  private mutating func marks(number: Int, y: Int, _ ladder: Ladder) {
    let columns = ladder.columns
    func style(_ role: ThemeRole) -> Style {
      number == ladder.cursor ? theme.style(role, on: .cursor) : theme[role]
    }
    if let last = ladder.last, last.row == number {
      let glyph =
        last.side == .buy ? glyphs.up : last.side == .sell ? glyphs.down : glyphs.disc
      let role: ThemeRole =
        ladder.isStale
        ? .stale : last.side == .buy ? .positive : last.side == .sell ? .negative : .accent
      brush.plot(glyph, at: Point(x: columns.lastMark.x, y: y), style(role))
    }
    if number == ladder.high || number == ladder.low { limitLine(y: y, ladder) }
    let mark: Unicode.Scalar? =
      number == ladder.indicative
      ? glyphs.pointerLeft : number == ladder.high ? "H" : number == ladder.low ? "L" : nil
    if let mark { brush.plot(mark, at: Point(x: columns.limitMark.x, y: y), style(.marker)) }
  }

  /// Draws a line through what is empty of the bars, at the highest or lowest price of the session.
  private mutating func limitLine(y: Int, _ ladder: Ladder) {
    for field in [ladder.columns.bidBar, ladder.columns.askBar] {
      for x in field.x..<field.end where brush.grid[x, y]?.glyph == " " {
        brush.plot(glyphs.dottedHorizontal, at: Point(x: x, y: y), .marker)
      }
    }
  }

  /// Marks a level that was traded away and was there again at once, and an own iceberg that has
  /// shown its next part.
  private mutating func refills(_ row: LadderRow, y: Int, _ ladder: Ladder) {
    let columns = ladder.columns
    let style = theme[ladder.isStale ? .stale : .marker]
    // In the gap between quantity and bar, which nothing else uses.
    if row.bidFlow.refills > 0 || isRefreshed(row, .buy) {
      brush.plot("R", at: Point(x: columns.bidQuantity.end, y: y), style)
    }
    if row.askFlow.refills > 0 || isRefreshed(row, .sell) {
      brush.plot("R", at: Point(x: columns.askBar.end, y: y), style)
    }
  }

  /// Whether an own iceberg of a row has shown its next part.
  func isRefreshed(_ row: LadderRow, _ side: Side) -> Bool {
    guard (side == .buy ? row.ownBid : row.ownAsk).count > 0 else { return false }
    return state.queues.contains { queue in
      queue.refreshCount > 0 && queue.instrument == state.focus
        && state.ladder.label(of: queue.price, side) == row.price
    }
  }

  /// Shows where the order that the mouse carries would go.
  private mutating func dropMark(y: Int, _ ladder: Ladder) {
    guard let drag = state.drag, let order = state.view.orders.first(where: { $0.id == drag.order })
    else { return }
    let field = order.side == .buy ? ladder.columns.ownBid : ladder.columns.ownAsk
    guard field.width > 0 else { return }
    let text =
      text(glyphs.pointer) + NumberText.short(order.openQuantity, of: state.instrument)
      + text(glyphs.pointerLeft)
    brush.put(
      text, at: Point(x: field.x, y: y), theme[.selection], width: field.width,
      alignment: order.side == .buy ? .trailing : .leading)
  }

  /// Lays a texture over the empty part of a book that stands still, so that it never looks live.
  mutating func hatch(_ book: LadderRows, _ columns: LadderColumns, y: Int) {
    for number in book.rows.indices {
      for field in [columns.bidBar, columns.askBar] {
        for x in field.x..<field.end where brush.grid[x, y + number]?.glyph == " " {
          brush.plot(glyphs.hatch, at: Point(x: x, y: y + number), .disabled)
        }
      }
    }
  }

  /// Whether the book's figures are not live.
  var isBookStale: Bool { state.bookAge != nil || (phase.map(\.isHalted) ?? true) }

  /// Why the book is not live, in words.
  var staleWords: String {
    guard let age = state.bookAge else {
      let halt = state.memory.halts.last
      guard let halt, halt.end == nil else { return "frozen, not live" }
      return "frozen since \(ClockText.time(halt.start)), not live"
    }
    switch age.cause {
    case .otherMarket(let id): return "frozen, \(instrument(id).symbol) is to come, \(age.words)"
    case .silence: return "frozen, \(age.words), no news comes"
    case .lag: return "late, \(age.words)"
    }
  }
}
