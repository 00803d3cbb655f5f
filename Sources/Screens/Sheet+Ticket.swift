internal import Canvas
internal import Desk
internal import Market

/// The order ticket: its lines, what would become of the order, and what speaks against it.
extension Sheet {
  /// Draws the ticket where it covers least of the ladder, whose prices stay within the mouse's
  /// reach.
  mutating func ticket(_ ticket: Ticket, beside layout: Layout) {
    let instrument = instrument(ticket.instrument)
    let rect = ticketPlace(ticket, beside: layout)
    let inner = window(rect, title: ticketTitle(ticket, instrument), isModal: false)
    let notes = ticketNotes(ticket, width: inner.width)
    let facts = ticketFacts(ticket, instrument, width: inner.width - 11)
    var y = inner.y
    func row() -> Rect { Rect(x: inner.x, y: y, width: inner.width, height: 1) }
    if ticket.kind == .market, ticket.amending == nil {
      field(.price, "market", ticket, row())
      y += 1
    }
    for line in ticket.lines where y < inner.maxY - 1 {
      field(line, ticket[line], ticket, row())
      y += 1
    }
    let room = inner.maxY - 1 - y
    let shownNotes = Array(notes.prefix(max(0, min(notes.count, room))))
    let shown = fitting(facts, rows: room - shownNotes.count)
    let isAiry = shown.reduce(0) { $0 + $1.values.count } < room - shownNotes.count
    if isAiry, inner.height >= 13 { y += 1 }
    for fact in shown {
      brush.put(fact.name, at: row().origin, over(.label))
      for value in fact.values {
        brush.put([value], at: Point(x: inner.x + 11, y: y), width: max(0, inner.width - 11))
        y += 1
      }
    }
    for (number, note) in shownNotes.enumerated() {
      brush.put(
        [note], at: Point(x: inner.x, y: inner.maxY - 1 - shownNotes.count + number),
        width: inner.width)
    }
    ticketKeys(ticket, in: inner.row(inner.height - 1))
  }

  private mutating func ticketKeys(_ ticket: Ticket, in row: Rect) {
    let word = ticket.amending == nil ? "send" : "change"
    var keys = [windowKey(.dismiss, "close", in: .ticket)]
    if ticket.warned != nil, !ticket.warnings.isEmpty {
      keys.insert(windowKey(.sendAnyway, "\(word) all the same", in: .ticket), at: 0)
    } else {
      var send = windowKey(.confirm, word, in: .ticket)
      // Bright means that nothing is known to speak against it.
      send.isUsable = ticket.fault == nil && ticket.refused == nil
      keys.insert(send, at: 0)
    }
    if ticket.amending == nil { keys.append(windowKey(.nextKind, "kind", in: .ticket)) }
    if ticket.lines.count > 1 { keys.append(windowKey(.nextField, "line", in: .ticket)) }
    windowKeys(keys, in: row)
  }

  private func ticketPlace(_ ticket: Ticket, beside layout: Layout) -> Rect {
    let bounds = brush.bounds
    let lines = ticket.lines.count + (ticket.kind == .market ? 1 : 0)
    // Beside the ladder where there is room, else at the bottom, over the lower panel.
    let beside = Rect(
      x: layout.ladder.maxX, y: layout.ladder.y, width: bounds.maxX - layout.ladder.maxX,
      height: layout.ladder.height)
    let width = min(max(beside.width, Self.ticketWidth), Self.ticketWidthMax)
    // Frame, lines, what becomes of it, what speaks against it, and the keys.
    let usual = lines + (ticket.kind == .bracket ? 14 : 13)
    let size = Size(width: width, height: max(usual, ticketRows(ticket, width: width)))
    if beside.width >= width, beside.height >= usual {
      return beside.centred(Size(width: width, height: min(size.height, beside.height)))
    }
    return ticketAtTheBottom(ticket, size, lines: lines, beside: layout)
  }

  /// The width of the ticket that keeps the ladder's prices free on a screen of 80 columns, and
  /// the one at which nothing that it says takes two rows.
  private static let (ticketWidth, ticketWidthMax) = (48, 66)

