internal import Analytics
internal import Canvas
internal import Desk
internal import Market

/// The price ladder.
extension Sheet {
  /// What the rows of one frame of the ladder have in common.
  struct Ladder {
    var columns: LadderColumns
    var fullBar: Int
    var isCumulative: Bool
    var flowMinimum: Quantity
    var bestBid: Int?
    var bestAsk: Int?
    var last: (row: Int, side: Side?)?
    var high: Int?
    var low: Int?
    var indicative: Int?
    var cursor: Int?
    /// The row that the mouse carries an own order over.
    var drop: Int?
    var isStale: Bool
  }

  /// Draws the ladder and returns how many prices it shows.
  mutating func ladder(in rect: Rect, isFramed: Bool, _ memory: inout LadderMemory) -> Int {
    guard !rect.isEmpty else { return 0 }
    add(.pane(.ladder), in: rect)
    let inner = isFramed ? rect.inset(by: 1) : rect
    let count = max(0, inner.height - 1)
    let book = LadderRows(state, count: count)
    if isFramed {
      let words = ladderWords(book)
      part(&memory.frame, words, in: rect.row(0)) { $0.ladderFrame(rect, words) }
      // Its other edges stay as they are; this one has totals on it that change.
      brush.lowerEdge(of: rect, theme[words.isFocused ? .borderFocused : .border])
    }
    clear(inner.row(0))
    guard let top = book.rows.first else {
      clear(inner)
      memory.forgetRows()
      brush.put(
        "waiting for the market", at: Point(x: inner.x, y: inner.y + inner.height / 2), .stale,
        width: inner.width, alignment: .centre)
      return count
    }
    let width = max(state.instrument.text(top.price).utf8.count, 7)
    let columns = LadderColumns(
      x: inner.x, width: inner.width - (isFramed ? 1 : 0), priceWidth: width,
      look: state.ladderLook)
    ladderColumns = columns
    let ladder = facts(of: book, columns)
    if isFramed || !ladder.isStale {
      ladderHead(columns, y: inner.y)
    } else {
      brush.put(
        staleWords, at: Point(x: inner.x, y: inner.y), .stale, width: inner.width,
        alignment: .centre)
    }
    memory.forgetRows(
      unless: LadderRowsQuestion(ladder, focus: state.focus), count: book.rows.count)
    for (number, row) in book.rows.enumerated() {
      let line = Rect(x: inner.x, y: inner.y + 1 + number, width: inner.width, height: 1)
      guard row.price.ticks > 0 else {
        memory.rows[number] = nil
        clear(line)
        continue
      }
      part(&memory.rows[number], rowQuestion(row, number: number, ladder), in: line) { sheet in
        sheet.draw(row, number: number, in: line, ladder)
        sheet.addTargets(row.price, in: line, columns)
      }
    }
    if ladder.isStale {
      hatch(book, columns, y: inner.y + 1)
      // What lies over them is no part of them.
      memory.forgetRows()
    }
    if isFramed { ladderFoot(rect, book, ladder) }
    return count
  }

  private func facts(of book: LadderRows, _ columns: LadderColumns) -> Ladder {
    let statistics = state.memory.statistics
    let entry = state.memory.tape.newest
    func row(_ price: Price?, _ side: Side) -> Int? { price.flatMap { book.row(of: $0, on: side) } }
    let last = row(entry?.trade.price, entry?.trade.aggressor?.opposite ?? .buy)
    let hasTraded = statistics.volume.lots > 0
    let isCumulative = state.ladderLook.bars == .cumulative
    return Ladder(
      columns: columns, fullBar: Int(isCumulative ? book.fullTotalLots : book.fullBarLots),
      isCumulative: isCumulative, flowMinimum: state.flowMinimum,
      bestBid: row(state.view.bids.first?.price, .buy),
      bestAsk: row(state.view.asks.first?.price, .sell),
      last: last.map { ($0, entry?.trade.aggressor) },
      high: hasTraded ? row(statistics.high, .sell) : nil,
      low: hasTraded ? row(statistics.low, .buy) : nil,
      indicative: row(state.summary?.indication?.price, .buy),
      cursor: row(state.ladder.cursor, .buy), drop: row(state.drag?.to, .buy),
      isStale: isBookStale)
  }

  private mutating func draw(_ row: LadderRow, number: Int, in line: Rect, _ ladder: Ladder) {
    let columns = ladder.columns
    quantity(row.bid, isBest: number == ladder.bestBid, side: .buy, y: line.y, ladder)
    quantity(row.ask, isBest: number == ladder.bestAsk, side: .sell, y: line.y, ladder)
    bar(ladder.isCumulative ? row.bidTotal : row.bid, side: .buy, y: line.y, ladder)
    bar(ladder.isCumulative ? row.askTotal : row.ask, side: .sell, y: line.y, ladder)
    flow(row.bidFlow, columns.bidFlow, y: line.y, ladder)
    flow(row.askFlow, columns.askFlow, y: line.y, ladder)
    own(row.ownBid, columns.ownBid, .trailing, y: line.y)
    own(row.ownAsk, columns.ownAsk, .leading, y: line.y)
    for (amount, field) in [(row.traded, columns.traded), (row.volume, columns.volume)]
    where amount.lots > 0 && field.width > 0 {
      let text = NumberText.compact(amount, of: state.instrument, width: min(5, field.width))
      brush.put(
        text, at: Point(x: field.x, y: line.y), .volume, width: field.width, alignment: .trailing)
    }
    price(row, number: number, y: line.y, ladder)
  }

