internal import CSystem

/// How a thread with nothing to do steps back: it spins for a moment, then lets others run, then
/// sleeps on its doorbell, where it uses no processor time at all.
///
/// Call `reset()` when there was work and `idle(at:nanoseconds:)` when there was none.
public struct IdleStrategy: Sendable {
  /// What to do in a round without work.
  public enum Step: Equatable, Sendable {
    /// Stay on the processor: work is expected within nanoseconds.
    case spin
    /// Let another thread run, but come back soon.
    case yield
    /// Sleep until the doorbell rings.
    case park
  }

  private let spins: Int
  private let yields: Int
  private var rounds = 0

  /// Makes a strategy that parks after so many rounds of spinning and yielding.
  public init(spins: Int = 64, yields: Int = 8) {
    precondition(spins >= 0 && yields >= 0)
    self.spins = spins
    self.yields = yields
  }

  /// Forgets the rounds without work: there was some.
  public mutating func reset() {
    rounds = 0
  }

  /// Counts a round without work and says what to do in it.
  public mutating func next() -> Step {
    guard rounds < spins + yields else { return .park }
    rounds += 1
    return rounds <= spins ? .spin : .yield
  }

  /// Spends a round without work.
  ///
  /// - Parameters:
  ///   - doorbell: what wakes the thread when it parks.
  ///   - nanoseconds: how long to park at most; nil parks until somebody rings.
  /// - Returns: what was done.
  @discardableResult
  public mutating func idle(at doorbell: Doorbell, nanoseconds: Int64? = nil) -> Step {
    let step = next()
    switch step {
    case .spin: csystem_pause()
    case .yield: csystem_yield()
    case .park: doorbell.wait(nanoseconds: nanoseconds)
    }
    return step
  }
}
