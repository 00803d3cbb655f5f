internal import Exchange
internal import Market
internal import Simulation

/// What the venue needs of a world.
///
/// `World` is the one there is; tests script their own.
protocol VenueWorld: Sendable {
  /// The market time that was reached.
  var now: Instant { get }
  /// When something happens next by itself.
  var nextHappening: Instant? { get }
  /// Every notice in its latest revision, oldest first.
  var notices: [MaintenanceNotice] { get }
  /// Up to which moment public data, trades and books, has come: `now` but where it is late.
  var publicReach: Instant { get }
  /// Every incident as it was told last, oldest first.
  var incidents: [Incident] { get }
  /// A hash of everything that decides the future.
  var stateHash: UInt64 { get }
  /// Is told of a command that may come soon, and later once more, shortly before.
  mutating func foresee(_ command: Command)
  mutating func prepare(_ command: Command)
  /// Carries out a command from outside at the present market time.
  mutating func submit(_ command: Command, into events: inout EventBatch)
  /// Lets market time run until a moment, or until about so many events have been appended.
  mutating func run(until time: Instant, eventLimit: Int, into events: inout EventBatch)
  /// A copy that costs this world nothing later, as one that shares memory with it would. It may
  /// use the memory of a spare world.
  mutating func detachedCopy(using spare: inout Self?) -> Self
  /// Has a chronicle keep this world, as it is at a real time in nanoseconds.
  func keep(in chronicle: inout Chronicle, at point: ResumePoint, real: Int64)
  /// Writes markets, depth, balances and orders into a view, overwriting in place: at most so many
  /// levels of each side, and the youngest so many orders.
  func write(
    _ view: inout MarketView, for account: AccountID, depthLevels: Int, ordersMax: Int)
}

/// A world that does nothing ahead of time, is copied as every value is, and whose data is not
/// late.
extension VenueWorld {
  var publicReach: Instant { now }
  mutating func foresee(_ command: Command) {}
  mutating func prepare(_ command: Command) {}
  var incidents: [Incident] { [] }
  mutating func detachedCopy(using spare: inout Self?) -> Self { self }
  func keep(in chronicle: inout Chronicle, at point: ResumePoint, real: Int64) {}
}

extension World: VenueWorld {
  var notices: [MaintenanceNotice] { exchange.notices }
  var publicReach: Instant { scenario.publicDataReach(at: now) }
  var incidents: [Incident] { exchange.incidents }

  func keep(in chronicle: inout Chronicle, at point: ResumePoint, real: Int64) {
    chronicle.keep(self, at: point, real: real)
  }

  func write(
    _ view: inout MarketView, for account: AccountID, depthLevels: Int, ordersMax: Int
  ) {
    view.time = now
    if Int(view.focus.rawValue) < exchange.instruments.count {
      exchange.depth(view.focus, .buy, levels: depthLevels, into: &view.bids)
      exchange.depth(view.focus, .sell, levels: depthLevels, into: &view.asks)
    } else {
      // Whoever looks at a market that is not listed, or not yet, sees nothing in it.
      view.bids.removeAll(keepingCapacity: true)
      view.asks.removeAll(keepingCapacity: true)
    }
    exchange.openOrders(of: account, youngest: ordersMax, into: &view.orders)
    view.openOrderCount = exchange.openOrderCount(of: account)
    view.haltPolicy = exchange.haltPolicy(of: account)
    view.deadManFiresAt = exchange.deadManFiresAt(account)
    view.balances.removeAll(keepingCapacity: true)
    for asset in exchange.assets {
      view.balances.append(exchange.balance(account, asset.id))
    }
    view.markets.removeAll(keepingCapacity: true)
    for instrument in exchange.instruments {
      view.markets.append(summary(of: instrument))
    }
  }

  /// The price at the start of the session; of a market that was listed later the one that its
  /// rules begin with, or 0.
  private func reference(of instrument: Instrument) -> Price {
    scenario.markets.first { $0.instrument == instrument.id }?.reference
      ?? instrument.rules.openingReference ?? Price(ticks: 0)
  }

  private func summary(of market: Instrument) -> MarketSummary {
    let instrument = market.id
    var summary = MarketSummary(
      instrument: instrument, phase: exchange.phase(of: instrument),
      bid: exchange.touch(instrument, .buy), ask: exchange.touch(instrument, .sell),
      last: exchange.lastPrice(instrument),
      reference: reference(of: market),
      indication: exchange.indication(instrument), bookEvents: exchange.bookEvents(instrument))
    summary.outside = outsidePrice(of: instrument)
    return summary
  }
}
