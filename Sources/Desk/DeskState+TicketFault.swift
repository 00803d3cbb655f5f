import Market

// What is wrong with a ticket, in words.
extension DeskState {
  /// What is wrong with a ticket: that it is no order, or that the venue would refuse it now.
  func fault(of ticket: Ticket) -> String? {
    guard let instrument = instrument(ticket.instrument) else { return "there is no such market" }
    switch ticket.reading(of: instrument, in: self) {
    case .unreadable(let fault): return fault
    case .placing(let action):
      return phaseRefusal(of: action.activity, in: ticket.instrument)
        ?? fault(of: action, ticket, instrument)
    case .amendment(let id, let price, let quantity):
      guard let open = view.orders.first(where: { $0.id == id }) else {
        return "the order is no longer open"
      }
      if open.partner != nil { return "an order of a pair can be cancelled, not changed" }
      let isSmaller = price == open.price && quantity < open.quantity
      if quantity <= open.filled {
        return "\(instrument.text(open.filled)) are filled already"
      }
      return phaseRefusal(of: isSmaller ? .amendDown : .amend, in: open.instrument)
        ?? limitFault(price, quantity, instrument) ?? fundsFault(of: ticket)
    }
  }

  private func fault(
    of action: Command.Action, _ ticket: Ticket, _ instrument: Instrument
  ) -> String? {
    switch action {
    case .place(let order): return fault(of: order, instrument) ?? fundsFault(of: ticket)
    case .placeConditional(let order, let trigger):
      return limitFault(order.price, order.quantity, instrument)
        ?? triggerFault(trigger, order.side, instrument) ?? fundsFault(of: ticket)
    case .placePair(let pair):
      var limit = pair.limit
      limit.postOnly = true
      return limitFault(pair.stopTrigger, limit.quantity, instrument)
        ?? pairFault(pair, instrument) ?? fault(of: limit, instrument)
        ?? triggerFault(Trigger(.stop, price: pair.stopTrigger), limit.side, instrument)
        ?? fundsFault(of: ticket)
    case .placeBracket(let bracket):
      return limitFault(max(bracket.takeProfit, bracket.stopTrigger), .zero, instrument)
        ?? bracketFault(bracket, instrument) ?? fault(of: bracket.entry, instrument)
        ?? fundsFault(of: ticket)
    default: return nil
    }
  }

  private func fault(of order: NewOrder, _ instrument: Instrument) -> String? {
    if let fault = limitFault(order.price, order.quantity, instrument) { return fault }
    if order.displayQuantity > order.quantity {
      return "an iceberg cannot show more than it has, \(instrument.text(order.quantity))"
    }
    if order.postOnly, phase(of: instrument.id).allows(.match), instrument.id == focus,
      let best = order.side == .buy ? bestAsk : bestBid,
      order.side.accepts(best, limit: order.price)
    {
      return "post-only, and at \(instrument.text(order.price)) it would trade at once"
    }
    return nil
  }

  private func limitFault(
    _ price: Price, _ quantity: Quantity, _ instrument: Instrument
  ) -> String? {
    if price > instrument.maximumPrice {
      return "the highest price is \(instrument.text(instrument.maximumPrice))"
    }
    if quantity > instrument.maximumQuantity {
      return "the largest order is \(instrument.text(instrument.maximumQuantity))"
    }
    return nil
  }

  private func triggerFault(_ trigger: Trigger, _ side: Side, _ instrument: Instrument) -> String? {
    let index = Int(instrument.id.rawValue)
    let last = index < view.markets.count ? view.markets[index].last : nil
    if trigger.kind == .trailing {
      return last == nil ? "a trailing stop needs a last price, and nothing has traded yet" : nil
    }
    if trigger.price > instrument.maximumPrice {
      return "the highest price is \(instrument.text(instrument.maximumPrice))"
    }
    guard let last else { return nil }
    let rises = Trigger.waitsForRise(trigger.kind, side)
    guard rises ? last >= trigger.price : last <= trigger.price else { return nil }
    return "waits for the price to \(rises ? "rise" : "fall") to "
      + "\(instrument.text(trigger.price)); it is at \(instrument.text(last)) already"
  }

  private func pairFault(_ pair: OneCancelsOther, _ instrument: Instrument) -> String? {
    let (price, stop) = (pair.limit.price, pair.stopTrigger)
    if pair.limit.side == .sell {
      return price > stop ? nil : "of a selling pair the price must be above the stop"
    }
    guard price < stop else { return "of a buying pair the price must be below the stop" }
    if let limit = pair.stopLimit, limit < price {
      return "the stop limit must not be below the price"
    }
    return nil
  }

  private func bracketFault(_ bracket: Bracket, _ instrument: Instrument) -> String? {
    let isBuy = bracket.entry.side == .buy
    let (target, stop) = (bracket.takeProfit, bracket.stopTrigger)
    let entry = bracket.entry.kind == .limit ? bracket.entry.price : nil
    func isInOrder(_ low: Price, _ high: Price) -> Bool {
      low < high && (entry.map { low < $0 && $0 < high } ?? true)
    }
    if isBuy ? isInOrder(stop, target) : isInOrder(target, stop) {
      // The exits of a seller buy back: their stop limit is above the target.
      if !isBuy, let limit = bracket.stopLimit, limit < target {
        return "the stop limit must not be below the target"
      }
      return nil
    }
    let middle = entry == nil ? "" : " < entry"
    return isBuy
      ? "a buying bracket needs stop\(middle) < target"
      : "a selling bracket needs target\(middle) < stop"
  }

  private func fundsFault(of ticket: Ticket) -> String? {
    guard let preview = preview(of: ticket), preview.isShort else { return nil }
    return fundsText(need: preview.need, have: preview.available, asset: preview.asset)
  }

  /// What is needed and what there is, in words: `needs 61,732.41 USDT, 14,904.11 free (the rest is
  /// held by 2 orders)`.
  func fundsText(need: Money, have: Money, asset id: AssetID) -> String {
    let index = Int(id.rawValue)
    guard index < session.assets.count else { return "needs more than is free" }
    let asset = session.assets[index]
    if need.units == .max {
      return "needs more \(asset.symbol) than there can be, \(asset.text(have)) free"
    }
    var (needed, free) = (asset.text(need), asset.text(have))
    if needed == free { (needed, free) = (asset.exactText(need), asset.exactText(have)) }
    let holders = view.orders.count { order in
      guard let instrument = instrument(order.instrument) else { return false }
      return (order.side == .buy ? instrument.quote.id : instrument.base.id) == id
    }
    let held =
      holders == 0 ? "" : " (the rest is held by \(holders) \(holders == 1 ? "order" : "orders"))"
    return "needs \(needed) \(asset.symbol), \(free) free" + held
  }
}

extension Command.Action {
  /// What the phase must allow for what it places.
  var activity: PhaseActivity {
    switch self {
    case .place(let order), .replace(_, let order): order.activity
    case .placeConditional, .placePair: .placeConditional
    case .placeBracket(let bracket): bracket.entry.activity
    case .amend: .amend
    case .cancel, .cancelAll, .keepAlive, .setHaltPolicy: .cancel
    }
  }
}
