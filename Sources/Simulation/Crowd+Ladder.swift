internal import Market

/// A ladder order that is to be placed.
struct LadderPlacement: Sendable {
  var order: NewOrder
  var account: AccountID
  /// The number of the account among the ladder's.
  var agent: Int
  var temper: UInt32
  /// How many seconds it lives.
  var life: Double
}

// Where a ladder order goes, in ticks.
extension Crowd {
  /// The ladder order that arrives, `nil` where it stays away, and the seconds until the next.
  mutating func nextLadderOrder(_ market: MarketState) -> (
    placement: LadderPlacement?, gap: Double
  ) {
    let level = activity.level
    let wish = ladder.wish(activity: level)
    let gap = ladder.gap(activity: level)
    return (placement(of: wish, market), gap)
  }

  /// What a ladder order comes to; `nil` where it stays away.
  @inline(__always)
  func placement(of wish: LadderWish, _ market: MarketState) -> LadderPlacement? {
    guard let price = price(of: wish, market) else { return nil }
    var agent = wish.account
    if phase == .auction, ladderAccounts.count > 1 {
      // One half buys and the other sells: no account's own orders may cross in an auction.
      let half = ladderAccounts.count / 2
      agent = wish.side == .buy ? agent % half : half + agent % half
    }
    let order = NewOrder(
      instrument: id, side: wish.side, postOnly: phase != .auction, price: Price(ticks: price),
      quantity: Quantity(lots: lots(wish.size, at: Double(price))))
    return LadderPlacement(
      order: order, account: ladderAccounts[agent], agent: agent, temper: wish.temper,
      life: wish.life)
  }

  /// The price of a ladder order; `nil` where it stays away.
  @inline(__always)
  private func price(of wish: LadderWish, _ market: MarketState) -> Int64? {
    switch market.phase {
    case .open, .postOnly:
      if let left = market.secondsLeft, left < 60, wish.caution > 0.25 + 0.75 * left / 60 {
        return nil
      }
      return continuousPrice(of: wish, market)
    case .auction: return wish.caution < 0.35 ? auctionPrice(of: wish, market) : nil
    case .cancelOnly, .halted: return nil
    }
  }

  @inline(__always)
  private func continuousPrice(of wish: LadderWish, _ market: MarketState) -> Int64? {
    let scale = market.ticksPerBasisPoint
    let isBid = wish.side == .buy
    let way: Int64 = isBid ? -1 : 1
    let own = isBid ? market.bid : market.ask
    let other = isBid ? market.ask : market.bid
    var price: Int64
    switch wish.place {
    case .touch: price = own ?? Elementary.floor(market.fair) + way
    case .inside:
      guard let bid = market.bid, let ask = market.ask, let own else { return nil }
      let room = Double(ask - bid - 1)
      price =
        room >= 1
        ? own - way * (1 + Int64(wish.eagerness * room))
        : own + way * (1 + Int64(wish.eagerness * plan.ladder.distanceScale * 0.02 * scale))
    case .distance(let distance):
      price = Elementary.floor(market.fair + Double(way) * distance * scale)
      if wish.isRound, distance > 1 {
        price = Self.rounded(price, within: distance * scale, way: way)
      }
    }
    if let other { price = isBid ? min(price, other - 1) : max(price, other + 1) }
    return held(price)
  }

  @inline(__always)
  private func auctionPrice(of wish: LadderWish, _ market: MarketState) -> Int64 {
    let scale = market.ticksPerBasisPoint
    let way: Double = wish.side == .buy ? -1 : 1
    let distance: Double
    if wish.eagerness < 0.35 {
      distance = -plan.ladder.distanceScale * wish.eagerness
    } else if case .distance(let far) = wish.place {
      distance = far
    } else {
      distance = plan.ladder.distanceScale * 0.1
    }
    return held(Elementary.floor(market.fair + way * distance * scale))
  }

  /// The next price away from the middle that is a multiple of a power of ten, of a step smaller
  /// than the distance.
  private static func rounded(_ price: Int64, within distance: Double, way: Int64) -> Int64 {
    var step: Int64 = 1
    while Double(step * 10) <= distance, step < 1_000_000_000 { step *= 10 }
    let below = price / step * step
    return way < 0 ? below : below + step
  }
}
