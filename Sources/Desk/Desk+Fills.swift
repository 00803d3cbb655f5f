import Analytics
import Market

// What a fill cost, and where the market went after it.
extension Desk {
  /// Measures a fill against the touch that was seen before it.
  static func explain(_ record: inout FillRecord, in state: DeskState) {
    let fill = record.fill
    let index = Int(fill.instrument.rawValue)
    record.orderQuantity = state.quantity(of: fill.order)
    guard let instrument = state.instrument(fill.instrument), index < state.view.markets.count,
      let touch = Touch(state.view.markets[index])
    else { return }
    // The fills of one taker in one moment share the best price there was: that of the first.
    let time = record.time
    let first = state.fills.reversed().prefix { earlier in
      earlier.time == time && earlier.fill.order == fill.order
    }.last
    record.cost = FillCost(
      fill, touch: touch, firstPrice: first?.fill.price, of: instrument)
  }

  /// Marks where the market stands after recent fills, when a view follows another.
  static func markOut(_ view: MarketView, _ state: inout DeskState) {
    // Fills stand in the order of time: those before the last minute and a half have what they can
    // ever have.
    let longest = (MarkOuts.horizons.last ?? .zero) + MarkOuts.grace
    for index in state.fills.indices.reversed() {
      let filledAt = state.fills[index].time
      if view.time - filledAt > longest { break }
      if state.fills[index].markOuts.isComplete { continue }
      let market = Int(state.fills[index].fill.instrument.rawValue)
      guard market < view.markets.count, let touch = Touch(view.markets[market]) else { continue }
      let before =
        market < state.view.markets.count
        ? Touch(state.view.markets[market]).map {
          MarkOuts.Mark(middleTwice: $0.middleTwice, time: state.view.time)
        } : nil
      state.fills[index].markOuts.observe(
        filledAt: filledAt, before: before,
        now: MarkOuts.Mark(middleTwice: touch.middleTwice, time: view.time))
    }
  }

  /// Goes to another fill, where there is one.
  static func turnFill(by step: Int, _ state: inout DeskState) {
    guard case .fill(let name, _) = state.overlay, let index = state.index(of: name),
      state.fills.indices.contains(index + step)
    else { return }
    state.open(.fill(FillName(state.fills[index + step].fill), scroll: 0))
    if state.tab == .fills { state.select(row: state.fills.count - 1 - (index + step)) }
  }
}

extension Touch {
  /// The touch of a market; `nil` where a side is empty or the sides meet.
  init?(_ summary: MarketSummary) {
    guard let bid = summary.bid?.price, let ask = summary.ask?.price else { return nil }
    self.init(bid: bid, ask: ask)
  }
}

extension DeskState {
  /// The most orders whose quantity is remembered from when they were accepted.
  private static let acceptedMax = 256

  /// Remembers how large an order is that was just accepted: it may trade before a view lists it.
  mutating func remember(_ accepted: AcceptedOrder) {
    if acceptedOrders.count >= Self.acceptedMax { acceptedOrders.removeFirst() }
    acceptedOrders.append(accepted)
  }

  /// The whole quantity of an order, as far as it is known.
  fileprivate func quantity(of order: OrderID) -> Quantity? {
    if let open = view.orders.first(where: { $0.id == order }) { return open.quantity }
    let quantity = acceptedOrders.last { $0.order == order }?.request.quantity
    // An order by amount has no quantity.
    return quantity == .zero ? nil : quantity
  }
}
