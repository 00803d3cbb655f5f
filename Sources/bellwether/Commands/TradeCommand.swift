import ArgumentParser
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

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The scenario to play; 'bellwether scenarios' lists them (default: "
        + "\(ScenarioLibrary.standardName)).",
      valueName: "name"))
  var scenario: String?

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
      "How fast market time runs: 0.1 to 100 times real time (default: the scenario's).",
      valueName: "factor"))
  var speed: SpeedArgument?

  @Option(
    name: .long,
    help: "The theme: a name that 'bellwether themes' lists, or a file (with a / in it).")
  var theme = ThemeLibrary.standardName

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

  func validate() throws {
    if [resume, new, isUnrecorded].count(where: { $0 }) > 1 {
      throw ValidationError("--resume, --new and --no-journal go one at a time")
    }
  }

  func run() throws {
    Screen.blockSignals()
    let library = UserFolders.themes
    let look = Look(name: theme, rising: rising?.rising, library: library)
    _ = try look.theme(depth: .trueColour)
    let prepared = try choice.prepare()
    let scenario = prepared.scenario
    let focus = try scenario.instrument(named: symbol)
    let themes = (try? library.entries().map(\.name)) ?? ThemeLibrary.builtInNames
    var session = Session(of: scenario, openedWith: prepared.firstWorld, themes: themes)
    session.openedAt = prepared.world.now
    var configuration = VenueConfiguration(participants: [scenario.user])
    configuration.speedPerMille = speed?.perMille ?? scenario.speedPerMille
    configuration.focus = focus
    configuration.resumePoint = prepared.resumePoint
    var venue = RunningVenue(try start(prepared, configuration), of: prepared)
    let port = venue.takePort()
    let screen = try Screen(
      Screen.Options(colour: colour?.depth, doorbell: port.doorbell.fileDescriptor))
    var desk = try TradingSession(
      screen: screen, venue: venue, port: port, look: look, session: session)
    desk.begin(with: prepared)
    let ending = desk.run()
    screen.close()
    let (state, outcome) = desk.stop()
    let problem = prepared.finish()
    let farewell = Farewell(state: state, world: outcome.world, unwritten: problem)
    try farewell.say(after: ending)
  }

  private var choice: SessionChoice {
    SessionChoice(
      wish: isUnrecorded ? .unrecorded : resume ? .resume : new ? .new : .automatic,
      scenario: scenario, seed: seed)
  }

  private func start(
    _ prepared: PreparedSession, _ configuration: VenueConfiguration
  ) throws -> Venue {
    guard let recorder = prepared.recorder else {
      return try Venue.start(prepared.world, configuration: configuration)
    }
    return try Venue.start(prepared.world, configuration: configuration, recorder: recorder)
  }
}