  /// How many rows the ticket takes with all that it says in full, or with what matters most.
  private func ticketRows(_ ticket: Ticket, width: Int, rank: Int = .max) -> Int {
    let instrument = instrument(ticket.instrument)
    let facts = ticketFacts(ticket, instrument, width: width - 15).filter { $0.rank < rank }
    let lines = ticket.lines.count + (ticket.kind == .market ? 1 : 0)
    return lines + facts.reduce(0) { $0 + $1.values.count } + 3
      + ticketNotes(ticket, width: width - 4).count
  }

  private func ticketAtTheBottom(
    _ ticket: Ticket, _ size: Size, lines: Int, beside layout: Layout
  ) -> Rect {
    let bounds = brush.bounds
    let width = min(bounds.width, size.width)
    // On a low screen what gives way first has no room of its own: the ladder needs it.
    let low = max(
      lines + 9, ticketRows(ticket, width: width, rank: Self.rank(of: Self.importantRank)))
    // Above what the desk says: why a key of the ticket does nothing stands there.
    let end = layout.messages.y
    let height = max(0, min(end - 1, bounds.height < 30 ? low : size.height))
    return Rect(
      x: max(0, bounds.width - width), y: max(0, end - height), width: width, height: height)
  }

  private func ticketTitle(_ ticket: Ticket, _ instrument: Instrument) -> [Span] {
    let role: ThemeRole = ticket.side == .buy ? .positive : .negative
    let glyph = text(ticket.side == .buy ? glyphs.up : glyphs.down)
    let verb = ticket.side == .buy ? "Buy" : "Sell"
    let what = ticket.amending == nil ? ticket.kind.name : "change an open order"
    return [
      Span("\(glyph) \(verb) \(instrument.symbol)", over(role).with(.bold)),
      over(" \(text(glyphs.dot)) \(what)", .label),
    ]
  }

  private mutating func field(
    _ field: Ticket.Field, _ value: String, _ ticket: Ticket, _ row: Rect
  ) {
    let isThere = ticket.lines.contains(field)
    let isOpen = ticket.field == field && isThere
    brush.put(ticket.label(of: field), at: row.origin, over(isOpen ? .accent : .label))
    if isThere { add(.field(field), in: row) }
    let box = Rect(x: row.x + 11, y: row.y, width: min(22, max(0, row.width - 11)), height: 1)
    let style = isOpen ? theme[.field] : over(.text)
    if isOpen { brush.fill(box, style) }
    let shown = isOpen && ticket.isFieldFresh ? theme.style(.field, on: .selection) : style
    let end = brush.put(value, at: box.origin, shown, width: box.width)
    if isOpen, end < box.maxX { brush.plot(" ", at: Point(x: end, y: row.y), theme[.cursor]) }
    let rest = Point(x: box.maxX + 1, y: row.y)
    if value.isEmpty {
      let hint = ticket.emptyMeaning(of: field)
      let start = isOpen ? end + 1 : box.x
      brush.put(
        hint, at: Point(x: start, y: row.y), over(.placeholder), width: max(0, row.maxX - start))
      if !hint.isEmpty { return }
    }
    brush.put(
      unitText(of: field, ticket), at: rest, over(.dim), width: max(0, row.maxX - rest.x))
  }

  private func unitText(of field: Ticket.Field, _ ticket: Ticket) -> String {
    let instrument = instrument(ticket.instrument)
    switch ticket.unit(of: field) {
    case .price, .amount: return instrument.quote.symbol
    case .quantity: return instrument.base.symbol
    case .time: return ticket[field].contains(":") ? "UTC" : "minutes"
    }
  }

  /// What is wrong with the order and what speaks against it, each in as many rows as it needs.
  private func ticketNotes(_ ticket: Ticket, width: Int) -> [Span] {
    var notes: [Span] = []
    func add(_ mark: String, _ text: String, _ role: ThemeRole) {
      for (number, line) in wrapped(text, width: max(10, width - 2)).enumerated() {
        notes.append(over((number == 0 ? mark : " ") + " " + line, role))
      }
    }
    if let refused = ticket.refused { add(text(glyphs.crossMark), refused.reason, .danger) }
    if let fault = ticket.fault, ticket.refused?.reason.hasSuffix(fault) != true {
      add(text(glyphs.crossMark), fault, .danger)
    }
    for warning in ticket.warnings { add("!", warning.text, .warning) }
    return notes
  }
}
