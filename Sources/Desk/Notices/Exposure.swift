public import Market

/// An own order that a halt concerns, and what becomes of it then.
public struct Exposure: Hashable, Sendable {
  /// What becomes of an order.
  public enum Fate: Hashable, Sendable {
    /// It stays, with its place in the queue.
    case stays
    /// It ends with the halt, because it says so itself.
    case endsByItself
    /// It ends with the halt, because the account has it so.
    case endsByAccount
    /// It ends with the halt, because the notice says so.
    case endsByNotice
    /// Its date comes while the market stands still: it ends as soon as that is allowed.
    case expires
    /// The dead-man switch fires while the market stands still: it ends as soon as that is allowed.
    case endsByDeadMan

    /// In words.
    public var words: String {
      switch self {
      case .stays: "stays"
      case .endsByItself: "cancelled: the order has it so"
      case .endsByAccount: "cancelled: your account has it so"
      case .endsByNotice: "cancelled: announced for all orders"
      case .expires: "stays, its date ends it"
      case .endsByDeadMan: "stays, the dead-man switch ends it"
      }
    }

    /// Whether it is gone when trading is back.
    public var ends: Bool { self != .stays }
  }

  /// The order.
  public var order: OpenOrder
  /// What is open of it, at its price.
  public var value: Money
  /// How far the price is from the best of its side, in ticks: 0 at the touch, above 0 behind it;
  /// `nil` where nobody else is there or it waits.
  public var ticksFromTouch: Int64?
  /// What becomes of it.
  public var fate: Fate
}

extension DeskState {
  /// The own orders that a notice concerns, with what becomes of each.
  public func exposures(to notice: MaintenanceNotice) -> [Exposure] {
    view.orders.filter { notice.concerns($0.instrument) }.compactMap { order in
      guard let instrument = instrument(order.instrument) else { return nil }
      let index = Int(order.instrument.rawValue)
      let summary = index < view.markets.count ? view.markets[index] : nil
      let best = (order.side == .buy ? summary?.bid : summary?.ask)?.price
      let distance = best.map {
        order.side == .buy ? $0.ticks - order.price.ticks : order.price.ticks - $0.ticks
      }
      return Exposure(
        order: order, value: instrument.value(of: order.openQuantity, at: order.price),
        ticksFromTouch: order.trigger == nil ? distance : nil, fate: fate(of: order, in: notice))
    }
  }

  private func fate(of order: OpenOrder, in notice: MaintenanceNotice) -> Exposure.Fate {
    if notice.plan.restingOrders == .cancel { return .endsByNotice }
    if view.haltPolicy == .cancel { return .endsByAccount }
    if order.haltPolicy == .cancel { return .endsByItself }
    let back = notice.time(allowing: .cancel)
    if let date = order.expiresAt, date <= back { return .expires }
    if let fires = view.deadManFiresAt, fires <= back { return .endsByDeadMan }
    return .stays
  }

  /// What to say where a dead-man switch is armed and a halt comes: it goes on counting, and
  /// cancels everything as trading comes back. `nil` where there is nothing to warn of.
  public func deadManWarning(for notice: MaintenanceNotice) -> String? {
    guard notice.isActive, notice.stage < .reopeningAuction, let fires = view.deadManFiresAt else {
      return nil
    }
    let time = ClockText.moment(fires, from: now)
    return "your dead-man switch is armed (\(time)); who cannot renew it over the halt loses all "
      + "orders as trading comes back"
  }
}
