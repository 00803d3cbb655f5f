import Market

// Looking ahead: what an order would do.
extension DeskState {
  /// What the order in the ticket would do; `nil` without a ticket, or where it is no order yet.
  public var preview: OrderPreview? {
    guard case .ticket(let ticket) = overlay else { return nil }
    return preview(of: ticket)
  }

  /// What the order of a ticket would do; `nil` where it is no order yet or beyond the market's
  /// limits.
  public func preview(of ticket: Ticket) -> OrderPreview? {
    guard let instrument = instrument(ticket.instrument) else { return nil }
    switch ticket.reading(of: instrument, in: self) {
    case .placing(let action): return preview(of: action, instrument)
    case .amendment(let id, let price, let quantity):
      let open = view.orders.first { $0.id == id }
      let left = quantity - (open?.filled ?? .zero)
      guard left > .zero else { return nil }
      let order = NewOrder(
        instrument: instrument.id, side: ticket.side, price: price, quantity: left)
      return preview(
        of: order, waitingFor: open?.trigger, instrument: instrument, amending: open)
    case .unreadable:
      // An open order that has not been changed yet is worth a preview all the same.
      guard let id = ticket.amending, let open = view.orders.first(where: { $0.id == id }),
        instrument.price(ticket.priceText) == open.price,
        instrument.quantity(ticket.quantityText) == open.quantity, open.openQuantity > .zero
      else { return nil }
      let order = NewOrder(
        instrument: instrument.id, side: open.side, price: open.price, quantity: open.openQuantity)
      return preview(of: order, waitingFor: open.trigger, instrument: instrument, amending: open)
    }
  }

  private func preview(of action: Command.Action, _ instrument: Instrument) -> OrderPreview? {
    switch action {
    case .place(let order):
      return preview(of: order, waitingFor: nil, instrument: instrument, amending: nil)
    case .placeConditional(let order, let trigger):
      return preview(of: order, waitingFor: trigger, instrument: instrument, amending: nil)
    case .placePair(let pair):
      // The stop holds for both: of a buyer it is the dearer of the two.
      var order = pair.limit
      order.postOnly = true
      var preview = preview(of: order, waitingFor: nil, instrument: instrument, amending: nil)
      let stop = pair.stopLimit ?? instrument.protection(of: pair.stopTrigger, order.side)
      if order.side == .buy {
        let value = OrderPreview.value(of: order.quantity, at: stop, instrument)
        preview?.need = OrderPreview.need(.buy, order.quantity, reserved: value, instrument)
      }
      return preview
    case .placeBracket(let bracket):
      var preview = preview(
        of: bracket.entry, waitingFor: nil, instrument: instrument, amending: nil)
      guard let entry = bracket.entry.kind == .limit ? bracket.entry.price : preview?.averagePrice
      else { return preview }
      let gain = abs(bracket.takeProfit.ticks - entry.ticks)
      let loss = abs(bracket.stopTrigger.ticks - entry.ticks)
      let quantity = bracket.entry.quantity
      preview?.gain = OrderPreview.money(
        OrderPreview.value(of: quantity, at: Price(ticks: gain), instrument))
      preview?.loss = OrderPreview.money(
        OrderPreview.value(of: quantity, at: Price(ticks: loss), instrument))
      return preview
    case .amend, .cancel, .cancelAll, .replace, .keepAlive, .setHaltPolicy: return nil
    }
  }

  /// What an order would do now, or would hold while it waits.
  func preview(
    of order: NewOrder, waitingFor trigger: Trigger?, instrument: Instrument,
    amending open: OpenOrder?
  ) -> OrderPreview? {
    guard order.quantity <= instrument.maximumQuantity, order.price <= instrument.maximumPrice,
      (trigger?.price.ticks ?? 0) <= instrument.maximumPrice.ticks,
      (trigger?.trailTicks ?? 0) <= instrument.maximumPrice.ticks
    else { return nil }
    let spent = order.side == .buy ? instrument.quote.id : instrument.base.id
    var preview = OrderPreview(side: order.side, asset: spent)
    preview.trigger = trigger
    preview.available = available(spent)
    if let open {
      let held = OrderPreview.value(of: open.openQuantity, at: open.price, instrument)
      preview.available += OrderPreview.need(
        open.side, open.openQuantity, reserved: held, instrument)
    }
    if let trigger {
      wait(order, for: trigger, instrument, &preview)
    } else {
      trade(order, instrument, open, &preview)
    }
    return preview
  }

  private func wait(
    _ order: NewOrder, for trigger: Trigger, _ instrument: Instrument,
    _ preview: inout OrderPreview
  ) {
    let limit =
      order.kind == .limit
      ? order.price
      : instrument.protection(of: triggerPrice(trigger, order.side, instrument), order.side)
    let value = OrderPreview.value(of: order.quantity, at: limit, instrument)
    preview.resting = order.quantity
    preview.value = OrderPreview.money(value)
    preview.fee = OrderPreview.money(
      OrderPreview.fee(on: value, instrument.fees.highestPartsPerMillion))
    preview.need = OrderPreview.need(order.side, order.quantity, reserved: value, instrument)
  }

  /// Where a trigger stands at the start.
  func triggerPrice(_ trigger: Trigger, _ side: Side, _ instrument: Instrument) -> Price {
    guard trigger.kind == .trailing else { return trigger.price }
    let index = Int(instrument.id.rawValue)
    guard index < view.markets.count else { return Price(ticks: 1) }
    let last = view.markets[index].last ?? view.markets[index].reference
    let ticks = side == .buy ? last.ticks + trigger.trailTicks : last.ticks - trigger.trailTicks
    return Price(ticks: min(max(ticks, 1), instrument.maximumPrice.ticks))
  }

