import Market

/// What a ticket says, read as an order.
enum TicketReading: Hashable, Sendable {
  case order(NewOrder)
  case amendment(OrderID, price: Price, quantity: Quantity)
  /// It is no order yet; in words.
  case unreadable(String)
}

extension Ticket {
  /// Makes the ticket of a new order.
  init(_ order: NewOrder, of instrument: Instrument) {
    self.init(
      instrument: order.instrument, side: order.side, kind: order.kind,
      timeInForce: order.timeInForce, postOnly: order.postOnly, haltPolicy: order.haltPolicy,
      priceText: order.kind == .market ? "" : instrument.plainText(order.price),
      quantityText: instrument.plainText(order.quantity))
  }

  /// Makes the ticket of an open order that is to be changed.
  init(amending order: OpenOrder, of instrument: Instrument) {
    self.init(
      amending: order.id, instrument: order.instrument, side: order.side, kind: .limit,
      timeInForce: .goodTillCancelled, postOnly: false, haltPolicy: order.haltPolicy,
      priceText: instrument.plainText(order.price),
      quantityText: instrument.plainText(order.quantity), field: .price)
  }

  /// Whether the line being typed in can be changed.
  var canEditField: Bool { field == .quantity || kind == .limit }

  /// Reads the ticket as an order.
  func reading(of instrument: Instrument, in state: DeskState) -> TicketReading {
    var price = Price(ticks: 0)
    if kind == .limit {
      guard let units = Decimal.units(priceText, decimals: instrument.quote.decimals) else {
        return .unreadable(Self.fault(of: priceText, "price"))
      }
      guard units % instrument.tickUnits == 0 else {
        let tick = instrument.text(Price(ticks: 1))
        return .unreadable("\(priceText) is not on the tick of \(tick)")
      }
      price = Price(ticks: units / instrument.tickUnits)
      guard price.ticks > 0 else { return .unreadable("the price must be above 0") }
    }
    guard let units = Decimal.units(quantityText, decimals: instrument.base.decimals) else {
      return .unreadable(Self.fault(of: quantityText, "size"))
    }
    guard units % instrument.lotUnits == 0 else {
      let lot = instrument.text(Quantity(lots: 1))
      return .unreadable("\(quantityText) is not a multiple of the lot of \(lot)")
    }
    let quantity = Quantity(lots: units / instrument.lotUnits)
    guard quantity.lots > 0 else { return .unreadable("the size must be above 0") }
    guard let amending else {
      return .order(
        NewOrder(
          instrument: self.instrument, side: side, kind: kind, timeInForce: timeInForce,
          postOnly: postOnly, haltPolicy: haltPolicy, price: price, quantity: quantity))
    }
    if let order = state.view.orders.first(where: { $0.id == amending }),
      order.price == price, order.quantity == quantity
    {
      return .unreadable("nothing has changed yet")
    }
    return .amendment(amending, price: price, quantity: quantity)
  }

  private static func fault(of text: String, _ what: String) -> String {
    text.isEmpty || text == "." ? "type a \(what)" : "\(text) is no \(what) of this market"
  }
}

extension Instrument {
  /// A price as it is typed, without commas.
  func plainText(_ price: Price) -> String { text(price).filter { $0 != "," } }
  /// A quantity as it is typed, without commas.
  func plainText(_ quantity: Quantity) -> String { text(quantity).filter { $0 != "," } }
}
