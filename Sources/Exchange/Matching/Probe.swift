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
    var probe = Probe(order)
    let isBuy = order.side == .buy
    let limit = takerLimit(of: order)
    let isStopped =
      switch order.selfTradePrevention {
      case .none, .expireMaker: false
      case .decrement: order.timeInForce == .fillOrKill
      case .expireTaker, .expireBoth: true
      }
    let own = order.selfTradePrevention == .none ? OrderPool.nobody : account
    var key = isBuy ? asks.bestKey : bids.bestKey
    while key != PriceLadder.noKey, !probe.isDone {
      let ticks = isBuy ? asks.ticks(of: key) : bids.ticks(of: key)
      guard isBuy ? ticks <= limit : ticks >= limit else { break }
      let level = isBuy ? asks.level(at: key) : bids.level(at: key)
      var slot = level.head
      while slot != noSlot, !probe.isDone {
        let node = pool.nodes[Int(slot)]
        if node.account != own {
          probe.add(node.open, ticks: ticks, terms)
        } else if isStopped {
          return probe
        }
        slot = node.next
      }
      if level.hidden > 0, !probe.isDone {
        probe.add(hidden(behind: level, besides: own, in: &pool), ticks: ticks, terms)
      }
      key = isBuy ? asks.nextKey(behind: key) : bids.nextKey(behind: key)
    }
    return probe
  }

  /// What the icebergs of a level hide, those of one account aside.
  private mutating func hidden(
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
