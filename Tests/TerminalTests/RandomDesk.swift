import Canvas
import Desk
import Documents
import Exchange
import Input
import Market
import Screens
import Simulation
import Testing
import Venue

/// A desk at a real market, at which somebody presses keys and clicks without sense.
struct RandomDesk: ~Copyable {
  /// The screen as it is.
  private(set) var frame: Frame
  private var memory = FrameMemory()
  private var state: DeskState
  private var rehearsal: Rehearsal
  private var view = MarketView()
  private var random: SeededRandom
  private var theme: Theme
  private let depth: ColourDepth
  private let glyphs: GlyphSet
  private let size: Size

  /// The market at its start, made once: that takes a while.
  private static let start = Result {
    let scenario = try ScenarioLibrary().scenario(named: ScenarioLibrary.standardName)
    return (scenario, World(scenario: scenario, seed: 5))
  }

  private static let keys = ActionTable.definitions.flatMap(\.bindings).map(\.key)

  init(seed: UInt64, size: Size, depth: ColourDepth, glyphs: GlyphSet) throws {
    let (scenario, world) = try Self.start.get()
    let instruments = scenario.configuration.instruments
    let session = Session(
      scenario: scenario.name, account: scenario.user, assets: scenario.configuration.assets,
      instruments: instruments,
      references: instruments.map { instrument in
        scenario.markets.first { $0.instrument == instrument.id }?.reference ?? Price(ticks: 1)
      },
      sizePresets: instruments.map { _ in [1, 10, 100, 1_000].map { Quantity(lots: $0) } },
      openingBalances: scenario.configuration.assets.map {
        world.exchange.balance(scenario.user, $0.id)
      },
      themes: ThemeLibrary.builtInNames)
    let rehearsal = try Rehearsal(world, account: scenario.user)
    let theme = try ThemeLibrary().theme(named: ThemeLibrary.standardName).lowered(to: depth)
    let state = DeskState(session: session, theme: ThemeLibrary.standardName)
    self.init(
      state: state, rehearsal: rehearsal, random: SeededRandom(seed: seed), theme: theme,
      depth: depth, glyphs: glyphs, size: size)
  }

  private init(
    state: DeskState, rehearsal: consuming Rehearsal, random: SeededRandom, theme: Theme,
    depth: ColourDepth, glyphs: GlyphSet, size: Size
  ) {
    frame = Screens.frame(state, theme: theme, glyphs: glyphs, size: size)
    self.state = state
    self.rehearsal = rehearsal
    self.random = random
    self.theme = theme
    self.depth = depth
    self.glyphs = glyphs
    self.size = size
  }

  /// Does something, lets some time pass, and draws.
  mutating func step() throws {
    switch Int.random(in: 0..<10, using: &random) {
    case 0..<5:
      let key = Self.keys.randomElement(using: &random) ?? KeyPress(.enter)
      try update(.input(.key(key)))
    case 5, 6:
      let target = frame.targets.randomElement(using: &random)?.target
      let pointers: [Pointer] = [.click, .secondaryClick, .wheel(1), .wheel(-2), .held(true)]
      try update(.pointer(pointers.randomElement(using: &random) ?? .click, target))
      try update(.pointer(.held(false), target))
    case 7: try update(.input(.key(KeyPress(.character("7")))))
    case 8:
      // Out of whatever lies over the screen, and time goes on: else most frames would be alike.
      try update(.input(.key(KeyPress(.escape))))
      try update(.input(.key(KeyPress(.escape))))
      if state.view.clock.isPaused { _ = rehearsal.port.control(.resume) }
    default: break
    }
    try pass(.milliseconds(Int64.random(in: 10...90, using: &random)))
    frame = Screens.frame(state, theme: theme, glyphs: glyphs, size: size, memory: &memory)
    let afresh = Screens.frame(state, theme: theme, glyphs: glyphs, size: size)
    // What drawing remembers saves work and shows nothing.
    #expect(frame.grid == afresh.grid)
    #expect(frame.targets == afresh.targets)
    #expect(frame.shown == afresh.shown)
    try update(.ladderRows(frame.ladderRows))
    if let most = frame.scrollMax { try update(.scrollMax(most)) }
  }

  private mutating func pass(_ span: TimeSpan) throws {
    rehearsal.pass(span)
    var messages: [Message] = []
    rehearsal.port.drain { event in
      switch event {
      case .event(let event): messages.append(.event(event))
      case .notice(let notice): messages.append(.notice(notice))
      case .incident(let incident): messages.append(.incident(incident))
      case .resync(let snapshot): messages.append(.missed(snapshot.missed))
      case .missedPublic(let count): messages.append(.missedPublic(count))
      }
    }
    if rehearsal.port.updateView(&view) { messages.append(.view(view)) }
    for message in messages { try update(message) }
  }

  private mutating func update(_ message: Message) throws {
    for effect in Desk.update(&state, message) {
      switch effect {
      case .submit(let command): _ = rehearsal.port.submit(command)
      case .control(let control): _ = rehearsal.port.control(control)
      case .theme(let name):
        theme = try ThemeLibrary().theme(named: name)
          .with(rising: state.isRedUp ? .red : .green).lowered(to: depth)
      default: break
      }
    }
  }
}