  private func trade(
    _ order: NewOrder, _ instrument: Instrument, _ open: OpenOrder?,
    _ preview: inout OrderPreview
  ) {
    var cost = meet(order, instrument, in: &preview)
    let fees = instrument.fees
    let takerFee = OrderPreview.fee(on: cost, fees.takerPartsPerMillion)
    let left = order.budget > .zero ? .zero : order.quantity - preview.taken
    if order.kind == .limit, order.timeInForce.rests {
      preview.resting = left
      let rest = OrderPreview.value(of: left, at: order.price, instrument)
      preview.fee = OrderPreview.money(
        takerFee + OrderPreview.fee(on: rest, fees.makerPartsPerMillion))
      cost += rest
      preview.quantityAhead = left > .zero ? quantityAhead(of: order, open) : nil
    } else {
      preview.expiring = left
      preview.fee = OrderPreview.money(takerFee)
    }
    preview.value = OrderPreview.money(cost)
    let reserved =
      order.kind == .limit
      ? OrderPreview.value(of: order.quantity, at: order.price, instrument) : cost
    preview.need = OrderPreview.need(
      order.side, order.budget > .zero ? preview.taken : order.quantity, reserved: reserved,
      instrument)
  }

  /// What is free of an asset.
  func available(_ asset: AssetID) -> Money {
    let index = Int(asset.rawValue)
    return index < view.balances.count ? view.balances[index].available : .zero
  }

  /// Lets an order meet the depth in the view, unless it is of another market or must rest.
  ///
  /// - Returns: What it would trade for at once.
  private func meet(
    _ order: NewOrder, _ instrument: Instrument, in preview: inout OrderPreview
  ) -> Int128 {
    guard instrument.id == focus, !order.postOnly,
      phase(of: instrument.id).allows(.match)
    else { return 0 }
    var cost: Int128 = 0
    var budget = Int128(order.budget.units)
    let levels = order.side == .buy ? view.asks : view.bids
    preview.isBookSpent = order.budget > .zero
    for level in levels {
      guard order.kind == .market || order.side.accepts(level.price, limit: order.price) else {
        break
      }
      var quantity = min(level.quantity, order.quantity - preview.taken)
      if order.budget > .zero {
        let lot = max(1, OrderPreview.value(of: Quantity(lots: 1), at: level.price, instrument))
        let affordable = budget / lot
        quantity = min(level.quantity, Quantity(lots: Int64(clamping: affordable)))
        if quantity < level.quantity { preview.isBookSpent = false }
      }
      guard quantity > .zero else { break }
      let value = OrderPreview.value(of: quantity, at: level.price, instrument)
      preview.taken += quantity
      preview.worstPrice = level.price
      cost += value
      budget -= value
    }
    guard preview.taken > .zero, let touch = levels.first?.price else { return cost }
    let one = Int128(preview.taken.lots) * Int128(instrument.tickLotUnits)
    let average = Price(ticks: Int64((cost + one / 2) / one))
    let atTouch = OrderPreview.value(of: preview.taken, at: touch, instrument)
    preview.averagePrice = average
    preview.slippageTicks = abs(average.ticks - touch.ticks)
    preview.slippageCost = OrderPreview.money(cost > atTouch ? cost - atTouch : atTouch - cost)
    return cost
  }

  /// What stands at an order's price now; for an order that keeps its price, what is ahead of it.
  private func quantityAhead(of order: NewOrder, _ open: OpenOrder?) -> Quantity? {
    if let open, open.price == order.price { return open.quantityAhead }
    guard order.instrument == focus else { return nil }
    let levels = order.side == .buy ? view.bids : view.asks
    return levels.first { $0.price == order.price }?.quantity ?? .zero
  }
}

extension OrderPreview {
  /// What an order of a side needs: a seller the quantity, a buyer what is reserved and its fee.
  static func need(
    _ side: Side, _ quantity: Quantity, reserved: Int128, _ instrument: Instrument
  ) -> Money {
    guard side == .buy else { return instrument.amount(of: quantity) }
    return money(reserved + fee(on: reserved, instrument.fees.highestPartsPerMillion))
  }

  /// What a quantity is worth at a price, in minor units of the quote asset.
  static func value(of quantity: Quantity, at price: Price, _ instrument: Instrument) -> Int128 {
    Int128(quantity.lots) * Int128(price.ticks) * Int128(instrument.tickLotUnits)
  }

  /// A fee, rounded up as the exchange does.
  static func fee(on value: Int128, _ partsPerMillion: Int64) -> Int128 {
    (value * Int128(partsPerMillion) + 999_999) / 1_000_000
  }

  static func money(_ units: Int128) -> Money { Money(units: Int64(clamping: units)) }
}

extension Instrument {
  /// The limit of a stop or take-profit order without one, as the exchange sets it.
  func protection(of trigger: Price, _ side: Side) -> Price {
    let room = Int128(trigger.ticks) * Int128(rules.stopProtectionPartsPerMillion) / 1_000_000
    let ticks = Int128(trigger.ticks) + (side == .buy ? room : -room)
    return Price(ticks: Int64(min(max(ticks, 1), Int128(maximumPrice.ticks))))
  }
}
