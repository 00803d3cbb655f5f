public import Market

// Open orders with their places in the queues.
extension Exchange {
  /// Up to so many orders each is counted to from its own place in the queue, which needs no room.
  private static let fewOrders = 16

  /// An open order with its place in the queue; `nil` where it is not open.
  /// - Complexity: O(orders before it in its queue).
  public func order(_ id: OrderID) -> OpenOrder? {
    guard let slot = floor.pool.slot(of: id) else { return nil }
    var order = openOrder(slot)
    if !floor.pool.records[Int(slot)].traits.isWaiting {
      order.setPlace(ahead: floor.pool.quantityAhead(of: slot), in: level(of: order))
    }
    return order
  }

  /// Replaces `orders` by the open orders of an account over all markets, oldest first; where there
  /// are more than `limit`, by the youngest so many.
  /// - Complexity: O(orders in the queues in which the account has any), and their sorting where it
  ///   has many.
  public func openOrders(
    of account: AccountID, youngest limit: Int = .max, into orders: inout [OpenOrder]
  ) {
    orders.removeAll(keepingCapacity: true)
    guard floor.ledger.isOpen(account.rawValue) else { return }
    let count = openOrderCount(of: account)
    var slot = floor.ledger.accounts[Int(account.rawValue)].oldest
    var position = 0
    while slot != noSlot {
      if count - position <= limit { orders.append(openOrder(slot)) }
      position += 1
      slot = floor.pool.links[Int(slot)].younger
    }
    if orders.count <= Self.fewOrders {
      for index in orders.indices where orders[index].trigger == nil {
        orders[index].setPlace(
          ahead: floor.pool.quantityAhead(of: orders[index].id.slot),
          in: level(of: orders[index]))
      }
    } else {
      setPlaces(of: account, in: &orders)
    }
  }

  /// Finds the places of many orders by walking each queue once.
  private func setPlaces(of account: AccountID, in orders: inout [OpenOrder]) {
    let resting = orders.indices.filter { orders[$0].trigger == nil }
    let sorted = resting.sorted { orders[$0].queueKey < orders[$1].queueKey }
    var start = 0
    while start < sorted.count {
      let first = orders[sorted[start]]
      var end = start + 1
      while end < sorted.count, orders[sorted[end]].isInQueue(of: first) { end += 1 }
      let level = level(of: first)
      var ahead: Int64 = 0
      var slot = level.head
      var left = end - start
      while slot != noSlot, left > 0 {
        let node = floor.pool.nodes[Int(slot)]
        if node.account == account.rawValue,
          let place = sorted[start..<end].place(of: slot, in: orders)
        {
          orders[place].setPlace(ahead: ahead, in: level)
          left -= 1
        }
        ahead += node.open
        slot = node.next
      }
      start = end
    }
  }

  private func level(of order: OpenOrder) -> PriceLevel {
    books[Int(order.instrument.rawValue)].level(order.side, ticks: order.price.ticks)
  }

  /// An open order, its place not yet found.
  private func openOrder(_ slot: Slot) -> OpenOrder {
    let node = floor.pool.nodes[Int(slot)]
    let record = floor.pool.records[Int(slot)]
    let hidden = floor.pool.hidden(of: slot)
    var order = OpenOrder(
      id: floor.pool.id(of: slot), account: AccountID(node.account),
      instrument: InstrumentID(record.instrument), side: record.traits.side,
      price: Price(ticks: node.price), quantity: Quantity(lots: record.quantity),
      filled: Quantity(lots: record.quantity - node.open - hidden), quantityAhead: .zero,
      quantityBehind: .zero, haltPolicy: record.traits.haltPolicy,
      placedAt: Instant(nanoseconds: record.placedAt))
    order.hidden = Quantity(lots: hidden)
    if record.traits.hasConditions { floor.conditional.show(slot, in: &order, pool: floor.pool) }
    return order
  }
}

extension OpenOrder {
  /// How much of it the book shows.
  private var shown: Int64 { quantity.lots - filled.lots - hidden.lots }

  fileprivate mutating func setPlace(ahead: Int64, in level: PriceLevel) {
    quantityAhead = Quantity(lots: ahead)
    quantityBehind = Quantity(lots: level.quantity - ahead - shown)
  }

  /// Sorts by queue, and within one by slot.
  fileprivate var queueKey: (Int, Int64, UInt32) {
    (Int(instrument.rawValue) * 2 + Int(side.rawValue), price.ticks, id.slot)
  }

  fileprivate func isInQueue(of other: OpenOrder) -> Bool {
    instrument == other.instrument && side == other.side && price == other.price
  }
}

extension ArraySlice<Int> {
  /// The place of the order of a slot, among places sorted by slot.
  fileprivate func place(of slot: Slot, in orders: [OpenOrder]) -> Int? {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = (low + high) / 2
      if orders[self[middle]].id.slot < slot { low = middle + 1 } else { high = middle }
    }
    return low < endIndex && orders[self[low]].id.slot == slot ? self[low] : nil
  }
}
