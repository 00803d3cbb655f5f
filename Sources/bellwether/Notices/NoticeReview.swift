import Desk
import Documents
import Exchange
import Journal
import Market
import Simulation
import Venue

/// What a scenario announces, or what a recorded session went through: its notices and incidents as
/// they stood at an end, and a desk that has heard all of it.
struct NoticeReview {
  /// Where it comes from, for the names of calendar entries.
  let source: String
  /// The notices, each in its latest revision.
  let notices: [MaintenanceNotice]
  /// The incidents, each as it was told last.
  let incidents: [Incident]
  /// The symbols of the markets, by number.
  let symbols: [String]
  /// The desk.
  private(set) var state: DeskState

  /// Looks through a scenario's timeline. Nobody trades in it: what is announced does not depend
  /// on who does.
  ///
  /// - Parameter limit: How far from the start; to the end of everything that is announced where
  ///   it is `nil`.
  init(_ scenario: Scenario, until limit: TimeSpan?) {
    var exchange = Exchange(configuration: scenario.configuration)
    var events = EventBatch()
    let end = limit.map { scenario.start + $0 }
    for entry in scenario.timeline where limit.map({ entry.offset <= $0 }) ?? true {
      guard let directive = entry.action.directive(start: scenario.start) else { continue }
      exchange.apply(directive, at: scenario.start + entry.offset, into: &events)
    }
    while let due = exchange.nextDeadline, end.map({ due <= $0 }) ?? true {
      exchange.advance(to: due, into: &events)
    }
    self.init(
      scenario, exchange: exchange, events: events.events, at: end ?? exchange.time, seed: 0)
  }

  /// Replays a recorded session.
  ///
  /// - Parameter path: The session's folder, or a file in it.
  init(session path: String) throws {
    let isFile = path.hasSuffix(".journal")
    let directory =
      isFile
      ? path.contains("/") ? String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)]) : "."
      : path
    let journal = VenueJournal(directory: directory, files: SystemFileStore())
    let opening = try journal.opening()
    let text = ScenarioText(name: opening.scenarioName, bytes: opening.scenarioText)
    let scenario = try text.scenario(file: "\(directory): \(text.name)")
    var desk = Self.desk(of: scenario, seed: opening.seed)
    let recovery = try journal.replay(scenario, seed: opening.seed) { batch in
      for event in batch { Self.tell(event, to: &desk) }
    }
    let world = recovery.world
    source = Self.source(scenario)
    notices = world.exchange.notices
    incidents = world.exchange.incidents
    symbols = world.exchange.instruments.map(\.symbol)
    state = Self.finished(desk, world.exchange, at: world.now)
  }

  private init(
    _ scenario: Scenario, exchange: Exchange, events: [Event], at end: Instant, seed: UInt64
  ) {
    var desk = Self.desk(of: scenario, seed: seed)
    for event in events { Self.tell(event, to: &desk) }
    source = Self.source(scenario)
    notices = exchange.notices
    incidents = exchange.incidents
    symbols = exchange.instruments.map(\.symbol)
    state = Self.finished(desk, exchange, at: end)
  }

  /// The scenario's name, and a number that another version of it does not have.
  private static func source(_ scenario: Scenario) -> String {
    "\(scenario.name)-\(Hexadecimal.text(scenario.fingerprint))"
  }

  private static func desk(of scenario: Scenario, seed: UInt64) -> DeskState {
    let world = World(scenario: scenario, seed: seed)
    var session = Session(of: scenario, openedWith: world, themes: ["dark"])
    session.openedAt = scenario.start
    var state = DeskState(session: session, theme: "dark")
    _ = Desk.update(&state, .view(view(of: world.exchange, session, at: scenario.start)))
    return state
  }

  /// Tells the desk what bears on halts. The book's levels do not.
  private static func tell(_ event: Event, to desk: inout DeskState) {
    if case .level = event.body { return }
    if let account = event.account, account != desk.session.account { return }
    _ = Desk.update(&desk, .event(event))
  }

  private static func finished(
    _ desk: DeskState, _ exchange: Exchange, at end: Instant
  ) -> DeskState {
    var state = desk
    for notice in exchange.notices { _ = Desk.update(&state, .notice(notice)) }
    for incident in exchange.incidents { _ = Desk.update(&state, .incident(incident)) }
    _ = Desk.update(&state, .view(view(of: exchange, state.session, at: end)))
    return state
  }

  private static func view(
    of exchange: Exchange, _ session: Session, at time: Instant
  ) -> MarketView {
    var view = MarketView()
    view.time = time
    view.balances = exchange.assets.map { exchange.balance(session.account, $0.id) }
    exchange.openOrders(of: session.account, into: &view.orders)
    view.openOrderCount = view.orders.count
    view.markets = zip(session.instruments, session.references).map { instrument, reference in
      MarketSummary(
        instrument: instrument.id, phase: exchange.phase(of: instrument.id),
        bid: exchange.touch(instrument.id, .buy), ask: exchange.touch(instrument.id, .sell),
        last: exchange.lastPrice(instrument.id), reference: reference, indication: nil,
        bookEvents: 0)
    }
    return view
  }
}
