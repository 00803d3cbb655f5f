public import Market

// What commands that lie there already will need. Whoever has a batch of them tells the exchange,
// so that memory is on its way before it is needed. All of it changes nothing: a command may be
// announced and never come, come unannounced, or be nonsense.
//
// These are `mutating` because callers would hand them a copy of the exchange otherwise.
extension Exchange {
  /// Has the processor fetch what a command names: the order, the account. Best about eight
  /// commands before it is carried out.
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
      if order.side == .buy {
        books[index].bids.prefetchLevel(at: order.price.ticks)
      } else {
        books[index].asks.prefetchLevel(at: order.price.ticks)
      }
    default: break
    }
  }

  /// Has the processor fetch what lies beside what a command names: the neighbours of the order,
  /// the last order of its level. Best about four commands before it is carried out, after
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
    case .place(let order):
      let (index, account) = (Int(order.instrument.rawValue), Int(command.account.rawValue))
      guard index < books.count, account < floor.ledger.accounts.count else { return }
      let youngest = floor.ledger.accounts[account].youngest
      floor.pool.links.prefetch(Int(youngest))
      let last =
        order.side == .buy
        ? books[index].bids.lastSlot(at: order.price.ticks)
        : books[index].asks.lastSlot(at: order.price.ticks)
      floor.pool.nodes.prefetch(Int(last))
    default: break
    }
  }
}

extension PriceLadder {
  /// Has the processor fetch the level of a price. Any price will do.
  @inline(__always)
  fileprivate mutating func prefetchLevel(at ticks: Int64) {
    levels.prefetch(place(of: side == .buy ? ticks : 0 &- ticks))
  }

  /// The last order in the ring's place of a price, which may be of another price.
  @inline(__always)
  fileprivate mutating func lastSlot(at ticks: Int64) -> Slot {
    levels[place(of: side == .buy ? ticks : 0 &- ticks)].tail
  }
}
