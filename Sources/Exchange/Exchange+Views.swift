public import Market

// What the exchange shows. All of it is exact and of this moment.
extension Exchange {
  /// What a market does at the moment.
  public func phase(of instrument: InstrumentID) -> MarketPhase {
    books[Int(instrument.rawValue)].phase
  }

  /// The best level of a side; `nil` where the side is empty.
  /// - Complexity: O(1).
  public func touch(_ instrument: InstrumentID, _ side: Side) -> DepthLevel? {
    let index = Int(instrument.rawValue)
    guard let touch = books[index].sides.touch(side) else { return nil }
    return touch.level.depth(at: Price(ticks: side == .buy ? touch.key : -touch.key))
  }

  /// What rests at a price; a level of 0 where nothing does.
  public func level(_ instrument: InstrumentID, _ side: Side, at price: Price) -> DepthLevel {
    guard price.ticks > 0, price.ticks <= PriceLadder.maximumTicks else {
      return DepthLevel(price: price, quantity: .zero, orderCount: 0)
    }
    return books[Int(instrument.rawValue)].level(side, ticks: price.ticks).depth(at: price)
  }

  /// Replaces `levels` by the best levels of a side, best first, at most so many.
  public func depth(
    _ instrument: InstrumentID, _ side: Side, levels count: Int, into levels: inout [DepthLevel]
  ) {
    levels.removeAll(keepingCapacity: true)
    let index = Int(instrument.rawValue)
    books[index].sides[side].appendDepth(count, to: &levels)
  }

  /// How many orders an account has open.
  public func openOrderCount(of account: AccountID) -> Int {
    guard floor.ledger.isOpen(account.rawValue) else { return 0 }
    return Int(floor.ledger.accounts[Int(account.rawValue)].orderCount)
  }

  /// Whether an order of this name is open: it rests, or waits for its trigger.
  /// - Complexity: O(1).
  public func isOpen(_ id: OrderID) -> Bool { floor.pool.slot(of: id) != nil }

  /// A balance; zero for an unknown account.
  public func balance(_ account: AccountID, _ asset: AssetID) -> Balance {
    guard floor.ledger.isOpen(account.rawValue), Int(asset.rawValue) < floor.ledger.assetCount
    else { return Balance() }
    let index = Int(account.rawValue) * floor.ledger.assetCount + Int(asset.rawValue)
    let entry = floor.ledger.entries[index]
    return Balance(total: Money(units: entry.total), held: Money(units: entry.held))
  }

  /// What the uncross would be now; `nil` outside an auction.
  public func indication(_ instrument: InstrumentID) -> AuctionIndication? {
    books[Int(instrument.rawValue)].indication
  }

  /// The last traded price; `nil` before the first trade.
  public func lastPrice(_ instrument: InstrumentID) -> Price? {
    let ticks = books[Int(instrument.rawValue)].lastTicks
    return ticks > 0 ? Price(ticks: ticks) : nil
  }

  /// All notices that were ever published, oldest first, each in its latest revision.
  public var notices: [MaintenanceNotice] { calendar.entries.map(\.notice) }

  /// How many events of the book there were: levels changed and trades.
  public func bookEvents(_ instrument: InstrumentID) -> UInt64 {
    books[Int(instrument.rawValue)].eventCount
  }
}

extension PriceLadder {
  /// The level of a key that lies in the band.
  static func bandLevel(_ levels: Slab<PriceLevel>, key: Int64) -> PriceLevel {
    levels[Int(key & Int64(levels.count - 1))]
  }

  /// Appends the best levels, best first.
  func appendDepth(_ count: Int, to depth: inout [DepthLevel]) {
    var key = bestKey
    while key != Self.noKey, depth.count < count {
      depth.append(level(at: key).depth(at: Price(ticks: ticks(of: key))))
      key = nextKey(behind: key)
    }
  }
}

extension PriceLevel {
  /// The level as others see it.
  func depth(at price: Price) -> DepthLevel {
    DepthLevel(
      price: price, quantity: Quantity(lots: quantity), orderCount: Int32(orderCount))
  }
}
