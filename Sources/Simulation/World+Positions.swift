internal import Exchange
internal import Market

// Those who hold positions for a while: who follows the trend, and who has a stop order.
extension World {
  /// Plans when somebody looks at the trend next.
  mutating func setMomentumTimer(_ market: Int) {
    let level = crowds[market].activity.level
    guard let gap = crowds[market].momentum.gap(activity: level) else { return }
    timeline.set(.momentum, at: now.after(seconds: gap), market: market)
  }

  /// Somebody looks at the trend and goes with it where it is strong.
  mutating func followTrend(_ market: Int, into events: inout EventBatch) {
    setMomentumTimer(market)
    let hold = crowds[market].momentum.hold()
    let signal = crowds[market].momentum.signal
    let strength = signal < 0 ? -signal : signal
    guard crowds[market].phase == .open, strength > 0.1 else { return }
    let size = strength * crowds[market].momentum.plan.size
    let lots = crowds[market].lots(size, at: max(crowds[market].fairPrice, 1))
    let side: Side = signal > 0 ? .buy : .sell
    let done = trade(lots, side, of: crowds[market].momentumAccount, market, into: &events)
    guard done > 0 else { return }
    timeline.set(
      .momentumEnd, at: now.after(seconds: hold), market: market, agent: Int(side.rawValue),
      order: UInt64(done))
  }

  /// Somebody closes the position that the trend made.
  mutating func closePosition(
    _ market: Int, side: Side, lots: Int64, into events: inout EventBatch
  ) {
    let account = crowds[market].momentumAccount
    let done =
      crowds[market].phase == .open
      ? trade(lots, side.opposite, of: account, market, into: &events) : 0
    guard done < lots else { return }
    timeline.set(
      .momentumEnd, at: now.after(seconds: 5), market: market, agent: Int(side.rawValue),
      order: UInt64(lots - done))
  }

  /// Takes what the book has within the takers' reach. Gives how many lots that were.
  private mutating func trade(
    _ lots: Int64, _ side: Side, of account: AccountID, _ market: Int,
    into events: inout EventBatch
  ) -> Int64 {
    let state = state(market)
    guard let touch = side == .buy ? state.ask : state.bid else { return 0 }
    let reach = Int64(max(crowds[market].plan.takers.furthest * state.ticksPerBasisPoint, 1))
    let order = NewOrder(
      instrument: crowds[market].id, side: side, timeInForce: .immediateOrCancel,
      price: Price(
        ticks: crowds[market].held(side == .buy ? touch + reach : touch - reach)),
      quantity: Quantity(lots: lots))
    let first = events.count
    place(order, of: account, market: market, owner: .none, into: &events)
    return filledLots(of: account, events, from: first)
  }

  /// How many lots an account took in the events from a place in the batch on.
  func filledLots(of account: AccountID, _ events: EventBatch, from first: Int) -> Int64 {
    var lots: Int64 = 0
    for index in first..<events.count where events[index].account == account {
      guard case .filled(let fill) = events[index].body, fill.liquidity == .taker else { continue }
      lots += fill.quantity.lots
    }
    return lots
  }

  /// Plans when somebody places a stop next.
  mutating func setStopTimer(_ market: Int) {
    let level = crowds[market].activity.level
    guard let gap = crowds[market].stops.gap(activity: level) else { return }
    timeline.set(.stopArrival, at: now.after(seconds: gap), market: market)
  }

  /// Somebody places a stop order for a position that was taken elsewhere.
  mutating func placeStop(_ market: Int, into events: inout EventBatch) {
    setStopTimer(market)
    let state = state(market)
    guard let bid = state.bid, let ask = state.ask else { return }
    let wish = crowds[market].stops.wish(at: Double(bid + ask) / 2)
    let account =
      wish.side == .buy ? crowds[market].shortAccount : crowds[market].longAccount
    guard state.phase == .open, wish.side == .buy ? wish.trigger > ask : wish.trigger < bid,
      exchange.openOrderCount(of: account) < crowds[market].stops.plan.most
    else { return }
    let order = NewOrder(
      instrument: crowds[market].id, side: wish.side, kind: .market,
      timeInForce: .immediateOrCancel,
      quantity: Quantity(lots: crowds[market].lots(wish.size, at: Double(bid))))
    let trigger = Trigger(.stop, price: Price(ticks: crowds[market].held(wish.trigger)))
    let first = events.count
    exchange.apply(
      Command(account: account, .placeConditional(order, trigger)), at: now, into: &events)
    absorb(events, from: first)
    for index in first..<events.count where events[index].account == account {
      guard case .armed(let armed) = events[index].body else { continue }
      timeline.set(
        .stopEnd, at: now.after(seconds: wish.hold), market: market,
        agent: Int(wish.side.rawValue), order: armed.order.rawValue)
    }
  }

  /// The position that a stop protected is closed; the stop goes, if it still waits.
  mutating func endStop(
    _ market: Int, side: Side, order: UInt64, into events: inout EventBatch
  ) {
    guard exchange.isOpen(OrderID(order)) else { return }
    guard crowds[market].phase.allows(.cancel) else {
      timeline.set(
        .stopEnd, at: now.after(seconds: 60), market: market, agent: Int(side.rawValue),
        order: order)
      return
    }
    let account = side == .buy ? crowds[market].shortAccount : crowds[market].longAccount
    cancel(order, of: account, into: &events)
  }
}
