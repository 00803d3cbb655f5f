/// Who waits in the book: orders at power-law distances with power-law lives.
public struct LadderPlan: Hashable, Sendable {
  /// Orders a second.
  public var ordersPerSecond: Double
  /// The share that joins the touch.
  public var touchShare: Double
  /// In how many orders whoever joins the touch does so.
  public var touchParts: Int
  /// How soon the later of them follow on each other, in seconds on average.
  public var partSeconds: Double
  /// The share that goes inside the spread, or just behind the touch where there is no room.
  public var insideShare: Double
  /// None of the others lies nearer to the fair price, in basis points.
  public var nearest: Double
  /// Half of them lie nearer than about this more, in basis points.
  public var distanceScale: Double
  /// The tail exponent of the distance; its density falls with this plus 1.
  public var distanceExponent: Double
  /// No order lies further, in basis points.
  public var furthest: Double
  /// The logarithm of the usual size.
  public var sizeMean: Double
  /// The same at the touch.
  public var touchSizeMean: Double
  /// The deviation of the logarithm of the size.
  public var sizeDeviation: Double
  /// By how much sizes grow with each basis point.
  public var sizeGrowth: Double
  /// The largest size.
  public var largest: Double
  /// Sizes and lives grow no further beyond this distance, in basis points.
  public var growthReach: Double
  /// The share that is placed at round prices.
  public var roundShare: Double
  /// The shortest life of an order that is not at the touch, in seconds.
  public var shortestLife: Double
  /// The longest life, in seconds.
  public var longestLife: Double
  /// The exponent of the law of lives.
  public var lifeExponent: Double
  /// By how much lives grow with each basis point.
  public var lifeGrowth: Double
  /// How much longer or shorter lives are at the touch.
  public var touchLifeShare: Double
  /// How far the fair value must have gone past an order for it to be pulled, in basis points.
  public var staleDistance: Double
  /// The share of stale orders whose owners watch the market and race to pull them.
  public var pullShare: Double
  /// How long that takes at least, in seconds.
  public var pullDelay: Double
  /// How much longer on average.
  public var pullDelaySpread: Double
  /// How long the other owners take to come round to a stale order, in seconds on average. It
  /// decides for how long the price stays behind a fair price that has run away.
  public var latePullDelay: Double
  /// How many accounts the orders belong to.
  public var accounts: Int

  /// Makes the plan of a busy crypto market.
  public init(ordersPerSecond: Double) {
    self.ordersPerSecond = ordersPerSecond
    touchShare = 0.035
    touchParts = 6
    partSeconds = 0.002
    insideShare = 0.555
    nearest = 0
    distanceScale = 34
    distanceExponent = 0.05
    furthest = 20
    sizeMean = 7.56
    touchSizeMean = 2.5
    sizeDeviation = 1.65
    sizeGrowth = 0
    growthReach = 12
    largest = 400_000
    roundShare = 0.115
    shortestLife = 0.031
    longestLife = 300
    lifeExponent = 0.213
    lifeGrowth = 0.5
    touchLifeShare = 12
    staleDistance = 0.038
    pullShare = 0.92
    pullDelay = 0.004
    pullDelaySpread = 0.024
    latePullDelay = 8
    accounts = 4
  }
}

/// How market makers quote.
public enum MakerStyle: Hashable, Sendable {
  /// They join the touch while it is near their fair price, and close the spread when it opens.
  case joiningTouch
  /// They keep a distance to their fair price, in basis points, which grows from maker to maker.
  case aroundFairPrice(halfSpread: Double, growth: Double)
}

