import Exchange
import Market
import Testing

@Suite struct WaitingTests {
  @Test func aStopWaitsAndHoldsWhatItNeedsAtItsProtection() {
    var bench = Bench()
    bench.trade(at: 100)
    let stop = bench.wait(.stop, .buy, 10, trigger: 120)
    let events = bench.batch.events
    #expect(events.kinds == ["accepted", "armed", "balance"])
    // 5 % above the trigger; 10 lots at 126 and a fee of 2,52.
    #expect(events.armed.first?.limit == Price(ticks: 126))
    #expect(events.armed.first?.trigger == Trigger(.stop, price: Price(ticks: 120)))
    #expect(bench.held() == [0, 1_263])
    let open = stop.flatMap { bench.exchange.order($0) }
    #expect(open?.trigger == Trigger(.stop, price: Price(ticks: 120)))
    #expect(open?.price == Price(ticks: 126))
    #expect(open?.quantityAhead == .zero && open?.quantityBehind == .zero)
    #expect(bench.depth(.buy).isEmpty && bench.exchange.openOrderCount(of: Bench.alice) == 1)
    #expect(bench.isSound)
  }

  @Test func theEventsOfAnActivationFollowTheCommand() {
    var bench = Bench()
    bench.trade(at: 100)
    bench.wait(.stop, .buy, 10, trigger: 110)
    bench.place(.sell, 1, at: 110, as: Bench.bob)
    bench.place(.sell, 4, at: 113, as: Bench.bob)
    bench.place(.sell, 9, at: 116, as: Bench.bob)
    bench.place(.buy, 1, at: 110, as: Bench.carol)
    #expect(
      bench.batch.events.kinds == [
        "accepted", "trade", "filled", "filled", "level", "balance", "balance", "balance",
        "balance", "balance", "triggered", "trade", "filled", "filled", "cancelled", "level",
        "balance", "balance", "balance", "balance", "balance",
      ])
    let triggered = bench.batch.events.triggered.first
    #expect(triggered?.trigger == Price(ticks: 110) && triggered?.last == Price(ticks: 110))
    // Its protection is 115, so that the nine at 116 are not for it.
    #expect(bench.batch.events.cancels.first?.reason == .expired)
    #expect(bench.batch.events.cancels.first?.price == Price(ticks: 115))
    #expect(bench.batch.events.cancels.first?.openQuantity == Quantity(lots: 6))
    #expect(bench.held() == [0, 0] && bench.isSound)
  }

  /// Which way each kind waits: it is triggered at its price and not a tick before.
  @Test(arguments: [
    (TriggerKind.stop, Side.buy, Int64(105)), (.stop, .sell, 95), (.takeProfit, .buy, 95),
    (.takeProfit, .sell, 105),
  ])
  func aTriggerIsReachedFromItsSide(kind: TriggerKind, side: Side, trigger: Int64) {
    var bench = Bench()
    bench.trade(at: 100)
    #expect(bench.wait(kind, side, 3, trigger: trigger, limit: 100) != nil)
    let before = trigger > 100 ? trigger - 1 : trigger + 1
    #expect(bench.trade(at: before).triggered.isEmpty)
    #expect(bench.trade(at: trigger).triggered.count == 1)
    #expect(bench.batch.events.rested.count == 1)
    #expect(bench.exchange.openOrderCount(of: Bench.alice) == 1 && bench.isSound)
    let open = bench.batch.events.rested.first.flatMap { bench.exchange.order($0.order) }
    #expect(open?.trigger == nil && open?.price == Price(ticks: 100))
  }

  @Test func thoseReachedTogetherGoByTriggerAndAge() {
    var bench = Bench()
    bench.trade(at: 100)
    var names: [Int64: [OrderID]] = [:]
    for trigger in [Int64(108), 104, 106, 104, 112] {
      guard let name = bench.wait(.stop, .buy, 1, trigger: trigger, limit: 90) else { continue }
      names[trigger, default: []].append(name)
    }
    let expected = [104, 106, 108].flatMap { names[$0] ?? [] }
    #expect(bench.trade(at: 110).triggered.map(\.order) == expected)
    for trigger in [Int64(96), 98, 94, 98] {
      guard let name = bench.wait(.stop, .sell, 1, trigger: trigger, limit: 120) else { continue }
      names[trigger, default: []].append(name)
    }
    #expect(
      bench.trade(at: 95).triggered.map(\.order) == [98, 96].flatMap { names[$0] ?? [] })
  }

  @Test func whatBecomesOfItIsInItsTerms() {
    var bench = Bench()
    bench.trade(at: 100)
    bench.wait(.stop, .sell, 5, trigger: 95, limit: 90, .fillOrKill)
    bench.wait(.stop, .sell, 5, trigger: 94, limit: 90, .immediateOrCancel)
    bench.wait(.stop, .sell, 5, trigger: 93, limit: 90, postOnly: true)
    bench.wait(.stop, .sell, 5, trigger: 92, limit: 99, display: 2)
    bench.place(.buy, 3, at: 91, as: Bench.bob)
    // The kill finds three of five; immediate-or-cancel takes them; then nothing is left to take.
    let events = bench.trade(at: 92)
    #expect(events.triggered.map(\.trigger.ticks) == [95, 94, 93, 92])
    #expect(events.cancels.map(\.reason) == [.expired, .expired])
    #expect(events.cancels.map(\.openQuantity.lots) == [5, 2])
    #expect(bench.depth(.sell) == [[90, 5], [99, 2]])
    bench.wait(.takeProfit, .sell, 5, trigger: 110, limit: 80, postOnly: true)
    bench.run(.cancelAll(instrument: nil, side: .sell))
    bench.trade(at: 92)
    #expect(bench.held() == [0, 0] && bench.isSound)
  }

  @Test func aPostOnlyOrderThatWouldTakeEnds() {
    var bench = Bench()
    bench.trade(at: 100)
    bench.wait(.stop, .sell, 5, trigger: 95, limit: 90, postOnly: true)
    bench.place(.buy, 3, at: 92, as: Bench.bob)
    bench.trade(at: 93)
    #expect(bench.batch.events.story.suffix(2) == ["triggered", "cancelled"])
    #expect(bench.batch.events.cancels.map(\.reason) == [.wouldTake])
    #expect(bench.held() == [0, 0] && bench.isSound)
  }

  @Test func itCanBeCancelledInEveryWay() {
    var bench = Bench()
    bench.trade(at: 100)
    guard let stop = bench.wait(.stop, .buy, 5, trigger: 120, limit: 130) else {
      Issue.record("the stop is refused")
      return
    }
    #expect(bench.run(.cancel(stop), reference: 7).cancels.first?.reference.rawValue == 7)
    #expect(bench.batch.events.cancels.first?.price == Price(ticks: 130))
    #expect(bench.run(.cancel(stop)).rejection?.reason == .unknownOrder)
    bench.wait(.stop, .buy, 5, trigger: 120, limit: 130)
    bench.wait(.stop, .sell, 5, trigger: 80, limit: 70)
    #expect(bench.run(.cancelAll(instrument: Bench.market, side: .buy)).cancels.count == 1)
    #expect(bench.held() == [5, 0])
    #expect(bench.run(.cancelAll(instrument: nil, side: nil)).cancels.count == 1)
    #expect(bench.held() == [0, 0] && bench.isSound)
    #expect(bench.exchange.openOrderCount(of: Bench.alice) == 0)
  }

  @Test func anAmendmentKeepsTheTriggerAndThePlace() {
    var bench = Bench()
    bench.trade(at: 100)
    let names = [3, 4].compactMap { bench.wait(.stop, .buy, $0, trigger: 110, limit: 120) }
    guard names.count == 2 else { return }
    let events = bench.run(.amend(names[0], price: Price(ticks: 50), quantity: Quantity(lots: 9)))
    #expect(events.kinds == ["amended", "balance"])
    // 9 at 50 and 1 of fee (0.9), 4 at 120 and 1 (0.96).
    #expect(bench.held() == [0, 451 + 481] && bench.isSound)
    let tooMuch = bench.run(
      .amend(names[0], price: Price(ticks: 1_000_000), quantity: Quantity(lots: 1_000)))
    #expect(tooMuch.rejection?.reason == .insufficientFunds)
    #expect(tooMuch.rejection?.have == Bench.funds - 481)
    #expect(bench.trade(at: 110).triggered.map(\.order) == names)
    #expect(bench.depth(.buy) == [[120, 4], [50, 9]])
    #expect(bench.held() == [0, 932] && bench.isSound)
  }

  @Test func aDueOrderCanBeCancelledButNotAmended() {
    var bench = Bench()
    bench.trade(at: 100)
    guard let stop = bench.wait(.stop, .buy, 5, trigger: 110, limit: 120) else { return }
    bench.run(.setPhase(Bench.market, .auction))
    bench.trade(at: 110)
    // The uncross of a market that is post-only afterwards triggers, but matching waits.
    bench.run(.setPhase(Bench.market, .postOnly))
    #expect(bench.exchange.lastPrice(Bench.market) == Price(ticks: 110))
    #expect(bench.batch.events.triggered.isEmpty && bench.isSound)
    let amendment = bench.run(.amend(stop, price: Price(ticks: 1), quantity: Quantity(lots: 1)))
    #expect(amendment.rejection?.reason == .unknownOrder)
    #expect(bench.exchange.order(stop)?.trigger != nil)
    var other = bench
    #expect(other.run(.cancel(stop)).cancels.first?.reason == .requested)
    #expect(other.held() == [0, 0] && other.isSound)
    let opening = bench.run(.setPhase(Bench.market, .open))
    #expect(opening.story == ["phase", "triggered", "rested"])
  }

  @Test func anUncrossTriggers() {
    var bench = Bench()
    bench.trade(at: 100)
    bench.wait(.stop, .sell, 5, trigger: 95, limit: 90)
    bench.wait(.trailing, .buy, 5, trail: 8)
    bench.run(.setPhase(Bench.market, .auction))
    bench.trade(at: 94)
    let events = bench.run(.setPhase(Bench.market, .open))
    #expect(
      events.story == [
        "uncrossed", "trade", "filled", "filled", "armed", "phase", "triggered", "rested",
      ])
    #expect(events.armed.first?.trigger.price == Price(ticks: 102))
    #expect(bench.isSound)
  }
}
