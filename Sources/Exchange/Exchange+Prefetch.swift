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
        prefetchBook(index)
      } else {
        books[index].prefetchLevel(order.side, at: order.price.ticks)
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
      let index = Int(id.slot)
      guard index < floor.pool.nodes.count else { return }
      let node = floor.pool.nodes[index]
      let link = floor.pool.links[index]
      floor.pool.nodes.prefetch(Int(node.next))
      floor.pool.nodes.prefetch(Int(node.previous))
      floor.pool.links.prefetch(Int(link.older))
      floor.pool.links.prefetch(Int(link.younger))
      if books.count > Self.marketsAtHand { prefetchBook(Int(node.instrument)) }
    case .place(let order):
      let (index, account) = (Int(order.instrument.rawValue), Int(command.account.rawValue))
      guard index < books.count, account < floor.ledger.accounts.count else { return }
      floor.pool.links.prefetch(Int(floor.ledger.accounts[account].youngest))
      if books.count > Self.marketsAtHand {
        books[index].prefetchLevel(order.side, at: order.price.ticks)
        books[index].prefetchTouch(order.side.opposite)
      } else {
        floor.pool.nodes.prefetch(Int(books[index].lastSlot(order.side, at: order.price.ticks)))
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
      books[index].prefetchLevel(node.traits.side, at: node.price)
    case .place(let order):
      let index = Int(order.instrument.rawValue)
      guard index < books.count else { return }
      floor.pool.nodes.prefetch(Int(books[index].lastSlot(order.side, at: order.price.ticks)))
      floor.pool.nodes.prefetch(Int(books[index].firstSlot(order.side.opposite)))
    default: break
    }
  }

  /// Has the processor fetch a book itself, and what settling needs to know of its instrument. Any
  /// index will do.
  @inline(__always)
  private mutating func prefetchBook(_ index: Int) {
    books.prefetch(index)
    floor.terms.prefetch(index)
  }
}

extension OrderBook {
  /// Has the processor fetch what an order at a price will change. Any price will do.
  @inline(__always)
  fileprivate mutating func prefetchLevel(_ side: Side, at ticks: Int64) {
    sides[side].prefetchLevel(at: ticks)
  }

  /// Has the processor fetch the best level of a side.
  @inline(__always)
  fileprivate mutating func prefetchTouch(_ side: Side) {
    sides[side].prefetchTouch()
  }

  /// The last order in the ring's place of a price, which may be of another price.
  @inline(__always)
  fileprivate mutating func lastSlot(_ side: Side, at ticks: Int64) -> Slot {
    sides[side].lastSlot(at: ticks)
  }

  /// The first order in the ring's place of the best price of a side, which may be none.
  @inline(__always)
  fileprivate mutating func firstSlot(_ side: Side) -> Slot {
    sides[side].firstSlot
  }
}

extension PriceLadder {
  @inline(__always)
  fileprivate mutating func prefetchLevel(at ticks: Int64) {
    let place = place(of: side == .buy ? ticks : 0 &- ticks)
    levels.prefetch(place)
    occupied.prefetch(place)
    marks.prefetch(0)
  }

  @inline(__always)
  fileprivate mutating func prefetchTouch() { levels.prefetch(place(of: bestKey)) }

  @inline(__always)
  fileprivate mutating func lastSlot(at ticks: Int64) -> Slot {
    levels[place(of: side == .buy ? ticks : 0 &- ticks)].tail
  }
}
