internal import Market

/// A quote of a market maker: one order, or none.
struct MakerQuote: Sendable {
  /// The order's name; 0 where there is none.
  var order: UInt64 = 0
  /// Where it rests, in ticks.
  var price: Int64 = 0
  /// No new quote before this moment.
  var notBefore = Instant.epoch

  /// Hands its state to an archive.
  mutating func transfer(_ archive: inout StateArchive) {
    archive.transfer(&order)
    archive.transfer(&price)
    notBefore.transfer(&archive)
  }
}

/// The prices at which a maker wants to quote; `nil` where it wants no quote.
struct MakerWish: Hashable, Sendable {
  var bid: Int64?
  var ask: Int64?
}

/// A market maker: keeps a bid and an ask about its own fair price, and a position it dislikes.
struct MarketMaker: Archived, Sendable {
  let plan: MakerPlan
  let account: AccountID
  /// How many lots of position it bears, in either direction.
  let inventoryLimit: Double
  /// Its usual delay, in seconds.
  private let delay: Double
  /// How far the fair price must move for it to follow, in basis points.
  private let hysteresis: Double
  private let halfSpread: Double
  private let closesSpread: Bool
  private let index: Int

  private(set) var random: SeededRandom
  /// Its position in lots, less what it has hedged elsewhere.
  var inventory = 0.0
  /// Its quotes: bid, ask.
  var bid = MakerQuote()
  var ask = MakerQuote()
  /// Whether it is about to look at the book.
  var isWaking = false
  /// Where it centred its quotes, in ticks; only where it quotes around its fair price.
  private(set) var centre = 0.0

  /// Makes a maker.
  ///
  /// - Parameter index: Its number among the makers, from 0 for the fastest.
  init(
    plan: MakerPlan, index: Int, account: AccountID, inventoryLimit: Double,
    random: SeededRandom
  ) {
    self.plan = plan
    self.account = account
    self.inventoryLimit = inventoryLimit
    self.random = random
    self.index = index
    delay = plan.delay * Elementary.exp(plan.delayGrowth * Double(index))
    hysteresis = plan.hysteresis + plan.hysteresisGrowth * Double(index)
    closesSpread = index < plan.closers
    if case .aroundFairPrice(let half, let growth) = plan.style {
      halfSpread = half + growth * Double(index)
    } else {
      halfSpread = 0
    }
  }

  /// After how many seconds it acts on what it sees now. One draw.
  private mutating func reaction() -> Double { delay * (0.5 + random.exponential()) }

  /// How large its next quote is, in whole units of the quote asset. One draw.
  mutating func size(_ market: MarketState) -> Double {
    let usual = plan.size * Elementary.exp(plan.sizeDeviation * random.normal())
    guard let left = market.secondsLeft, left < 60 else { return usual }
    return usual * (0.2 + 0.8 * left / 60)
  }

  /// After how many seconds it replaces a quote that was filled. Two draws.
  mutating func refill() -> Double {
    let isSlow = random.happens(plan.slowRefillShare)
    let delay = random.exponential() * plan.slowRefill
    return isSlow ? delay : 0
  }

  /// Its quote on a side.
  func quote(_ side: Side) -> MakerQuote { side == .buy ? bid : ask }

  /// Sets its quote on a side.
  mutating func setQuote(_ side: Side, _ quote: MakerQuote) {
    if side == .buy { bid = quote } else { ask = quote }
  }

  /// Remembers where it centred its quotes.
  mutating func recentre(_ market: MarketState) { centre = fairPrice(market) }

  /// What it wants to quote.
  @inline(__always)
  func wish(_ market: MarketState) -> MakerWish {
    switch market.phase {
    case .open, .postOnly:
      // Before an announced cancel-only they leave one after the other, the slowest first.
      if let left = market.secondsLeft, left < 4 + 3 * Double(index) { return MakerWish() }
      // Where the price runs nobody knows what to quote, and the faster ones see it first.
      if market.alarm > plan.alarm + 0.5 * Double(index) { return MakerWish() }
      let wish: MakerWish
      switch plan.style {
      case .joiningTouch: wish = joining(market)
      case .aroundFairPrice: wish = around(market, halfSpread: halfSpread, patience: hysteresis)
      }
      return limited(wish)
    case .auction:
      let half = max(halfSpread, 1.5 + 0.5 * Double(index))
      return limited(around(market, halfSpread: half, patience: half))
    case .cancelOnly, .halted: return MakerWish()
    }
  }

