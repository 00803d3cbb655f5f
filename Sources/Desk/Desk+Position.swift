import Analytics
import Market

// Orders that end, halve or turn the position of the market in the ladder.
extension Desk {
  /// Cancels the market's orders and closes what the session's trades left open, or turns it round.
  /// Asks first, unless the desk is hot.
  static func unwind(
    _ action: Action, _ state: inout DeskState, isConfirmed: Bool
  ) -> [Effect] {
    let instrument = state.instrument
    let position = state.memory.position
    let side: Side = position.lots > 0 ? .sell : .buy
    let orders = state.orders(in: instrument.id)
    let most = instrument.maximumQuantity
    let times: Int64 = action == .reverse ? 2 : 1
    let wanted = position.quantity.lots.multipliedReportingOverflow(by: times)
    let quantity = min(wanted.overflow ? most : Quantity(lots: wanted.partialValue), most)
    guard state.safety == .hot && state.bookAge == nil || isConfirmed else {
      let count = orders.count == 1 ? "1 order" : "\(orders.count) orders"
      let amount = "\(instrument.text(quantity)) \(instrument.base.symbol) at market."
      let verb = action == .reverse ? "Reverse" : "Flatten"
      let text =
        orders.isEmpty
        ? "\(verb) \(instrument.symbol)? \(side == .buy ? "Buys" : "Sells") \(amount)"
        : "\(verb) \(instrument.symbol)? Cancels \(count), then \(side.verb)s \(amount)"
      let warning = state.bookAge.map { " The \($0.words)." } ?? ""
      state.overlay = .question(Question(text: text + warning, action: action))
      return []
    }
    var effects: [Effect] = []
    if !orders.isEmpty {
      effects += send(.cancelAll(instrument: instrument.id, side: nil), &state)
    }
    let order = NewOrder(
      instrument: instrument.id, side: side, kind: .market, timeInForce: .immediateOrCancel,
      quantity: quantity)
    // A question that was answered with yes is no warning that was read.
    return effects + sendGuarded(.place(order), &state)
  }

  /// The market order that closes so many quarters of the position.
  static func closing(quarters: Int64, in state: DeskState) -> Request {
    let position = state.memory.position
    let instrument = state.instrument
    guard !position.isFlat else {
      return .impossible("flat: nothing to close in \(instrument.symbol)")
    }
    let side: Side = position.lots > 0 ? .sell : .buy
    guard (side == .buy ? state.bestAsk : state.bestBid) != nil else {
      return .impossible(side == .buy ? "nobody asks" : "nobody bids")
    }
    let lots = position.quantity.lots
    let part = Int64(Int128(lots) * Int128(quarters) / 4)
    let least = min(lots, max(1, instrument.rules.minimumQuantity.lots))
    let quantity = min(Quantity(lots: max(part, least)), instrument.maximumQuantity)
    return .order(
      NewOrder(
        instrument: instrument.id, side: side, kind: .market, timeInForce: .immediateOrCancel,
        reduceOnly: side == .sell, quantity: quantity))
  }

  /// The limit order at which closing the position brings neither gain nor loss.
  static func breakingEven(in state: DeskState) -> Request {
    let position = state.memory.position
    let instrument = state.instrument
    guard !position.isFlat else {
      return .impossible("flat: nothing to break even on in \(instrument.symbol)")
    }
    let side: Side = position.lots > 0 ? .sell : .buy
    let fees = instrument.fees
    var price = position.breakEvenPrice(
      exitFeePartsPerMillion: fees.makerPartsPerMillion, of: instrument)
    // What would trade at once pays the taker's fee, at the limit or better.
    if let best = side == .sell ? state.bestBid : state.bestAsk, let resting = price,
      side.accepts(best, limit: resting)
    {
      price = position.breakEvenPrice(
        exitFeePartsPerMillion: fees.takerPartsPerMillion, of: instrument)
    }
    guard let price else { return .impossible("no price would bring back what the position cost") }
    guard price <= instrument.maximumPrice else {
      return .impossible("the market's prices end below break-even")
    }
    let phase = state.phase(of: state.focus)
    return .order(
      NewOrder(
        instrument: instrument.id, side: side,
        postOnly: !phase.allows(.placeLimit) && phase.allows(.placePostOnly),
        reduceOnly: side == .sell, price: price,
        quantity: min(position.quantity, instrument.maximumQuantity)))
  }
}

extension DeskState {
  /// Why the position of the market in the ladder cannot be turned round: it takes more of the base
  /// asset than there is, and to cancel the orders and then be refused would be half of it.
  var reverseRefusal: String? {
    let instrument = instrument
    let lots = memory.position.lots
    let index = Int(instrument.base.id.rawValue)
    guard lots > 0, index < view.balances.count else { return nil }
    let has = view.balances[index].total
    guard Int128(has.units) < Int128(lots) * 2 * Int128(instrument.lotUnits) else { return nil }
    let key = session.keyMap.keyNames(of: .flatten)
    return "to reverse takes twice \(instrument.text(memory.position.quantity)), there are "
      + "\(instrument.base.exactText(has)) \(instrument.base.symbol); \(key) flattens"
  }
}
