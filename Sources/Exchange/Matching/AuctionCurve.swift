import Market

/// What would trade at each price of an auction, and which price is best.
///
/// Four rules, each deciding among what the one before left over:
/// 1. the most volume;
/// 2. the least surplus;
/// 3. market pressure: the highest price where the surplus is on the buy side at all of them, the
///    lowest where it is on the sell side at all of them; where the pressure turns from one side to
///    the other, only the two prices between which it turns remain;
/// 4. nearest to the reference, which is the last traded price, or else the opening reference of
///    the rules, or else the middle of what remains (the lower of two).
struct AuctionCurve: Sendable {
  /// A price at which orders rest, with how many lots.
  private struct Step: BitwiseCopyable, Sendable {
    var ticks: Int64
    var lots: Int64
  }

  /// Bids that reach the best ask, highest first.
  private var bids: [Step] = []
  /// Asks that reach the best bid, lowest first.
  private var asks: [Step] = []
  private var choice = AuctionChoice()

  init() {}

  /// What an uncross of two sides would be now.
  /// - Complexity: O(levels that cross).
  mutating func indication(
    bids bidLadder: PriceLadder, asks askLadder: PriceLadder, reference: Int64?
  ) -> AuctionIndication {
    guard !bidLadder.isEmpty, !askLadder.isEmpty, bidLadder.bestTicks >= askLadder.bestTicks else {
      return AuctionIndication(price: nil, volume: .zero, surplus: .zero, surplusSide: nil)
    }
    Self.collect(bidLadder, until: askLadder.bestTicks, into: &bids)
    Self.collect(askLadder, until: bidLadder.bestTicks, into: &asks)
    choice = AuctionChoice()
    weighAll()
    return choice.indication(reference: reference)
  }

  private static func collect(
    _ ladder: PriceLadder, until limit: Int64, into steps: inout [Step]
  ) {
    steps.removeAll(keepingCapacity: true)
    let last = ladder.key(of: limit)
    var key = ladder.bestKey
    while key != PriceLadder.noKey, key >= last {
      let level = ladder.level(at: key)
      steps.append(Step(ticks: ladder.ticks(of: key), lots: level.quantity + level.hidden))
      key = ladder.nextKey(behind: key)
    }
  }

  /// Goes through all prices upwards. Between two levels nothing changes, so the prices between
  /// them are weighed as one.
  private mutating func weighAll() {
    var demand: Int64 = 0
    for bid in bids { demand += bid.lots }
    var supply: Int64 = 0
    var bid = bids.count - 1
    var ask = 0
    while bid >= 0 || ask < asks.count {
      let ticks = min(
        bid >= 0 ? bids[bid].ticks : .max, ask < asks.count ? asks[ask].ticks : .max)
      if ask < asks.count, asks[ask].ticks == ticks {
        supply += asks[ask].lots
        ask += 1
      }
      choice.weigh(low: ticks, high: ticks, demand: demand, supply: supply)
      if bid >= 0, bids[bid].ticks == ticks {
        demand -= bids[bid].lots
        bid -= 1
      }
      let next = min(
        bid >= 0 ? bids[bid].ticks : .max, ask < asks.count ? asks[ask].ticks : .max)
      if next != .max, next - ticks > 1 {
        choice.weigh(low: ticks + 1, high: next - 1, demand: demand, supply: supply)
      }
    }
  }
}

/// The prices that are best so far, as prices are weighed upwards.
struct AuctionChoice: BitwiseCopyable, Sendable {
  private var volume: Int64 = 0
  private var surplus: Int64 = 0
  /// The highest of the best prices with the surplus on the buy side.
  private var highestBuy: Int64?
  /// The lowest of the best prices with the surplus on the sell side.
  private var lowestSell: Int64?
  /// The best prices without a surplus, from and through.
  private var balancedLow: Int64?
  private var balancedHigh: Int64 = 0

  init() {}

  /// Weighs prices that all have the same demand and supply.
  mutating func weigh(low: Int64, high: Int64, demand: Int64, supply: Int64) {
    let volume = min(demand, supply)
    let surplus = abs(demand - supply)
    guard volume > 0, volume >= self.volume else { return }
    if volume == self.volume, surplus > self.surplus { return }
    if volume > self.volume || surplus < self.surplus {
      self = AuctionChoice()
      self.volume = volume
      self.surplus = surplus
    }
    if demand > supply {
      highestBuy = high
    } else if demand < supply {
      lowestSell = lowestSell ?? low
    } else {
      balancedLow = balancedLow ?? low
      balancedHigh = high
    }
  }

  /// The outcome, with the reference deciding what is left to decide.
  func indication(reference: Int64?) -> AuctionIndication {
    let ticks: Int64
    var side: Side?
    if let low = balancedLow {
      ticks = min(max(reference ?? low + (balancedHigh - low) / 2, low), balancedHigh)
    } else if let sell = lowestSell, reference ?? .min >= sell || highestBuy == nil {
      ticks = sell
      side = .sell
    } else if let buy = highestBuy {
      ticks = buy
      side = .buy
    } else {
      return AuctionIndication(price: nil, volume: .zero, surplus: .zero, surplusSide: nil)
    }
    return AuctionIndication(
      price: Price(ticks: ticks), volume: Quantity(lots: volume), surplus: Quantity(lots: surplus),
      surplusSide: side)
  }
}
