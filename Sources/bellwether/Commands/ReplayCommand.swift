import ArgumentParser
import CSystem
import Canvas
import Desk
import Documents
import Exchange
import Lanes
import Market
import Simulation
import Terminal
import Venue

/// `bellwether replay`: a recorded session on the desk, as it was.
struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Play a recorded session, with your orders and fills as they happened.",
    discussion: """
      Nothing is sent while a recording is played. F7 and F8 go back ten seconds and a minute, \
      with Shift they go ahead; :rewind and :forward go anywhere. Y takes over: from there on it \
      is practice, with a record of its own.
      """)

  @Argument(
    help: ArgumentHelp(
      "The session: a name that 'bellwether sessions' lists or a part of one, its folder, or "
        + "latest.", valueName: "session"))
  var session: String

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Where to begin: +5m after its start, or a time of the day such as 09:10.",
      valueName: "moment"))
  var from: ReplayMoment?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "How fast market time runs: 0.1 to 1000 times real time.", valueName: "factor"))
  var speed: SpeedArgument = SpeedArgument(perMille: 1_000)

  @Option(
    name: .long,
    help: "The theme: a name that 'bellwether themes' lists, or a file (with a / in it).")
  var theme: String?

  @Flag(name: .long, help: "No screen: what happens as lines of text, commands typed as lines.")
  var plain = false

  @OptionGroup var settingsOption: SettingsOption

  func run() throws {
    csystem_memory_keep_little()
    Screen.blockSignals()
    let settings = try settingsOption.read()
    let files = DeskFiles(log: settings.log.value)
    let recorded = try RecordedSession(named: session)
    let look = Look(
      name: theme ?? settings.theme.value, rising: settings.rising.value,
      library: UserFolders.themes)
    _ = try look.theme(depth: .trueColour)
    var session = Session(of: recorded.scenario, openedWith: recorded.start, themes: themes)
    session.openedAt = recorded.scenario.start
    session.recording = recorded.recording
    session.commandHistory = files.commandHistory
    let notes = session.apply(settings)
    let moment = from?.moment(after: recorded.scenario.start) ?? recorded.scenario.start
    let progress = ProgressLine()
    let (walk, chronicle, start) = try recorded.play(
      to: moment, DeskState(session: session, theme: look.name)
    ) { progress.show(fraction: $0) }
    progress.clear()
    var prepared = PreparedSession(
      scenario: recorded.scenario, seed: recorded.seed, world: recorded.start)
    _ = prepared.takeWorld()
    prepared.source = recorded.folder
    prepared.notes = notes.map { (.warning, $0) }
    var configuration = VenueConfiguration(participants: [recorded.scenario.user])
    configuration.speedPerMille = speed.perMille
    configuration.resumePoint = walk.point
    configuration.chronicle = chronicle
    configuration.playback = Playback(
      commands: recorded.commands, end: recorded.recording.end,
      done: Int(walk.point.commandCount))
    let venue = try RunningVenue(walk.world, of: prepared, configuration)
    try open(venue, prepared, look, session, start, settings, files)
  }

  private var themes: [String] {
    (try? UserFolders.themes.entries().map(\.name)) ?? ThemeLibrary.builtInNames
  }

  private func open(
    _ venue: consuming RunningVenue, _ prepared: PreparedSession, _ look: Look,
    _ session: Session, _ start: ReplayStart, _ settings: Settings, _ files: DeskFiles
  ) throws {
    let port = venue.takePort()
    if plain {
      let console = LineConsole(doorbell: port.doorbell.fileDescriptor)
      var desk = PlainSession(
        console: console, venue: venue, port: port, session: session, theme: look.name,
        replay: start)
      desk.begin(with: prepared)
      let ending = desk.run()
      let (state, outcome, unwritten) = desk.stop()
      return try Farewell(state: state, world: outcome.world, unwritten: unwritten)
        .say(after: ending)
    }
    let screen = try Screen(Screen.Options(doorbell: port.doorbell.fileDescriptor))
    if !session.capturesMouse { screen.reportsMouse = false }
    var desk = try TradingSession(
      screen: screen, venue: venue, port: port, look: look, session: session, files: files,
      framesPerSecond: settings.framesPerSecond.value, replay: start)
    desk.begin(with: prepared, memory: DeskMemory())
    let ending = desk.run()
    screen.close()
    let (state, outcome, unwritten) = desk.stop()
    try Farewell(state: state, world: outcome.world, unwritten: unwritten).say(after: ending)
  }
}

/// Where the playing of a recording begins, as typed: `+5m` or `09:10`.
struct ReplayMoment: ExpressibleByArgument {
  private let target: TimeTarget

  init?(argument: String) {
    let text = argument.hasPrefix("+") ? String(argument.dropFirst()) : argument
    guard let target = TimeTarget(text) else { return nil }
    if case .span = target, !argument.hasPrefix("+") { return nil }
    self.target = target
  }

  /// The moment, in a session that begins at another one.
  func moment(after start: Instant) -> Instant { target.moment(after: start) }
}
