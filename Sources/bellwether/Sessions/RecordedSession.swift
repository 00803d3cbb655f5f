import Desk
import Documents
import Exchange
import Journal
import Market
import Simulation
import Venue

/// What the desk of a recording begins with.
struct ReplayStart {
  /// What it knows of what was before.
  var state: DeskState
  /// What it knew at earlier moments.
  var pasts: DeskPasts
}

/// A recorded session, read: what it was made from, what was done in it, where it ends.
struct RecordedSession {
  /// How far market time goes at once on the way to where the playing begins.
  private static let hop = TimeSpan.seconds(10)

  /// Where it is recorded.
  let folder: SessionFolder
  /// What is played.
  let scenario: Scenario
  /// The seed of its chance.
  let seed: UInt64
  /// Everything that was done from outside.
  let commands: [StampedCommand]
  /// Where the record ends.
  let end: Instant
  /// The world at its start.
  let start: World

  /// Finds a session by its name or its folder and reads its record; changes nothing.
  init(named name: String) throws {
    folder = try Self.folder(named: name)
    guard !folder.isInUse else {
      throw ListedProblems([
        "the session \(folder.name) is open in another bellwether; leave it there first"
      ])
    }
    do {
      let journal = VenueJournal(directory: folder.path)
      let opening = try journal.opening()
      let text = ScenarioText(name: opening.scenarioName, bytes: opening.scenarioText)
      scenario = try text.scenario(file: "\(folder.name)/\(text.name)")
      seed = opening.seed
      (commands, end) = try journal.recorded()
      start = World(scenario: scenario, seed: seed)
      guard start.stateHash == opening.startHash else {
        throw RecoveryError.otherStart(text.name, version: opening.programVersion)
      }
    } catch {
      throw ListedProblems(["the session \(folder.name) cannot be played: \(error)"])
    }
  }

  /// What the desk is told of it.
  var recording: SessionRecording {
    SessionRecording(name: folder.name, start: scenario.start, end: max(end, scenario.start))
  }

  private static func folder(named name: String) throws -> SessionFolder {
    let path = name.hasSuffix("/") ? String(name.dropLast()) : name
    if path.contains("/") {
      let last = path.split(separator: "/").last.map(String.init) ?? path
      return SessionFolder(name: last, path: path)
    }
    let shelf = try SessionShelf()
    let sessions = shelf.sessions
    if path == "latest", let latest = sessions.first { return latest }
    if let found = sessions.first(where: { $0.name == path }) { return found }
    let near = sessions.filter { $0.name.contains(path) }
    if near.count == 1 { return near[0] }
    let which =
      near.isEmpty ? "'bellwether sessions' lists them" : "\(near.count) sessions are called so"
    throw ListedProblems(["there is no session '\(name)' in \(shelf.path); \(which)"])
  }

  /// Lives through the session up to a moment; gives the world there, what is kept to go back to,
  /// and what a desk would know.
  ///
  /// - Parameter progress: Is told which part of the way is gone, in thousandths.
  func play(
    to time: Instant, _ state: DeskState, progress: (Int) -> Void
  ) throws(SeekError) -> (walk: WorldWalk, chronicle: Chronicle, start: ReplayStart) {
    var start = ReplayStart(state: state, pasts: DeskPasts())
    start.pasts.keep(state, through: ResumePoint().events)
    var walk = WorldWalk(self.start, at: ResumePoint())
    var chronicle = Chronicle(recorded: commands, in: folder.path)
    chronicle.keep(self.start, at: ResumePoint())
    let target = min(max(time, scenario.start), recording.end)
    while walk.world.now < target {
      let next = min(walk.world.now + Self.hop, target)
      try walk.go(to: next, with: commands) { event, world in
        for message in RunningVenue.messages(of: event, in: world, for: scenario.user) {
          _ = Desk.update(&start.state, message)
        }
      }
      chronicle.keep(walk.world, at: walk.point)
      start.pasts.keep(start.state, through: walk.point.events)
      let (gone, whole) = (next - scenario.start, target - scenario.start)
      progress(Int(Int128(gone.nanoseconds) * 1000 / Int128(whole.nanoseconds)))
    }
    return (walk, chronicle, start)
  }
}
