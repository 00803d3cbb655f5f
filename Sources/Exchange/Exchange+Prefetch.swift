public import Market

// What commands that lie there already will need. Whoever has a batch of them tells the exchange,
// so that memory is on its way before it is needed. All of it changes nothing: a command may be
// announced and never come, come unannounced, or be nonsense.
//
// Each step needs what the one before had fetched, so they are some commands apart: an order names
// its market, a market knows where its levels are, a level knows its orders.
//
// These are `mutating` because callers would hand them a copy of the exchange otherwise.
extension Exchange {
  /// How many markets stay in the processor's first cache anyway.
  private static let marketsAtHand = 8

  /// Has the processor fetch what a command names: the order, the account, the market. Best about
  /// eight commands before it is carried out.
  public mutating func foresee(_ command: Command) {
    floor.ledger.accounts.prefetch(Int(command.account.rawValue))
    floor.ledger.entries.prefetch(Int(command.account.rawValue) &* floor.ledger.assetCount)
    switch command.action {
    case .cancel(let id), .amend(let id, _, _), .replace(let id, _):
      floor.pool.nodes.prefetch(Int(id.slot))
      floor.pool.links.prefetch(Int(id.slot))
    case .place(let order):
      let index = Int(order.instrument.rawValue)
      guard index < books.count else { return }
      if books.count > Self.marketsAtHand {
        books[index].prefetchForPlacing(order.side)
      } else {
        books[index].sides[order.side].prefetchLevel(at: order.side.key(of: order.price))
      }
    default: break
    }
  }

  /// Has the processor fetch what lies beside what a command names: the neighbours of the order,
  /// the level of a price. Best about four commands before it is carried out, after
  /// ``foresee(_:)``.
  public mutating func prepare(_ command: Command) {
    switch command.action {
    case .cancel(let id), .amend(let id, _, _), .replace(let id, _):
      let slot = Int(id.slot)
      guard slot < floor.pool.nodes.count else { return }
      let node = floor.pool.nodes[slot]
      let link = floor.pool.links[slot]
      floor.pool.nodes.prefetch(Int(node.next))
      floor.pool.nodes.prefetch(Int(node.previous))
      floor.pool.links.prefetch(Int(link.older))
      floor.pool.links.prefetch(Int(link.younger))
      let index = Int(node.instrument)
      guard books.count > Self.marketsAtHand, index < books.count else { return }
      books[index].prefetchForCancelling(node.traits.side)
    case .place(let order):
      let (index, account) = (Int(order.instrument.rawValue), Int(command.account.rawValue))
      guard index < books.count, account < floor.ledger.accounts.count else { return }
      floor.pool.links.prefetch(Int(floor.ledger.accounts[account].youngest))
      if books.count > Self.marketsAtHand {
        books[index].prepare(order.side, at: order.price)
      } else {
        let last = books[index].sides[order.side].lastSlot(at: order.side.key(of: order.price))
        floor.pool.nodes.prefetch(Int(last))
      }
    default: break
    }
  }

  /// Has the processor fetch what only a market out of many knows. Best about two commands before
  /// a command is carried out, after ``prepare(_:)``; it does nothing where markets are few.
  public mutating func approach(_ command: Command) {
    guard books.count > Self.marketsAtHand else { return }
    switch command.action {
    case .cancel(let id), .amend(let id, _, _), .replace(let id, _):
      guard Int(id.slot) < floor.pool.nodes.count else { return }
      let node = floor.pool.nodes[Int(id.slot)]
      let index = Int(node.instrument)
      guard index < books.count else { return }
      books[index].sides[node.traits.side].prefetchLevel(
        at: node.traits.side.key(of: Price(ticks: node.price)))
    case .place(let order):
      let index = Int(order.instrument.rawValue)
      guard index < books.count else { return }
      let (last, first) = books[index].neighbours(order.side, at: order.price)
      floor.pool.nodes.prefetch(Int(last))
      floor.pool.nodes.prefetch(Int(first))
    default: break
    }
  }
}

extension OrderBook {
  /// Has the processor fetch what a new order of a side reads of the book itself.
  @inline(__always)
  fileprivate mutating func prefetchForPlacing(_ side: Side) {
    prefetchForCancelling(side)
    prefetchLines(of: &sides[side.opposite].bestKey)
  }

  /// Has the processor fetch what the end of an order of a side reads of the book itself.
  @inline(__always)
  fileprivate mutating func prefetchForCancelling(_ side: Side) {
    prefetchLines(of: &lastTicks)
    prefetchTerms()
    sides[side].prefetch()
  }

  /// Has the processor fetch the levels that an order at a price may change. Any price will do.
  @inline(__always)
  fileprivate mutating func prepare(_ side: Side, at price: Price) {
    sides[side].prefetchLevel(at: side.key(of: price))
    sides[side.opposite].prefetchTouch()
  }

  /// The last order at a price of a side and the first of the other side, or any others.
  @inline(__always)
  fileprivate mutating func neighbours(_ side: Side, at price: Price) -> (last: Slot, first: Slot) {
    (sides[side].lastSlot(at: side.key(of: price)), sides[side.opposite].touchSlot)
  }
}

extension Side {
  /// The key of a price, whatever nonsense that is.
  @inline(__always)
  fileprivate func key(of price: Price) -> Int64 { self == .buy ? price.ticks : 0 &- price.ticks }
}

extension PriceLadder {
  /// Has the processor fetch what any order reads of the ladder itself.
  @inline(__always)
  fileprivate mutating func prefetch() {
    prefetchLines(of: &bestKey)
    prefetchLines(of: &levels)
    prefetchLines(of: &occupied)
  }

  /// Has the processor fetch what an order at a key will change. Any key will do.
  @inline(__always)
  fileprivate mutating func prefetchLevel(at key: Int64) {
    let place = place(of: key)
    levels.prefetch(place)
    occupied.prefetch(place)
  }

  /// Has the processor fetch the best level.
  @inline(__always)
  fileprivate mutating func prefetchTouch() { levels.prefetch(place(of: bestKey)) }

  /// The last order in the ring's place of a key, which may be of another one.
  @inline(__always)
  fileprivate mutating func lastSlot(at key: Int64) -> Slot { levels[place(of: key)].tail }

  /// The first order in the ring's place of the best price, which may be none.
  @inline(__always)
  fileprivate var touchSlot: Slot { mutating get { levels[place(of: bestKey)].head } }
}
