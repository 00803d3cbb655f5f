import Desk
import Market
import Testing

@Suite struct ClockTextTests {
  @Test(arguments: [
    (Int64(0), "00:00:00", "1 Jan"), (86_399, "23:59:59", "1 Jan"),
    (951_782_400, "00:00:00", "29 Feb"), (1_795_269_751, "14:02:31", "21 Nov"),
    (-1, "23:59:59", "31 Dec"), (4_107_542_399, "23:59:59", "28 Feb"),
    (4_107_542_400, "00:00:00", "1 Mar"),
  ])
  func momentsAreUTC(second: Int64, time: String, date: String) {
    let moment = Instant(nanoseconds: second * 1_000_000_000)
    #expect(ClockText.time(moment) == time)
    #expect(ClockText.date(moment) == date)
  }

  @Test func shortTimesLeaveOutFullMinutes() {
    #expect(ClockText.shortTime(Rig.start + .minutes(12)) == "14:12")
    #expect(ClockText.shortTime(Rig.start + .seconds(450)) == "14:07:30")
    #expect(ClockText.timeWithMilliseconds(Rig.start + .milliseconds(7)) == "14:00:00.007")
    #expect(ClockText.timeWithMilliseconds(Instant(nanoseconds: -1)) == "23:59:59.999")
  }

  @Test func anotherDayIsNamed() {
    #expect(ClockText.moment(Rig.start + .hours(9), from: Rig.start) == "23:00:00")
    #expect(ClockText.moment(Rig.start + .hours(10), from: Rig.start) == "22 Nov 00:00:00")
  }

  @Test(arguments: [
    (Int64(298_000_000_000), "04:58", "04:58"), (298_000_000_001, "04:59", "04:58"),
    (1, "00:01", "00:00"), (0, "00:00", "00:00"), (-5_000_000_000, "00:00", "00:00"),
    (3_898_000_000_000, "1:04:58", "1:04:58"), (183_600_000_000_000, "2 d 03 h", "2 d 03 h"),
    (.max, "106751 d 23 h", "106751 d 23 h"), (.min, "00:00", "00:00"),
  ])
  func countdownsRoundUpAndAgesDown(nanoseconds: Int64, countdown: String, elapsed: String) {
    let span = TimeSpan(nanoseconds: nanoseconds)
    #expect(ClockText.countdown(span) == countdown)
    #expect(ClockText.elapsed(span) == elapsed)
  }

  @Test(arguments: [
    (Int64(120), "+2 m"), (-30, "-30 s"), (150, "+2 m 30 s"), (3_900, "+1 h 05 m"), (0, "+0 s"),
  ])
  func differencesHaveASign(seconds: Int64, text: String) {
    #expect(ClockText.difference(.seconds(seconds)) == text)
  }

  @Test(arguments: [(Int64(1_000), "1x"), (250, "0.25x"), (100, "0.1x"), (100_000, "100x")])
  func speedsAreShort(perMille: Int64, text: String) {
    #expect(ClockText.speed(perMille: perMille) == text)
  }
}
