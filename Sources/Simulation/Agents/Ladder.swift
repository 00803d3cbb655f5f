internal import Market

/// What a ladder order wants, in basis points, seconds and whole units of the quote asset.
struct LadderWish: Sendable {
  /// Where it is placed.
  enum Place: Sendable {
    case touch
    case inside
    case distance(Double)
  }

  var place: Place
  var side: Side
  var size: Double
  var life: Double
  /// Whether it prefers a round price.
  var isRound: Bool
  /// How it reacts when the fair value goes past it.
  var temper: UInt32
  /// Which of the ladder's accounts it belongs to.
  var account: Int
  /// Between 0 and 1: whether it stays away where the market is about to close.
  var caution: Double
  /// Between 0 and 1: how far it gives way in an auction.
  var eagerness: Double
}

/// The crowd that waits in the book: each order is somebody else's, drawn whole when it arrives.
///
/// Every arrival takes the same count of draws whatever the market looks like, so that nothing
/// that happens there moves what comes next.
struct Ladder: Sendable {
  let plan: LadderPlan
  private(set) var random: SeededRandom
  /// The share of the law of distances that lies beyond the furthest.
  private let cut: Double
  /// How many more orders of the one who is joining the touch follow, and their side.
  private var partsLeft: Int64 = 0
  private var partSide = Side.buy

  /// Makes a ladder with its stream.
  init(plan: LadderPlan, random: SeededRandom) {
    self.plan = plan
    self.random = random
    cut = Elementary.power(1 + plan.furthest / plan.distanceScale, -plan.distanceExponent)
  }

  /// Hands its state to an archive.
  mutating func transfer(_ archive: inout StateArchive) {
    random.transfer(&archive)
    archive.transfer(&partsLeft, in: 0...Int64(Int32.max))
    archive.transfer(&partSide)
  }

  /// The seconds until the next arrival: shortly, where more parts are to follow. One draw.
  mutating func gap(activity: Double) -> Double {
    let draw = random.exponential()
    return partsLeft > 0 ? draw * plan.partSeconds : draw / (plan.ordersPerSecond * activity)
  }

  /// The next order. Ten draws.
  ///
  /// Whoever joins the touch does so in several parts, one soon after the other.
  mutating func wish(activity: Double) -> LadderWish {
    let life = random.pareto(exponent: plan.lifeExponent)
    let isPart = partsLeft > 0
    let wish = wish(activity: activity, life: life, partSide: isPart ? partSide : nil)
    if isPart {
      partsLeft -= 1
    } else if case .touch = wish.place {
      partsLeft = Int64(plan.touchParts - 1)
      partSide = wish.side
    }
    return wish
  }

  /// The longest that an order can live whose share of the law of lives is known, in seconds.
  func longestLife(_ life: Double, activity: Double) -> Double {
    let growth = 1 + plan.lifeGrowth * plan.growthReach
    return min(
      plan.shortestLife * life * max(growth, plan.touchLifeShare) / activity, plan.longestLife)
  }

  /// Where an order goes.
  ///
  /// - Parameters:
  ///   - choice: An even number between 0 and 1, for the kind of place.
  ///   - draw: Another one, for the distance.
  func place(choice: Double, draw: Double) -> LadderWish.Place {
    if choice < plan.touchShare { return .touch }
    if choice < plan.touchShare + plan.insideShare { return .inside }
    return .distance(distance(at: draw))
  }

  /// How long an order lives that goes to a place, in seconds.
  ///
  /// - Parameter share: What it has of the law of lives.
  func life(_ share: Double, at place: LadderWish.Place, activity: Double) -> Double {
    var span = plan.touchLifeShare
    if case .distance(let distance) = place {
      span = 1 + plan.lifeGrowth * min(distance, plan.growthReach)
    }
    return min(plan.shortestLife * share * span / activity, plan.longestLife)
  }

  /// The next order, of a given share of the law of lives. Nine draws.
  ///
  /// - Parameters:
  ///   - place: Where it goes, if that is settled.
  ///   - partSide: The side of the touch that it joins, where that is settled.
  mutating func wish(
    activity: Double, life: Double, place: LadderWish.Place? = nil, partSide: Side? = nil
  ) -> LadderWish {
    let choice = random.uniform()
    let draw = random.uniform()
    let bits = random.next()
    let size = random.normal()
    let round = random.uniform()
    let account = random.below(plan.accounts)
    let temper = UInt32(truncatingIfNeeded: random.next())
    let caution = random.uniform()
    let eagerness = random.uniform()
    let place = partSide != nil ? .touch : place ?? self.place(choice: choice, draw: draw)
    var mean = plan.touchSizeMean
    var growth = 1.0
    if case .distance(let distance) = place {
      mean = plan.sizeMean
      growth += plan.sizeGrowth * min(distance, plan.growthReach)
    }
    return LadderWish(
      place: place, side: partSide ?? (bits >> 63 == 0 ? .buy : .sell),
      size: min(Elementary.exp(mean + plan.sizeDeviation * size) * growth, plan.largest),
      life: self.life(life, at: place, activity: activity), isRound: round < plan.roundShare,
      temper: temper, account: account, caution: caution, eagerness: eagerness)
  }

  /// A distance by the power law, cut at the furthest, in basis points.
  ///
  /// - Parameter draw: An even number between 0 and 1.
  private func distance(at draw: Double) -> Double {
    let share = cut + (1 - cut) * draw
    return plan.nearest
      + plan.distanceScale * (Elementary.power(share, -1 / plan.distanceExponent) - 1)
  }

  /// After how many seconds an order of a temper is pulled once it is stale.
  func pullDelay(temper: UInt32) -> Double {
    let mixed = SplitMix.mix(UInt64(temper) &+ 0x5DEE_CE66)
    let choice = Double(UInt32(truncatingIfNeeded: mixed)) * (1.0 / 4_294_967_296)
    let draw = (Double(mixed >> 32) + 0.5) * (1.0 / 4_294_967_296)
    let wait = -Elementary.log(draw)
    return choice < plan.pullShare
      ? plan.pullDelay + plan.pullDelaySpread * wait : plan.latePullDelay * wait
  }
}
