internal import Canvas
internal import Desk
internal import Market

/// The order ticket.
extension Sheet {
  /// Draws the ticket where it covers least of the ladder.
  mutating func ticket(_ ticket: Ticket, beside layout: Layout) {
    let instrument = instrument(ticket.instrument)
    let preview = TicketPreview(ticket, instrument, state.view)
    let rect = ticketPlace(beside: layout)
    let inner = window(rect, title: ticketTitle(ticket, instrument))
    var y = inner.y
    func row() -> Rect { Rect(x: inner.x, y: y, width: inner.width, height: 1) }
    let isRoomy = inner.height >= 13
    if isRoomy { y += 1 }
    field("price", ticket.kind == .market ? "market" : ticket.priceText, .price, ticket, row())
    y += 1
    field("quantity", ticket.quantityText, .quantity, ticket, row())
    y += isRoomy ? 2 : 1
    for (name, words) in facts(ticket, instrument, preview) where y < inner.maxY - 2 {
      brush.put(name, at: row().origin, over(.label))
      brush.put(
        words, at: Point(x: inner.x + 11, y: y), over(.text), width: max(0, inner.width - 11))
      y += 1
    }
    fault(ticket, in: inner.row(inner.height - 2))
    windowKeys(
      [
        windowKey(.confirm, ticket.amending == nil ? "send" : "change", in: .ticket),
        windowKey(.dismiss, "put away", in: .ticket),
        windowKey(.nextField, "other line", in: .ticket),
      ], in: inner.row(inner.height - 1))
  }

  private func ticketPlace(beside layout: Layout) -> Rect {
    let size = Size(width: 48, height: 15)
    let bounds = brush.bounds
    // Beside the ladder where there is room, else at the bottom, over the lower panel.
    let beside = Rect(
      x: layout.ladder.maxX, y: layout.ladder.y, width: bounds.maxX - layout.ladder.maxX,
      height: layout.ladder.height)
    if beside.width >= size.width, beside.height >= size.height { return beside.centred(size) }
    let height = min(bounds.height - 2, bounds.height < 30 ? 11 : size.height)
    let width = min(bounds.width, size.width)
    return Rect(
      x: max(0, (bounds.width - width) / 2), y: max(0, layout.hints.y - height), width: width,
      height: height)
  }

  private func ticketTitle(_ ticket: Ticket, _ instrument: Instrument) -> [Span] {
    let role: ThemeRole = ticket.side == .buy ? .positive : .negative
    let glyph = text(ticket.side == .buy ? glyphs.up : glyphs.down)
    let verb = ticket.side == .buy ? "Buy" : "Sell"
    return [
      Span("\(glyph) \(verb) \(instrument.symbol)", over(role).with(.bold)),
      over(ticket.amending == nil ? "" : " \(text(glyphs.dot)) change an open order", .label),
    ]
  }

  private mutating func field(
    _ name: String, _ value: String, _ field: Ticket.Field, _ ticket: Ticket, _ row: Rect
  ) {
    let isOpen = ticket.field == field && !(ticket.kind == .market && field == .price)
    brush.put(name, at: row.origin, over(isOpen ? .accent : .label))
    let box = Rect(x: row.x + 11, y: row.y, width: min(22, max(0, row.width - 11)), height: 1)
    let style = isOpen ? theme[.field] : over(.text)
    if isOpen { brush.fill(box, style) }
    let shown = isOpen && ticket.isFieldFresh ? theme.style(.field, on: .selection) : style
    let end = brush.put(value, at: box.origin, shown, width: box.width)
    if isOpen, end < box.maxX { brush.plot(" ", at: Point(x: end, y: row.y), theme[.cursor]) }
    let unit =
      field == .price ? instrument(ticket.instrument).quote : instrument(ticket.instrument).base
    brush.put(
      unit.symbol, at: Point(x: box.maxX + 1, y: row.y), over(.dim),
      width: max(0, row.maxX - box.maxX - 1))
  }

  private func facts(
    _ ticket: Ticket, _ instrument: Instrument, _ preview: TicketPreview
  ) -> [(String, String)] {
    let quote = instrument.quote
    let given = ticket.side == .buy ? quote : instrument.base
    let index = Int(given.id.rawValue)
    let balance =
      index < state.view.balances.count ? state.view.balances[index].available : Money.zero
    let value = preview.value.map {
      "\(preview.isEstimate ? "about " : "")\(quote.text($0)) \(quote.symbol)"
    }
    return [
      ("order", orderText(ticket)), ("now", nowText(ticket, instrument, preview)),
      ("value", value ?? "-"), ("fee", feeText(ticket, instrument, preview)),
      ("available", "\(given.text(balance)) \(given.symbol)"),
      ("in a halt", ticket.haltPolicy == .hold ? "stays in the book" : "is cancelled"),
    ]
  }

  private func orderText(_ ticket: Ticket) -> String {
    let life =
      switch ticket.timeInForce {
      case .goodTillCancelled: "until cancelled"
      case .immediateOrCancel: "immediate or cancel"
      case .fillOrKill: "fill or kill"
      }
    let kind = ticket.kind == .limit ? "limit" : "market"
    return "\(kind), \(life)" + (ticket.postOnly ? ", post-only" : "")
  }

  /// What would become of it at once, by what the book shows.
  private func nowText(
    _ ticket: Ticket, _ instrument: Instrument, _ preview: TicketPreview
  ) -> String {
    if phase?.allows(.match) == false { return "no matching: \(phase?.name ?? "")" }
    if preview.takes { return ticket.side == .buy ? "meets the asks" : "meets the bids" }
    guard preview.price != nil else { return "-" }
    return "joins the queue behind \(NumberText.short(preview.ahead, of: instrument))"
  }

  private func feeText(
    _ ticket: Ticket, _ instrument: Instrument, _ preview: TicketPreview
  ) -> String {
    guard let maker = preview.makerFee, let taker = preview.takerFee else { return "-" }
    let quote = instrument.quote
    let rests = "\(quote.text(maker)) as maker"
    let takes = "\(quote.text(taker)) as taker"
    if ticket.postOnly { return rests }
    return ticket.timeInForce == .goodTillCancelled && ticket.kind == .limit
      ? "\(takes), \(rests)" : takes
  }

  private mutating func fault(_ ticket: Ticket, in row: Rect) {
    if let fault = ticket.fault {
      brush.put(
        "\(text(glyphs.crossMark)) \(fault)", at: row.origin, over(.danger), width: row.width)
    }
  }
}