  /// Draws how much rests at a price.
  private mutating func quantity(
    _ quantity: Quantity, isBest: Bool, side: Side, y: Int, _ ladder: Ladder
  ) {
    guard quantity.lots > 0 else { return }
    let field = side == .buy ? ladder.columns.bidQuantity : ladder.columns.askQuantity
    let figure: Style =
      ladder.isStale
      ? theme[.stale] : theme[side == .buy ? .positive : .negative].with(isBest ? .bold : [])
    let text = NumberText.compact(quantity, of: state.instrument, width: field.width)
    brush.put(
      text, at: Point(x: field.x, y: y), figure, width: field.width, alignment: .trailing)
  }

  /// Draws a bar that grows away from the price.
  private mutating func bar(_ quantity: Quantity, side: Side, y: Int, _ ladder: Ladder) {
    guard quantity.lots > 0 else { return }
    let bar = side == .buy ? ladder.columns.bidBar : ladder.columns.askBar
    let area = ladder.isStale ? theme[.stale] : theme[side == .buy ? .positiveBar : .negativeBar]
    let rect = Rect(x: bar.x, y: y, width: bar.width, height: 1)
    let lots = Int(quantity.lots)
    brush.bar(
      lots, of: ladder.fullBar, in: rect, area, growing: side == .buy ? .leftwards : .rightwards)
    guard lots > ladder.fullBar, bar.width > 1 else { return }
    // More than a full bar: its end is an arrow.
    let end = Point(x: side == .buy ? bar.x : bar.end - 1, y: y)
    brush.plot(side == .buy ? glyphs.pointerLeft : glyphs.pointer, at: end, area)
  }

  /// Draws what was stacked and pulled, and marks a level that was refilled: both figures where
  /// there is room, else the difference.
  private mutating func flow(
    _ level: FlowLevel, _ field: LadderColumns.Field, y: Int, _ ladder: Ladder
  ) {
    guard field.width > 0 else { return }
    let parts = shownFlow(level, from: ladder.flowMinimum)
    func put(_ lots: Int64, _ sign: String, x: Int) {
      guard lots > 0 else { return }
      let width = LadderColumns.flowWidth
      let text = NumberText.compact(
        Quantity(lots: lots), of: state.instrument, width: width - 1)
      let role: ThemeRole = ladder.isStale ? .stale : sign == "+" ? .text : .dim
      brush.put(
        sign + text, at: Point(x: x, y: y), role, width: width, alignment: .trailing)
    }
    if field.width > LadderColumns.flowWidth {
      put(parts.stacked, "+", x: field.x)
      put(parts.pulled, "-", x: field.end - LadderColumns.flowWidth)
    } else {
      let difference = parts.stacked - parts.pulled
      put(abs(difference), difference < 0 ? "-" : "+", x: field.x)
    }
  }

  /// What of a level is shown as stacked and pulled, in lots: what is large enough.
  func shownFlow(_ level: FlowLevel, from least: Quantity) -> (stacked: Int64, pulled: Int64) {
    (
      level.stacked >= least ? level.stacked.lots : 0,
      level.pulled >= least ? level.pulled.lots : 0
    )
  }

  /// Draws own orders: how much, exactly how much stands before the first of them and, where there
  /// is room, how much behind the last.
  private mutating func own(
    _ own: OwnQuantity, _ field: LadderColumns.Field, _ alignment: Alignment, y: Int
  ) {
    guard field.width > 0 else { return }
    let instrument = state.instrument
    guard own.count > 0 else {
      guard own.waiting > .zero else { return }
      let short = NumberText.short(own.waiting, of: instrument)
      let room = max(1, field.width - 2)
      let text =
        short.utf8.count <= room
        ? short : NumberText.compact(own.waiting, of: instrument, width: room)
      brush.put(
        "(\(text))", at: Point(x: field.x, y: y), .own, width: field.width, alignment: alignment)
      return
    }
    let open = NumberText.short(own.open, of: instrument)
    let ahead = NumberText.short(own.ahead, of: instrument)
    let behind = text(glyphs.pointerLeft) + NumberText.short(own.behind, of: instrument)
    let more = own.count > 1 ? "+" : ""
    let short = "\(open)\(text(glyphs.pointer))\(ahead)"
    var words = short + behind + more
    if words.count > field.width { words = short + more }
    if words.count > field.width {
      let room = max(1, field.width - open.utf8.count - 1 - more.utf8.count)
      words =
        "\(open)\(text(glyphs.pointer))"
        + NumberText.compact(own.ahead, of: instrument, width: room) + more
    }
    brush.put(
      words, at: Point(x: field.x, y: y), .own, width: field.width, alignment: alignment)
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
