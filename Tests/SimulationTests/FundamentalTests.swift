import Market
import Testing

@testable import Simulation

@Suite struct FundamentalTests {
  @Test func impactIsConcaveSignedAndFades() {
    var impact = Impact(plan: ImpactPlan(), dailyDeviation: 350, step: 0.05)
    impact.add(1e-3)
    let one = impact.basisPoints
    impact.add(3e-3)
    let four = impact.basisPoints
    // Four times the volume moves about twice as far.
    #expect(one > 0)
    #expect((1.8...2.3).contains(four / one))
    impact.add(-4e-3)
    #expect(abs(impact.basisPoints) < 1e-6)
    impact.add(-1e-3)
    #expect(abs(impact.basisPoints + one) < 1e-9)
    for _ in 0..<1_200 { impact.fade() }
    #expect(impact.basisPoints < 0)
    #expect(impact.basisPoints > -0.9 * one)
  }

  @Test func fairValueHasItsDeviation() {
    var plan = FairValuePlan(deviationPerRootSecond: 1.5, jumpsPerSecond: 1)
    plan.reboundShare = 0
    var moves: [Double] = []
    for seed in 1...40 as ClosedRange<UInt64> {
      var value = FairValue(
        plan: plan, reference: Price(ticks: 6_000_000), step: 0.05,
        random: SeededRandom(seed: seed))
      for _ in 0..<6_000 {
        guard value.pass(seconds: 0.05, activity: 1, excitement: 1) != nil else { continue }
        value.move(by: value.news(activity: 1))
      }
      moves.append((value.ticks / 6_000_000 - 1) * 1e4)
    }
    // Five minutes: 1.5 times the root of 300, with the tails of 40 samples.
    #expect((19...34).contains(Statistics.deviation(moves)))
  }

  @Test func whatAJumpOverdidIsTakenBack() {
    var plan = FairValuePlan(deviationPerRootSecond: 2, jumpsPerSecond: 0.0001)
    plan.reboundShare = 0.25
    plan.reboundSeconds = 10
    var value = FairValue(
      plan: plan, reference: Price(ticks: 1_000_000), step: 0.05, random: SeededRandom(seed: 1))
    func left(of jump: Double) -> Double { (value.ticks / 1_000_000 - 1) * 1e4 / jump }
    func pass(_ seconds: Int) {
      for _ in 0..<seconds * 20 { _ = value.pass(seconds: 0.05, activity: 1, excitement: 1) }
    }
    let jump = value.news(activity: 1)
    value.move(by: jump)
    pass(10)
    #expect((0.83...0.85).contains(left(of: jump)))
    pass(200)
    #expect((0.74...0.76).contains(left(of: jump)))
    // Moves that are not its own stay.
    value.move(by: 3 * jump)
    pass(200)
    #expect((3.7...3.8).contains(left(of: jump)))
  }

  @Test func aFollowerArrivesAfterItsLag() {
    let plan = FairValuePlan(
      deviationPerRootSecond: 1, jumpsPerSecond: 0.0001,
      follows: FollowPlan(leader: InstrumentID(0), share: 0.5, lagSeconds: 20))
    var value = FairValue(
      plan: plan, reference: Price(ticks: 1_000_000), step: 0.05, random: SeededRandom(seed: 1))
    value.follow(40)
    func pass(_ seconds: Int) {
      for _ in 0..<seconds * 20 { _ = value.pass(seconds: 0.05, activity: 1, excitement: 1) }
    }
    pass(20)
    #expect((0.0012...0.0014).contains(value.ticks / 1_000_000 - 1))
    pass(200)
    #expect((0.00199...0.00201).contains(value.ticks / 1_000_000 - 1))
  }

  @Test func activityStaysAroundOneAndKnowsTheHour() {
    let night = Instant.epoch + .hours(4)
    let afternoon = Instant.epoch + .hours(15)
    #expect(Activity.season(at: night) < 0.8)
    #expect(Activity.season(at: afternoon) > 1.3)
    let sum = (0..<24).map { Activity.season(at: .epoch + .hours($0)) }.reduce(0, +)
    #expect((23.5...25).contains(sum))
    var activity = Activity(
      plan: ActivityPlan(waves: ActivityPlan.calm.waves, hasSeason: false), step: 0.05,
      start: .epoch, random: SeededRandom(seed: 1))
    var levels: [Double] = []
    for _ in 0..<20_000 {
      activity.move(to: .epoch)
      levels.append(activity.level)
    }
    #expect((0.6...1.6).contains(levels.reduce(0, +) / 20_000))
    #expect(Statistics.deviation(levels) > 0.05)
  }

  @Test func wavesLeaveTheMeanWhereItIs() {
    let plan = ActivityPlan(
      waves: [.init(seconds: 5, deviation: 0.5), .init(seconds: 10, deviation: 0.5)],
      hasSeason: false)
    var early: [Double] = []
    var late: [Double] = []
    for seed in 1...1_000 as ClosedRange<UInt64> {
      var activity = Activity(
        plan: plan, step: 0.5, start: .epoch, random: SeededRandom(seed: seed))
      for _ in 0..<4 { activity.move(to: .epoch) }
      early.append(activity.level)
      for _ in 0..<96 { activity.move(to: .epoch) }
      late.append(activity.level)
    }
    // Left alone the mean of the exponential would be 1.28 in the end.
    #expect((0.9...1.1).contains(early.reduce(0, +) / 1_000))
    #expect((0.9...1.1).contains(late.reduce(0, +) / 1_000))
    #expect(Statistics.deviation(late) > 0.6)
  }
}
