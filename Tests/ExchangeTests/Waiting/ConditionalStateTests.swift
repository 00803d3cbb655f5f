import Market
import Testing

@testable import Exchange

/// What waits is in the state hash, in the audits, and survives a halt.
@Suite struct ConditionalStateTests {
  /// A market with something of everything.
  static func bench() -> Bench {
    var bench = Bench()
    bench.trade(at: 100)
    bench.wait(.stop, .buy, 3, trigger: 120, limit: 130)
    bench.wait(.stop, .sell, 3, trigger: 80)
    bench.wait(.trailing, .sell, 2, trail: 30)
    bench.wait(.trailing, .buy, 2, trail: 30, as: Bench.bob)
    bench.pair(.sell, 5, limit: 140, stop: 70)
    bench.bracket(.buy, 5, at: 60, takeProfit: 150, stop: 50, stopLimit: 45)
    bench.wait(
      .takeProfit, .sell, 1, trigger: 160, limit: 155, .goodTillDate,
      expiresAt: bench.now + .seconds(90))
    bench.run(.keepAlive(within: .hours(20)), as: Bench.carol)
    return bench
  }

  /// Gives one field of the conditions of some order another value.
  static func change(
    _ exchange: inout Exchange, _ isMeant: (OrderConditions) -> Bool,
    _ change: (inout OrderConditions) -> Void
  ) {
    let entries = exchange.floor.conditional.orders.entries
    guard let place = entries.firstIndex(where: { $0.slot != noSlot && isMeant($0) }) else {
      Issue.record("no such order waits")
      return
    }
    change(&exchange.floor.conditional.orders[at: UInt32(place)])
  }

  static let changes: [@Sendable (inout Exchange) -> Void] = [
    { change(&$0, { $0.stage == .waiting }) { $0.trigger += 1 } },
    { change(&$0, { $0.stage == .waiting }) { $0.limit += 1 } },
    { change(&$0, { $0.stage == .waiting }) { $0.stamp += 1 } },
    { change(&$0, { $0.stage == .waiting }) { $0.isMarket.toggle() } },
    { change(&$0, { $0.stage == .waiting }) { $0.kind = .takeProfit } },
    { change(&$0, { $0.stage == .waiting }) { $0.timeInForce = .fillOrKill } },
    { change(&$0, { $0.trail > 0 }) { $0.trail += 1 } },
    { change(&$0, { $0.trail > 0 }) { $0.extreme += 1 } },
    { change(&$0, { $0.partner != noSlot }) { $0.partner = 0 } },
    { change(&$0, { $0.sharesHold }) { $0.sharesHold = false } },
    { change(&$0, { $0.expirySeconds > 0 }) { $0.expirySeconds += 1 } },
    { change(&$0, { $0.exits.isPlanned }) { $0.exits.takeProfit += 1 } },
    { change(&$0, { $0.exits.isPlanned }) { $0.exits.stopTrigger += 1 } },
    { change(&$0, { $0.exits.isPlanned }) { $0.exits.stopLimit += 1 } },
    { change(&$0, { $0.exits.isPlanned }) { $0.exits.hasStopLimit = false } },
    { change(&$0, { $0.exits.isPlanned }) { $0.exits.reference = ClientReference(77) } },
    { $0.floor.conditional.setSwitch(2, at: Bench.start + .seconds(5)) },
    { $0.floor.conditional.setSwitch(3, at: nil) },
    { $0.floor.conditional.appoint(0, at: Bench.start + .seconds(5)) },
    { $0.floor.conditional.books[1].overdue.append(OrderID(slot: 1, generation: 1)) },
    { $0.floor.conditional.silence(1, in: 1) },
    { exchange in
      let slot = exchange.floor.conditional.books[0].firstReached(by: 80)
      exchange.floor.makeDue(slot)
    },
  ]

  @Test(arguments: changes.indices)
  func everythingThatWaitsIsInTheHash(index: Int) {
    var bench = Self.bench()
    let hash = bench.exchange.stateHash
    Self.changes[index](&bench.exchange)
    #expect(bench.exchange.stateHash != hash)
  }

  @Test func theOrderOfTheDueQueueIsInTheHash() {
    var bench = Self.bench()
    var other = Self.bench()
    let market = 0
    let rise = bench.exchange.floor.conditional.books[market].firstReached(by: 1_000)
    let fall = bench.exchange.floor.conditional.books[market].firstReached(by: 80)
    bench.exchange.floor.makeDue(rise)
    bench.exchange.floor.makeDue(fall)
    other.exchange.floor.makeDue(fall)
    other.exchange.floor.makeDue(rise)
    #expect(bench.exchange.stateHash != other.exchange.stateHash)
  }

