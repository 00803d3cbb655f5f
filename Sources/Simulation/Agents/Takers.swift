internal import Market

/// What a taker wants, in whole units of the quote asset.
struct TakerWish: Sendable {
  var side: Side
  var size: Double
  /// Whether it is content with what the touch offers.
  var isContent: Bool
  /// In an auction: by how many basis points it goes beyond the fair price.
  var urgency: Double
}

/// The crowd that takes: arrivals in clusters, signs with long memory, sizes over five decades.
struct Takers: Sendable {
  let plan: TakerPlan
  private(set) var clock: HawkesClock
  private var signs: MetaorderSigns
  private(set) var clockRandom: SeededRandom
  private(set) var signRandom: SeededRandom
  private(set) var sizeRandom: SeededRandom
  /// How large those who come are at the moment.
  private var sizeWave: Wave
  private var waveRandom: SeededRandom

  /// Makes takers with a stream for each thing they draw.
  ///
  /// - Parameter step: How many seconds lie between two calls of `pass`.
  init(
    plan: TakerPlan, start: Instant, step: Double, clock: SeededRandom, signs: SeededRandom,
    sizes: SeededRandom, waves: SeededRandom
  ) {
    self.plan = plan
    self.clock = HawkesClock(
      meanPerSecond: plan.ordersPerSecond, shape: plan.excitement, start: start)
    clockRandom = clock
    signRandom = signs
    sizeRandom = sizes
    sizeWave = Wave(plan: plan.sizeWave, step: step)
    waveRandom = waves
    self.signs = MetaorderSigns(shape: plan.metaorders, random: &signRandom)
  }

  /// Lets them begin at a later moment than they were made for.
  mutating func begin(at moment: Instant) { clock.begin(at: moment) }

  /// Lets a step pass. One draw.
  mutating func pass() { sizeWave.move(draw: waveRandom.normal()) }

  /// When the next one comes. Six draws.
  mutating func nextArrival(activity: Double) -> Instant {
    clock.next(activity: activity, random: &clockRandom)
  }

  /// What it wants. Three draws for the side, four for the rest.
  mutating func wish(activity: Double) -> TakerWish {
    let side = signs.next(random: &signRandom)
    let usual = sizeRandom.logNormal(
      mean: plan.sizeMean + sizeWave.level, deviation: plan.sizeDeviation)
    let isLarge = sizeRandom.happens(plan.largeShare)
    let isContent = sizeRandom.happens(plan.contentShare)
    let urgency = sizeRandom.exponential()
    let size =
      (isLarge ? usual * plan.largeFactor : usual)
      * Elementary.power(activity, plan.activityPower)
    return TakerWish(
      side: side, size: min(size, plan.largest),
      isContent: isContent, urgency: urgency)
  }

  /// The intensity of arrivals over its mean.
  func excitement(at moment: Instant, activity: Double) -> Double {
    clock.intensity(at: moment, activity: activity) / plan.ordersPerSecond
  }

  /// Hands its state to an archive.
  mutating func transfer(_ archive: inout StateArchive) {
    clock.transfer(&archive)
    signs.transfer(&archive)
    clockRandom.transfer(&archive)
    signRandom.transfer(&archive)
    sizeRandom.transfer(&archive)
    sizeWave.transfer(&archive)
    waveRandom.transfer(&archive)
  }
}
