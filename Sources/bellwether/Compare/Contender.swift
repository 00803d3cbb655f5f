import Desk
import Documents
import Exchange
import Market
import Simulation
import Venue

/// One side of a comparison: a scenario that a trader of a few rules plays, or a recorded session.
enum Contender {
  case scenario(Scenario, TraderPlan, TimeSpan)
  case session(RecordedSession)

  /// How far a recorded session goes at once.
  private static let hop = TimeSpan.seconds(1)

  /// Finds what a name means: a scenario's before a session's.
  ///
  /// - Parameter length: How long a scenario is played; `nil` for as long as it says.
  init(named name: String, trader: String, for length: TimeSpan?) throws {
    let library = UserFolders.scenarios
    let names = try library.entries().map(\.name)
    if !names.contains(name), Self.isSession(name) {
      self = .session(try RecordedSession(named: name))
      return
    }
    // Where it is neither, the scenarios' problem names what is near.
    let scenario = try library.scenario(named: name)
    guard
      let span = length ?? scenario.length ?? scenario.markets.compactMap({ $0.path?.end }).max()
    else {
      throw ListedProblems([
        "\(scenario.name) does not say how long it lasts; give --for, such as --for 10m"
      ])
    }
    self = .scenario(scenario, try TraderLibrary.trader(named: trader, in: scenario), span)
  }

  /// Whether a name that is no scenario's is a session's, or a path leads to one.
  private static func isSession(_ name: String) -> Bool {
    if name.contains("/") { return !SessionFolder(name: name, path: name).about.isEmpty }
    let sessions = (try? SessionShelf().sessions) ?? []
    return !sessions.isEmpty && name == "latest" || sessions.contains { $0.name.contains(name) }
  }

  /// What it is called.
  var name: String {
    switch self {
    case .scenario(let scenario, _, _): scenario.name
    case .session(let session): session.folder.name
    }
  }

  /// The plan of whoever plays it; `nil` where that was a person.
  var plan: TraderPlan? {
    if case .scenario(_, let plan, _) = self { plan } else { nil }
  }

  /// How long it is.
  var span: TimeSpan {
    switch self {
    case .scenario(_, _, let span): span
    case .session(let session): session.recording.end - session.recording.start
    }
  }

  /// Plays it.
  ///
  /// - Parameter progress: Is told which part is played, in thousandths.
  func play(seed: UInt64, progress: (Int) -> Void) throws -> TraderRecord {
    switch self {
    case .scenario(let scenario, let plan, let span):
      var run = TraderRun(scenario, plan: plan, seed: seed)
      let end = scenario.start + span
      while run.advance(until: end) { progress(part(of: run.now - scenario.start)) }
      return run.finish()
    case .session(let session): return try play(session, progress)
    }
  }

  private static func weight(_ record: TraderRecord) -> Int {
    record.fills.count + (record.mainHalt?.ordersAtStop ?? 0)
  }

  private func part(of passed: TimeSpan) -> Int {
    Int(Int128(passed.nanoseconds) * 1000 / Int128(max(1, span.nanoseconds)))
  }

  /// Lives through a session again; of its markets that counts which stood still for longest, and
  /// of several the one with the most orders and fills of the person's.
  private func play(
    _ session: RecordedSession, _ progress: (Int) -> Void
  ) throws -> TraderRecord {
    var walk = WorldWalk(session.start, at: ResumePoint())
    var recorders = session.start.exchange.instruments.map {
      TraderRecorder(of: session.scenario.user, in: $0.id, of: session.start)
    }
    while walk.world.now < session.recording.end {
      for index in recorders.indices { recorders[index].look(at: walk.world) }
      let next = min(walk.world.now + Self.hop, session.recording.end)
      try walk.go(to: next, with: session.commands) { event, world in
        for index in recorders.indices { recorders[index].note(event, in: world) }
      }
      progress(part(of: next - session.recording.start))
    }
    let records = recorders.indices.map { recorders[$0].finish(walk.world) }
    let longest = records.max { first, second in
      let (one, other) = (first.mainHalt?.length ?? .zero, second.mainHalt?.length ?? .zero)
      return (one, Self.weight(first)) < (other, Self.weight(second))
    }
    guard let longest else { throw ListedProblems(["\(name) has no market"]) }
    return longest
  }
}
