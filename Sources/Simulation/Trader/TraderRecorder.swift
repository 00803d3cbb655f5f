internal import Exchange
public import Market

/// Looks over somebody's shoulder in a world, and records what they go through in one of its
/// markets.
public struct TraderRecorder: Sendable {
  private static let sampleSpan = TimeSpan.minutes(1)
  /// How long after the opening fills still count as a sweep of what was left in the book.
  private static let sweepSpan = TimeSpan.minutes(1)

  private let instrument: Instrument
  private let account: AccountID
  /// When the next sample is due.
  public private(set) var nextSample: Instant
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

  /// Begins to record an account at the present moment of a world.
  ///
  /// - Parameter market: One of the markets that the world begins with.
  public init(of account: AccountID, in market: InstrumentID, of world: World) {
    instrument = world.exchange.instruments[Int(market.rawValue)]
    self.account = account
    nextSample = world.now
    phase = world.exchange.phase(of: market)
    phaseSince = world.now
    record = TraderRecord(instrument: instrument)
  }

  /// Samples the world, if it is time to.
  public mutating func look(at world: World) {
    guard world.now >= nextSample else { return }
    takeSample(world)
    nextSample = nextSample + Self.sampleSpan
  }

  /// Ends the record at the moment that a world has reached.
  public mutating func finish(_ world: World) -> TraderRecord {
    takeSample(world)
    enter(phase, at: world.now, world)
    if var open = halt {
      open.openedAt = world.now
      record.halts.append(open)
    }
    record.stateHash = world.stateHash
    return record
  }

  /// Takes note of an event, which the world has just brought.
  public mutating func note(_ event: Event, in world: World) {
    switch event.body {
    case .filled(let fill)
    where event.account == account && fill.instrument == instrument.id:
      note(fill, at: event.time, world)
    case .cancelled(let order) where event.account == account:
      if halt != nil, ordersAtStop.contains(order.order) { halt?.cancelled += 1 }
    case .rejected where event.account == account: record.refusals += 1
    case .phase(let market, _, let to) where market == instrument.id:
      enter(to, at: event.time, world)
    case .notice(let id, _, _): noteNews(of: id, at: event.time, world)
    case .incident(let id, _, _): noteNews(of: id, at: event.time, world)
    default: break
    }
  }

  private mutating func note(_ fill: Fill, at time: Instant, _ world: World) {
    record.fills.append(
      TraderRecord.TraderFill(fill: fill, time: time, outside: outsidePrice(world)))
    takeSample(world)
    guard halt == nil, let last = record.halts.last, time - last.openedAt <= Self.sweepSpan,
      ordersAtStop.contains(fill.order), !sweptOrders.contains(fill.order)
    else { return }
    sweptOrders.append(fill.order)
    record.halts[record.halts.count - 1].swept += 1
  }

  private mutating func noteNews(of id: NoticeID, at time: Instant, _ world: World) {
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

  private mutating func noteNews(of id: IncidentID, at time: Instant, _ world: World) {
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
  private mutating func enter(_ next: MarketPhase, at time: Instant, _ world: World) {
    let span = time - phaseSince
    if var open = halt {
      if !phase.allows(.cancel) { open.powerless = open.powerless + span }
      if phase == .cancelOnly { open.cancelOnly = open.cancelOnly + span }
      halt = open
    }
    if next != .open, halt == nil {
      ordersAtStop = openOrders(world)
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
    if next != phase { takeSample(world) }
    phase = next
    phaseSince = time
  }

  private func openOrders(_ world: World) -> [OrderID] {
    var orders: [OpenOrder] = []
    world.exchange.openOrders(of: account, youngest: .max, into: &orders)
    return orders.filter { $0.instrument == instrument.id }.map(\.id)
  }

  /// The price elsewhere; where there is none, the last one here, and before the first trade the
  /// one that the market begins at.
  private func outsidePrice(_ world: World) -> Price {
    world.outsidePrice(of: instrument.id) ?? world.exchange.lastPrice(instrument.id)
      ?? world.scenario.markets[Int(instrument.id.rawValue)].reference
  }

  private mutating func takeSample(_ world: World) {
    let outside = outsidePrice(world)
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
