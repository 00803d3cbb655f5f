import Desk
import Exchange
import Journal
import Market
import Simulation
import Venue

// Going to another moment: the running venue ends, and another one begins there.
extension RunningVenue {
  /// What a way through time begins with.
  struct Departure {
    /// The moment to go to.
    var time: Instant
    /// What the desk knew at that moment or before; `nil` where it knew nothing.
    var past: DeskPast?
    /// What the way is for.
    var kind: Journey.Kind
    /// How market time ran.
    var clock: ClockView
    /// The market that the desk looks at.
    var focus: InstrumentID
  }

  /// Ends the venue and begins another one at a moment: of the recording that is played, or of a
  /// branch with a record of its own. Where that cannot be, the venue goes on where it was. Take
  /// the port anew afterwards.
  mutating func travel(_ departure: Departure) -> Journey {
    var journey = Journey(
      kind: departure.kind, time: departure.time, past: departure.past)
    let outcome = end()
    configuration.speedPerMille = departure.clock.speedPerMille
    configuration.startsPaused = departure.clock.isPaused
    configuration.focus = departure.focus
    do {
      guard let chronicle = outcome.chronicle else { throw SeekError.tooEarly(start: nil) }
      let account = prepared.scenario.user
      let walk = try chronicle.seek(
        to: departure.time, in: prepared.scenario, after: departure.past?.sequence
      ) { event, world in
        journey.messages += Self.messages(of: event, in: world, for: account)
      }
      configuration.chronicle = chronicle
      try arrive(walk, departure)
      try begin(walk.world, at: walk.point)
    } catch {
      journey.problem = Self.words(error)
      journey.messages = []
      goOn(after: outcome)
    }
    return journey
  }

  /// Prepares what the venue of a moment needs: the rest of the recording, or a record of its own.
  private mutating func arrive(_ walk: WorldWalk, _ departure: Departure) throws {
    switch departure.kind {
    case .seek:
      guard let playback = configuration.playback else { return }
      configuration.playback = Playback(
        commands: playback.commands, end: playback.end, done: Int(walk.point.commandCount))
    case .practice:
      try prepared.branch(at: walk.point, time: departure.time)
      configuration.playback = nil
      configuration.chronicle?.cut(
        after: departure.time, commandCount: walk.point.commandCount)
    }
  }

  /// What an event is for the desk, as a port would tell it: nothing where it is somebody else's.
  static func messages(of event: Event, in world: World, for account: AccountID) -> [Message] {
    if let owner = event.account { return owner == account ? [.event(event)] : [] }
    switch event.body {
    case .level: return []
    case .notice(let id, _, _):
      let notice = world.exchange.notices.last { $0.id == id }
      return [.event(event)] + (notice.map { [.notice($0)] } ?? [])
    default: return [.event(event)]
    }
  }

  private static func words(_ error: any Error) -> String {
    switch error {
    case SeekError.tooEarly(let start?): "nothing before \(ClockText.time(start)) was kept"
    case SeekError.tooEarly(nil): "nothing was kept to go back to"
    case SeekError.diverged(let what): what
    default: "\(error)"
    }
  }
}
