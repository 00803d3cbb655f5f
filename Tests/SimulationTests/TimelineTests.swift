import Market
import Testing

@testable import Simulation

@Suite struct TimelineTests {
  @Test(arguments: 1...6)
  func timersComeInOrderOfTimeAndThenOfSetting(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    var timeline = Timeline(start: Instant(nanoseconds: 1_000))
    var expected: [(time: Int64, order: UInt64)] = []
    var taken: [(time: Int64, order: UInt64)] = []
    var now: Int64 = 1_000
    var order: UInt64 = 0
    for _ in 0..<3_000 {
      for _ in 0..<random.below(4) {
        order += 1
        // From the same nanosecond to hours ahead, many of them equal.
        let spread = Int64(1) << Int64(random.below(46))
        let time = now + Int64(random.below(3)) * (spread / 2)
        timeline.set(.pulse, at: Instant(nanoseconds: time), market: 0, order: order)
        expected.append((time, order))
      }
      now += Int64(random.below(5_000_000))
      while let timer = timeline.take(before: Instant(nanoseconds: now)) {
        #expect(timer.time < now)
        taken.append((timer.time, timer.order))
      }
      let nearest = timeline.nextTime?.nanoseconds ?? .max
      #expect(nearest >= now)
    }
    while let timer = timeline.take(before: .distantFuture) {
      taken.append((timer.time, timer.order))
    }
    #expect(timeline.count == 0)
    expected.sort { $0.time != $1.time ? $0.time < $1.time : $0.order < $1.order }
    #expect(taken.map(\.order) == expected.map(\.order))
    #expect(taken.map(\.time) == expected.map(\.time))
  }

  @Test func aTimerIsNotTakenBeforeItsMoment() {
    var timeline = Timeline(start: .epoch)
    timeline.set(.taker, at: Instant(nanoseconds: 50), market: 1, agent: 3)
    #expect(timeline.take(before: Instant(nanoseconds: 50)) == nil)
    let timer = timeline.take(before: Instant(nanoseconds: 51))
    #expect(timer?.agent == 3)
    #expect(timeline.nextTime == nil)
  }

  @Test func anEarlyTimerOvertakesALateOneThatIsNext() {
    var timeline = Timeline(start: .epoch)
    timeline.set(.taker, at: Instant(nanoseconds: 9_000_000_000_000), market: 0, order: 1)
    timeline.set(.taker, at: Instant(nanoseconds: 70_000_000), market: 0, order: 2)
    timeline.set(.taker, at: Instant(nanoseconds: 3), market: 0, order: 3)
    #expect(timeline.nextTime == Instant(nanoseconds: 3))
    var orders: [UInt64] = []
    while let timer = timeline.take(before: .distantFuture) { orders.append(timer.order) }
    #expect(orders == [3, 2, 1])
  }

  @Test func hashSeesWhatIsPlanned() {
    func hash(_ time: Int64) -> UInt64 {
      var timeline = Timeline(start: .epoch)
      timeline.set(.taker, at: Instant(nanoseconds: time), market: 0)
      var archive = StateArchive.hashing
      timeline.transfer(&archive, now: .epoch) { _ in true }
      return archive.hash
    }
    #expect(hash(5_000_000_000) == hash(5_000_000_000))
    #expect(hash(5_000_000_000) != hash(5_000_000_001))
  }
}
