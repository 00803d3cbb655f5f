public import Market

/// What an order would do against the present book and to the balances, as far as can be seen.
public struct OrderPreview: Hashable, Sendable {
  /// How much would trade at once, by the depth in the view.
  public var taken = Quantity.zero
  /// The average price of that, rounded to the nearest tick; `nil` where nothing would trade.
  public var averagePrice: Price?
  /// The worst price of that; `nil` where nothing would trade.
  public var worstPrice: Price?
  /// How much would rest; zero for an order that does not.
  public var resting = Quantity.zero
  /// How much would expire, because the order does not rest and the seen depth ends.
  public var expiring = Quantity.zero
  /// How much stands ahead at its price now; `nil` where nothing would rest.
  public var quantityAhead: Quantity?
  /// What it would trade for if all of it that can trades: at the book's prices, then its own.
  public var value = Money.zero
  /// The fee on that: the taker's on what trades at once, the maker's on the rest.
  public var fee = Money.zero
  /// The asset that it needs.
  public var asset: AssetID
  /// What it needs of that asset, with the higher fee for a buyer.
  public var need = Money.zero
  /// What is free of that asset, with what an order being changed holds now.
  public var available = Money.zero
  /// What would be left free; negative where it is too little.
  public var left: Money { available - need }
  /// Whether it needs more than is free.
  public var isShort: Bool { need > available }
}

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
    case .order(let order): return preview(of: order, instrument: instrument, amending: nil)
    case .amendment(let id, let price, let quantity):
      let open = view.orders.first { $0.id == id }
      let left = quantity - (open?.filled ?? .zero)
      guard left > .zero else { return nil }
      let order = NewOrder(
        instrument: instrument.id, side: ticket.side, price: price, quantity: left)
      return preview(of: order, instrument: instrument, amending: open)
    case .unreadable:
      // An open order that has not been changed yet is worth a preview all the same.
      guard let id = ticket.amending, let open = view.orders.first(where: { $0.id == id }),
        instrument.price(ticket.priceText) == open.price,
        instrument.quantity(ticket.quantityText) == open.quantity, open.openQuantity > .zero
      else { return nil }
      let order = NewOrder(
        instrument: instrument.id, side: open.side, price: open.price, quantity: open.openQuantity)
      return preview(of: order, instrument: instrument, amending: open)
    }
  }

  private func preview(
    of order: NewOrder, instrument: Instrument, amending open: OpenOrder?
  ) -> OrderPreview? {
    guard order.quantity <= instrument.maximumQuantity, order.price <= instrument.maximumPrice
    else { return nil }
    let spent = order.side == .buy ? instrument.quote.id : instrument.base.id
    var preview = OrderPreview(asset: spent)
    var cost = meet(order, instrument, in: &preview)
    let fees = instrument.fees
    let takerFee = Self.fee(on: cost, fees.takerPartsPerMillion)
    let left = order.quantity - preview.taken
    if order.kind == .limit, order.timeInForce == .goodTillCancelled {
      preview.resting = left
      let rest = Self.value(of: left, at: order.price, instrument)
      preview.fee = Self.money(takerFee + Self.fee(on: rest, fees.makerPartsPerMillion))
      cost += rest
      preview.quantityAhead = left > .zero ? quantityAhead(of: order, open) : nil
    } else {
      preview.expiring = left
      preview.fee = Self.money(takerFee)
    }
    preview.value = Self.money(cost)
    let reserved =
      order.kind == .limit ? Self.value(of: order.quantity, at: order.price, instrument) : cost
    preview.need = Self.need(
      order.side, order.quantity, reserved: reserved, instrument)
    preview.available = available(spent)
    if let open {
      let held = Self.value(of: open.openQuantity, at: open.price, instrument)
      preview.available += Self.need(open.side, open.openQuantity, reserved: held, instrument)
    }
    return preview
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
    for level in order.side == .buy ? view.asks : view.bids {
      guard order.kind == .market || order.side.accepts(level.price, limit: order.price),
        preview.taken < order.quantity
      else { break }
      let quantity = min(level.quantity, order.quantity - preview.taken)
      preview.taken += quantity
      preview.worstPrice = level.price
      cost += Self.value(of: quantity, at: level.price, instrument)
    }
    if preview.taken > .zero {
      let one = Int128(preview.taken.lots) * Int128(instrument.tickLotUnits)
      preview.averagePrice = Price(ticks: Int64((cost + one / 2) / one))
    }
    return cost
  }

  /// What stands at an order's price now; for an order that keeps its price, what is ahead of it.
  private func quantityAhead(of order: NewOrder, _ open: OpenOrder?) -> Quantity? {
    if let open, open.price == order.price { return open.quantityAhead }
    guard order.instrument == focus else { return nil }
    let levels = order.side == .buy ? view.bids : view.asks
    return levels.first { $0.price == order.price }?.quantity ?? .zero
  }

  private static func need(
    _ side: Side, _ quantity: Quantity, reserved: Int128, _ instrument: Instrument
  ) -> Money {
    guard side == .buy else { return instrument.amount(of: quantity) }
    return money(reserved + fee(on: reserved, instrument.fees.highestPartsPerMillion))
  }

  private static func value(
    of quantity: Quantity, at price: Price, _ instrument: Instrument
  ) -> Int128 {
    Int128(quantity.lots) * Int128(price.ticks) * Int128(instrument.tickLotUnits)
  }

  /// A fee, rounded up as the exchange does.
  private static func fee(on value: Int128, _ partsPerMillion: Int64) -> Int128 {
    (value * Int128(partsPerMillion) + 999_999) / 1_000_000
  }

  private static func money(_ units: Int128) -> Money { Money(units: Int64(clamping: units)) }
}
