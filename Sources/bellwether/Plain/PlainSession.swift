import Desk
import Lanes
import Market
import Terminal
import Venue

/// The desk at work without a screen: the one loop between lines, the desk's state and the venue.
///
/// It is the trading session's twin: the same port, the same messages, the same effects. A line is
/// read when what the line before asked for is done, so that a script sees what it did.
struct PlainSession: ~Copyable {
  /// How often what happened is told at most, while nothing is typed.
  private static let intervalMilliseconds: Int64 = 100
  /// How long an answer of the venue is waited for before the next line is read all the same.
  private static let patience = Duration.seconds(3)

  private let console: LineConsole
  private var venue: RunningVenue
  private var port: VenuePort
  private var desk: PlainDesk
  private var news: VenueNews
  private var pasts = PastKeeper(DeskPasts())
  private var upgradeWatch = UpgradeWatch()
  private var ending: TradingSession.Ending?
  private var inputHasEnded = false
  /// Until when the next line waits for what the last one asked for.
  private var awaitsUntil = ContinuousClock.now
  private var announcedAt = ContinuousClock.now
  private var isPrompting = false

  init(
    console: LineConsole, venue: consuming RunningVenue, port: consuming VenuePort,
    session: Session, theme: String, replay: ReplayStart? = nil
  ) {
    self.console = console
    self.venue = venue
    self.port = port
    desk = PlainDesk(state: replay?.state ?? DeskState(session: session, theme: theme))
    if let replay { pasts = PastKeeper(replay.pasts) }
    news = VenueNews(latency: session.latency)
  }

  /// Ends the venue; gives the desk's state as it was left, and what the venue leaves behind.
  consuming func stop() -> (state: DeskState, outcome: VenueOutcome, unwritten: String?) {
    let (outcome, unwritten) = venue.stop()
    return (desk.state, outcome, unwritten)
  }

  /// Tells the desk what there is to know about the session before it begins.
  mutating func begin(with prepared: PreparedSession) {
    tell(desk.welcome)
    if let history = prepared.history { update(.history(DeskHistory(history))) }
    pasts.begin(desk.state, through: prepared.resumePoint.events)
    for note in prepared.notes {
      update(.note(note.tone == .good ? .good : .warning, note.text))
    }
  }

  /// Runs until the person leaves, or there is nobody any more.
  mutating func run() -> TradingSession.Ending {
    awaitsUntil = .now + Self.patience
    while true {
      takeNews()
      announce()
      let isWaiting = isAwaiting
      if let ending, !isWaiting || !ending.isLeaving { return ending }
      prompt(unless: isWaiting)
      for event in nextEvents(isWaiting: isWaiting) { handle(event) }
    }
  }

  /// Whether the next line is not read yet: before the market has come, and while the venue has
  /// not answered.
  private var isAwaiting: Bool {
    desk.isPassingTime || (desk.isAwaitingVenue && awaitsUntil > .now)
  }

  /// Waits for a line, a signal or the venue. With nobody waiting for it, the venue is listened to
  /// in turns, so that a busy market does not wake the program at every change.
  private mutating func nextEvents(isWaiting: Bool) -> [LineConsole.Event] {
    if !isWaiting {
      let early = console.events(
        milliseconds: Int(Self.intervalMilliseconds), takesLines: takesLines, hearsDoorbell: false)
      if !early.isEmpty { return early }
    }
    guard port.doorbell.arm() else { return [] }
    defer { port.doorbell.disarm() }
    return console.events(
      milliseconds: isWaiting ? 20 : restMilliseconds, takesLines: !isWaiting && takesLines,
      hearsDoorbell: true)
  }

  private var takesLines: Bool { !inputHasEnded && ending == nil }

  /// Until something is due that no doorbell rings for; negative where nothing is.
  private var restMilliseconds: Int {
    if venue.isUpgrading { return UpgradeWatch.intervalMilliseconds }
    if let rest = upgradeWatch.milliseconds { return rest }
    guard let seconds = desk.watchSeconds else { return -1 }
    let rest = Duration.seconds(seconds) - announcedAt.duration(to: .now)
    return max(0, Int(rest.components.seconds) * 1_000 + 500)
  }

  private mutating func handle(_ event: LineConsole.Event) {
    switch event {
    case .line(let line): enter(line)
    case .end:
      inputHasEnded = true
      ending = .left
    case .interrupt:
      // The first ends what is being waited for, the next one the program.
      if desk.isPassingTime { desk.stopWaiting() } else { ending = .left }
    case .terminate(let signal): ending = .terminated(signal: signal)
    case .hangup: ending = .hungUp
    case .doorbell: break
    }
  }

  private mutating func enter(_ line: String) {
    isPrompting = false
    let (lines, effects) = desk.enter(line)
    tell(lines)
    awaitsUntil = .now + Self.patience
    for effect in effects { perform(effect) }
  }

  /// Tells the desk what happened at the venue since the last time, and then the person.
  private mutating func takeNews() {
    for message in news.take(from: &port, known: desk.state.journal) { update(message) }
    pasts.keep(desk.state, through: news.heard)
    if let stage = venue.upgradeStage(), stage != desk.state.upgrade { update(.upgrade(stage)) }
    if upgradeWatch.isOutdated(desk.state.upgrade) { update(.upgrade(nil)) }
    tell(desk.takeNews())
  }

  /// Announces prices where that is wished and due.
  private mutating func announce() {
    guard let seconds = desk.watchSeconds, !desk.state.isPaused,
      announcedAt.duration(to: .now) >= .seconds(seconds)
    else { return }
    announcedAt = .now
    tell([desk.priceLine])
  }

  private mutating func update(_ message: Message) {
    for effect in desk.take(message) { perform(effect) }
  }

  private mutating func perform(_ effect: Effect) {
    switch effect {
    case .submit(let command):
      if !port.submit(command) { update(.busy(command.reference)) }
    case .control(let control): _ = port.control(control)
    case .upgrade: update(.upgrade(venue.beginUpgrade()))
    case .bell: if console.isInteractive { console.write("\u{07}") }
    case .travel(let time):
      travel(to: time, as: desk.state.recording == nil ? .practice : .seek)
    case .takeOver: travel(to: desk.state.view.time, as: .practice)
    case .quit: ending = .left
    // What only a screen has.
    case .theme, .captureMouse, .redraw, .suspend, .notify, .rememberCommand: break
    }
  }

  /// Goes to another moment.
  private mutating func travel(to time: Instant, as kind: Journey.Kind) {
    guard venue.keepsMoments else {
      return update(.note(.warning, "nothing is kept to go back to"))
    }
    let journey = venue.travel(
      RunningVenue.Departure(
        time: time, past: pasts.latest(at: time), kind: kind, clock: desk.state.view.clock,
        focus: desk.state.focus))
    port = venue.takePort()
    console.doorbell = port.doorbell.fileDescriptor
    news = VenueNews(latency: desk.state.session.latency)
    if kind == .practice, journey.problem == nil { pasts.cut(after: time) }
    update(.journey(journey))
  }

  /// Writes lines, all in one piece; on a line of their own where a prompt stands.
  private mutating func tell(_ lines: [String]) {
    guard !lines.isEmpty else { return }
    // All of it at once, so that nothing comes between.
    console.write((isPrompting ? "\n" : "") + lines.map { $0 + "\n" }.joined())
    isPrompting = false
  }

  private mutating func prompt(unless isWaiting: Bool) {
    guard console.isInteractive, !isWaiting, !isPrompting, ending == nil else { return }
    console.write("> ")
    isPrompting = true
  }
}
