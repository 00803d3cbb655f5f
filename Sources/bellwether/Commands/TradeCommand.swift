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
    discussion: "Press ? on the desk for every key, q to leave.")

  @Option(name: .long, help: "The scenario to play; 'bellwether scenarios' lists them.")
  var scenario = ScenarioLibrary.standardName

  @OptionGroup var chance: SeedOption

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

  @Option(name: .long, help: "The market to show first, such as ETH-USDT.")
  var symbol: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Colours, whatever the terminal says and NO_COLOR wants: true, 256, 16 or none.",
      valueName: "depth"))
  var colour: ColourArgument?

  func run() throws {
    Screen.blockSignals()
    let scenario = try UserFolders.scenarios.scenario(named: scenario)
    let focus = try instrument(in: scenario)
    let library = UserFolders.themes
    let look = Look(name: theme, library: library)
    _ = try look.theme(depth: .trueColour)
    let world = World(scenario: scenario, seed: chance.seed)
    let themes = (try? library.entries().map(\.name)) ?? ThemeLibrary.builtInNames
    let session = Session(of: scenario, openedWith: world, themes: themes)
    var configuration = VenueConfiguration(participants: [scenario.user])
    configuration.speedPerMille = speed?.perMille ?? scenario.speedPerMille
    configuration.focus = focus
    var venue = try Venue.start(world, configuration: configuration)
    let port = venue.takePort(of: scenario.user)
    let screen = try Screen(
      Screen.Options(colour: colour?.depth, doorbell: port.doorbell.fileDescriptor))
    var desk = try TradingSession(screen: screen, port: port, look: look, session: session)
    let ending = desk.run()
    screen.close()
    let outcome = venue.stop()
    let farewell = Farewell(state: desk.finalState, world: outcome.world)
    try farewell.say(after: ending)
  }

  private func instrument(in scenario: Scenario) throws -> InstrumentID {
    let instruments = scenario.configuration.instruments
    guard let symbol else { return InstrumentID(0) }
    guard let found = instruments.first(where: { $0.symbol == symbol.uppercased() }) else {
      let symbols = instruments.map(\.symbol).joined(separator: ", ")
      throw ValidationError("there is no market '\(symbol)'; there are: \(symbols)")
    }
    return found.id
  }
}
