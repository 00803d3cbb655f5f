import Market

@testable import Exchange

/// Looks through the whole state of an exchange after a command: the queues against their levels,
/// the lists, the ledger against what open orders need, and all of it against what the events told.
///
/// What an order needs is worked out here anew, from its events, in 128 bits. (Loops by index,
/// because this runs after every one of a hundred thousand commands, unoptimised.)
struct Inspection {
  let exchange: Exchange
  let mirror: Mirror
  /// Deposits less withdrawals, by asset.
  let inflow: [Int64]
  private var held: [Int128]
  private var orderCount = 0
  private(set) var fault: String?

  init(_ exchange: Exchange, _ mirror: Mirror, inflow: [Int64]) {
    self.exchange = exchange
    self.mirror = mirror
    self.inflow = inflow
    held = Array(repeating: 0, count: exchange.floor.ledger.entries.count)
    fault = mirror.fault
    var index = 0
    while index < exchange.books.count {
      inspect(exchange.books[index].sides[.buy], of: index)
      inspect(exchange.books[index].sides[.sell], of: index)
      let book = exchange.books[index]
      if book.phase == .open || book.phase == .postOnly {
        require(!book.isCrossed, "no book is crossed while it trades")
      }
      index += 1
    }
    require(exchange.floor.pool.marks.count == 0, "every change was published")
    inspectLists()
    inspectLedger()
    require(orderCount == mirror.orders.count, "the events told every order")
  }

  private mutating func require(_ condition: Bool, _ rule: String) {
    if !condition, fault == nil { fault = rule }
  }

  private mutating func inspect(_ ladder: PriceLadder, of book: Int) {
    let told = mirror.levels[book * 2 + (ladder.side == .buy ? 0 : 1)]
    var levels = 0
    var key = ladder.bestKey
    var before = Int64.max
    while key != PriceLadder.noKey {
      require(key < before, "levels fall from best to worst")
      let level = ladder.level(at: key)
      inspect(level, at: ladder.ticks(of: key), of: book)
      require(told[ladder.ticks(of: key)] == level.quantity, "the events told every level")
      levels += 1
      before = key
      key = ladder.nextKey(behind: key)
    }
    require(levels == told.count, "the events told every level that went")
    var far = 0
    while far < ladder.far.count {
      require(ladder.far[far].key < ladder.bandLow, "far levels lie behind the band")
      far += 1
    }
    require(
      ladder.isEmpty || ladder.isInBand(ladder.bestKey), "the best level lies in the band")
  }

  private mutating func inspect(_ level: PriceLevel, at ticks: Int64, of book: Int) {
    let pool = exchange.floor.pool
    let terms = exchange.books[book].terms
    var lots: Int64 = 0
    var hidden: Int64 = 0
    var count: UInt32 = 0
    var previous = noSlot
    var slot = level.head
    while slot != noSlot {
      let node = pool.nodes[Int(slot)]
      require(node.previous == previous, "a queue reads the same both ways")
      require(node.price == ticks && node.open > 0, "an order rests at its level")
      lots += node.open
      hidden += pool.hidden(of: slot)
      require(pool.hidden(of: slot) >= 0, "nothing less than nothing is hidden")
      count += 1
      orderCount += 1
      need(slot, node, terms)
      previous = slot
      slot = node.next
    }
    require(level.tail == previous, "a level knows its last order")
    require(level.quantity == lots && level.orderCount == count, "a level is its queue")
    require(level.hidden == hidden, "a level knows what its icebergs hide")
    require(count > 0, "there is no empty level")
  }

  private mutating func need(_ slot: Slot, _ node: OrderNode, _ terms: InstrumentTerms) {
    guard let order = mirror.orders[exchange.floor.pool.id(of: slot)] else {
      return require(false, "the events told every order that rests")
    }
    require(
      order.open == exchange.floor.pool.openLots(of: slot) && order.price == node.price
        && order.account.rawValue == node.account, "an order is as the events told")
    let assets = exchange.floor.ledger.assetCount
    if order.request.side == .sell {
      held[Int(node.account) * assets + terms.base] += Int128(order.open) * Int128(terms.lotUnits)
      return
    }
    let value = Int128(order.open) * Int128(node.price) * Int128(terms.tickLotUnits)
    let credit = Int128(order.feesPaid) * 1_000_000 - order.exactFee
    let rate = mirror.fees(order, at: Int(terms.instrument.rawValue)).highestPartsPerMillion
    let fee = (value * Int128(rate) - credit + 999_999) / 1_000_000
    held[Int(node.account) * assets + terms.quote] += value + fee
  }

  private mutating func inspectLists() {
    let pool = exchange.floor.pool
    var listed = 0
    var account = 0
    while account < exchange.floor.ledger.accounts.count {
      var count = 0
      var older = noSlot
      var slot = exchange.floor.ledger.accounts[account].oldest
      while slot != noSlot {
        require(Int(pool.nodes[Int(slot)].account) == account, "a list is of one account")
        require(pool.links[Int(slot)].older == older, "a list reads the same both ways")
        count += 1
        older = slot
        slot = pool.links[Int(slot)].younger
      }
      require(exchange.floor.ledger.accounts[account].youngest == older, "a list has its end")
      require(
        count == Int(exchange.floor.ledger.accounts[account].orderCount), "a list is counted")
      listed += count
      account += 1
    }
    require(listed == orderCount && pool.count == orderCount, "index, queues and pool agree")
  }

  private mutating func inspectLedger() {
    let ledger = exchange.floor.ledger
    var totals = Array(repeating: Int128(0), count: ledger.assetCount)
    var index = 0
    while index < ledger.entries.count {
      let entry = ledger.entries[index]
      totals[index % ledger.assetCount] += Int128(entry.total)
      require(Int128(entry.held) == held[index], "held is what open orders need")
      require(entry.held >= 0 && entry.held <= entry.total, "nobody owes anything")
      require(!entry.isMarked, "every change was published")
      require(
        mirror.balances[index].total.units == entry.total
          && mirror.balances[index].held.units == entry.held, "the events told every balance")
      index += 1
    }
    for asset in totals.indices {
      require(totals[asset] == Int128(inflow[asset]), "no unit is lost and none is made")
    }
  }
}
