internal import Canvas
internal import Desk
internal import Market

/// The order ticket.
extension Sheet {
  /// Draws the ticket where it covers least of the ladder, whose prices stay within the mouse's
  /// reach.
  mutating func ticket(_ ticket: Ticket, beside layout: Layout) {
    let instrument = instrument(ticket.instrument)
    let rect = ticketPlace(beside: layout)
    let inner = window(rect, title: ticketTitle(ticket, instrument), isModal: false)
    var y = inner.y
    func row() -> Rect { Rect(x: inner.x, y: y, width: inner.width, height: 1) }
    let isRoomy = inner.height >= 13
    if isRoomy { y += 1 }
    field("price", ticket.kind == .market ? "market" : ticket.priceText, .price, ticket, row())
    y += 1
    field("quantity", ticket.quantityText, .quantity, ticket, row())
    y += isRoomy ? 2 : 1
    for (name, value) in facts(ticket, instrument) where y < inner.maxY - 2 {
      brush.put(name, at: row().origin, over(.label))
      brush.put([value], at: Point(x: inner.x + 11, y: y), width: max(0, inner.width - 11))
      y += 1
    }
    fault(ticket, in: inner.row(inner.height - 2))
    var keys = [
      windowKey(.confirm, ticket.amending == nil ? "send" : "change", in: .ticket),
      windowKey(.dismiss, "put away", in: .ticket),
    ]
    if ticket.kind == .limit { keys.append(windowKey(.nextField, "other line", in: .ticket)) }
    windowKeys(keys, in: inner.row(inner.height - 1))
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
    if ticket.kind == .limit || field == .quantity { add(.field(field), in: row) }
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

  private func facts(_ ticket: Ticket, _ instrument: Instrument) -> [(String, Span)] {
    let quote = instrument.quote
    var facts = [("order", over(orderText(ticket), .text))]
    if let preview = state.preview(of: ticket) {
      let fee = quote.text(preview.fee)
      let index = Int(preview.asset.rawValue)
      let asset = state.session.assets.indices.contains(index) ? state.session.assets[index] : quote
      facts += [
        ("now", over(nowText(preview, instrument), .text)),
        ("value", over("\(quote.text(preview.value)) \(quote.symbol), fee \(fee)", .text)),
        (
          "needs",
          over(
            "\(asset.text(preview.need)) of \(asset.text(preview.available)) \(asset.symbol)",
            preview.isShort ? .warning : .text)
        ),
      ]
    } else {
      facts += ["now", "value", "needs"].map { ($0, over("-", .dim)) }
    }
    guard ticket.kind == .limit, ticket.timeInForce == .goodTillCancelled else { return facts }
    let stays = ticket.haltPolicy == .hold
    facts.append(("in a halt", over(stays ? "stays in the book" : "is cancelled", .text)))
    return facts
  }

  private func orderText(_ ticket: Ticket) -> String {
    let life =
      switch ticket.timeInForce {
      case .goodTillCancelled: "until cancelled"
      case .immediateOrCancel: "immediate or cancel"
      case .fillOrKill: "fill or kill"
      case .goodTillDate: "until its date"
      }
    let kind = ticket.kind == .limit ? "limit" : "market"
    return "\(kind), \(life)" + (ticket.postOnly ? ", post-only" : "")
  }

  /// What would become of it at once, by what the book shows.
  private func nowText(_ preview: OrderPreview, _ instrument: Instrument) -> String {
    func short(_ quantity: Quantity) -> String { NumberText.short(quantity, of: instrument) }
    var parts: [String] = []
    if let price = preview.averagePrice {
      parts.append("\(short(preview.taken)) trades at \(instrument.text(price))")
    }
    if preview.resting > .zero {
      let rests = parts.isEmpty ? "rests" : "\(short(preview.resting)) rests"
      parts.append(rests + (preview.quantityAhead.map { " behind \(short($0))" } ?? ""))
    }
    if preview.expiring > .zero { parts.append("\(short(preview.expiring)) expires") }
    return parts.isEmpty ? "-" : parts.joined(separator: ", ")
  }

  private mutating func fault(_ ticket: Ticket, in row: Rect) {
    if let fault = ticket.fault {
      brush.put(
        "\(text(glyphs.crossMark)) \(fault)", at: row.origin, over(.danger), width: row.width)
    }
  }
}
