internal import Market

/// What a market is worth: a value that jumps, more often when the market is excited.
///
/// It moves whether the market trades or stands still, as the outside world does.
struct FairValue: Sendable {
  private let plan: FairValuePlan
  private let jumpDeviation: Double
  private let arrivals: Double
  private let rebound: Double
  /// The value in ticks, without the impact of taking.
  private(set) var ticks: Double
  private(set) var random: SeededRandom
  /// How much intensity is still to pass until the next jump.
  private var untilNews: Double
  /// What the leader's jumps have yet to bring, in basis points.
  private var underway = 0.0
  /// What its own jumps overdid and has yet to be taken back, in basis points.
  private var overdone = 0.0
  /// Where the scenario has it drift.
  private var drifts: [Drift] = []
  /// The path that it follows, where one is given.
  private(set) var path: PathFollower?

  /// Makes a value at a price.
  ///
  /// - Parameters:
  ///   - path: Where it goes, if that is given, and when it begins to.
  ///   - step: How many seconds lie between two calls of `pass`.
  init(
    plan: FairValuePlan, path: (plan: PathPlan, start: Instant)? = nil, reference: Price,
    step: Double, random: SeededRandom
  ) {
    self.plan = plan
    jumpDeviation = plan.deviationPerRootSecond / plan.jumpsPerSecond.squareRoot()
    arrivals = plan.follows.map { 1 - Elementary.exp(-step / $0.lagSeconds) } ?? 0
    rebound = 1 - Elementary.exp(-step / plan.reboundSeconds)
    ticks = Double(reference.ticks)
    self.path = path.map {
      PathFollower(
        plan: $0.plan, reference: reference, deviation: plan.deviationPerRootSecond,
        start: $0.start)
    }
    self.random = random
    untilNews = self.random.exponential()
  }

  /// Lets a step pass. Gives where in the step, 0 to 1, there is news; `nil` where there is none.
  ///
  /// - Parameters:
  ///   - excitement: The takers' intensity over its mean.
  ///   - seconds: How long the step is.
  mutating func pass(seconds: Double, activity: Double, excitement: Double) -> Double? {
    if underway != 0 {
      let arrived = underway * arrivals
      underway -= arrived
      move(by: arrived)
    }
    if overdone != 0 {
      let takenBack = overdone * rebound
      overdone -= takenBack
      move(by: -takenBack)
    }
    let share = plan.excitedShare
    // A path is gone in more and smaller steps, so that none of it is left at the next point.
    let steps =
      path?.isUnderway == true
      ? max(plan.jumpsPerSecond, plan.pathStepsPerSecond) : plan.jumpsPerSecond
    let intensity =
      steps * ((1 - share) * activity + share * excitement) * seconds
    untilNews -= intensity
    guard untilNews <= 0 else { return nil }
    let place = 1 + untilNews / intensity
    untilNews += random.exponential()
    return place < 0 ? 0 : place
  }

  /// How far a jump goes on average at activity 1, in basis points: by Student's law with three
  /// degrees of freedom two parts in pi of the deviation.
  var usualJump: Double { jumpDeviation * 2 / .pi }

  /// By how many basis points the value is to jump. Four draws.
  mutating func news(activity: Double) -> Double {
    let drawn = random.studentT3()
    let held = drawn < -12 ? -12 : drawn > 12 ? 12 : drawn
    let move = held * jumpDeviation * Elementary.power(activity, plan.activityPower)
    overdone += move * plan.reboundShare
    return move
  }

  /// After how many seconds a later part of a jump arrives. One draw.
  mutating func partDelay() -> Double { random.exponential() * plan.partSeconds }

  /// Moves the value by some basis points.
  mutating func move(by basisPoints: Double) { ticks += ticks * basisPoints * 1e-4 }

  /// Has it drift from now on, beside what it does otherwise.
  mutating func begin(_ drift: Drift) { drifts.append(drift) }

  /// By how many basis points the scenario moves it in this step; `nil` where it does not.
  mutating func drift() -> Double? {
    guard !drifts.isEmpty else { return nil }
    var factor = 1.0
    for index in drifts.indices { factor *= drifts[index].step() }
    drifts.removeAll { $0.stepsLeft == 0 }
    return (factor - 1) * 1e4
  }

  /// By how many basis points it has to move to be on its path. One draw.
  mutating func pathMove(to now: Instant) -> Double {
    let draw = random.normal()
    guard let price = path?.step(to: now, draw: draw) else { return 0 }
    return (price / ticks - 1) * 1e4
  }

  /// Takes note of a jump of the leader, in basis points.
  mutating func follow(_ move: Double) {
    underway += move * (plan.follows?.share ?? 0)
  }

  /// Hands its state to an archive.
  mutating func transfer(_ archive: inout StateArchive) {
    archive.transfer(&ticks, in: 0...1e15)
    archive.transfer(&untilNews)
    archive.transfer(&underway)
    archive.transfer(&overdone)
    archive.transfer(&drifts, blank: Drift(), wordsEach: 2, atMost: 1 << 16)
    path?.transfer(&archive)
    random.transfer(&archive)
  }
}
