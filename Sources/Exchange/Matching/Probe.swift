import Market

/// What a coming order would get at once, without getting it.
struct Probe: BitwiseCopyable, Sendable {
  /// How many lots it would trade.
  var lots: Int64 = 0
  /// What they would be worth; `nil` beyond 64 bits.
  var value: Int64? = 0
}

extension OrderBook {
  /// Walks the queues that an order would meet, as matching would: orders of its own account are
  /// passed over where they would expire, and end the walk where they would stop the order.
  /// - Complexity: O(orders met).
  func probe(
    _ side: Side, lots: Int64, limit: Int64, from account: UInt32,
    _ prevention: SelfTradePrevention, in pool: OrderPool
  ) -> Probe {
    var probe = Probe()
    let isBuy = side == .buy
    var key = isBuy ? asks.bestKey : bids.bestKey
    while key != PriceLadder.noKey, probe.lots < lots {
      let ticks = isBuy ? asks.ticks(of: key) : bids.ticks(of: key)
      guard isBuy ? ticks <= limit : ticks >= limit else { break }
      var slot = (isBuy ? asks.level(at: key) : bids.level(at: key)).head
      while slot != noSlot, probe.lots < lots {
        let node = pool.nodes[Int(slot)]
        if node.account != account {
          probe.add(min(node.open, lots - probe.lots), ticks: ticks, terms)
        } else if prevention != .expireMaker {
          return probe
        }
        slot = node.next
      }
      key = isBuy ? asks.nextKey(behind: key) : bids.nextKey(behind: key)
    }
    return probe
  }
}

extension Probe {
  fileprivate mutating func add(_ lots: Int64, ticks: Int64, _ terms: InstrumentTerms) {
    self.lots += lots
    guard let sum = value, let more = terms.valueIfRepresentable(lots: lots, ticks: ticks) else {
      value = nil
      return
    }
    let (total, overflow) = sum.addingReportingOverflow(more)
    value = overflow ? nil : total
  }
}
