public import Exchange
public import Market

/// A whole market as a function of scenario, seed and the commands from outside: an exchange, its
/// agents and a clock that moves from one happening to the next.
///
/// At one moment things happen in this order: the calendar, the scenario's operator, commands from
/// outside, agents. So a world that was run to a moment has done what the agents do before that
/// moment, and a command submitted then comes before what they do at it. How the way there was cut
/// into runs makes no difference.
public struct World: Sendable {
  /// What it was made from.
  public let scenario: Scenario
  /// The exchange in it.
  public internal(set) var exchange: Exchange
  /// The market time that was reached.
  public internal(set) var now: Instant

  var crowds: [Crowd] = []
  /// Which crowd trades an instrument, by its number; -1 where none does. A market that is listed
  /// later and not by the scenario is not in here.
  var crowdOfInstrument: [Int]
  var timeline: Timeline
  var resting: RestingOrders
  /// How far the scenario's own timeline was played, and when it goes on.
  var actionsDone = 0
  var nextAction: Instant?
  /// The order that an agent is placing, until it rests.
  var placing = RestingOrder()
  /// Whose it is.
  var placingAccount = AccountID.exchange
  /// Whether the order that is being placed only follows the fair price.
  var isCorrecting = false
  /// Whether a stop order was triggered by what is being carried out.
  var isForced = false
  /// Whether a notice was published or changed since the agents last looked.
  var hasNews = false
  /// Stale orders just found; kept for its room.
  var stale: [RestingOrder] = []

  /// Makes a world at the scenario's start: accounts open and funded, books seeded by the agents.
  public init(scenario: Scenario, seed: UInt64) {
    self.init(unborn: scenario)
    makeCrowds(seed: seed)
    var ignored = EventBatch()
    openAccounts(into: &ignored)
    openCrowdAccounts(into: &ignored)
    for market in crowds.indices where isListed(market) {
      seedBook(market, seed: seed, into: &ignored)
      ignored.removeAll()
      startTimers(market)
    }
  }

  /// Makes a world in which nothing has happened yet and nobody lives.
  init(unborn scenario: Scenario) {
    self.scenario = scenario
    exchange = Exchange(configuration: scenario.configuration)
    now = scenario.start
    nextAction = scenario.timeline.first.map { scenario.start + $0.offset }
    timeline = Timeline(start: scenario.start)
    crowdOfInstrument = [Int](repeating: -1, count: scenario.instruments.count)
    resting = RestingOrders(
      widths: scenario.markets.map { max(1, $0.reference.ticks / 100_000) })
  }

  /// Carries out a command from outside at the present market time.
  public mutating func submit(_ command: Command, into events: inout EventBatch) {
    let first = events.count
    exchange.apply(command, at: now, into: &events)
    absorb(events, from: first)
    settleAll()
  }

  /// Has the processor fetch what a command will need, best about eight commands ahead; see
  /// `Exchange.foresee(_:)`.
  public mutating func foresee(_ command: Command) { exchange.foresee(command) }

  /// Has the processor fetch what lies beside that, best about four commands ahead; see
  /// `Exchange.prepare(_:)`.
  public mutating func prepare(_ command: Command) { exchange.prepare(command) }

  /// A copy that shares no books with this world: both can go on at once without copying then.
  ///
  /// - Parameter spare: a world whose memory may be used, and which is of no use afterwards. That
  ///   is several times as fast as new memory.
  /// - Complexity: O(open orders).
  public mutating func detachedCopy(using spare: inout World?) -> World {
    let copy = self
    if var memory = spare.take() {
      exchange.unshare(into: &memory.exchange)
      spare = memory
    } else {
      exchange.unshare()
    }
    return copy
  }

  /// When something happens next by itself: an agent, the calendar, the scenario. Running until
  /// then makes it happen.
  public var nextHappening: Instant? {
    // What agents do at a moment comes after what may be submitted at it.
    let agents = timeline.nextTime.map { Instant(nanoseconds: $0.nanoseconds + 1) }
    guard let planned = nextPlanned else { return agents }
    guard let agents else { return planned }
    return min(planned, agents)
  }

  /// Where the price of a market is elsewhere; `nil` where its scenario gives it no path. It moves
  /// on while the market here stands still.
  public func outsidePrice(of instrument: InstrumentID) -> Price? {
    guard let market = crowd(of: instrument), crowds[market].plan.path != nil else { return nil }
    return Price(ticks: crowds[market].held(Elementary.floor(crowds[market].fairValue.ticks + 0.5)))
  }

  /// A hash of everything that decides the future: the exchange, the agents, their random streams.
  public var stateHash: UInt64 {
    var archive = StateArchive.hashing
    archive.expect(exchange.stateHash, or: .inconsistent)
    var copy = self
    copy.transferOutside(&archive)
    return archive.hash
  }
}
