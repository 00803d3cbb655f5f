import Exchange
import Lanes
import Market

@testable import Venue

/// A world that does exactly what a test wrote down for it.
struct ScriptedWorld: VenueWorld {
  /// Something that happens at a moment.
  struct Happening {
    var time: Instant
    var account: AccountID?
    var body: Event.Body
  }

  private(set) var now = Instant(nanoseconds: 0)
  private(set) var lastSequence: UInt64 = 0
  /// What happens, in the order of time.
  var script: [Happening] = []
  var notices: [MaintenanceNotice] = []
  /// Where public data stands still; `nil` where it is not late.
  var frozenAt: Instant?
  var publicReach: Instant { min(now, frozenAt ?? now) }
  /// How many open orders and how much money `write` shows: the number of commands carried out.
  private(set) var commands: [Command] = []
  private var position = 0
  var stateHash: UInt64 { lastSequence }

  var nextHappening: Instant? {
    position < script.count ? script[position].time : nil
  }

  mutating func submit(_ command: Command, into events: inout EventBatch) {
    commands.append(command)
    let rejection = Rejection(reference: command.reference, reason: .unknownOrder)
    emit(.rejected(rejection), to: command.account, into: &events)
  }

  mutating func run(until time: Instant, eventLimit: Int, into events: inout EventBatch) {
    var emitted = 0
    while position < script.count, script[position].time <= time {
      let happening = script[position]
      guard emitted < eventLimit || happening.time == now else { return }
      now = happening.time
      emit(happening.body, to: happening.account, into: &events)
      position += 1
      emitted += 1
    }
    now = time
  }

  func write(
    _ view: inout MarketView, for account: AccountID, depthLevels: Int, ordersMax: Int
  ) {
    view.time = now
    view.bids.removeAll(keepingCapacity: true)
    for level in 0..<depthLevels {
      view.bids.append(
        DepthLevel(
          price: Price(ticks: Int64(1000 - level)), quantity: Quantity(lots: 1), orderCount: 1))
    }
    view.balances = [Balance(total: Money(units: Int64(account.rawValue)))]
    view.markets = [
      MarketSummary(
        instrument: InstrumentID(0), phase: .open, bid: nil, ask: nil, last: nil,
        reference: Price(ticks: 1), indication: nil, bookEvents: UInt64(commands.count))
    ]
  }

  private mutating func emit(
    _ body: Event.Body, to account: AccountID?, into events: inout EventBatch
  ) {
    lastSequence += 1
    events.append(
      Event(sequence: Sequence(lastSequence), time: now, account: account, body: body))
  }
}

extension ScriptedWorld.Happening {
  static func trade(_ id: UInt64, at milliseconds: Int64) -> Self {
    let trade = Trade(
      id: TradeID(id), instrument: InstrumentID(0), price: Price(ticks: 100),
      quantity: Quantity(lots: 1), aggressor: .buy)
    return Self(time: .epoch + .milliseconds(milliseconds), account: nil, body: .trade(trade))
  }

  static func level(_ ticks: Int64, at milliseconds: Int64) -> Self {
    let change = LevelChange(
      instrument: InstrumentID(0), side: .buy, price: Price(ticks: ticks),
      quantity: Quantity(lots: 1))
    return Self(time: .epoch + .milliseconds(milliseconds), account: nil, body: .level(change))
  }

  static func balance(of account: AccountID, at milliseconds: Int64) -> Self {
    Self(
      time: .epoch + .milliseconds(milliseconds), account: account,
      body: .balance(AssetID(0), Balance()))
  }

  static func phase(_ phase: MarketPhase, at milliseconds: Int64) -> Self {
    Self(
      time: .epoch + .milliseconds(milliseconds), account: nil,
      body: .phase(InstrumentID(0), from: .open, to: phase))
  }

  static func notice(_ id: NoticeID, at milliseconds: Int64) -> Self {
    Self(
      time: .epoch + .milliseconds(milliseconds), account: nil,
      body: .notice(id, revision: 1, stage: .announced))
  }
}
