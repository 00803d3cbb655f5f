import Documents
import Exchange
import Journal
import Lanes
import Market
import Simulation
import Venue

/// A session that is about to be played: a fresh one, or one that goes on.
struct PreparedSession {
  /// What is played.
  let scenario: Scenario
  /// The seed of its chance.
  let seed: UInt64
  /// The world as it stands, until the venue has it.
  private var world: World?
  /// Where its counting goes on.
  var resumePoint = ResumePoint()
  /// What records it; nil with the journal off.
  var recorder: JournalRecorder?
  /// Where it is kept; nil with the journal off.
  var folder: SessionFolder?
  /// What stores snapshots of it; nil with the journal off.
  var shadow: JournalShadow?
  /// What the person's account did before; nil in a fresh session.
  var history: AccountHistory?
  /// The recorded session that is played; nil where the person trades.
  var source: SessionFolder?
  /// Where it branched off another session, as practice; nil where it counts.
  var practiceFrom: Instant?
  /// What of its record could not be written; nil if all is there.
  var unwritten: String?
  /// The account of the benchmark's load; nil but while the desk is measured.
  var loadAccount: AccountID?
  /// What the person is told about it.
  var notes: [(tone: Tone, text: String)] = []

  /// How good or bad a note is.
  enum Tone { case good, warning }

  /// A session with nothing to tell of it yet.
  init(scenario: Scenario, seed: UInt64, world: World) {
    self.scenario = scenario
    self.seed = seed
    self.world = world
  }

  /// The market time at which it goes on.
  var openedAt: Instant { world?.now ?? scenario.start }

  /// The world as it stood when the session began: what profit and loss are reckoned from.
  var firstWorld: World {
    if history == nil, let world { return world }
    return World(scenario: scenario, seed: seed)
  }

  /// Gives the world away, once: whoever runs it need not copy it then.
  mutating func takeWorld() -> World {
    guard let taken = world.take() else { preconditionFailure("a session is played once") }
    return taken
  }

  /// Ends the record after the venue has stopped; gives what could not be written.
  func finish() -> String? {
    let problem = recorder?.finish()
    shadow?.stop()
    if problem == nil { folder?.mark(ended: true) }
    return problem
  }
}

/// Decides which session is played, and prepares it.
struct SessionChoice {
  /// What the person asked for.
  enum Wish { case automatic, resume, new, unrecorded }

  /// What the person asked for.
  var wish = Wish.automatic
  /// The scenario asked for, if one was.
  var scenario: String?
  /// The market of a candle file, if that was asked for.
  var candles: CandleScenario?
  /// The scenario of a new session for which none was asked for.
  var standardScenario = ScenarioLibrary.standardName
  /// The seed asked for, if one was.
  var seed: UInt64?
  /// Whether the benchmark's load takes part.
  var hasLoad = false

  /// Prepares the session.
  func prepare() throws -> PreparedSession {
    if wish == .unrecorded {
      var (_, scenario) = try readScenario()
      let seed = seed ?? 1
      let load = hasLoad ? LoadTrader.plan(in: scenario) : nil
      if let load { scenario.accounts.append(load) }
      var session = PreparedSession(
        scenario: scenario, seed: seed, world: World(scenario: scenario, seed: seed))
      session.loadAccount = load?.account
      session.notes = [(.warning, "journal off: this session will not survive a crash")]
      return session
    }
    let shelf = try SessionShelf()
    if wish != .new, let folder = candidate(on: shelf) {
      return try recover(folder)
    }
    if wish == .resume {
      throw ListedProblems(["there is no session to resume in \(shelf.path)"])
    }
    return try begin(on: shelf)
  }

  private func readScenario() throws -> (ScenarioText, Scenario) {
    if let candles { return (candles.text, candles.scenario) }
    let text = try UserFolders.scenarios.text(named: scenario ?? standardScenario)
    // Read through the library, so that problems name the file.
    let played = try UserFolders.scenarios.scenario(
      named: scenario ?? standardScenario)
    return (text, played)
  }

