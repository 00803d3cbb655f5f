public import Market

/// Why the book on the screen is not live, though it may look like it.
public struct BookAge: Hashable, Sendable {
  /// Why.
  public enum Cause: Hashable, Sendable {
    /// Another market was asked for and has not come.
    case otherMarket(InstrumentID)
    /// The venue sends nothing.
    case silence
    /// What happened since is known already, and the book does not show it.
    case lag
  }

  /// Why.
  public var cause: Cause
  /// How old the book is, in milliseconds of real time; 0 or more.
  public var milliseconds: Int64

  /// Makes an age.
  public init(cause: Cause, milliseconds: Int64) {
    self.cause = cause
    self.milliseconds = milliseconds
  }

  /// From how many milliseconds on a book is old. Views come sixty times a second.
  public static let limitMilliseconds: Int64 = 1_000

  /// The age in words: `3.2 s`, from ten seconds on in whole ones, then as `2 m 05 s`.
  public var text: String { Self.text(milliseconds: milliseconds) }

  /// A span of time in the same words.
  public static func seconds(_ span: TimeSpan) -> String {
    text(milliseconds: span.nanoseconds / 1_000_000)
  }

  static func text(milliseconds: Int64) -> String {
    // A year is as old as a thousand.
    let span = min(max(0, milliseconds), 31_536_000_000)
    guard span < 10_000 else { return ClockText.words(.seconds(span / 1_000)) }
    return "\(span / 1_000).\(span / 100 % 10) s"
  }

  /// What is to be said of it: `book is 3.2 s old`.
  public var words: String { "book is \(text) old" }
}

extension DeskState {
  /// Why and since when the book on the screen is not live; `nil` where it is, and before the first
  /// view. A book that stands still because its market does is no matter of age.
  public var bookAge: BookAge? {
    guard summary != nil else { return nil }
    if let awaited = awaitedFocus {
      let waited = max(realMilliseconds(now - focusAskedAt), silenceMilliseconds)
      return BookAge(cause: .otherMarket(awaited), milliseconds: waited)
    }
    if silenceMilliseconds >= BookAge.limitMilliseconds {
      return BookAge(cause: .silence, milliseconds: silenceMilliseconds)
    }
    // What the venue says itself of its data is market time, as everything that it says.
    let lag = max(
      realMilliseconds(heardUntil - view.time), view.dataLag.nanoseconds / 1_000_000)
    return lag > BookAge.limitMilliseconds ? BookAge(cause: .lag, milliseconds: lag) : nil
  }

  /// Why an order key does not send at once now: the book is old. `nil` where it is not.
  var oldBookWarning: String? {
    bookAge.map { "the \($0.words) and not live; look before you send" }
  }

  /// Whether a view is to come soon, so that silence means something.
  public var expectsViews: Bool {
    !view.clock.isPaused || awaitedPause?.value == false || awaitedFocus != nil
  }

  /// Takes note that no view has come for so many milliseconds of real time.
  mutating func hear(silence milliseconds: Int64) {
    let wasOld = silenceMilliseconds >= BookAge.limitMilliseconds
    silenceMilliseconds = max(0, milliseconds)
    // Where the journal fails, that was said, and is why.
    guard !wasOld, silenceMilliseconds >= BookAge.limitMilliseconds, journal != .failing else {
      return
    }
    say(
      .warning,
      "no news from the venue for \(BookAge.text(milliseconds: milliseconds)): the book is not live"
    )
  }

  /// Takes note that a view has come.
  mutating func endSilence() {
    let silence = silenceMilliseconds
    silenceMilliseconds = 0
    guard silence >= BookAge.limitMilliseconds, journal != .failing else { return }
    say(.good, "the book is live again, after \(BookAge.text(milliseconds: silence))")
  }

  /// What a span of market time is in milliseconds of real time, at the present speed.
  private func realMilliseconds(_ span: TimeSpan) -> Int64 {
    let speed = Int128(max(1, view.clock.speedPerMille))
    return Int64(clamping: Int128(max(0, span.nanoseconds)) * 1_000 / speed / 1_000_000)
  }
}
