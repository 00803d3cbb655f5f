import Market

// Proving that nothing was lost in a halt that no notice announced, and that no notice audits.
extension Exchange {
  /// Counts a market's orders where nobody has yet for a halt without notice: as one begins, and as
  /// one outlasts or overrules a notice's, whose audit does not see what comes after it.
  mutating func countForHalt(_ index: Int) {
    guard books[index].haltCount == nil else { return }
    switch books[index].phase {
    case .halted(.fault), .halted(.operatorDecision):
      let orders = books[index].countOrders(in: floor)
      books[index].haltCount = BookCount(time: floor.time, orders: orders)
    default: break
    }
  }

  /// Compares a market's orders with the count, as its halt ends, before anything else happens to
  /// them; and the ledger with everything.
  /// - Complexity: O(orders + balances) of the whole exchange, where there is a count: markets that
  ///   are reopened one by one pay it one by one.
  mutating func auditHalt(_ index: Int, into events: inout EventBatch) {
    guard let count = books[index].haltCount else { return }
    books[index].haltCount = nil
    let orders = books[index].countOrders(in: floor)
    let report = audit(at: floor.time)
    let audit = HaltAudit(
      countedAt: count.time, ordersBefore: count.orders.count, ordersAfter: orders.count,
      orderHashBefore: count.orders.hash, orderHashAfter: orders.hash,
      ledgerAgrees: report.passed)
    floor.publish(.haltAudited(books[index].instrument, audit), to: nil, into: &events)
  }

  /// Whether a market's orders are what the halt that it is in has found; so, too, where nothing
  /// was counted.
  func agreesWithHaltCount(_ index: Int) -> Bool {
    books[index].haltCount.map { $0.orders == books[index].countOrders(in: floor) } ?? true
  }

  /// Counts a market's orders anew, after a notice has ended some of them in a halt that had
  /// counted them.
  mutating func recountForHalt(_ index: Int) {
    guard books[index].haltCount != nil else { return }
    let orders = books[index].countOrders(in: floor)
    books[index].haltCount?.orders = orders
  }
}

/// A market's open orders as a halt found them.
struct BookCount: Hashable, Sendable {
  /// When they were counted.
  var time: Instant
  /// The orders.
  var orders: OrderCount
}

extension OrderBook {
  /// Counts the book's orders by its queues.
  func countOrders(in floor: Floor) -> OrderCount {
    var count = OrderCount()
    addOrders(to: &count, in: floor)
    return count
  }
}
