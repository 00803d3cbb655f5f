public import Market

/// An own order as events tell of it.
public struct TracedOrder: Hashable, Sendable {
  /// Its name.
  public var id: OrderID
  /// Its market.
  public var instrument: InstrumentID
  /// Its side.
  public var side: Side
  /// Its limit.
  public var price: Price
  /// Its whole quantity, filled part included.
  public var quantity: Quantity
  /// How much of it is open.
  public var openQuantity: Quantity
  /// What it does in a halt.
  public var haltPolicy: HaltPolicy
}

/// The account's open orders and balances, exact after every event and not only after every view:
/// what a halt found is what they were at that very moment.
struct AccountTrace: Sendable {
  private(set) var orders: [TracedOrder] = []
  private(set) var balances: [Balance] = []

  /// Takes over what a view shows; it contains every event until then.
  mutating func adopt(_ view: MarketView) {
    orders.removeAll(keepingCapacity: true)
    for order in view.orders {
      orders.append(
        TracedOrder(
          id: order.id, instrument: order.instrument, side: order.side, price: order.price,
          quantity: order.quantity, openQuantity: order.openQuantity,
          haltPolicy: order.haltPolicy))
    }
    balances = view.balances
  }

  /// Takes in an event of the account.
  mutating func take(_ body: Event.Body) {
    switch body {
    case .accepted(let accepted):
      let request = accepted.request
      orders.append(
        TracedOrder(
          id: accepted.order, instrument: request.instrument, side: request.side,
          price: request.price, quantity: request.quantity, openQuantity: request.quantity,
          haltPolicy: request.haltPolicy))
    case .filled(let fill):
      guard let index = index(of: fill.order) else { return }
      if fill.openQuantity == .zero {
        orders.remove(at: index)
      } else {
        orders[index].openQuantity = fill.openQuantity
      }
    case .amended(let amended):
      guard let index = index(of: amended.order) else { return }
      let filled = orders[index].quantity - orders[index].openQuantity
      orders[index].price = amended.price
      orders[index].quantity = amended.quantity
      orders[index].openQuantity = amended.quantity - filled
    case .decremented(let smaller):
      guard let index = index(of: smaller.order) else { return }
      orders[index].openQuantity = smaller.openQuantity
    case .cancelled(let cancelled): orders.removeAll { $0.id == cancelled.order }
    case .balance(let asset, let balance):
      let index = Int(asset.rawValue)
      if index < balances.count { balances[index] = balance }
    default: break
    }
  }

  private func index(of order: OrderID) -> Int? { orders.firstIndex { $0.id == order } }
}
