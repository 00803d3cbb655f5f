import Exchange
import Market

// Waiting orders becoming due, and what is due being carried out.
extension ReferenceExchange {
  /// After something has happened in a market: what it triggers, and what it has due.
  func goOn(_ market: ReferenceMarket) {
    pullTriggers(market)
    if market.nextActivation == nil { activate(market) }
  }

  /// Carries out what a market has due, as much of it as one step may.
  func activate(_ market: ReferenceMarket) {
    market.nextActivation = nil
    guard market.phase.allows(.match) else {
      return note(.dueWaitedForPhase, if: !market.due.isEmpty)
    }
    var left = configuration.activationsPerStep
    while left > 0, !market.due.isEmpty {
      left -= 1
      switch market.due.removeFirst() {
      case .order(let order): activate(order, market)
      case .exits(let bracket, let entry): placeExits(bracket, of: entry)
      }
      conclude()
      let before = market.due.count
      pullTriggers(market)
      note(.cascadeWithinOneStep, if: left > 0 && market.due.count > before)
    }
    if !market.due.isEmpty {
      note(.cascadeWentOnLater)
      market.nextActivation = time + configuration.activationInterval
    }
  }

  private func activate(_ order: ReferenceOrder, _ market: ReferenceMarket) {
    guard let trigger = order.trigger else { return }
    note(.pairEndedByTrigger, if: order.partner != nil)
    endPartner(of: order)
    say(
      .triggered(
        TriggeredOrder(
          order: order.name, instrument: market.id, trigger: trigger.price,
          last: Price(ticks: market.last ?? 0))), to: order.account)
    order.trigger = nil
    order.place = .coming
    if trigger.kind == .trailing {
      let limit = market.protection(order.side, trigger.price.ticks)
      note(.trailBetteredLimit, if: order.side == .buy ? limit < order.price : limit > order.price)
      order.price = order.side == .buy ? min(order.price, limit) : max(order.price, limit)
    }
    if order.request.postOnly, market.crosses(order.side, order.price) {
      return end(order, .wouldTake)
    }
    if order.request.timeInForce == .fillOrKill {
      var request = order.request
      request.quantity.lots = order.open
      let found = probe(request, limit: order.price, from: order.account, market)
      if found.lots < Int128(order.open) {
        note(.killFailedWhenTriggered)
        return end(order, .expired)
      }
    }
    let rests = order.request.kind == .limit && order.request.timeInForce.rests
    arrive(order, limit: order.price, rests: rests)
  }

  /// Moves the trailing triggers of a market, and makes due what the last price has reached.
  func pullTriggers(_ market: ReferenceMarket) {
    guard let last = market.last, last != market.lastHeld else { return }
    market.lastHeld = last
    for order in market.orders where order.place == .waiting { trail(order, behind: last) }
    let reached = market.orders.filter { order in
      order.place == .waiting
        && order.trigger.map { isReached($0, order.side, market) } ?? false
    }
    let rising = reached.filter { Trigger.waitsForRise($0.trigger?.kind ?? .stop, $0.side) }
    let falling = reached.filter { !Trigger.waitsForRise($0.trigger?.kind ?? .stop, $0.side) }
    func price(_ order: ReferenceOrder) -> Int64 { order.trigger?.price.ticks ?? 0 }
    let ordered =
      rising.sorted { (price($0), $0.turn) < (price($1), $1.turn) }
      + falling.sorted { (-price($0), $0.turn) < (-price($1), $1.turn) }
    for order in ordered {
      order.place = .due
      market.due.append(.order(order))
    }
  }

  private func trail(_ order: ReferenceOrder, behind last: Int64) {
    guard var trigger = order.trigger, trigger.kind == .trailing else { return }
    let distance = Int128(trigger.trailTicks)
    if order.side == .sell, Int128(last) - distance > Int128(trigger.price.ticks) {
      trigger.price.ticks = last - trigger.trailTicks
    } else if order.side == .buy, Int128(last) + distance < Int128(trigger.price.ticks) {
      trigger.price.ticks = last + trigger.trailTicks
    } else {
      return
    }
    turns += 1
    order.turn = turns
    order.trigger = trigger
    note(.trailMoved)
    sayArmed(order)
  }
}
