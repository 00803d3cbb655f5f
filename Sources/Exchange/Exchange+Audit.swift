public import Market

// Proving that nothing was lost.
extension Exchange {
  /// Counts orders and balances against what came in and went out since the start.
  ///
  /// Every figure is counted twice, along ways that share as little as possible: the orders by the
  /// accounts' lists and by the books' queues, the balances by deposits less withdrawals and by
  /// summing them, what is held by the orders and by the accounts.
  /// - Complexity: O(orders + accounts).
  public func audit(at time: Instant) -> AuditReport {
    var listed = OrderCount()
    for account in floor.ledger.accounts {
      var slot = account.oldest
      while slot != noSlot {
        listed.add(slot, behind: floor.pool.nodes[Int(slot)].previous, in: floor)
        slot = floor.pool.links[Int(slot)].younger
      }
    }
    return report(
      from: HaltCount(
        time: time, orders: listed, totals: floor.ledger.inflow.map { Int128($0) },
        inflow: floor.ledger.inflow),
      to: countOrders { _ in true }, at: time)
  }

  /// Counts the orders of some markets by their queues, and all balances.
  func count(for notice: MaintenanceNotice) -> HaltCount {
    HaltCount(
      time: floor.time, orders: countOrders { notice.concerns($0) }, totals: floor.ledger.totals,
      inflow: floor.ledger.inflow)
  }

  /// Compares a count with what there is now. What came in or went out in between is expected.
  func report(from count: HaltCount, for notice: MaintenanceNotice) -> AuditReport {
    report(from: count, to: countOrders { notice.concerns($0) }, at: floor.time)
  }

  private func report(
    from count: HaltCount, to orders: OrderCount, at time: Instant
  ) -> AuditReport {
    var needed = Array(repeating: Int128(0), count: floor.ledger.assetCount)
    for book in books { book.addHeld(to: &needed, floor: floor) }
    let totals = floor.ledger.totals
    let held = floor.ledger.held
    let assets = totals.indices.map { asset in
      AssetAudit(
        asset: AssetID(UInt16(asset)),
        totalBefore: count.total(asset) + Int128(floor.ledger.inflow[asset] - count.inflow(asset)),
        totalAfter: totals[asset], heldByOrders: needed[asset], heldInAccounts: held[asset])
    }
    return AuditReport(
      countedAt: count.time, auditedAt: time, ordersBefore: count.orders.count,
      ordersAfter: orders.count, orderHashBefore: count.orders.hash, orderHashAfter: orders.hash,
      assets: assets)
  }

  private func countOrders(where isConcerned: (InstrumentID) -> Bool) -> OrderCount {
    var count = OrderCount()
    for book in books where isConcerned(book.instrument) {
      book.addOrders(to: &count, in: floor)
    }
    return count
  }
}
