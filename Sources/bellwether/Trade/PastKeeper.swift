import Desk
import Market

/// Keeps what the desk knew, now and then, so that it can go back: as seldom in real time that a
/// market that runs fast costs no more.
struct PastKeeper {
  private static let spacing = Duration.seconds(1)

  private var pasts: DeskPasts
  private var keptAt: ContinuousClock.Instant?

  /// Goes on from what was kept before.
  init(_ pasts: DeskPasts) { self.pasts = pasts }

  /// Keeps what the desk knows before anything has happened, unless earlier moments are kept.
  mutating func begin(_ state: DeskState, through sequence: Sequence) {
    if pasts.pasts.isEmpty { pasts.keep(state, through: sequence) }
  }

  /// Keeps what the desk knows, if it is time to.
  mutating func keep(_ state: DeskState, through sequence: Sequence) {
    guard pasts.isDue(state) else { return }
    let now = ContinuousClock.now
    if let keptAt, keptAt.duration(to: now) < Self.spacing { return }
    keptAt = now
    pasts.keep(state, through: sequence)
  }

  /// What was known last at a moment or before; `nil` where nothing was kept.
  func latest(at time: Instant) -> DeskPast? { pasts.latest(at: time) }

  /// Forgets everything after a moment.
  mutating func cut(after time: Instant) { pasts.cut(after: time) }
}
