internal import Analytics
internal import Canvas
internal import Desk
internal import Market

/// What would become of the order in the ticket.
extension Sheet {
  /// A line of it, and how soon it gives way where there is too little room: the highest first.
  struct TicketFact {
    var name: String
    /// What it says, a row each.
    var values: [Span]
    var rank: Int
  }

  /// Facts below this rank have room on every screen.
  static let importantRank = 5

  /// The ranks of facts are made different, so that as many stay as there is room for.
  static func rank(of rank: Int, place: Int = 0) -> Int { rank * 16 + place }

  /// The facts that fit into so many rows, those that give way last first chosen; each whole.
  func fitting(_ facts: [TicketFact], rows: Int) -> [TicketFact] {
    var left = rows
    var kept: [Int] = []
    for fact in facts.sorted(by: { $0.rank < $1.rank }) where fact.values.count <= left {
      left -= fact.values.count
      kept.append(fact.rank)
    }
    return facts.filter { kept.contains($0.rank) }
  }

  /// What there is to know of the order, from top to bottom, in rows of at most so many columns.
  func ticketFacts(_ ticket: Ticket, _ instrument: Instrument, width: Int) -> [TicketFact] {
    var facts: [TicketFact] = []
    func add(_ name: String, _ rank: Int, _ value: String?, _ role: ThemeRole = .text) {
      let rows = wrapped(value ?? "-", width: max(8, width))
      facts.append(
        TicketFact(
          name: name, values: rows.map { over($0, value == nil ? .dim : role) },
          rank: Self.rank(of: rank, place: facts.count)))
    }
    let preview = state.preview(of: ticket)
    let quote = instrument.quote
    add("order", 0, orderText(ticket))
    add("now", 1, preview.map { nowText($0, ticket, instrument) })
    if let preview, let average = preview.averagePrice {
      add("average", 4, averageText(average, preview, instrument))
    }
    add(
      "value", 3,
      preview.map { preview in
        let bound = preview.bound.map { $0.words + " " } ?? ""
        return "\(bound)\(quote.text(preview.value)) \(quote.symbol), fee "
          + quote.text(preview.fee)
      })
    add("needs", 2, preview.map(needsText), preview?.isShort == true ? .warning : .text)
    add("leaves", 5, preview.map { leavesText($0, instrument) })
    if let gain = preview?.gain, let loss = preview?.loss {
      add("exits", 6, "target +\(quote.text(gain)), stop -\(quote.text(loss)) \(quote.symbol)")
    }
    if ticket.amending == nil, ticket.selfTradePrevention != .expireTaker {
      add("own orders", 7, ticket.selfTradePrevention.words)
    }
    if ticket.timeInForce.rests {
      let stays = ticket.haltPolicy == .hold
      let holds = ticket.kind.waits ? "goes on waiting" : "stays in the book"
      add("in a halt", 8, stays ? holds : "is cancelled")
    }
    return facts
  }

  private func orderText(_ ticket: Ticket) -> String {
    guard ticket.amending == nil else {
      return ticket.kind == .limit ? "an order that rests" : "an order that waits"
    }
    // The kind is in the title; long names would take the room of the switches.
    let end = state.end(of: ticket).map { "until \(ClockText.moment($0, from: now))" }
    return (end ?? ticket.timeInForce.words) + (ticket.postOnly ? ", post-only" : "")
      + (ticket.reduceOnly ? ", reduce-only" : "")
  }

  /// What would become of it at once, by what the book shows.
  private func nowText(
    _ preview: OrderPreview, _ ticket: Ticket, _ instrument: Instrument
  ) -> String {
    func short(_ quantity: Quantity) -> String { NumberText.short(quantity, of: instrument) }
    if let trigger = preview.trigger {
      let rises = Trigger.waitsForRise(trigger.kind, preview.side)
      if trigger.kind == .trailing {
        return "follows \(instrument.text(Price(ticks: trigger.trailTicks))) "
          + (rises ? "above the lowest price" : "below the highest price")
      }
      return "waits for \(rises ? "a rise" : "a fall") to \(instrument.text(trigger.price))"
    }
    var parts: [String] = []
    if let price = preview.averagePrice {
      parts.append("\(short(preview.taken)) trades at \(instrument.text(price))")
    }
    if preview.resting > .zero {
      let rests = parts.isEmpty ? "rests" : "\(short(preview.resting)) rests"
      parts.append(rests + (preview.quantityAhead.map { " behind \(short($0))" } ?? ""))
    }
    if preview.expiring > .zero { parts.append("\(short(preview.expiring)) expires") }
    if ticket.kind == .oneCancelsOther, !parts.isEmpty { parts.append("the stop waits") }
    return parts.isEmpty ? "-" : parts.joined(separator: ", ")
  }

  /// How much worse than the touch it trades: `61,732.45, 3 ticks worse, 0.32 USDT`.
  private func averageText(
    _ average: Price, _ preview: OrderPreview, _ instrument: Instrument
  ) -> String {
    let ticks = preview.slippageTicks
    guard preview.slippageCost > .zero else { return "at the touch, no slippage" }
    let cost = "\(instrument.quote.text(preview.slippageCost)) \(instrument.quote.symbol)"
    return "slips \(ticks) \(ticks == 1 ? "tick" : "ticks"), costs \(cost)"
  }

  private func needsText(_ preview: OrderPreview) -> String {
    let asset = asset(of: preview)
    return "\(asset.text(preview.need)) of \(asset.text(preview.available)) \(asset.symbol)"
  }

  private func leavesText(_ preview: OrderPreview, _ instrument: Instrument) -> String {
    let asset = asset(of: preview)
    let index = Int(instrument.id.rawValue)
    let now = index < state.markets.count ? state.markets[index].position.lots : 0
    let (after, overflow) = now.addingReportingOverflow(preview.positionChange)
    let sign = after < 0 ? "-" : after > 0 ? "+" : ""
    let lots = overflow || after == .min ? .max : abs(after)
    let position = NumberText.short(Quantity(lots: lots), of: instrument)
    return "\(asset.text(preview.left)) \(asset.symbol), position \(sign)\(position)"
  }

  private func asset(of preview: OrderPreview) -> Asset {
    let index = Int(preview.asset.rawValue)
    return state.session.assets.indices.contains(index)
      ? state.session.assets[index] : state.instrument.quote
  }
}
