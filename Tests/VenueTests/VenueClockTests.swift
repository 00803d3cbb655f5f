import Market
import Testing

@testable import Venue

@Suite struct VenueClockTests {
  @Test(arguments: [(100, 100), (1000, 1000), (2500, 2500), (1_000_000, 1_000_000)])
  func runsAtItsSpeed(speed: Int64, marketPerThousand: Int64) {
    let clock = clock(speed: speed)
    #expect(clock.target(at: 50) == Instant(nanoseconds: 7000))
    #expect(clock.target(at: 1050) == Instant(nanoseconds: 7000 + marketPerThousand))
    // Never back, even if the real time is older than the anchor.
    #expect(clock.target(at: 0) == Instant(nanoseconds: 7000))
  }

  @Test(arguments: [Int64(100), 333, 1000, 70_001, 100_000, 1_000_000])
  func saysWhenAMomentIsReached(speed: Int64) {
    let clock = clock(speed: speed)
    for ahead in stride(from: Int64(0), to: 100_000, by: 997) {
      let moment = Instant(nanoseconds: 7000 + ahead)
      guard let real = clock.real(of: moment) else {
        Issue.record("a running clock reaches every moment")
        return
      }
      #expect(clock.target(at: real) >= moment)
      #expect(real == 50 || clock.target(at: real - 1) < moment)
    }
  }

  @Test func standsStillWhilePausedAndGoesOnWithoutAJump() {
    var clock = clock(speed: 1000)
    clock.apply(.pause, real: 150, market: Instant(nanoseconds: 7090))
    #expect(clock.isPaused)
    #expect(clock.target(at: 9_999_999) == Instant(nanoseconds: 7090))
    #expect(clock.real(of: Instant(nanoseconds: 7091)) == nil)
    clock.apply(.resume, real: 10_000, market: Instant(nanoseconds: 7090))
    #expect(clock.target(at: 10_000) == Instant(nanoseconds: 7090))
    #expect(clock.target(at: 10_005) == Instant(nanoseconds: 7095))
  }

  @Test func aChangeOfSpeedIsNoJump() {
    var clock = clock(speed: 1000)
    clock.apply(.speed(perMille: 10_000), real: 150, market: Instant(nanoseconds: 7100))
    #expect(clock.target(at: 150) == Instant(nanoseconds: 7100))
    #expect(clock.target(at: 151) == Instant(nanoseconds: 7110))
  }

  @Test func aChangeOfSpeedWhilePausedWaitsForTheResume() {
    var clock = clock(speed: 1000)
    clock.apply(.pause, real: 50, market: Instant(nanoseconds: 7000))
    clock.apply(.speed(perMille: 5000), real: 60, market: Instant(nanoseconds: 7000))
    #expect(clock.target(at: 1000) == Instant(nanoseconds: 7000))
    clock.apply(.resume, real: 1000, market: Instant(nanoseconds: 7000))
    #expect(clock.target(at: 1010) == Instant(nanoseconds: 7050))
  }

  @Test(arguments: [
    (Int64(1), Int64(100)), (-5, 100), (99, 100), (1_000_001, 1_000_000), (.max, 1_000_000),
  ])
  func keepsSpeedsInRange(asked: Int64, given: Int64) {
    var clock = clock(speed: 1000)
    clock.apply(.speed(perMille: asked), real: 50, market: Instant(nanoseconds: 7000))
    #expect(clock.speedPerMille == given)
  }

  @Test func aStepRunsToItsEndAndStandsStillAgain() {
    var clock = clock(speed: 1000)
    clock.apply(.step(TimeSpan(nanoseconds: 10)), real: 60, market: Instant(nanoseconds: 7010))
    #expect(clock.stepEnd == nil, "a running clock makes no steps")
    clock.apply(.pause, real: 60, market: Instant(nanoseconds: 7010))
    clock.apply(.step(TimeSpan(nanoseconds: 500)), real: 70, market: Instant(nanoseconds: 7010))
    clock.apply(.step(TimeSpan(nanoseconds: 200)), real: 70, market: Instant(nanoseconds: 7010))
    #expect(clock.target(at: 70) == Instant(nanoseconds: 7710))
    clock.settle(at: Instant(nanoseconds: 7300))
    #expect(clock.target(at: 80) == Instant(nanoseconds: 7710))
    clock.settle(at: Instant(nanoseconds: 7710))
    #expect(clock.stepEnd == nil)
    #expect(clock.target(at: 90) == Instant(nanoseconds: 7710))
    #expect(clock.isPaused)
  }

  @Test func doesNotOverflowAfterACentury() {
    let clock = clock(speed: 1_000_000)
    #expect(clock.target(at: 3_000_000_000_000_000_000) > .epoch)
    #expect(clock.real(of: .distantFuture) != nil)
  }

  @Test func theMeterTellsAMachineThatCannotKeepUp() {
    var meter = SpeedMeter(real: 0, market: .epoch, wantedPerMille: 1000)
    meter.note(real: 400_000_000, market: .epoch, wantedPerMille: 1000)
    #expect(meter.achievedPerMille == 1000, "the window is not over")
    meter.note(real: 500_000_000, market: .epoch + .milliseconds(200), wantedPerMille: 1000)
    #expect(meter.achievedPerMille == 400)
    meter.note(
      real: 1_000_000_000, market: .epoch + .milliseconds(200 + 495), wantedPerMille: 1000)
    #expect(meter.achievedPerMille == 1000, "within the grain of waking up")
  }

  private func clock(speed: Int64) -> VenueClock {
    VenueClock(
      real: 50, market: Instant(nanoseconds: 7000), speedPerMille: speed, isPaused: false)
  }
}
