import Market

/// Orders and balances as they were when matching stopped.
struct HaltCount: Sendable {
  /// When they were counted.
  let time: Instant
  /// The open orders of the markets concerned.
  let orders: OrderCount
  /// All balances together, by asset.
  let totals: [Int128]
  /// Deposits less withdrawals until then, by asset.
  let inflow: [Int64]

  /// All balances of an asset together; 0 of one that came later.
  func total(_ asset: Int) -> Int128 { asset < totals.count ? totals[asset] : 0 }

  /// Deposits less withdrawals of an asset until then; 0 of one that came later.
  func inflow(_ asset: Int) -> Int64 { asset < inflow.count ? inflow[asset] : 0 }
}

/// How many orders there are, and a hash over them with their places.
struct OrderCount: Hashable, Sendable {
  /// How many.
  var count = 0
  /// A sum over the orders of a hash of each with the order that stands right before it, which
  /// fixes every place in every queue, whatever way the orders are walked.
  var hash: UInt64 = 0

  /// Counts an order that stands right behind another.
  mutating func add(_ slot: Slot, behind ahead: Slot, in floor: Floor) {
    let pool = floor.pool
    let node = pool.nodes[Int(slot)]
    let record = pool.records[Int(slot)]
    var hash = StateHash()
    hash.combine(pool.id(of: slot).rawValue)
    hash.combine(ahead == noSlot ? 0 : pool.id(of: ahead).rawValue)
    hash.combine(node.price)
    hash.combine(node.open)
    hash.combine(UInt64(node.account))
    hash.combine(record.quantity)
    hash.combine(record.placedAt)
    hash.combine(UInt64(record.feeCredit))
    hash.combine(UInt64(record.instrument))
    hash.combine(UInt64(record.traits.rawValue))
    if record.traits.isIceberg {
      hash.combine(pool.display(of: slot))
      hash.combine(pool.hidden(of: slot))
    }
    if record.traits.hasConditions {
      floor.conditional.combine(floor.conditional.orders.place(of: slot), into: &hash, pool: pool)
    }
    count += 1
    self.hash &+= hash.value
  }
}

extension PriceLadder {
  /// Calls with every order, best price first, oldest first, and with the order before it in its
  /// queue.
  func forEachOrder(in pool: OrderPool, _ visit: (_ slot: Slot, _ ahead: Slot) -> Void) {
    var key = bestKey
    while key != Self.noKey {
      var ahead = noSlot
      var slot = level(at: key).head
      while slot != noSlot {
        visit(slot, ahead)
        ahead = slot
        slot = pool.nodes[Int(slot)].next
      }
      key = nextKey(behind: key)
    }
  }
}

extension OrderBook {
  /// Adds the book's orders to a count, by its queues.
  func addOrders(to count: inout OrderCount, in floor: Floor) {
    sides[.buy].forEachOrder(in: floor.pool) { count.add($0, behind: $1, in: floor) }
    sides[.sell].forEachOrder(in: floor.pool) { count.add($0, behind: $1, in: floor) }
    floor.conditional.forEachOrder(of: Int(instrument.rawValue), in: floor.pool) {
      count.add($0, behind: $1, in: floor)
    }
  }

  /// What the book's orders need, added to what each asset has of it.
  func addHeld(to held: inout [Int128], floor: Floor) {
    sides[.buy].forEachOrder(in: floor.pool) { slot, _ in
      held[terms.quote] += Int128(floor.held(by: slot))
    }
    sides[.sell].forEachOrder(in: floor.pool) { slot, _ in
      held[terms.base] += Int128(floor.held(by: slot))
    }
    floor.conditional.forEachOrder(of: Int(instrument.rawValue), in: floor.pool) { slot, _ in
      let asset = terms.heldAsset(floor.pool.nodes[Int(slot)].traits.side)
      held[asset] += Int128(floor.held(by: slot))
    }
  }
}

extension Ledger {
  /// All balances together, by asset.
  var totals: [Int128] { sums { $0.total } }

  /// All that is held, by asset.
  var held: [Int128] { sums { $0.held } }

  private func sums(of part: (LedgerEntry) -> Int64) -> [Int128] {
    var sums = Array(repeating: Int128(0), count: assetCount)
    for index in entries.indices { sums[index % assetCount] += Int128(part(entries[index])) }
    return sums
  }
}
