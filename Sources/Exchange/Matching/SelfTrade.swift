import Market

// What happens where a coming order meets an order of its own account.
extension OrderBook {
  /// Lets a coming order meet the first order of the other side, which is of the same account.
  static func meetOwn(
    _ slot: Slot, of ladder: inout PriceLadder, _ taker: inout Taker,
    floor: inout Floor, into events: inout EventBatch
  ) {
    switch taker.selfTradePrevention {
    case .none: break
    case .expireTaker: taker.metOwnOrder = true
    case .expireMaker: expire(slot, of: &ladder, floor: &floor, into: &events)
    case .expireBoth:
      expire(slot, of: &ladder, floor: &floor, into: &events)
      taker.metOwnOrder = true
    case .decrement:
      let lots = min(floor.pool.nodes[Int(slot)].open, taker.open)
      decrement(slot, by: lots, of: &ladder, &taker, floor: &floor, into: &events)
    }
  }

  /// Self-trade prevention while an auction collects: the uncross must not find two orders of one
  /// account that cross, so a coming order meets those of its own account right away.
  /// - Complexity: O(open orders of the account).
  mutating func meetOwnOrders(
    _ taker: inout Taker, floor: inout Floor, into events: inout EventBatch
  ) {
    guard taker.selfTradePrevention != .none, crosses(taker.side, ticks: taker.limit) else {
      return
    }
    var slot = floor.ledger.accounts[Int(taker.account)].oldest
    while slot != noSlot, !taker.hasEnded, !taker.metOwnOrder {
      let record = floor.pool.records[Int(slot)]
      var younger = record.younger
      let ticks = floor.pool.nodes[Int(slot)].price
      if slot != taker.slot, record.instrument == instrument.rawValue,
        record.traits.side != taker.side, !record.traits.isWaiting,
        taker.side == .buy ? ticks <= taker.limit : ticks >= taker.limit
      {
        if taker.selfTradePrevention == .expireTaker {
          taker.metOwnOrder = true
          return
        }
        younger = floor.younger(thanEnding: slot)
        Self.collide(
          slot, of: &sides[taker.side.opposite], &taker, floor: &floor, into: &events)
      }
      slot = younger
    }
  }

  /// One order of the account that an order coming into an auction would cross.
  private static func collide(
    _ slot: Slot, of ladder: inout PriceLadder, _ taker: inout Taker,
    floor: inout Floor, into events: inout EventBatch
  ) {
    if taker.selfTradePrevention == .decrement {
      let lots = min(floor.pool.openLots(of: slot), taker.open)
      decrement(slot, by: lots, of: &ladder, &taker, floor: &floor, into: &events)
    } else {
      expire(slot, of: &ladder, floor: &floor, into: &events)
      taker.metOwnOrder = taker.selfTradePrevention == .expireBoth
    }
  }

  /// Ends a resting order that a coming order of the same account would have met.
  private static func expire(
    _ slot: Slot, of ladder: inout PriceLadder, floor: inout Floor,
    into events: inout EventBatch
  ) {
    let hidden = floor.pool.hidden(of: slot)
    floor.releaseHold(of: slot)
    ladder.remove(slot, hidden: hidden, in: &floor.pool)
    floor.delist(slot)
    publishCancel(
      of: slot, open: floor.pool.nodes[Int(slot)].open + hidden, for: .selfTrade,
      reference: .none, floor: &floor, into: &events)
    floor.retire(slot, open: floor.pool.nodes[Int(slot)].open + hidden)
  }

  /// Takes the same lots off a resting and a coming order of one account, without a trade.
  private static func decrement(
    _ slot: Slot, by lots: Int64, of ladder: inout PriceLadder, _ taker: inout Taker,
    floor: inout Floor, into events: inout EventBatch
  ) {
    let node = floor.pool.nodes[Int(slot)]
    let hidden = floor.pool.hidden(of: slot)
    let isDone = lots == node.open + hidden
    let isUsedUp = lots >= node.open
    floor.releaseHold(of: slot)
    floor.pool.records[Int(slot)].quantity -= lots
    if isUsedUp {
      ladder.remove(slot, hidden: hidden, in: &floor.pool)
      floor.pool.nodes[Int(slot)].open = 0
      if hidden > 0 {
        floor.pool.changeExtra(of: slot) { $0.hidden = node.open + hidden - lots }
      }
    } else {
      ladder.reduce(slot, by: lots, in: &floor.pool)
    }
    if isDone {
      floor.delist(slot)
      publishCancel(
        of: slot, open: lots, for: .selfTrade, reference: .none, floor: &floor,
        into: &events)
      floor.retire(slot, open: 0)
    } else {
      floor.hold(for: slot)
      publishDecrement(
        of: slot, by: lots, to: node.open + hidden - lots, floor: &floor, into: &events)
    }
    taker.take(lots, worth: floor.terms[taker.market].value(lots: lots, ticks: node.price))
    publishDecrement(of: &taker, by: lots, floor: &floor, into: &events)
    if isUsedUp, !isDone {
      let next = showNext(slot, of: &ladder, floor: &floor)
      floor.publish(.replenished(next), to: node.account, into: &events)
    }
  }

  /// Publishes that a coming order was made smaller, or ended by that. An order by budget says
  /// nothing.
  private static func publishDecrement(
    of taker: inout Taker, by lots: Int64, floor: inout Floor,
    into events: inout EventBatch
  ) {
    guard !taker.isByBudget else { return }
    floor.pool.records[Int(taker.slot)].quantity -= lots
    guard taker.open == 0 else {
      return publishDecrement(
        of: taker.slot, by: lots, to: taker.open, floor: &floor, into: &events)
    }
    taker.hasEnded = true
    publishCancel(
      of: taker.slot, open: lots, for: .selfTrade, reference: .none, floor: &floor,
      into: &events)
  }

  private static func publishDecrement(
    of slot: Slot, by lots: Int64, to open: Int64, floor: inout Floor,
    into events: inout EventBatch
  ) {
    let decremented = DecrementedOrder(
      order: floor.pool.id(of: slot), quantity: Quantity(lots: lots),
      openQuantity: Quantity(lots: open))
    floor.publish(.decremented(decremented), to: floor.pool.nodes[Int(slot)].account, into: &events)
  }
}
