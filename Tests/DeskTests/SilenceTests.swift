import Desk
import Testing

@Suite struct SilenceTests {
  private static let limit = BookAge.limitMilliseconds

  @Test func nothingIsToldBeforeTheLimit() {
    var silence = Silence()
    #expect(silence.report(isExpecting: true, at: 5_000) == nil)
    #expect(silence.report(isExpecting: true, at: 5_000 + Self.limit - 1) == nil)
    #expect(silence.report(isExpecting: true, at: 5_000 + Self.limit) == Self.limit)
  }

  @Test func itIsToldOfAgainWhileItLasts() {
    var silence = Silence()
    _ = silence.report(isExpecting: true, at: 0)
    #expect(silence.report(isExpecting: true, at: Self.limit) == Self.limit)
    let again = Self.limit + Silence.intervalMilliseconds
    #expect(silence.report(isExpecting: true, at: again - 1) == nil)
    #expect(silence.report(isExpecting: true, at: again) == again)
    // Where nobody looked for a while, it is told of once, not for every time that was missed.
    #expect(silence.report(isExpecting: true, at: 10 * again) == 10 * again)
    #expect(silence.report(isExpecting: true, at: 10 * again + 1) == nil)
  }

  @Test func aViewEndsIt() {
    var silence = Silence()
    _ = silence.report(isExpecting: true, at: 0)
    silence.heard()
    #expect(silence.report(isExpecting: true, at: Self.limit) == nil)
    #expect(silence.report(isExpecting: true, at: 2 * Self.limit) == Self.limit)
  }

  @Test func aPausedDeskExpectsNothingAndSleeps() {
    var silence = Silence()
    _ = silence.report(isExpecting: true, at: 0)
    #expect(silence.millisecondsUntilDue(isExpecting: false, at: 500) == nil)
    #expect(silence.report(isExpecting: false, at: 2 * Self.limit) == nil)
    // It counts anew once time runs on, and not from before.
    #expect(silence.millisecondsUntilDue(isExpecting: true, at: 9_000) == Self.limit)
    #expect(silence.report(isExpecting: true, at: 9_000 + Self.limit) == Self.limit)
  }

  @Test func itSaysWhenToLookNext() {
    var silence = Silence()
    #expect(silence.millisecondsUntilDue(isExpecting: true, at: 100) == Self.limit)
    #expect(silence.millisecondsUntilDue(isExpecting: true, at: 400) == Self.limit - 300)
    #expect(silence.millisecondsUntilDue(isExpecting: true, at: 9_999) == 0)
    _ = silence.report(isExpecting: true, at: 9_999)
    #expect(
      silence.millisecondsUntilDue(isExpecting: true, at: 9_999) == Silence.intervalMilliseconds)
  }
}
