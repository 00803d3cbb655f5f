internal import Exchange
public import Market

/// A scenario played by a trader of a few rules, without a screen, with a record of what it went
/// through.
public struct TraderRun: Sendable {
  private static let eventsPerPortion = 65_536
  private static let sampleSpan = TimeSpan.minutes(1)
  /// How long after the opening fills still count as a sweep of what was left in the book.
  private static let sweepSpan = TimeSpan.minutes(1)

  private var world: World
  private var trader: ScriptedTrader
  private let instrument: Instrument
  private let account: AccountID
  private var batch = EventBatch(reserving: 2 * Self.eventsPerPortion)
  private var nextSample: Instant
  private var phase: MarketPhase
  private var phaseSince: Instant
  private var halt: TraderRecord.Halt?
  /// The orders that were open when trading stopped, until the sweep is over.
  private var ordersAtStop: [OrderID] = []
  private var sweptOrders: [OrderID] = []
  /// How often the estimates of notices and incidents were moved, as far as that was seen.
  // ORDERED: only asked for one key at a time.
  private var estimates: [NoticeID: Int] = [:]
  // ORDERED: only asked for one key at a time.
  private var incidentEstimates: [IncidentID: Int] = [:]
  /// What was recorded so far.
  public private(set) var record: TraderRecord

  /// Prepares a run. The trader has the scenario's user's account, and its own money where its plan
  /// says so.
  public init(_ scenario: Scenario, plan: TraderPlan, seed: UInt64) {
    var scenario = scenario
    if !plan.deposits.isEmpty {
      scenario.accounts.removeAll { $0.account == scenario.user }
      scenario.accounts.append(AccountPlan(account: scenario.user, deposits: plan.deposits))
    }
    world = World(scenario: scenario, seed: seed)
    instrument = scenario.configuration.instruments[Int(plan.instrument.rawValue)]
    account = scenario.user
    trader = ScriptedTrader(
      plan: plan, instrument: instrument, account: account, start: scenario.start)
    nextSample = scenario.start
    phase = world.exchange.phase(of: instrument.id)
    phaseSince = scenario.start
    record = TraderRecord(instrument: instrument)
  }

  /// The market time that was reached.
  public var now: Instant { world.now }

  /// Runs until a moment. Gives false once that is reached, so that a caller can tell how far it
  /// is in between.
  public mutating func advance(until end: Instant) -> Bool {
    guard world.now < end else { return false }
    if world.now >= nextSample {
      takeSample()
      nextSample = nextSample + Self.sampleSpan
    }
    for action in trader.act(world.exchange, now: world.now) {
      world.submit(Command(account: account, action), into: &batch)
      look()
    }
    let next = max(trader.nextMoment(world.exchange), world.now + .milliseconds(1))
    let step = min(min(end, nextSample), min(next, world.now + .seconds(1)))
    world.run(until: step, eventLimit: Self.eventsPerPortion, into: &batch)
    look()
    return true
  }

  /// Ends the record at the moment that was reached.
  public mutating func finish() -> TraderRecord {
    takeSample()
    enter(phase, at: world.now)
    if var open = halt {
      open.openedAt = world.now
      record.halts.append(open)
    }
    record.stateHash = world.stateHash
    return record
  }

  private mutating func look() {
    for event in batch {
      switch event.body {
      case .filled(let fill) where event.account == account: note(fill, at: event.time)
      case .cancelled(let order) where event.account == account:
        if halt != nil, ordersAtStop.contains(order.order) { halt?.cancelled += 1 }
      case .rejected where event.account == account: record.refusals += 1
      case .phase(let market, _, let to) where market == instrument.id:
        enter(to, at: event.time)
      case .notice(let id, _, _): noteNews(of: id, at: event.time)
      case .incident(let id, _, _): noteNews(of: id, at: event.time)
      default: break
      }
    }
    batch.removeAll()
  }

  private mutating func note(_ fill: Fill, at time: Instant) {
    record.fills.append(
      TraderRecord.TraderFill(fill: fill, time: time, outside: outsidePrice))
    takeSample()
    guard halt == nil, let last = record.halts.last, time - last.openedAt <= Self.sweepSpan,
      ordersAtStop.contains(fill.order), !sweptOrders.contains(fill.order)
    else { return }
    sweptOrders.append(fill.order)
    record.halts[record.halts.count - 1].swept += 1
  }

  private mutating func noteNews(of id: NoticeID, at time: Instant) {
    guard let notice = world.exchange.notices.last(where: { $0.id == id }),
      notice.concerns(instrument.id), notice.updatedAt == time
    else { return }
    let moves = notice.estimates.count
    record.news.append(
      TraderRecord.News(
        time: time, isAnnouncement: notice.stage < .cancelOnly,
        movesEstimate: moves > estimates[id, default: 0]))
    estimates[id] = moves
  }

  private mutating func noteNews(of id: IncidentID, at time: Instant) {
    guard let incident = world.exchange.incidents.last(where: { $0.id == id }),
      incident.concerns(instrument.id), incident.updatedAt == time
    else { return }
    let moves = incident.estimates.count
    record.news.append(
      TraderRecord.News(
        time: time, isAnnouncement: false,
        movesEstimate: moves > incidentEstimates[id, default: 0]))
    incidentEstimates[id] = moves
  }

  /// Takes note of a phase, and of what the one before it meant.
  private mutating func enter(_ next: MarketPhase, at time: Instant) {
    let span = time - phaseSince
    if var open = halt {
      if !phase.allows(.cancel) { open.powerless = open.powerless + span }
      if phase == .cancelOnly { open.cancelOnly = open.cancelOnly + span }
      halt = open
    }
    if next != .open, halt == nil {
      ordersAtStop = openOrders()
      sweptOrders = []
      halt = TraderRecord.Halt(
        stoppedAt: time, openedAt: time, powerless: .zero, cancelOnly: .zero,
        ordersAtStop: ordersAtStop.count, cancelled: 0, swept: 0)
    }
    if next == .open, var ended = halt {
      ended.openedAt = time
      record.halts.append(ended)
      halt = nil
    }
    if next != phase { takeSample() }
    phase = next
    phaseSince = time
  }

  private func openOrders() -> [OrderID] {
    var orders: [OpenOrder] = []
    world.exchange.openOrders(of: account, youngest: .max, into: &orders)
    return orders.filter { $0.instrument == instrument.id }.map(\.id)
  }

  private var outsidePrice: Price {
    world.outsidePrice(of: instrument.id) ?? world.exchange.lastPrice(instrument.id)
      ?? Price(ticks: 1)
  }

  private mutating func takeSample() {
    let outside = outsidePrice
    let base = world.exchange.balance(account, instrument.base.id).total.units
    let quote = world.exchange.balance(account, instrument.quote.id).total.units
    let worth =
      Int128(base) * Int128(outside.ticks) * Int128(instrument.tickUnits)
      / Int128(instrument.base.unitsPerWhole)
    record.samples.append(
      TraderRecord.Sample(
        time: world.now, equity: Money(units: Int64(clamping: worth + Int128(quote))),
        base: Money(units: base), quote: Money(units: quote), outside: outside,
        last: world.exchange.lastPrice(instrument.id)))
  }
}
