internal import Analytics
internal import Canvas
internal import Desk
internal import Market

/// The price ladder.
extension Sheet {
  /// What the rows of one frame of the ladder have in common.
  private struct Ladder {
    var columns: LadderColumns
    var fullBar: Int
    var bestBid: Int?
    var bestAsk: Int?
    var last: (row: Int, side: Side?)?
    var high: Int?
    var low: Int?
    var indicative: Int?
    var cursor: Int?
    var isStale: Bool
  }

  /// Draws the ladder and returns how many prices it shows.
  mutating func ladder(in rect: Rect, isFramed: Bool) -> Int {
    guard !rect.isEmpty else { return 0 }
    add(.pane(.ladder), in: rect)
    let inner = isFramed ? rect.inset(by: 1) : rect
    let count = max(0, inner.height - 1)
    let book = LadderRows(state, count: count)
    if isFramed { ladderFrame(rect, book) }
    guard let top = book.rows.first else {
      brush.put(
        "waiting for the market", at: Point(x: inner.x, y: inner.y + inner.height / 2), .stale,
        width: inner.width, alignment: .centre)
      return count
    }
    let width = max(state.instrument.text(top.price).utf8.count, 7)
    let columns = LadderColumns(
      x: inner.x, width: inner.width - (isFramed ? 1 : 0), priceWidth: width)
    let ladder = facts(of: book, columns)
    ladderHead(columns, y: inner.y)
    for (number, row) in book.rows.enumerated() where row.price.ticks > 0 {
      let line = Rect(x: inner.x, y: inner.y + 1 + number, width: inner.width, height: 1)
      draw(row, number: number, in: line, ladder)
      addTargets(row.price, in: line, columns)
    }
    if ladder.isStale { hatch(book, columns, y: inner.y + 1) }
    return count
  }

  private func facts(of book: LadderRows, _ columns: LadderColumns) -> Ladder {
    let statistics = state.memory.statistics
    let entry = state.memory.tape.latest(1).first
    func row(_ price: Price?, _ side: Side) -> Int? { price.flatMap { book.row(of: $0, on: side) } }
    let last = row(entry?.trade.price, entry?.trade.aggressor?.opposite ?? .buy)
    let hasTraded = statistics.volume.lots > 0
    return Ladder(
      columns: columns, fullBar: Int(book.fullBarLots),
      bestBid: row(state.view.bids.first?.price, .buy),
      bestAsk: row(state.view.asks.first?.price, .sell),
      last: last.map { ($0, entry?.trade.aggressor) },
      high: hasTraded ? row(statistics.high, .sell) : nil,
      low: hasTraded ? row(statistics.low, .buy) : nil,
      indicative: row(state.summary?.indication?.price, .buy),
      cursor: row(state.ladder.cursor, .buy), isStale: isBookStale)
  }

  /// Whether the book's figures are not live.
  var isBookStale: Bool { state.awaitedFocus != nil || (phase.map(\.isHalted) ?? true) }

  private mutating func ladderFrame(_ rect: Rect, _ book: LadderRows) {
    let isFocused = state.pane == .ladder && state.overlay == nil
    var title = [brush.span("Ladder", .title)]
    if isBookStale, !book.rows.isEmpty {
      title.append(brush.span(" \(text(glyphs.dot)) frozen, not live", .stale))
    }
    if !isBookStale, let hint = axisHint(book) {
      title.append(brush.span(" \(text(glyphs.dot)) \(hint)", .warning))
    }
    let instrument = state.instrument
    let full = NumberText.short(Quantity(lots: book.fullBarLots), of: instrument)
    let step = book.grouping == 1 ? "1 tick" : "\(book.grouping) ticks"
    let note = "full bar \(full) \(instrument.base.symbol), \(step) a row"
    brush.panel(
      rect, title: title, note: [brush.span(note, .label)], isFocused: isFocused)
  }

