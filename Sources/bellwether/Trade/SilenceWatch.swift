import Desk

/// Times the silence of the venue with the clock of this machine; what is due when is
/// ``Silence``'s to say.
struct SilenceWatch {
  private let start = ContinuousClock.now
  private var silence = Silence()

  /// Takes note that a view has come.
  mutating func heard() { silence.heard() }

  /// Milliseconds until the silence is to be told of, rounded up; `nil` where no view is expected.
  mutating func millisecondsUntilDue(isExpecting: Bool) -> Int? {
    silence.millisecondsUntilDue(isExpecting: isExpecting, at: now).map { Int($0) }
  }

  /// How long it has been silent, in milliseconds, where that is to be told now.
  mutating func report(isExpecting: Bool) -> Int64? {
    silence.report(isExpecting: isExpecting, at: now)
  }

  /// Whole milliseconds since the start.
  private var now: Int64 {
    let (seconds, attoseconds) = start.duration(to: .now).components
    return seconds * 1_000 + attoseconds / 1_000_000_000_000_000
  }
}
