import Canvas
import Desk
import Input
import Lanes
import Market
import Screens
import Terminal
import Venue

/// The desk at work: the one loop between the person, the desk's state and the venue.
///
/// A key goes from the terminal through `Desk.update` to the venue's port; what happens at the
/// venue comes back as messages to `Desk.update`; the state is drawn at most thirty times a second,
/// and at once after a key. Nothing here waits for the venue, and the venue never waits for this.
struct TradingSession: ~Copyable {
  private let screen: Screen
  private var port: VenuePort
  private let look: Look
  private var state: DeskState
  private var theme: Theme
  private var frame: Frame
  private var pace = FramePace()
  private var pointer = PointerTracker()
  private var ending: Ending?
  /// The newest view; kept so that its arrays keep their room.
  private var view = MarketView()

  /// Why a session ended.
  enum Ending {
    /// The person left.
    case left
    /// A signal asked for it.
    case terminated(signal: Int32)
    /// The terminal is gone.
    case hungUp
  }

  init(screen: Screen, port: consuming VenuePort, look: Look, session: Session) throws {
    self.screen = screen
    self.port = port
    self.look = look
    state = DeskState(session: session, theme: look.name)
    theme = try look.theme(depth: screen.capabilities.depth)
    frame = Screens.frame(
      state, theme: theme, glyphs: look.glyphs(for: screen.capabilities), size: screen.size)
  }

  /// The state as it was left.
  var finalState: DeskState { state }

  /// Tells the person something about the session.
  mutating func tell(_ notes: [(tone: PreparedSession.Tone, text: String)]) {
    for note in notes { update(.note(note.tone == .good ? .good : .warning, note.text)) }
  }

  /// Runs until the person leaves or the terminal does.
  mutating func run() -> Ending {
    takeNews()
    draw()
    while true {
      for event in nextEvents() { handle(event) }
      if let ending { return ending }
      takeNews()
      if pace.millisecondsUntilDue == 0 { draw() }
    }
  }

  /// Waits for the person or the venue; while a frame is due soon, for the person alone.
  private mutating func nextEvents() -> [TerminalEvent] {
    if let rest = pace.millisecondsUntilDue { return screen.events(timeoutMilliseconds: rest) }
    guard port.doorbell.arm() else { return screen.events(timeoutMilliseconds: 0) }
    defer { port.doorbell.disarm() }
    return screen.events(timeoutMilliseconds: -1)
  }

  private mutating func handle(_ event: TerminalEvent) {
    switch event {
    case .input(.mouse(let report)):
      for message in pointer.messages(for: report, on: frame) { update(message) }
      drawAtOnce()
    case .input(let input):
      update(.input(input))
      drawAtOnce()
    case .interrupt:
      update(.input(.key(KeyPress(.character("c"), .control))))
      drawAtOnce()
    case .suspend: screen.suspend()
    case .resumed, .resized: drawAtOnce()
    case .terminate(let signal): ending = .terminated(signal: signal)
    case .hangup: ending = .hungUp
    case .doorbell: break
    }
  }

  /// Tells the desk everything that happened at the venue since the last time.
  private mutating func takeNews() {
    var messages: [Message] = []
    port.drain { event in
      switch event {
      case .event(let event): messages.append(.event(event))
      case .notice(let notice): messages.append(.notice(notice))
      case .resync(let snapshot):
        messages.append(contentsOf: snapshot.notices.map(Message.notice))
        messages.append(.missed(snapshot.missed))
      case .missedPublic(let count): messages.append(.missedPublic(count))
      }
    }
    if port.updateView(&view) { messages.append(.view(view)) }
    if port.journal != state.journal { messages.append(.journal(port.journal)) }
    guard !messages.isEmpty else { return }
    for message in messages { update(message) }
    pace.changed()
  }

  private mutating func update(_ message: Message) {
    for effect in Desk.update(&state, message) { perform(effect) }
  }

  private mutating func perform(_ effect: Effect) {
    switch effect {
    case .submit(let command):
      if !port.submit(command) { update(.busy(command.reference)) }
    case .control(let control): _ = port.control(control)
    case .theme(let name): change(toTheme: name)
    case .captureMouse(let isCaptured): screen.reportsMouse = isCaptured
    case .bell: screen.ring()
    case .redraw: screen.repaint()
    case .suspend: screen.suspend()
    case .quit: ending = .left
    }
  }

  private mutating func change(toTheme name: String) {
    var other = look
    other.name = name
    // A file of the person's that has become unreadable leaves the present theme in use.
    if let theme = try? other.theme(depth: screen.capabilities.depth) { self.theme = theme }
  }

  private mutating func drawAtOnce() {
    pace.changed()
    draw()
  }

  private mutating func draw() {
    frame = Screens.frame(
      state, theme: theme, glyphs: look.glyphs(for: screen.capabilities), size: screen.size)
    if frame.ladderRows != state.ladderRows { update(.ladderRows(frame.ladderRows)) }
    screen.paint(frame.grid)
    pace.drew()
  }
}
