public import Market

/// A market's agents and their parameters. Distances are basis points of the price, sizes are
/// whole units of the quote asset, times are seconds.
public struct MarketPlan: Hashable, Sendable {
  /// The market.
  public var instrument: InstrumentID
  /// Where the fair value starts.
  public var reference: Price
  /// What trades in a usual day, in whole units of the quote asset.
  public var dailyVolume: Double
  /// What each agent is paid in at the start, in the quote asset.
  public var quoteFunds: Money
  /// What each agent is paid in at the start, in the base asset.
  public var baseFunds: Money
  /// How the fair value moves.
  public var fairValue: FairValuePlan
  /// Where it goes, if that is given. Only what comes from outside moves the price away from it
  /// then, and for a while.
  public var path: PathPlan?
  /// How busy the market is.
  public var activity: ActivityPlan
  /// How taking moves the price.
  public var impact: ImpactPlan
  /// Who waits in the book.
  public var ladder: LadderPlan
  /// Who keeps the touch.
  public var makers: MakerPlan
  /// Who takes.
  public var takers: TakerPlan
  /// Who takes what is stale.
  public var arbitrage: ArbitragePlan
  /// Who works large orders.
  public var whales: WhalePlan
  /// Who follows the trend.
  public var momentum: MomentumPlan
  /// Who has stop orders.
  public var stops: StopPlan

  /// Makes a plan.
  public init(
    instrument: InstrumentID, reference: Price, dailyVolume: Double, quoteFunds: Money,
    baseFunds: Money, fairValue: FairValuePlan, activity: ActivityPlan, impact: ImpactPlan,
    ladder: LadderPlan, makers: MakerPlan, takers: TakerPlan, arbitrage: ArbitragePlan,
    whales: WhalePlan = WhalePlan(), momentum: MomentumPlan, stops: StopPlan
  ) {
    self.instrument = instrument
    self.reference = reference
    self.dailyVolume = dailyVolume
    self.quoteFunds = quoteFunds
    self.baseFunds = baseFunds
    self.fairValue = fairValue
    self.activity = activity
    self.impact = impact
    self.ladder = ladder
    self.makers = makers
    self.takers = takers
    self.arbitrage = arbitrage
    self.whales = whales
    self.momentum = momentum
    self.stops = stops
  }
}

/// How the fair value of a market moves: in jumps that come in clusters.
public struct FairValuePlan: Hashable, Sendable {
  /// Deviation over one second, in basis points.
  public var deviationPerRootSecond: Double
  /// Jumps a second at activity 1.
  public var jumpsPerSecond: Double
  /// In how many parts a jump arrives: news reaches a market by several ways.
  public var parts: Int
  /// How long the later parts take on average, in seconds.
  public var partSeconds: Double
  /// The share of the jumps that comes with the excitement of the takers, 0 to 1.
  public var excitedShare: Double
  /// The share of a jump that is overdone and taken back, 0 to 1.
  public var reboundShare = 0.2
  /// How long the taking back lasts on average, in seconds.
  public var reboundSeconds = 20.0
  /// The power of the activity with which jumps grow.
  public var activityPower: Double = 0.34
  /// How many steps a second a path is gone in at least, at activity 1, where one is given.
  public var pathStepsPerSecond = 3.5
  /// The market that this one follows, if it follows one.
  public var follows: FollowPlan?
  /// By how much it rises in an hour besides, in basis points; falls where negative.
  public var driftPerHour = 0.0

  /// Makes a plan.
  public init(
    deviationPerRootSecond: Double, jumpsPerSecond: Double, parts: Int = 6,
    partSeconds: Double = 0.032, excitedShare: Double = 0.3, follows: FollowPlan? = nil
  ) {
    precondition(parts > 0, "a jump has parts")
    self.deviationPerRootSecond = deviationPerRootSecond
    self.jumpsPerSecond = jumpsPerSecond
    self.parts = parts
    self.partSeconds = partSeconds
    self.excitedShare = excitedShare
    self.follows = follows
  }
}

/// How one market follows another.
public struct FollowPlan: Hashable, Sendable {
  /// The market that leads.
  public var leader: InstrumentID
  /// How much of each move of its fair price arrives.
  public var share: Double
  /// How long that takes on average, in seconds.
  public var lagSeconds: Double

  /// Makes a plan.
  public init(leader: InstrumentID, share: Double, lagSeconds: Double) {
    self.leader = leader
    self.share = share
    self.lagSeconds = lagSeconds
  }
}

/// How busy a market is: the exponential of a sum of slow waves, times the hour of the day.
public struct ActivityPlan: Hashable, Sendable {
  /// A wave: how fast it forgets, and how far it goes.
  public struct Wave: Hashable, Sendable {
    /// How long it remembers, in seconds.
    public var seconds: Double
    /// Its deviation, in the logarithm.
    public var deviation: Double

    /// Makes a wave.
    public init(seconds: Double, deviation: Double) {
      self.seconds = seconds
      self.deviation = deviation
    }
  }

  /// The waves.
  public var waves: [Wave]
  /// Whether the hour of the day matters.
  public var hasSeason: Bool

  /// Makes a plan.
  public init(waves: [Wave], hasSeason: Bool) {
    self.waves = waves
    self.hasSeason = hasSeason
  }

  /// A calm market: five waves from 20 s to a day.
  public static let calm = ActivityPlan(
    waves: [
      Wave(seconds: 20, deviation: 0.1), Wave(seconds: 120, deviation: 0.28),
      Wave(seconds: 900, deviation: 0.33), Wave(seconds: 7_200, deviation: 0.43),
      Wave(seconds: 86_400, deviation: 0.52),
    ], hasSeason: true)
}

/// How taking moves the price: with the square root of what was taken, and fading.
public struct ImpactPlan: Hashable, Sendable {
  /// The factor of the square-root law.
  public var strength: Double
  /// Below this square of the share of a day's volume the law is a straight line.
  public var linearity: Double
  /// How much of what the crowd's own takers take counts; all of what anybody else takes does.
  public var crowdShare: Double

  /// Makes a plan.
  public init(strength: Double = 0.869, linearity: Double = 5e-4, crowdShare: Double = 0.04) {
    self.strength = strength
    self.linearity = linearity
    self.crowdShare = crowdShare
  }
}
