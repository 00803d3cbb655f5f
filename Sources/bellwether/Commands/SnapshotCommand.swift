import ArgumentParser
import Canvas
import Documents
import Market
import Simulation

/// `bellwether snapshot`: what the desk shows at a moment of a scenario, without a terminal.
struct SnapshotCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "snapshot",
    abstract: "Draw the desk at a moment of a scenario, without a terminal.",
    discussion: """
      The scenario runs as fast as it goes until that moment, and the screen is printed. The same \
      arguments give the same bytes on every machine: for manuals, reports and tests. \
      Keys can be pressed on the way, such as --press '20s b Enter' --press '40s n'.
      """)

  /// What the picture is made of.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case ansi
    case svg
  }

  /// Which characters it is drawn with.
  enum Glyphs: String, ExpressibleByArgument, CaseIterable {
    case unicode
    case console
    case ascii

    var set: GlyphSet {
      switch self {
      case .unicode: .unicode
      case .console: .console
      case .ascii: .ascii
      }
    }
  }

  @Option(
    name: .long,
    help: ArgumentHelp("The scenario; 'bellwether scenarios' lists them.", valueName: "name"))
  var scenario = ScenarioLibrary.standardName

  @OptionGroup var chance: SeedOption

  @Option(
    name: .long,
    help: ArgumentHelp(
      "When: so much market time after the start, such as 90s or 2m.", valueName: "time"))
  var at = TimeSpanArgument(.seconds(30))

  @Option(
    name: .long,
    help: ArgumentHelp("Columns and rows, each from 1 to 500.", valueName: "columns x rows"))
  var size = SizeArgument(Size(width: 120, height: 40))

  @Option(name: .long, help: "Text alone, text with colours for a terminal, or a drawing.")
  var format = Format.text

  @Option(
    name: .long,
    help: "The theme: a name that 'bellwether themes' lists, or a file (with a / in it).")
  var theme = ThemeLibrary.standardName

  @Option(name: .long, help: "The colour of what rises and of buying (default: the theme's).")
  var rising: RisingArgument?

  @Option(name: .long, help: ArgumentHelp("How many colours.", valueName: "depth"))
  var colour = ColourArgument.trueColour

  @Option(name: .long, help: "Which characters to draw with.")
  var glyphs = Glyphs.unicode

  @Option(name: .long, help: "The market to show, such as ETH-USDT.")
  var symbol: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Keys to press so long after the start, such as '20s b Enter'; may be repeated.",
      valueName: "time keys"), transform: PressArgument.init(reading:))
  var press: [PressArgument] = []

  func run() throws {
    let look = Look(name: theme, rising: rising?.rising, library: UserFolders.themes)
    let shown = try look.theme(depth: colour.depth)
    let played = try UserFolders.scenarios.scenario(named: scenario)
    var desk = try StagedDesk(
      scenario: played, seed: chance.seed, focus: try played.instrument(named: symbol),
      size: size.size, theme: shown.name)
    // In the order of their moments; of one moment, in the order given.
    for (_, next) in press.enumerated().sorted(by: { ($0.1.at, $0.0) < ($1.1.at, $1.0) })
    where next.at <= at.span {
      desk.run(until: next.at)
      desk.press(next.keys)
    }
    desk.run(until: at.span)
    let grid = desk.grid(theme: shown, glyphs: glyphs.set)
    switch format {
    case .text: print(grid.text, terminator: "")
    case .ansi: print(grid.escapes(depth: colour.depth), terminator: "")
    case .svg:
      let title = "Bellwether: \(played.name), seed \(chance.seed), \(SpanText.of(at.span))"
      print(Picture(grid, isLight: shown.isLight).svg(title: title), terminator: "")
    }
  }
}
