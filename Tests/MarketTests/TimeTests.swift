import Market
import Testing

@Suite struct TimeTests {
  @Test(
    arguments: [
      (0, 0), (1, 0), (999_999_999, 0), (1_000_000_000, 1), (-1, -1), (-999_999_999, -1),
      (-1_000_000_000, -1), (-1_000_000_001, -2), (.max, 9_223_372_036), (.min, -9_223_372_037),
    ] as [(Int64, Int64)])
  func wholeSecondsAreRoundedDown(nanoseconds: Int64, seconds: Int64) {
    #expect(TimeSpan(nanoseconds: nanoseconds).wholeSeconds == seconds)
  }

  @Test func spansAndMomentsAddUp() {
    #expect(TimeSpan.hours(1) == .minutes(60) && TimeSpan.minutes(1) == .seconds(60))
    #expect(TimeSpan.seconds(1) == .milliseconds(1_000))
    #expect(TimeSpan.milliseconds(1) == .microseconds(1_000))
    let noon = Instant(nanoseconds: 5_000)
    #expect((noon + .microseconds(2)) - noon == .microseconds(2))
    #expect(noon - .microseconds(5) == .epoch)
    #expect(noon < noon + TimeSpan(nanoseconds: 1) && noon < .distantFuture)
    #expect(TimeSpan.seconds(2) * 3 - .seconds(1) == .seconds(5))
    #expect(TimeSpan.zero < .seconds(1) && TimeSpan.seconds(1) + .zero == .seconds(1))
  }

  @Test(
    arguments: [
      ("1s", 1), ("90s", 90), ("5m", 300), ("1h30m", 5_400), ("2d", 172_800), ("400d", 34_560_000),
    ] as [(String, Int64)])
  func typedSpansAreRead(text: String, seconds: Int64) {
    #expect(TimeSpan(typed: text) == .seconds(seconds))
  }

  @Test(arguments: [
    "", "s", "90", "1h30", "0s", "-5m", "5 m", "1.5s", "401d", "400d1s", "99999999999999999999s",
    "५m", "5x",
  ])
  func whatIsNoSpanIsNotRead(text: String) { #expect(TimeSpan(typed: text) == nil) }
}