  private func begin(on shelf: SessionShelf) throws -> PreparedSession {
    let (text, scenario) = try readScenario()
    guard text.bytes.count <= JournalOpening.textBytesMax else {
      throw ListedProblems([
        "the scenario \(text.name) has more than \(JournalOpening.textBytesMax) bytes, which the "
          + "journal cannot keep; --no-journal plays it without"
      ])
    }
    let seed = seed ?? 1
    do {
      // The market is made while the disk takes note of the folder: both take a while.
      let making = try NamedThread(name: "world") {
        let world = World(scenario: scenario, seed: seed)
        return (world: world, hash: world.stateHash)
      }
      let made = Result { try shelf.makeFolder(scenario: text.name, seed: seed) }
      let (world, startHash) = making.join()
      let folder = try made.get()
      let opening = JournalOpening(
        scenarioName: text.name, scenarioText: text.bytes, seed: seed,
        programVersion: Bellwether.version, startHash: startHash)
      let journal = VenueJournal(directory: folder.path)
      let recorder = try journal.begin(opening)
      folder.describe(scenario: text.name, seed: seed, version: Bellwether.version)
      var session = PreparedSession(scenario: scenario, seed: seed, world: world)
      session.recorder = recorder
      session.folder = folder
      session.shadow = try JournalShadow(
        of: scenario, seed: seed, journal: journal, recorder: recorder)
      return session
    } catch {
      throw ListedProblems([
        "the session cannot be recorded: \(error)",
        "--no-journal plays without a record; XDG_STATE_HOME moves it elsewhere",
      ])
    }
  }

  /// The session that goes on: the latest that fits what was asked for, if it did not end in order
  /// or was asked for.
  private func candidate(on shelf: SessionShelf) -> SessionFolder? {
    guard let latest = shelf.sessions.first(where: { !$0.isInUse }), fits(latest) else {
      return nil
    }
    return wish == .resume || !latest.hasEnded ? latest : nil
  }

  private func fits(_ folder: SessionFolder) -> Bool {
    let about = folder.about
    // A session that was not even described had not begun.
    guard let name = about["scenario"] else { return false }
    return (scenario.map { $0 == name } ?? true) && (seed.map { about["seed"] == "\($0)" } ?? true)
  }

  private func recover(_ folder: SessionFolder) throws -> PreparedSession {
    let wasEnded = folder.hasEnded
    var time = RealTime()
    do {
      let journal = VenueJournal(directory: folder.path)
      let opening = try journal.opening()
      let text = ScenarioText(name: opening.scenarioName, bytes: opening.scenarioText)
      let scenario = try text.scenario(file: "\(folder.name)/\(text.name)")
      let (recovery, recorder) = try journal.resume(scenario, seed: opening.seed)
      time.stop()
      folder.mark(ended: false)
      var session = PreparedSession(
        scenario: scenario, seed: opening.seed, world: recovery.world)
      session.resumePoint = recovery.resumePoint
      session.recorder = recorder
      session.folder = folder
      session.shadow = try JournalShadow(
        of: scenario, seed: opening.seed, journal: journal, recorder: recorder)
      session.history = recovery.history
      session.practiceFrom = folder.branch?.time
      session.notes = [(.good, Self.note(recovery, wasEnded: wasEnded, in: time.text))]
      return session
    } catch {
      throw ListedProblems([
        "the session \(folder.name) cannot be recovered: \(error)",
        "it is left as it is in \(folder.path); --new begins another one",
      ])
    }
  }

  /// What the person reads first in a session that goes on.
  private static func note(_ recovery: Recovery, wasEnded: Bool, in time: String) -> String {
    let records = Decimal.text(Int64(recovery.recordCount), decimals: 0)
    let start = recovery.snapshotRecord.map { " from the snapshot at \($0)" } ?? ""
    let cut = recovery.tornBytes > 0 ? ", \(recovery.tornBytes) torn bytes left out" : ""
    let orders = recovery.world.exchange.openOrderCount(of: recovery.history.account)
    let fills = UInt64(recovery.history.fills.count) + recovery.history.forgottenCount
    return "\(wasEnded ? "resumed" : "recovered after a crash"): "
      + "\(orders) open \(orders == 1 ? "order" : "orders") and "
      + "\(fills) \(fills == 1 ? "fill" : "fills"), "
      + "state hash \(Hexadecimal.text(recovery.stateHash)); "
      + "\(records) records\(start) in \(time), all agree\(cut)"
  }
}
