import Canvas
import Desk
import Input
import Lanes
import Market
import Screens
import Simulation
import Venue

/// A desk without a terminal: a scenario runs as fast as it goes, keys are pressed at moments of
/// market time, and what a person would see then is drawn.
///
/// The same scenario, seed, moments and keys give the same picture on every machine.
struct StagedDesk: ~Copyable {
  /// How much market time passes between two looks at the market: a frame of the screen's pace
  /// would show no more.
  private static let step = TimeSpan.milliseconds(100)

  private var rehearsal: Rehearsal
  private(set) var state: DeskState
  private var news = VenueNews()
  private let size: Size
  private let start: Instant
  private var hasLeft = false

  /// Opens the desk of a scenario at its start.
  ///
  /// - Throws: `SystemFailure` if the system has no descriptor left.
  init(
    scenario: Scenario, seed: UInt64, focus: InstrumentID, size: Size, theme: String
  ) throws(SystemFailure) {
    let world = World(scenario: scenario, seed: seed)
    var session = Session(of: scenario, openedWith: world, themes: [theme])
    session.openedAt = world.now
    state = DeskState(session: session, theme: theme)
    self.size = size
    start = world.now
    rehearsal = try Rehearsal(world, account: scenario.user, focus: focus)
    pass(.zero)
    fit()
  }

  /// Lets market time run until a moment after the start.
  mutating func run(until moment: TimeSpan) {
    let end = start + moment
    while rehearsal.now < end, !hasLeft {
      pass(min(Self.step, end - rehearsal.now))
      // The desk has paused market time: it does not come any further.
      if state.view.clock.isPaused { return }
    }
  }

  /// Presses keys, one after the other; what they send is answered before the next.
  mutating func press(_ keys: [KeyPress]) {
    for key in keys where !hasLeft {
      update(.input(.key(key)))
      pass(.milliseconds(20))
      fit()
    }
  }

  /// The screen as it is.
  mutating func grid(theme: Theme, glyphs: GlyphSet) -> Grid {
    fit()
    return Screens.frame(state, theme: theme, glyphs: glyphs, size: size).grid
  }

  private mutating func pass(_ span: TimeSpan) {
    rehearsal.pass(span)
    for message in news.take(from: &rehearsal.port, known: state.journal) { update(message) }
  }

  private mutating func update(_ message: Message) {
    for effect in Desk.update(&state, message) {
      switch effect {
      case .submit(let command):
        if !rehearsal.port.submit(command) { update(.busy(command.reference)) }
      case .control(let control): _ = rehearsal.port.control(control)
      case .upgrade: update(.upgrade(.refused("this desk is a picture")))
      case .travel(let time):
        var journey = Journey(kind: .practice, time: time, past: nil)
        journey.problem = "this desk is a picture"
        update(.journey(journey))
      case .quit: hasLeft = true
      // What the terminal would do has no place in a picture.
      default: break
      }
    }
  }

  /// Tells the desk how many rows there are, as the frame loop does after each frame.
  private mutating func fit() {
    let frame = Screens.frame(state, theme: .plain, glyphs: .ascii, size: size)
    if frame.ladderRows != state.ladderRows { update(.ladderRows(frame.ladderRows)) }
    if let most = frame.scrollMax, most != state.scrollMax { update(.scrollMax(most)) }
  }
}