/// Who keeps the touch.
public struct MakerPlan: Hashable, Sendable {
  /// How many makers there are.
  public var count: Int
  /// How they quote.
  public var style: MakerStyle
  /// How many of them, the fastest, close an open spread.
  public var closers: Int
  /// The usual delay of the fastest, in seconds.
  public var delay: Double
  /// How the logarithm of the delay grows from maker to maker.
  public var delayGrowth: Double
  /// The usual size of a quote.
  public var size: Double
  /// The deviation of the logarithm of the size.
  public var sizeDeviation: Double
  /// How far the fair price must move before the fastest follows, in basis points.
  public var hysteresis: Double
  /// How that grows from maker to maker.
  public var hysteresisGrowth: Double
  /// The largest position they take, in either direction.
  public var inventoryLimit: Double
  /// By how much a full position moves their fair price, in basis points.
  public var inventorySkew: Double
  /// How long they take to hedge a position elsewhere, in seconds.
  public var hedgingSeconds: Double
  /// The share of refills that are slow.
  public var slowRefillShare: Double
  /// The mean delay of a slow refill, in seconds.
  public var slowRefill: Double
  /// They take their quotes out while the deviation over a second is so many times the usual one.
  public var alarm: Double = 9

  /// Makes the plan of a busy crypto market.
  public init(count: Int, style: MakerStyle, size: Double) {
    self.count = count
    self.style = style
    self.size = size
    closers = 5
    delay = 0.0012
    delayGrowth = 0.05
    sizeDeviation = 2.25
    hysteresis = 0.085
    hysteresisGrowth = 0.01
    inventoryLimit = size * 240
    inventorySkew = 0.314
    hedgingSeconds = 60
    slowRefillShare = 0.45
    slowRefill = 0.0708
  }
}

/// Who takes: arrivals that excite each other, signs with long memory.
public struct TakerPlan: Hashable, Sendable {
  /// Orders a second, on average.
  public var ordersPerSecond: Double
  /// How arrivals excite each other.
  public var excitement: HawkesShape
  /// How long parents go one way.
  public var metaorders: MetaorderShape
  /// The logarithm of the usual size.
  public var sizeMean: Double
  /// The deviation of the logarithm of the size.
  public var sizeDeviation: Double
  /// How the logarithm of all sizes goes up and down together: minutes in which large takers come
  /// are not those in which many do.
  public var sizeWave = ActivityPlan.Wave(seconds: 40, deviation: 1)
  /// The largest size.
  public var largest: Double
  /// The share of orders that are much larger.
  public var largeShare: Double
  /// By which factor.
  public var largeFactor: Double
  /// The share of those larger than the touch that are content with the touch.
  public var contentShare: Double
  /// How far they go into the book at most, in basis points.
  public var furthest: Double
  /// The power of the activity with which sizes grow.
  public var activityPower: Double = 0.08

  /// Makes the plan of a busy crypto market.
  public init(ordersPerSecond: Double, sizeMean: Double, largest: Double) {
    self.ordersPerSecond = ordersPerSecond
    self.sizeMean = sizeMean
    self.largest = largest
    excitement = .crypto
    metaorders = .crypto
    sizeDeviation = 1.32
    largeShare = 0.327
    largeFactor = 151
    contentShare = 0.48
    furthest = 16.1
  }
}

/// Who takes what is stale after the fair value has jumped.
public struct ArbitragePlan: Hashable, Sendable {
  /// How many try after each jump.
  public var count: Int
  /// How likely each of them tries.
  public var probability: Double
  /// How long they take at least, in seconds.
  public var delay: Double
  /// How much longer on average.
  public var delaySpread: Double
  /// When those come on average who look for what the first ones left, in seconds.
  public var stragglerDelay: Double
  /// The least gain they want, in basis points.
  public var leastEdge: Double
  /// The largest gain that one of them may insist on.
  public var largestEdge: Double
  /// The logarithm of their usual budget.
  public var budgetMean: Double
  /// The deviation of the logarithm of the budget.
  public var budgetDeviation: Double
  /// The largest budget.
  public var largest: Double

  /// Makes the plan of a busy crypto market.
  public init(budgetMean: Double, largest: Double) {
    self.budgetMean = budgetMean
    self.largest = largest
    count = 3
    probability = 0.56
    delay = 0.00546
    delaySpread = 0.0015
    stragglerDelay = 0.3
    leastEdge = 0.02
    largestEdge = 0.1
    budgetDeviation = 2.06
  }
}
