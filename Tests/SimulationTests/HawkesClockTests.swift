import Market
import Testing

@testable import Simulation

@Suite struct HawkesClockTests {
  private func arrivals(seed: UInt64, seconds: Double, activity: Double = 1) -> [Double] {
    var random = SeededRandom(seed: seed)
    var clock = HawkesClock(meanPerSecond: 8, shape: .crypto, start: .epoch)
    var times: [Double] = []
    while true {
      let next = clock.next(activity: activity, random: &random)
      let time = Double(next.nanoseconds) * 1e-9
      guard time < seconds else { return times }
      times.append(time)
    }
  }

  @Test func meanRateIsWhatWasAsked() {
    let count = (1...8).map { arrivals(seed: $0, seconds: 600).count }.reduce(0, +)
    // Clusters make the count itself vary; eight times ten minutes keep it within a tenth or so.
    #expect((6.5...9.5).contains(Double(count) / 4800))
  }

  @Test func arrivalsComeInClusters() {
    let times = arrivals(seed: 1, seconds: 1200)
    #expect(Statistics.fano(times, window: 0.1, seconds: 1200) > 1.8)
    #expect(Statistics.fano(times, window: 1, seconds: 1200) > 4)
    #expect(Statistics.fano(times, window: 10, seconds: 1200) > 8)
  }

  @Test func withoutExcitementItIsAPoissonProcess() {
    var random = SeededRandom(seed: 5)
    var shape = HawkesShape.crypto
    shape.branching = 0
    var clock = HawkesClock(meanPerSecond: 8, shape: shape, start: .epoch)
    var times: [Double] = []
    for _ in 0..<20_000 {
      times.append(Double(clock.next(activity: 1, random: &random).nanoseconds) * 1e-9)
    }
    let seconds = times[times.count - 1]
    #expect((7.8...8.2).contains(20_000 / seconds))
    #expect((0.85...1.15).contains(Statistics.fano(times, window: 1, seconds: seconds)))
  }

  @Test func arrivalsNeverRunBackwardsAndIntensityFades() {
    var random = SeededRandom(seed: 2)
    var clock = HawkesClock(meanPerSecond: 8, shape: .crypto, start: .epoch)
    var last = Instant.epoch
    for _ in 0..<1_000 {
      let next = clock.next(activity: 1, random: &random)
      #expect(next > last)
      let early = clock.intensity(at: last, activity: 1)
      #expect(early >= clock.intensity(at: next, activity: 1))
      #expect(early < 1_000_000)
      last = next
    }
  }

  @Test func signsRememberForLong() {
    var random = SeededRandom(seed: 9)
    var signs = MetaorderSigns(shape: .crypto, random: &random)
    let drawn = (0..<40_000).map { _ in signs.next(random: &random) == .buy ? 1.0 : -1.0 }
    let near = Statistics.autocorrelation(drawn, lag: 1)
    let middle = Statistics.autocorrelation(drawn, lag: 10)
    let far = Statistics.autocorrelation(drawn, lag: 100)
    #expect((0.2...0.6).contains(near))
    #expect(middle < near && middle > 0.08)
    #expect(far < middle && far > 0.02)
  }
}
