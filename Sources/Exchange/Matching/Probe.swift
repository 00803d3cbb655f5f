import Market

/// What a coming order would get at once, without getting it.
struct Probe: BitwiseCopyable, Sendable {
  /// How many lots it would trade.
  private(set) var lots: Int64 = 0
  /// What they would be worth; `nil` beyond 64 bits.
  private(set) var value: Int64? = 0
  /// How many lots it may trade yet.
  private var lotsLeft: Int64
  /// What it may spend yet; `nil` where it does not go by that.
  private var budget: Int64?

  init(_ order: NewOrder) {
    let isByBudget = order.budget.units > 0
    lotsLeft = isByBudget ? .max : order.quantity.lots
    budget = isByBudget ? order.budget.units : nil
  }

  /// What it would cost with the fee; `nil` beyond 64 bits.
  func cost(atRate rate: Int64) -> Int64? {
    guard let value else { return nil }
    let (sum, overflow) = value.addingReportingOverflow(
      Charge(value: value, rate: rate, credit: 0).fee)
    return overflow ? nil : sum
  }

  /// Whether it goes no further.
  fileprivate var isDone: Bool { lotsLeft == 0 }

  /// Trades what it can of lots that rest at a price.
  fileprivate mutating func add(_ offered: Int64, ticks: Int64, _ terms: InstrumentTerms) {
    var lots = min(offered, lotsLeft)
    if let budget { lots = min(lots, terms.lots(covering: budget, ticks: ticks)) }
    self.lots += lots
    lotsLeft -= lots
    guard let sum = value, let more = terms.valueIfRepresentable(lots: lots, ticks: ticks) else {
      value = nil
      return
    }
    if let budget {
      self.budget = budget - more
      if lots < offered { lotsLeft = 0 }
    }
    let (total, overflow) = sum.addingReportingOverflow(more)
    value = overflow ? nil : total
  }
}

extension OrderBook {
  /// Walks the queues that an order would meet, as matching would: orders of its own account are
  /// passed over where they would not stop it, and end the walk where they would.
  /// - Complexity: O(orders met).
  mutating func probe(_ order: NewOrder, from account: UInt32, in pool: inout OrderPool) -> Probe {
    let isStopped =
      switch order.selfTradePrevention {
      case .none, .expireMaker: false
      case .decrement: order.timeInForce == .fillOrKill
      case .expireTaker, .expireBoth: true
      }
    let own = order.selfTradePrevention == .none ? OrderPool.nobody : account
    let limit = takerLimit(of: order)
    return sides[order.side.opposite].probe(
      order, limit: order.side == .buy ? -limit : limit, own: own, isStopped: isStopped, terms,
      in: &pool)
  }
}

extension PriceLadder {
  /// Walks the queues down to a key. The orders of an account are passed over, or end the walk.
  fileprivate mutating func probe(
    _ order: NewOrder, limit: Int64, own: UInt32, isStopped: Bool, _ terms: InstrumentTerms,
    in pool: inout OrderPool
  ) -> Probe {
    var probe = Probe(order)
    var key = bestKey
    while key != Self.noKey, key >= limit, !probe.isDone {
      let level = level(at: key)
      var slot = level.head
      while slot != noSlot, !probe.isDone {
        let node = pool.nodes[Int(slot)]
        if node.account != own {
          probe.add(node.open, ticks: node.price, terms)
        } else if isStopped {
          return probe
        }
        slot = node.next
      }
      if level.hidden > 0, !probe.isDone {
        let hidden = Self.hidden(behind: level, besides: own, in: &pool)
        probe.add(hidden, ticks: ticks(of: key), terms)
      }
      key = nextKey(behind: key)
    }
    return probe
  }

  /// What the icebergs of a level hide, those of one account aside.
  private static func hidden(
    behind level: PriceLevel, besides account: UInt32, in pool: inout OrderPool
  ) -> Int64 {
    var sum: Int64 = 0
    var slot = level.head
    while slot != noSlot {
      if pool.nodes[Int(slot)].account != account { sum += pool.hidden(of: slot) }
      slot = pool.nodes[Int(slot)].next
    }
    return sum
  }
}
