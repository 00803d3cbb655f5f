internal import Market

// Where a ladder order goes, in ticks.
extension Crowd {
  /// The price of a ladder order; `nil` where it stays away.
  func price(of wish: LadderWish, _ market: MarketState) -> Int64? {
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