  /// What is to be said of the axis: that the touch or the chosen price is not on it.
  private func axisHint(_ book: LadderRows) -> String? {
    let key = keyName(.centre, in: .ladder)
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

  private mutating func ladderHead(_ columns: LadderColumns, y: Int) {
    func put(_ text: String, _ field: LadderColumns.Field, _ alignment: Alignment) {
      brush.put(
        text, at: Point(x: field.x, y: y), .label, width: field.width, alignment: alignment)
    }
    put("mine", columns.ownBid, .trailing)
    put("bids", columns.bidQuantity, .trailing)
    put("price", columns.price, .centre)
    put("asks", columns.askQuantity, .trailing)
    put("mine", columns.ownAsk, .leading)
    put("vol", columns.volume, .trailing)
  }

  private mutating func draw(_ row: LadderRow, number: Int, in line: Rect, _ ladder: Ladder) {
    let columns = ladder.columns
    if row.bid.lots > 0 {
      draw(row.bid, isBest: number == ladder.bestBid, side: .buy, y: line.y, ladder)
    }
    if row.ask.lots > 0 {
      draw(row.ask, isBest: number == ladder.bestAsk, side: .sell, y: line.y, ladder)
    }
    own(row.ownBid, columns.ownBid, .trailing, y: line.y)
    own(row.ownAsk, columns.ownAsk, .leading, y: line.y)
    if row.volume.lots > 0, columns.volume.width > 0 {
      let volume = NumberText.compact(
        row.volume, of: state.instrument, width: min(5, columns.volume.width))
      brush.put(
        volume, at: Point(x: columns.volume.x, y: line.y), .volume, width: columns.volume.width,
        alignment: .trailing)
    }
    price(row, number: number, y: line.y, ladder)
  }

  /// Draws what rests at a price: a bar that grows away from the price, and the quantity beyond it.
  private mutating func draw(
    _ quantity: Quantity, isBest: Bool, side: Side, y: Int, _ ladder: Ladder
  ) {
    let columns = ladder.columns
    let (field, bar) =
      side == .buy
      ? (columns.bidQuantity, columns.bidBar) : (columns.askQuantity, columns.askBar)
    let figure: Style =
      ladder.isStale
      ? theme[.stale] : theme[side == .buy ? .positive : .negative].with(isBest ? .bold : [])
    let area = ladder.isStale ? theme[.stale] : theme[side == .buy ? .positiveBar : .negativeBar]
    let text = NumberText.compact(quantity, of: state.instrument, width: field.width)
    brush.put(
      text, at: Point(x: field.x, y: y), figure, width: field.width, alignment: .trailing)
    let rect = Rect(x: bar.x, y: y, width: bar.width, height: 1)
    let lots = Int(quantity.lots)
    brush.bar(
      lots, of: ladder.fullBar, in: rect, area, growing: side == .buy ? .leftwards : .rightwards)
    guard lots > ladder.fullBar, bar.width > 1 else { return }
    // More than a full bar: its end is an arrow.
    let end = Point(x: side == .buy ? bar.x : bar.end - 1, y: y)
    brush.plot(side == .buy ? glyphs.pointerLeft : glyphs.pointer, at: end, area)
  }

  private mutating func price(_ row: LadderRow, number: Int, y: Int, _ ladder: Ladder) {
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
    let mark: Unicode.Scalar? =
      number == ladder.indicative
      ? glyphs.pointerLeft : number == ladder.high ? "H" : number == ladder.low ? "L" : nil
    if let mark { brush.plot(mark, at: Point(x: columns.limitMark.x, y: y), style(.marker)) }
  }

  /// Draws own orders: how much, and exactly how much stands before the first of them.
  private mutating func own(
    _ own: OwnQuantity, _ field: LadderColumns.Field, _ alignment: Alignment, y: Int
  ) {
    guard own.count > 0, field.width > 0 else { return }
    let instrument = state.instrument
    let open = NumberText.short(own.open, of: instrument)
    let ahead = NumberText.short(own.ahead, of: instrument)
    let full = "\(open)\(text(glyphs.pointer))\(ahead)"
    let more = own.count > 1 ? "+" : ""
    var words = full + more
    if words.count > field.width {
      let room = max(1, field.width - open.utf8.count - 1 - more.utf8.count)
      words =
        "\(open)\(text(glyphs.pointer))"
        + NumberText.compact(own.ahead, of: instrument, width: room) + more
    }
    brush.put(
      words, at: Point(x: field.x, y: y), .own, width: field.width, alignment: alignment)
  }

  /// Lays a texture over the empty part of a book that stands still, so that it never looks live.
  private mutating func hatch(_ book: LadderRows, _ columns: LadderColumns, y: Int) {
    for number in book.rows.indices {
      for field in [columns.bidBar, columns.askBar] {
        for x in field.x..<field.end where brush.grid[x, y + number]?.glyph == " " {
          brush.plot(glyphs.hatch, at: Point(x: x, y: y + number), .disabled)
        }
      }
    }
  }

  private mutating func addTargets(_ price: Price, in line: Rect, _ columns: LadderColumns) {
    add(.ladder(price, .price), in: line)
    func cover(_ column: LadderColumn, _ from: Int, _ to: Int) {
      add(.ladder(price, column), in: Rect(x: from, y: line.y, width: to - from, height: 1))
    }
    cover(.own, columns.ownBid.x, columns.ownBid.end)
    cover(.bids, columns.bidQuantity.x, columns.bidBar.end)
    cover(.asks, columns.askBar.x, columns.askQuantity.end)
    cover(.own, columns.ownAsk.x, columns.ownAsk.end)
  }
}