  @Test func aCopyIsADifferentExchange() {
    var bench = Self.bench()
    let copy = bench
    let hash = bench.exchange.stateHash
    bench.trade(at: 130)
    bench.trade(at: 60)
    bench.advance(by: .hours(30))
    #expect(copy.exchange.stateHash == hash && bench.exchange.stateHash != hash)
    #expect(copy.isSound && bench.isSound)
  }

  @Test func whatWaitsPassesAMaintenanceWindow() {
    var bench = Self.bench()
    bench.run(.setPhase(Bench.market, .auction))
    bench.trade(at: 125)
    // The uncross makes a stop due, and the market does not match from then on.
    bench.run(.setPhase(Bench.market, .postOnly))
    let plan = bench.plan()
    bench.run(.announce(plan))
    let events = bench.advance(to: plan.verifyingAt + .minutes(1))
    #expect(events.contains { $0.body == .audited(NoticeID(1), passed: true) })
    #expect(bench.isSound)
    bench.run(.setPhase(Bench.market, .open))
    let reopening = bench.advance(to: plan.expectedOpen + .seconds(1))
    #expect(reopening.triggered.count == 1)
    // The date that came during the window ended its order as the market allowed cancels again.
    #expect(bench.exchange.nextDeadline != nil && bench.isSound)
  }

  @Test func theAuditSeesWhatHappensToWhatWaits() {
    let changes: [@Sendable (inout Exchange) -> Void] = [
      { Self.change(&$0, { $0.stage == .waiting }) { $0.limit += 100 } },
      { Self.change(&$0, { $0.trail > 0 }) { $0.extreme += 1 } },
      { Self.change(&$0, { $0.exits.isPlanned }) { $0.exits.takeProfit += 1 } },
      { $0.floor.makeDue($0.floor.conditional.books[0].firstReached(by: 80)) },
    ]
    for change in changes {
      var bench = Self.bench()
      let plan = bench.plan()
      bench.run(.announce(plan))
      bench.advance(to: plan.haltAt)
      change(&bench.exchange)
      let events = bench.advance(to: plan.verifyingAt + .minutes(1))
      #expect(events.contains { $0.body == .audited(NoticeID(1), passed: false) })
    }
  }

  @Test func maintenanceThatCancelsTakesWhatWaitsToo() {
    var bench = Self.bench()
    let plan = bench.plan(restingOrders: .cancel)
    bench.run(.announce(plan))
    let events = bench.advance(to: plan.haltAt)
    // Resting ones first (with the stop of the pair), then the others as they were accepted.
    #expect(
      events.cancels.map(\.reason) == [
        .goodTillDate, .halt, .halt, .oneCancelsOther, .halt, .halt, .halt, .halt,
      ])
    #expect(bench.held() == [0, 0] && bench.held(Bench.bob) == [0, 0] && bench.isSound)
    #expect(bench.exchange.floor.conditional.waitingCount == 0)
    #expect(bench.exchange.floor.conditional.orders.count == 0)
  }

  @Test func aDelistingEndsWhatWaitsAndForgetsExits() {
    var bench = Self.bench()
    bench.place(.sell, 2, at: 60, as: Bench.bob)
    bench.run(.setPhase(Bench.market, .cancelOnly))
    bench.run(.cancelAll(instrument: nil, side: .buy))
    #expect(bench.exchange.floor.conditional.waitingCount > 0)
    bench.run(.delist(Bench.market))
    #expect(bench.exchange.floor.conditional.waitingCount == 0)
    #expect(bench.exchange.floor.conditional.orders.count == 0 && bench.isSound)
    #expect(bench.held() == [0, 0] && bench.held(Bench.bob) == [0, 0])
  }

  @Test func aListedMarketHasThemToo() throws {
    var bench = Bench()
    let assets = bench.exchange.configuration.assets
    let instrument = try Instrument(
      id: InstrumentID(2), base: assets[0], quote: assets[1], tickUnits: 1, lotUnits: 1,
      fees: FeeSchedule(makerPartsPerMillion: 0, takerPartsPerMillion: 0),
      maximumQuantity: Quantity(lots: 1_000), maximumPrice: Price(ticks: 1_000))
    bench.run(.list(instrument, phase: .open))
    bench.trade(at: 100, in: InstrumentID(2))
    bench.wait(.stop, .buy, 1, trigger: 110, limit: 120, in: InstrumentID(2))
    #expect(bench.trade(at: 110, in: InstrumentID(2)).triggered.count == 1 && bench.isSound)
  }
}
