import CSystem
import Canvas
import Desk
import Documents
import Input
import Lanes
import Market
import Screens
import Terminal
import Venue

/// The desk at work: the one loop between the person, the desk's state and the venue.
///
/// A key goes from the terminal through `Desk.update` to the venue's port; what happens at the
/// venue comes back as messages to `Desk.update`; the state is drawn at most sixty times a second,
/// and at once after a key. Nothing here waits for the venue, and the venue never waits for this.
struct TradingSession: ~Copyable {
  private let screen: Screen
  private var venue: RunningVenue
  private var port: VenuePort
  private var upgradeWatch = UpgradeWatch()
  private var look: Look
  private var themeWatch = ThemeWatch()
  private let files: DeskFiles
  private var state: DeskState
  private var theme: Theme
  private var frame: Frame
  private var memory = FrameMemory()
  private var pace: FramePace
  private var pointer = PointerTracker()
  private var silence = SilenceWatch()
  private var ending: Ending?
  private var news: VenueNews
  private var pasts: PastKeeper

  /// Why a session ended.
  enum Ending {
    /// The person left.
    case left
    /// A signal asked for it.
    case terminated(signal: Int32)
    /// The terminal is gone.
    case hungUp

    /// Whether there is time to hear what the venue still has to say.
    var isLeaving: Bool {
      if case .left = self { true } else { false }
    }
  }

  init(
    screen: Screen, venue: consuming RunningVenue, port: consuming VenuePort, look: Look,
    session: Session, files: DeskFiles, framesPerSecond: Int, replay: ReplayStart? = nil
  ) throws {
    self.screen = screen
    self.venue = venue
    self.port = port
    self.look = look
    self.files = files
    pace = FramePace(framesPerSecond: framesPerSecond)
    state = replay?.state ?? DeskState(session: session, theme: look.name)
    pasts = PastKeeper(replay?.pasts ?? DeskPasts())
    news = VenueNews(latency: session.latency)
    state.isRedUp = look.isRedUp
    themeWatch.follow(look.files)
    theme = try look.theme(depth: screen.capabilities.depth)
    frame = Screens.frame(
      state, theme: theme, glyphs: look.glyphs(for: screen.capabilities), size: screen.size)
  }

  /// Ends the venue; gives the desk's state as it was left, and what the venue leaves behind.
  consuming func stop() -> (state: DeskState, outcome: VenueOutcome, unwritten: String?) {
    let (outcome, unwritten) = venue.stop()
    return (state, outcome, unwritten)
  }

  /// Tells the desk what there is to know about the session before it begins.
  mutating func begin(with prepared: PreparedSession, memory: DeskMemory) {
    var layout = memory.layout ?? state.layout
    if let preset = state.session.layout { layout.preset = preset }
    update(.layout(layout))
    if let problem = memory.problem { update(.note(.warning, problem)) }
    if let history = prepared.history { update(.history(DeskHistory(history))) }
    pasts.begin(state, through: prepared.resumePoint.events)
    for note in prepared.notes {
      update(.note(note.tone == .good ? .good : .warning, note.text))
    }
  }

  /// Runs until the person leaves or the terminal does.
  mutating func run() -> Ending {
    takeNews()
    draw()
    // Half of what is in memory by now was read once, to start.
    csystem_memory_forget_start()
    csystem_memory_trim()
    while true {
      for event in nextEvents() { handle(event) }
      if let ending { return ending }
      takeNews()
      if themeWatch.sawChange() { takeLook(look, isReload: true) }
      if pace.isDue { draw() }
    }
  }

