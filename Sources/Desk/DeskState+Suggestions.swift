import Market

// What the market suggests for the lines of a ticket that the person has not typed in.
extension DeskState {
  /// Fills in the lines that nobody has typed in, so that the order could be sent as it stands.
  ///
  /// - Parameter keepsPrice: Whether the price stays what it is.
  func suggest(into ticket: inout Ticket, keepsPrice: Bool = false) {
    guard let instrument = instrument(ticket.instrument) else { return }
    for field in Ticket.Field.allCases where !ticket.typed.contains(field) {
      if field == .price, keepsPrice, !ticket.priceText.isEmpty { continue }
      if let text = suggestion(for: field, ticket, instrument) { ticket[field] = text }
    }
  }

  /// What the market suggests for a line; `nil` where the line stays as it is.
  private func suggestion(
    for field: Ticket.Field, _ ticket: Ticket, _ instrument: Instrument
  ) -> String? {
    switch field {
    case .price: return price(ticket, instrument)
    case .target, .trigger, .stopLimit, .trail: return exit(field, ticket, instrument)
    case .quantity: return nil
    case .display:
      guard let whole = instrument.quantity(ticket.quantityText) else { return nil }
      let least = instrument.rules.minimumQuantity.lots
      return instrument.plainText(Quantity(lots: max(whole.lots / 5, least)))
    case .amount:
      guard let quantity = instrument.quantity(ticket.quantityText), let middle else { return nil }
      let value = OrderPreview.value(of: quantity, at: middle, instrument)
      return instrument.quote.text(Money(units: Int64(clamping: value))).filter { $0 != "," }
    case .expiry: return nil
    }
  }

  /// The limit of the order: what the key asked for, or the own side of the touch; of a stop-limit
  /// order a little beyond the trigger, of a pair on the far side.
  private func price(_ ticket: Ticket, _ instrument: Instrument) -> String? {
    switch ticket.kind {
    case .market, .marketByAmount, .stop, .trailingStop, .takeProfit: return ""
    case .limit, .iceberg, .bracket:
      if !ticket.askedPriceText.isEmpty { return ticket.askedPriceText }
      guard let touch = (ticket.side == .buy ? bestBid : bestAsk) ?? middle else { return nil }
      return text(touch.ticks, instrument)
    case .stopLimit:
      let typed = ticket.typed.contains(.trigger) ? instrument.price(ticket[.trigger]) : nil
      guard let trigger = typed?.ticks ?? trigger(ticket) else { return nil }
      return text(away(from: trigger, ticket.side, room / 2), instrument)
    case .oneCancelsOther:
      guard let near = ticket.side == .buy ? bestBid ?? middle : bestAsk ?? middle else {
        return nil
      }
      return text(away(from: near.ticks, ticket.side.opposite, room), instrument)
    }
  }

  private func exit(
    _ field: Ticket.Field, _ ticket: Ticket, _ instrument: Instrument
  ) -> String? {
    let entry = instrument.price(ticket.priceText)?.ticks ?? middle?.ticks
    switch (ticket.kind, field) {
    case (_, .trail): return text(2 * room, instrument)
    case (.bracket, .target):
      return entry.flatMap { text(away(from: $0, ticket.side, 4 * room), instrument) }
    case (.bracket, .trigger):
      return entry.flatMap { text(away(from: $0, ticket.side.opposite, 2 * room), instrument) }
    case (_, .trigger): return trigger(ticket).flatMap { text($0, instrument) }
    default: return ""
    }
  }

  /// Where a waiting order of the ticket's kind is triggered: at the chosen price where that is on
  /// the right side of the market, else a little away from the touch.
  private func trigger(_ ticket: Ticket) -> Int64? {
    let kind = ticket.kind.trigger ?? .stop
    let rises = Trigger.waitsForRise(kind, ticket.side)
    guard let near = (rises ? bestAsk : bestBid) ?? middle else { return nil }
    let last = summary?.last ?? near
    if let chosen = ladder.cursor, chosen != last, (chosen > last) == rises { return chosen.ticks }
    let start = rises ? max(near.ticks, last.ticks) : min(near.ticks, last.ticks)
    return away(from: start, rises ? .buy : .sell, room)
  }

  /// A price away from another: up for a buy, down for a sell.
  private func away(from ticks: Int64, _ side: Side, _ distance: Int64) -> Int64 {
    side == .buy ? ticks + distance : ticks - distance
  }

  /// A distance that the market covers in a while: a thousandth of the price, or twice the spread,
  /// in whole rows of the ladder.
  private var room: Int64 {
    let spread = bestBid.flatMap { bid in bestAsk.map { abs($0.ticks - bid.ticks) } } ?? 1
    let most = max((middle?.ticks ?? 1) / 1_000, 2 * spread, 2)
    let grouping = max(1, ladder.groupingTicks)
    return (most + grouping - 1) / grouping * grouping
  }

  private func text(_ ticks: Int64, _ instrument: Instrument) -> String {
    instrument.plainText(Price(ticks: min(max(ticks, 1), instrument.maximumPrice.ticks)))
  }
}
