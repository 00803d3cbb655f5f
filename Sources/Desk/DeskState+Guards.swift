import Analytics
public import Market

// What makes an order look like a slip of the finger.
extension DeskState {
  /// What speaks against sending a command now, the gravest first; nothing for what lowers risk.
  public func warnings(of action: Command.Action) -> [GuardWarning] {
    switch action {
    case .place(let order): return warnings(of: order, trigger: nil)
    case .placeConditional(let order, let trigger): return warnings(of: order, trigger: trigger)
    case .placePair(let pair):
      return ordered(
        warnings(of: pair.limit, trigger: nil)
          + [triggerWarning(pair.stopTrigger, "stop", pair.limit.instrument)])
    case .placeBracket(let bracket):
      let market = bracket.entry.instrument
      return ordered(
        warnings(of: bracket.entry, trigger: nil) + [
          triggerWarning(bracket.stopTrigger, "stop", market),
          triggerWarning(bracket.takeProfit, "target", market),
        ])
    case .amend(let id, let price, let quantity):
      guard let open = view.orders.first(where: { $0.id == id }), quantity > open.filled else {
        return []
      }
      // What only becomes smaller needs no warning.
      if price == open.price, quantity <= open.quantity { return [] }
      let order = NewOrder(
        instrument: open.instrument, side: open.side, price: price,
        quantity: quantity - open.filled)
      return warnings(of: order, trigger: open.trigger, amending: open)
    case .replace(_, let order): return warnings(of: order, trigger: nil)
    case .cancel, .cancelAll, .keepAlive, .setHaltPolicy: return []
    }
  }

  private func ordered(_ warnings: [GuardWarning?]) -> [GuardWarning] {
    let found = warnings.compactMap { $0 }
    return GuardWarning.Kind.allCases.flatMap { kind in found.filter { $0.kind == kind } }
  }

  private func warnings(
    of order: NewOrder, trigger: Trigger?, amending open: OpenOrder? = nil
  ) -> [GuardWarning] {
    guard let instrument = instrument(order.instrument),
      let preview = preview(of: order, waitingFor: trigger, instrument: instrument, amending: open)
    else { return [] }
    var found = [balanceWarning(order, preview, instrument)]
    if let trigger, trigger.kind != .trailing {
      found.append(triggerWarning(trigger.price, "trigger", order.instrument))
    }
    if trigger == nil {
      found += [slippageWarning(preview, instrument), touchWarning(order, instrument)]
    }
    found.append(bookWarning(order, preview, instrument))
    return ordered(found)
  }

  private func balanceWarning(
    _ order: NewOrder, _ preview: OrderPreview, _ instrument: Instrument
  ) -> GuardWarning? {
    let limit = session.guards.balancePerMille
    // What is too little is the venue's to refuse, and what leaves a position takes risk away.
    guard limit > 0, preview.available.units > 0, !preview.isShort, !isClosing(order) else {
      return nil
    }
    let share = Self.perMille(preview.need.units, of: preview.available.units)
    guard share > limit else { return nil }
    let symbol = session.assets[Int(preview.asset.rawValue)].symbol
    return GuardWarning(
      .mostOfBalance, perMille: share,
      text: "uses \(Self.percent(share)) of your free \(symbol)")
  }

  /// Whether an order does no more than close the position of its market.
  private func isClosing(_ order: NewOrder) -> Bool {
    let index = Int(order.instrument.rawValue)
    guard index < markets.count else { return false }
    let position = markets[index].position
    return order.quantity > .zero && order.quantity <= position.quantity
      && (position.lots > 0) == (order.side == .sell)
  }

  private func slippageWarning(
    _ preview: OrderPreview, _ instrument: Instrument
  ) -> GuardWarning? {
    let limit = session.guards.slippagePerMille
    guard limit > 0, let average = preview.averagePrice, let middle, instrument.id == focus
    else { return nil }
    let distance =
      preview.side == .buy ? average.ticks - middle.ticks : middle.ticks - average.ticks
    let share = Self.perMille(distance, of: middle.ticks)
    guard share > limit else { return nil }
    return GuardWarning(
      .slippage, perMille: share,
      text: "would trade \(Self.percent(share)) worse than the middle, on average")
  }

  private func touchWarning(_ order: NewOrder, _ instrument: Instrument) -> GuardWarning? {
    let limit = session.guards.touchPerMille
    guard limit > 0, order.kind == .limit, let touch = touch(of: order.side, in: instrument.id)
    else { return nil }
    let distance = order.price.ticks - touch.ticks
    let share = Self.perMille(abs(distance), of: touch.ticks)
    guard share > limit else { return nil }
    return GuardWarning(
      .farFromTouch, perMille: share,
      text: "\(Self.percent(share)) \(distance > 0 ? "above" : "below") the "
        + "\(order.side == .buy ? "bid" : "ask") of \(instrument.text(touch))")
  }

  /// The price that a limit of a side is measured by: its own side of the touch, else the other,
  /// else the last one.
  private func touch(of side: Side, in id: InstrumentID) -> Price? {
    let index = Int(id.rawValue)
    guard index < view.markets.count else { return nil }
    let market = view.markets[index]
    let sides = side == .buy ? [market.bid, market.ask] : [market.ask, market.bid]
    return sides.compactMap { $0?.price }.first ?? market.last
  }

  private func triggerWarning(
    _ price: Price, _ what: String, _ id: InstrumentID
  ) -> GuardWarning? {
    let limit = session.guards.triggerPerMille
    let index = Int(id.rawValue)
    guard limit > 0, index < view.markets.count, let instrument = instrument(id) else { return nil }
    let last = view.markets[index].last ?? view.markets[index].reference
    let share = Self.perMille(abs(price.ticks - last.ticks), of: last.ticks)
    guard share > limit else { return nil }
    return GuardWarning(
      .farTrigger, perMille: share,
      text: "the \(what) is \(Self.percent(share)) \(price > last ? "above" : "below") the last "
        + "price of \(instrument.text(last))")
  }

  private func bookWarning(
    _ order: NewOrder, _ preview: OrderPreview, _ instrument: Instrument
  ) -> GuardWarning? {
    let limit = session.guards.bookPerMille
    guard limit > 0, instrument.id == focus, phase(of: focus).allows(.match) else { return nil }
    if order.budget > .zero {
      guard preview.isBookSpent else { return nil }
      return GuardWarning(
        .largerThanBook, perMille: limit + 1, text: "the whole book is not enough for the amount")
    }
    // What rests is measured by its own side, what takes by the other.
    let meetsAsks = (order.side == .buy) == (preview.resting == .zero)
    let levels = meetsAsks ? view.asks : view.bids
    let shown = levels.reduce(Int128(0)) { $0 + Int128($1.quantity.lots) }
    guard shown > 0 else { return nil }
    let share = Int64(clamping: Int128(order.quantity.lots) * 1_000 / shown)
    guard share > limit else { return nil }
    let offered = instrument.text(Quantity(lots: Int64(clamping: shown)))
    return GuardWarning(
      .largerThanBook, perMille: share,
      text: "\(Self.percent(share)) of all that the book shows, \(offered) "
        + (meetsAsks ? "asked" : "bid"))
  }

  private static func perMille(_ part: Int64, of whole: Int64) -> Int64 {
    whole > 0 ? Int64(clamping: Int128(part) * 1_000 / Int128(whole)) : 0
  }

  /// Thousandths as `7.2 %`.
  static func percent(_ perMille: Int64) -> String {
    let places = perMille % 10 == 0 || perMille >= 1_000 ? 0 : 1
    return Decimal.text(perMille, decimals: 1, shown: places) + " %"
  }
}