  /// Waits for the person or the venue; until the next beat for the person alone, since what the
  /// venue tells is not drawn before.
  private mutating func nextEvents() -> [TerminalEvent] {
    let beat = pace.millisecondsUntilBeat
    if beat > 0 || pace.isDirty { return screen.events(timeoutMilliseconds: beat) }
    guard port.doorbell.arm() else { return screen.events(timeoutMilliseconds: 0) }
    defer { port.doorbell.disarm() }
    // An upgrade rings no bell here.
    let upgrade = venue.isUpgrading ? UpgradeWatch.intervalMilliseconds : upgradeWatch.milliseconds
    let due = [
      upgrade, themeWatch.milliseconds,
      silence.millisecondsUntilDue(isExpecting: state.expectsViews),
    ]
    return screen.events(timeoutMilliseconds: due.compactMap(\.self).min() ?? -1)
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
    var messages = news.take(from: &port, known: state.journal)
    if messages.contains(where: \.isView) {
      silence.heard()
    } else if let milliseconds = silence.report(isExpecting: state.expectsViews) {
      messages.append(.silence(milliseconds: milliseconds))
    }
    for case .journal(let condition) in messages { files.log.notice(condition) }
    if let stage = venue.upgradeStage(), stage != state.upgrade {
      messages.append(.upgrade(stage))
      files.log.notice(stage)
    }
    for message in messages { update(message) }
    pasts.keep(state, through: news.heard)
    // Last, so that it is known at once from when on a result is shown.
    let isOutdated = upgradeWatch.isOutdated(state.upgrade)
    if isOutdated { update(.upgrade(nil)) }
    if isOutdated || !messages.isEmpty { pace.changed() }
  }

  private mutating func update(_ message: Message) {
    for effect in Desk.update(&state, message) { perform(effect) }
  }

  private mutating func perform(_ effect: Effect) {
    switch effect {
    case .submit(let command):
      if !port.submit(command) { update(.busy(command.reference)) }
    case .control(let control): _ = port.control(control)
    case .theme(let name): takeLook(look.changed(to: name, isRedUp: state.isRedUp))
    case .captureMouse(let isCaptured): screen.reportsMouse = isCaptured
    case .bell: screen.ring()
    case .notify(let title, let text): screen.notify(title: title, text: text)
    case .upgrade: update(.upgrade(venue.beginUpgrade()))
    case .travel(let time): travel(to: time, as: state.recording == nil ? .practice : .seek)
    case .takeOver: travel(to: state.view.time, as: .practice)
    case .redraw: screen.repaint()
    case .suspend: screen.suspend()
    case .rememberCommand(let line):
      if let problem = files.remember(line) { update(.note(.warning, problem)) }
    case .quit: ending = .left
    }
  }

  /// Goes to another moment, and draws it.
  private mutating func travel(to time: Instant, as kind: Journey.Kind) {
    guard venue.keepsMoments else {
      return update(.note(.warning, "nothing is kept to go back to"))
    }
    let journey = venue.travel(
      RunningVenue.Departure(
        time: time, past: pasts.latest(at: time), kind: kind, clock: state.view.clock,
        focus: state.focus))
    port = venue.takePort()
    screen.doorbell = port.doorbell.fileDescriptor
    news = VenueNews(latency: state.session.latency)
    if kind == .practice, journey.problem == nil { pasts.cut(after: time) }
    files.log.notice(journey)
    update(.journey(journey))
    pace.changed()
  }

  /// Takes a look, read anew. One that has a mistake in its file leaves the present one in use, and
  /// its files are watched all the same, so that mending it is enough.
  private mutating func takeLook(_ wanted: Look, isReload: Bool = false) {
    look = wanted
    do throws(DocumentError) {
      theme = try wanted.theme(depth: screen.capabilities.depth)
      themeWatch.follow(wanted.files)
      if isReload { update(.note(.good, "the theme \(wanted.name) was read anew")) }
    } catch {
      let files = wanted.files
      if !files.isEmpty || !isReload { themeWatch.follow(files) }
      update(.note(.bad, "the colours stay as they are: \(error.headline)"))
    }
    pace.changed()
  }

  private mutating func drawAtOnce() {
    pace.changed()
    draw()
  }

  private mutating func draw() {
    frame = Screens.frame(
      state, theme: theme, glyphs: look.glyphs(for: screen.capabilities), size: screen.size,
      memory: &memory)
    // Without a ladder the desk goes on as if it had the rows of the last one.
    let rows = frame.ladderRows
    if rows > 0, rows != state.ladderRows { update(.ladderRows(rows)) }
    if let most = frame.scrollMax, most != state.scrollMax { update(.scrollMax(most)) }
    if frame.shown != state.shown {
      // The keys may be elsewhere now; the frame must not say otherwise.
      update(.shown(frame.shown))
      frame = Screens.frame(
        state, theme: theme, glyphs: look.glyphs(for: screen.capabilities), size: screen.size,
        memory: &memory)
    }
    screen.paint(frame.grid)
    pace.drew()
  }
}
