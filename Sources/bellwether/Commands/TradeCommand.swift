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

/// `bellwether trade`, and `bellwether` alone: the desk.
struct TradeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trade", abstract: "Open the trading desk (the default).",
    discussion: """
      Press ? on the desk for every key, q to leave.
      Every session is recorded: what the desk shows of your account is on the disk first. A \
      session that a crash has ended goes on by itself the next time.
      """)

  @Argument(
    help: ArgumentHelp(
      "The scenario to play; 'bellwether scenarios' lists them (default: "
        + "\(ScenarioLibrary.standardName)).",
      valueName: "scenario"))
  var namedScenario: String?

  @Option(
    name: .customLong("scenario"), help: ArgumentHelp("The same as an option.", valueName: "name"))
  var optionalScenario: String?

  private var scenario: String? { namedScenario ?? optionalScenario }

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Instead of a scenario: a market that follows a file of candles (CSV, also gzip).",
      valueName: "file"))
  var candles: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The seed of the market's chance: the same seed and commands give the same market "
        + "(default: 1).", valueName: "number"))
  var seed: UInt64?

  @Flag(name: .long, help: "Go on with the latest session, however it ended.")
  var resume = false

  @Flag(name: .long, help: "Begin a new session, even if a crash has ended the latest one.")
  var new = false

  @Flag(name: .customLong("no-journal"), help: "Keep no record: a crash ends the session for good.")
  var isUnrecorded = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "How fast market time runs: 0.1 to 1000 times real time (default: the scenario's).",
      valueName: "factor"))
  var speed: SpeedArgument?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "How far you are from the exchange: 5ms, 50ms, 200ms or any length up to 10s, or none "
        + "(default: the scenario's).", valueName: "time"))
  var latency: LatencyArgument?

  @Option(
    name: .long,
    help: "The theme: a name that 'bellwether themes' lists, or a file (with a / in it).")
  var theme: String?

  @Option(name: .long, help: "The colour of what rises and of buying (default: the theme's).")
  var rising: RisingArgument?

  @Option(name: .long, help: "The market to show first, such as ETH-USDT.")
  var symbol: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Colours, whatever the terminal says and NO_COLOR wants: true, 256, 16 or none.",
      valueName: "depth"))
  var colour: ColourArgument?

  @Option(
    name: .customLong("log-level"),
    help: ArgumentHelp(
      "What goes into $XDG_STATE_HOME/bellwether/bellwether.log: debug, info, warning, error or "
        + "none (default: info).", valueName: "level"))
  var logLevel: LogLevelArgument?

  @OptionGroup var settingsOption: SettingsOption

  @Flag(
    name: .long,
    help: """
      No screen: what happens as lines of text, commands typed as lines. For screen readers, \
      scripts and pipes; 'help' lists the commands.
      """)
  var plain = false

  /// Orders a second that a participant of the program's own sends, for `bellwether-bench screen`.
  @Option(name: .long, help: .hidden)
  var load: Int?

  func validate() throws {
    if let load, !isUnrecorded || !(1...10_000_000).contains(load) {
      throw ValidationError("--load takes 1 to 10000000 orders a second, and only --no-journal")
    }
    if [resume, new, isUnrecorded].count(where: { $0 }) > 1 {
      throw ValidationError("--resume, --new and --no-journal go one at a time")
    }
    if namedScenario != nil, optionalScenario != nil {
      throw ValidationError("one scenario is played at a time: name it once")
    }
    if candles != nil, scenario != nil || resume {
      throw ValidationError("--candles begins a session of its own, without a scenario or --resume")
    }
  }

  func run() throws {
    csystem_memory_keep_little()
    Screen.blockSignals()
    let settings = try settingsOption.read()
    let files = DeskFiles(log: logLevel?.level ?? settings.log.value)
    do {
      try open(settings, files)
    } catch {
      // A status that the session ended with is no trouble.
      if !(error is ExitCode) { files.log.failed(error) }
      throw error
    }
  }

  private func open(_ settings: Settings, _ files: DeskFiles) throws {
    let library = UserFolders.themes
    let look = Look(
      name: theme ?? settings.theme.value, rising: rising?.rising ?? settings.rising.value,
      library: library)
    _ = try look.theme(depth: .trueColour)
    let candles = try self.candles.map { path in try CandleScenario(path: path) }
    var prepared = try choice(settings, candles).prepare()
    prepared.notes += candles?.report.map { (.good, $0) } ?? []
    let scenario = prepared.scenario
    let focus = try instrument(in: scenario, settings, &prepared.notes)
    let themes = (try? library.entries().map(\.name)) ?? ThemeLibrary.builtInNames
    var session = Session(of: scenario, openedWith: prepared.firstWorld, themes: themes)
    session.openedAt = prepared.openedAt
    session.practiceFrom = prepared.practiceFrom
    let profile = latency?.profile ?? settings.latency.value ?? scenario.latency
    session.latency = profile?.isNone == false ? profile : nil
    session.commandHistory = files.commandHistory
    prepared.notes += session.apply(settings).map { (.warning, $0) }
    if let drill = session.drill { prepared.notes.append((.good, drill.words)) }
    let configuration = configuration(for: prepared, session, settings, focus)
    let world = prepared.takeWorld()
    var venue = try RunningVenue(consume world, of: prepared, configuration)
    let port = venue.takePort()
    var running: RunningLoad?
    if let load, let account = prepared.loadAccount {
      running = try RunningLoad(load, port: venue.takePort(of: account), in: scenario)
    }
    defer { if let result = running.take()?.end() { print(result.text) } }
    if plain {
      let console = LineConsole(doorbell: port.doorbell.fileDescriptor)
      var desk = PlainSession(
        console: console, venue: venue, port: port, session: session, theme: look.name)
      desk.begin(with: prepared)
      let ending = desk.run()
      let (state, outcome, unwritten) = desk.stop()
      return try farewell(state, outcome, unwritten, files, after: ending, of: prepared)
    }
    let screen = try Screen(
      Screen.Options(colour: colour?.depth, doorbell: port.doorbell.fileDescriptor))
    if !session.capturesMouse { screen.reportsMouse = false }
    files.log.started(prepared, version: Bellwether.version, screen)
    var desk = try TradingSession(
      screen: screen, venue: venue, port: port, look: look, session: session, files: files,
      framesPerSecond: settings.framesPerSecond.value)
    let memory = DeskMemory()
    desk.begin(with: prepared, memory: memory)
    let ending = desk.run()
    screen.close()
    let (state, outcome, unwritten) = desk.stop()
    if let problem = memory.keep(state.keptLayout) { StandardError.put(problem + "\n") }
    try farewell(state, outcome, unwritten, files, after: ending, of: prepared)
  }

  /// How the venue is run.
  private func configuration(
    for prepared: PreparedSession, _ session: Session, _ settings: Settings, _ focus: InstrumentID
  ) -> VenueConfiguration {
    let scenario = prepared.scenario
    let loading = prepared.loadAccount.map { [$0] } ?? []
    var configuration = VenueConfiguration(participants: [scenario.user] + loading)
    configuration.speedPerMille =
      speed?.perMille ?? settings.speedPerMille.value ?? scenario.speedPerMille
    configuration.focus = focus
    configuration.resumePoint = prepared.resumePoint
    configuration.feedCapacity = 1 << 14
    configuration.latency = session.latency
    configuration.latencyAccount = scenario.user
    configuration.latencySeed = prepared.seed
    // Who measures the desk under load does not go back.
    if loading.isEmpty { configuration.chronicle = Chronicle(in: prepared.folder?.path) }
    return configuration
  }

  private func farewell(
    _ state: DeskState, _ outcome: VenueOutcome, _ problem: String?, _ files: DeskFiles,
    after ending: TradingSession.Ending, of prepared: PreparedSession
  ) throws {
    files.log.ended(ending, state, problem)
    let farewell = Farewell(
      state: state, world: outcome.world, unwritten: problem, recorded: prepared.folder?.name)
    try farewell.say(after: ending)
  }

  private func choice(_ settings: Settings, _ candles: CandleScenario?) -> SessionChoice {
    let begins = new || candles != nil
    return SessionChoice(
      wish: isUnrecorded ? .unrecorded : resume ? .resume : begins ? .new : .automatic,
      scenario: scenario, candles: candles, standardScenario: settings.scenario.value, seed: seed,
      hasLoad: load != nil)
  }

  /// The market to show first: the one asked for must be there, the one that is set may be another
  /// scenario's.
  private func instrument(
    in scenario: Scenario, _ settings: Settings,
    _ notes: inout [(tone: PreparedSession.Tone, text: String)]
  ) throws -> InstrumentID {
    let instruments = scenario.configuration.instruments
    guard let wanted = symbol?.uppercased() ?? settings.symbol.value else { return InstrumentID(0) }
    if let found = instruments.first(where: { $0.symbol == wanted }) { return found.id }
    let symbols = instruments.map(\.symbol).joined(separator: ", ")
    if let symbol {
      throw ValidationError("there is no market '\(symbol)'; there are: \(symbols)")
    }
    notes.append((.warning, "there is no market \(wanted) here, as the settings want; \(symbols)"))
    return InstrumentID(0)
  }
}
