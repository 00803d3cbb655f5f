import Market

/// The order that a key asks for, or why it asks for none.
enum Request: Hashable, Sendable {
  case order(NewOrder)
  case impossible(String)
}

extension Desk {
  /// The order that an order key asks for now, of the chosen size.
  static func request(for action: Action, in state: DeskState) -> Request {
    let (bid, ask) = (state.bestBid, state.bestAsk)
    switch action {
    case .buyAtCursor, .sellAtCursor:
      let side: Side = action == .buyAtCursor ? .buy : .sell
      if state.safety == .hot, state.ladder.isCursorLost {
        return .impossible("the ladder moved and the chosen price left the screen; choose again")
      }
      if let cursor = state.ladder.cursor { return limit(side, at: cursor, in: state) }
      return limit(side, at: side == .buy ? bid : ask, in: state)
    case .joinBid: return limit(.buy, at: bid, in: state)
    case .joinAsk: return limit(.sell, at: ask, in: state)
    case .improveBid, .improveAsk:
      guard let bid, let ask else { return .impossible("no touch to improve") }
      guard ask.ticks - bid.ticks > 1 else {
        return .impossible("the spread is one tick; nothing lies between bid and ask")
      }
      return action == .improveBid
        ? limit(.buy, at: bid.advanced(by: 1), in: state)
        : limit(.sell, at: ask.advanced(by: -1), in: state)
    case .takeAsk: return taking(.buy, at: ask, in: state)
    case .takeBid: return taking(.sell, at: bid, in: state)
    case .marketBuy: return market(.buy, meeting: ask, in: state)
    case .marketSell: return market(.sell, meeting: bid, in: state)
    case .closeQuarter: return closing(quarters: 1, in: state)
    case .closeHalf: return closing(quarters: 2, in: state)
    case .closeAll: return closing(quarters: 4, in: state)
    case .breakEven: return breakingEven(in: state)
    default: preconditionFailure("only order keys ask for an order")
    }
  }

  /// A limit order that may rest; post-only where the phase takes no other.
  static func limit(_ side: Side, at price: Price?, in state: DeskState) -> Request {
    guard let price else { return .impossible(missing(side)) }
    guard price.ticks > 0 else { return .impossible("no order can be below one tick") }
    let phase = state.phase(of: state.focus)
    return sized(
      NewOrder(
        instrument: state.focus, side: side,
        postOnly: !phase.allows(.placeLimit) && phase.allows(.placePostOnly), price: price),
      at: price, in: state)
  }

  private static func taking(_ side: Side, at price: Price?, in state: DeskState) -> Request {
    guard let price else { return .impossible(missing(side.opposite)) }
    return sized(
      NewOrder(
        instrument: state.focus, side: side, timeInForce: .immediateOrCancel, price: price),
      at: price, in: state)
  }

  private static func market(_ side: Side, meeting price: Price?, in state: DeskState) -> Request {
    guard price != nil else { return .impossible(missing(side.opposite)) }
    return sized(
      NewOrder(
        instrument: state.focus, side: side, kind: .market, timeInForce: .immediateOrCancel),
      at: nil, in: state)
  }

  /// An order of the size that is chosen, or of the part of the balance that is.
  private static func sized(_ order: NewOrder, at price: Price?, in state: DeskState) -> Request {
    guard let quantity = state.nextQuantity(order.side, at: price) else {
      return .impossible(state.shareRefusal(order.side))
    }
    var order = order
    order.quantity = quantity
    return .order(order)
  }

  private static func missing(_ side: Side) -> String {
    side == .buy ? "nobody bids; choose a price" : "nobody asks; choose a price"
  }
}
