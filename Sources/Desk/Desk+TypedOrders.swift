import Market

/// Why a text is no quantity or price of a market.
struct TextRefusal: Error, Hashable, Sendable {
  let reason: String
}

// Orders as they are typed, held against the market.
extension Desk {
  /// The order that a typed one is in the market on the screen.
  static func request(for typed: TypedOrder, in state: DeskState) -> Request {
    let instrument = state.instrument
    let quantity: Quantity
    switch self.quantity(typed.quantity, of: instrument) {
    case .success(let wanted): quantity = wanted
    case .failure(let refusal): return .impossible(refusal.reason)
    }
    if typed.price == .market {
      let meets = typed.side == .buy ? state.bestAsk : state.bestBid
      guard meets != nil else {
        return .impossible(typed.side == .buy ? "nobody asks" : "nobody bids")
      }
      return .order(
        NewOrder(
          instrument: instrument.id, side: typed.side, kind: .market,
          timeInForce: typed.flag == .fillOrKill ? .fillOrKill : .immediateOrCancel,
          quantity: quantity))
    }
    switch price(typed.price, of: typed.side, in: state) {
    case .failure(let refusal): return .impossible(refusal.reason)
    case .success(let price):
      guard case .order(var order) = limit(typed.side, at: price, in: state) else {
        return limit(typed.side, at: price, in: state)
      }
      order.quantity = quantity
      switch typed.flag {
      case .postOnly: order.postOnly = true
      case .immediateOrCancel: order.timeInForce = .immediateOrCancel
      case .fillOrKill: order.timeInForce = .fillOrKill
      case nil: break
      }
      if typed.flag != nil, typed.flag != .postOnly { order.postOnly = false }
      return .order(order)
    }
  }

  /// The price that is meant, for an order of a side; `nil` for none.
  static func price(
    _ typed: TypedOrder.Price, of side: Side, in state: DeskState
  ) -> Result<Price?, TextRefusal> {
    let own = side == .buy ? state.bestBid : state.bestAsk
    switch typed {
    case .market: return .success(nil)
    case .chosen: return .success(state.ladder.cursor ?? own)
    case .number(let text): return price(text, of: state.instrument).map { $0 }
    case .relative(let reference, let ticks):
      let found: Price?
      switch reference {
      case .bid: found = state.bestBid
      case .ask: found = state.bestAsk
      case .mid: found = state.bestBid == nil || state.bestAsk == nil ? nil : state.middle
      case .last: found = state.summary?.last
      }
      guard let found else { return .failure(TextRefusal(reason: missing(reference))) }
      let (sum, overflow) = found.ticks.addingReportingOverflow(ticks)
      guard !overflow, sum > 0 else {
        return .failure(TextRefusal(reason: "no order can be below one tick"))
      }
      return .success(Price(ticks: sum))
    }
  }

  private static func missing(_ reference: TypedOrder.Reference) -> String {
    switch reference {
    case .bid: "nobody bids"
    case .ask: "nobody asks"
    case .mid: "there is no middle: one side of the book is empty"
    case .last: "nothing has traded yet"
    }
  }

  /// The price that a text is in a market.
  static func price(_ text: String, of instrument: Instrument) -> Result<Price, TextRefusal> {
    guard let units = Decimal.units(text, decimals: instrument.quote.decimals) else {
      return .failure(TextRefusal(reason: "\(text) is no price of this market"))
    }
    guard units % instrument.tickUnits == 0 else {
      let tick = instrument.text(Price(ticks: 1))
      return .failure(TextRefusal(reason: "\(text) is not on the tick of \(tick)"))
    }
    let price = Price(ticks: units / instrument.tickUnits)
    guard price <= instrument.maximumPrice else {
      let most = instrument.text(instrument.maximumPrice)
      return .failure(TextRefusal(reason: "the highest price is \(most)"))
    }
    return .success(price)
  }

  /// The quantity that a text is in a market.
  static func quantity(
    _ text: String, of instrument: Instrument
  ) -> Result<Quantity, TextRefusal> {
    guard let units = Decimal.units(text, decimals: instrument.base.decimals) else {
      return .failure(TextRefusal(reason: "\(text) is no size of this market"))
    }
    guard units % instrument.lotUnits == 0 else {
      let lot = instrument.text(Quantity(lots: 1))
      return .failure(TextRefusal(reason: "\(text) is not a multiple of the lot of \(lot)"))
    }
    let quantity = Quantity(lots: units / instrument.lotUnits)
    guard quantity.lots > 0 else {
      return .failure(TextRefusal(reason: "the size must be above 0"))
    }
    guard quantity <= instrument.maximumQuantity else {
      let most = instrument.text(instrument.maximumQuantity)
      return .failure(TextRefusal(reason: "the largest order is \(most)"))
    }
    return .success(quantity)
  }
}