  /// The fair price as it makes it out, pushed away from its position.
  @inline(__always)
  private func fairPrice(_ market: MarketState) -> Double {
    let load = inventory / inventoryLimit
    let held = load < -1 ? -1 : load > 1 ? 1 : load
    return market.fair - held * plan.inventorySkew * market.ticksPerBasisPoint
  }

  @inline(__always)
  private func joining(_ market: MarketState) -> MakerWish {
    let own = fairPrice(market)
    let floor = Elementary.floor(own)
    guard let best = market.bid, let offer = market.ask else {
      // An empty side: about the fair price, and never across what is there.
      return MakerWish(
        bid: min(floor, (market.ask ?? .max) - 1), ask: max(floor + 1, (market.bid ?? 0) + 1))
    }
    let middle = min(max(floor, best), offer - 1)
    var wish = MakerWish(bid: middle, ask: middle + 1)
    if !closesSpread, offer - best > 1 {
      wish = MakerWish(bid: min(middle, best), ask: max(middle + 1, offer))
    }
    let patience = max(hysteresis * market.ticksPerBasisPoint, 0.75)
    if let price = wish.ask, Double(price) < own - patience { wish.ask = floor + 1 }
    if let price = wish.bid, Double(price) > own + patience { wish.bid = floor }
    return wish
  }

  @inline(__always)
  private func around(
    _ market: MarketState, halfSpread: Double, patience: Double
  ) -> MakerWish {
    let own = fairPrice(market)
    let scale = market.ticksPerBasisPoint
    let move = own - centre
    let middle = (move < 0 ? -move : move) > patience * scale ? own : centre
    let lower = Elementary.floor(middle - halfSpread * scale)
    let upper = Elementary.floor(middle + halfSpread * scale) + 1
    if market.phase == .auction { return MakerWish(bid: lower, ask: upper) }
    return MakerWish(
      bid: min(lower, (market.ask ?? .max) - 1), ask: max(upper, (market.bid ?? 0) + 1))
  }

  @inline(__always)
  private func limited(_ wish: MakerWish) -> MakerWish {
    MakerWish(
      bid: inventory > inventoryLimit || (wish.bid ?? 1) < 1 ? nil : wish.bid,
      ask: inventory < -inventoryLimit ? nil : wish.ask)
  }

  /// Looks at the market. Gives when it wants to act, where it does and is not about to already.
  mutating func alert(_ market: MarketState) -> Instant? {
    guard !isWaking else { return nil }
    let wish = wish(market)
    guard isDisplaced(wish) else { return nil }
    isWaking = true
    // In an auction nobody races: quotes follow at leisure.
    let seconds = reaction() * (market.phase == .auction ? 300 : 1)
    return max(market.now.after(seconds: seconds), earliestMove(wish))
  }

  /// Whether its quotes are not what it wants.
  @inline(__always)
  func isDisplaced(_ wish: MakerWish) -> Bool {
    differs(bid, wish.bid) || differs(ask, wish.ask)
  }

  /// The first moment at which it may move one of the quotes that are not what it wants.
  @inline(__always)
  private func earliestMove(_ wish: MakerWish) -> Instant {
    guard differs(bid, wish.bid) else { return ask.notBefore }
    guard differs(ask, wish.ask) else { return bid.notBefore }
    return min(bid.notBefore, ask.notBefore)
  }

  @inline(__always)
  private func differs(_ quote: MakerQuote, _ price: Int64?) -> Bool {
    guard let price else { return quote.order != 0 }
    return quote.order == 0 || quote.price != price
  }

  /// Hands its state to an archive.
  mutating func transfer(_ archive: inout StateArchive) {
    archive.transfer(&inventory)
    archive.transfer(&centre, in: -1e15...1e15)
    bid.transfer(&archive)
    ask.transfer(&archive)
    archive.transfer(&isWaking)
    random.transfer(&archive)
  }
}
