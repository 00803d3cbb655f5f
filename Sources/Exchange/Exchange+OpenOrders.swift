public import Market

// Open orders with their places in the queues.
extension Exchange {
  /// An open order with its place in the queue; `nil` where it is not open.
  /// - Complexity: O(orders between it and the nearer end of its queue).
  public func order(_ id: OrderID) -> OpenOrder? {
    guard let slot = floor.pool.slot(of: id) else { return nil }
    var orders = [openOrder(slot)]
    setPlaces(of: orders[0].account, in: &orders)
    return orders[0]
  }

  /// Replaces `orders` by the open orders of an account over all markets, oldest first; where there
  /// are more than `limit`, by the youngest so many.
  /// - Complexity: O(`limit`), and in each queue with any of them, O(orders between them and the
  ///   nearer end).
  public func openOrders(
    of account: AccountID, youngest limit: Int = .max, into orders: inout [OpenOrder]
  ) {
    orders.removeAll(keepingCapacity: true)
    guard floor.ledger.isOpen(account.rawValue) else { return }
    var slot = floor.ledger.accounts[Int(account.rawValue)].youngest
    while slot != noSlot, orders.count < limit {
      orders.append(openOrder(slot))
      slot = floor.pool.links[Int(slot)].older
    }
    orders.reverse()
    setPlaces(of: account, in: &orders)
  }

  /// Finds the places of an account's orders: in each queue from both ends at once, until all are
  /// found.
  private func setPlaces(of account: AccountID, in orders: inout [OpenOrder]) {
    let resting = orders.indices.filter { orders[$0].trigger == nil }
    let sorted = resting.sorted { orders[$0].queueKey < orders[$1].queueKey }
    var start = 0
    while start < sorted.count {
      let first = orders[sorted[start]]
      var end = start + 1
      while end < sorted.count, orders[sorted[end]].isInQueue(of: first) { end += 1 }
      setPlaces(of: account, sorted[start..<end], in: &orders)
      start = end
    }
  }

  /// Finds the places of orders in one queue, given by their places in the list, sorted by slot.
  private func setPlaces(
    of account: AccountID, _ places: ArraySlice<Int>, in orders: inout [OpenOrder]
  ) {
    guard let first = places.first else { return }
    let level = level(of: orders[first])
    var isFound = [Bool](repeating: false, count: places.count)
    var left = places.count
    func find(_ slot: Slot, _ node: OrderNode, ahead: Int64) {
      guard node.account == account.rawValue, let place = places.position(of: slot, in: orders),
        !isFound[place - places.startIndex]
      else { return }
      isFound[place - places.startIndex] = true
      left -= 1
      orders[places[place]].setPlace(ahead: ahead, in: level)
    }
    var (ahead, behind): (Int64, Int64) = (0, 0)
    var (front, back) = (level.head, level.tail)
    while left > 0, front != noSlot, back != noSlot {
      let (older, younger) = (floor.pool.nodes[Int(front)], floor.pool.nodes[Int(back)])
      find(front, older, ahead: ahead)
      find(back, younger, ahead: level.quantity - behind - younger.open)
      ahead += older.open
      behind += younger.open
      (front, back) = (older.next, younger.previous)
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
  /// Where the order of a slot is, among places sorted by slot.
  fileprivate func position(of slot: Slot, in orders: [OpenOrder]) -> Int? {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = (low + high) / 2
      if orders[self[middle]].id.slot < slot { low = middle + 1 } else { high = middle }
    }
    return low < endIndex && orders[self[low]].id.slot == slot ? low : nil
  }
}
