import Desk
import Market
import Testing

@Suite struct ReconciliationTests {
  private func accepted(_ number: UInt64, _ side: Side, _ ticks: Int64) -> Event.Body {
    .accepted(
      AcceptedOrder(
        order: OrderID(number), reference: .none,
        request: NewOrder(
          instrument: InstrumentID(0), side: side, price: Price(ticks: ticks),
          quantity: Quantity(lots: 1_000))))
  }

  private func cancelled(_ number: UInt64, _ reason: CancelReason) -> Event.Body {
    .cancelled(
      CancelledOrder(
        order: OrderID(number), reference: .none, instrument: InstrumentID(0), side: .buy,
        price: Price(ticks: 6_173_230), openQuantity: Quantity(lots: 1_000), reason: reason))
  }

  private static func audit(after: Int) -> HaltAudit {
    HaltAudit(
      countedAt: Rig.start + .seconds(1), ordersBefore: 4, ordersAfter: after,
      orderHashBefore: 0xAB, orderHashAfter: 0xAB, ledgerAgrees: true)
  }

  @Test func anAuditThatFailsIsSaidAtOnce() {
    var rig = Rig()
    rig.happen(.phase(InstrumentID(0), from: .open, to: .halted(.fault)), to: nil)
    #expect(rig.happen(.haltAudited(InstrumentID(0), Self.audit(after: 3)), to: nil) == [.bell])
    let said = rig.state.messages.map(\.text)
    #expect(said.contains("audit FAILED: 4 orders of BTC-USDT before, 3 after"))
    rig.happen(.phase(InstrumentID(0), from: .halted(.fault), to: .open), to: nil)
    #expect(rig.said.hasPrefix("reconciled: "))
  }

  /// A halt that finds five orders, two of them younger than the last view.
  private func rig() -> Rig {
    var rig = Rig()
    rig.rest(11, .buy, 6_173_239)
    rig.rest(12, .buy, 6_173_238, haltPolicy: .cancel)
    rig.rest(13, .sell, 6_173_250)
    rig.rest(20, .sell, 950, market: 2)
    rig.show()
    rig.happen(Rig.trade(1, lots: 1, at: 6_173_241), to: nil)
    rig.happen(accepted(14, .buy, 6_173_230))
    rig.happen(accepted(15, .buy, 6_173_229))
    rig.happen(
      .phase(InstrumentID(0), from: .open, to: .halted(.fault)), to: nil,
      at: Rig.start + .seconds(1))
    rig.happen(cancelled(12, .halt))
    rig.happen(.haltAudited(InstrumentID(0), Self.audit(after: 4)), to: nil)
    rig.happen(.phase(InstrumentID(0), from: .halted(.fault), to: .auction), to: nil)
    rig.happen(cancelled(14, .requested))
    rig.happen(.filled(Rig.fill(13, trade: 2, .sell, .maker, lots: 1_000, at: 6_173_250)))
    rig.happen(.filled(Rig.fill(15, trade: 3, .buy, .maker, lots: 400, at: 6_173_229, open: 600)))
    rig.happen(.balance(AssetID(1), Balance(total: Money(units: 190_000_000))))
    rig.happen(Rig.trade(3, lots: 1, at: 6_173_229), to: nil)
    rig.happen(
      .phase(InstrumentID(0), from: .auction, to: .open), to: nil, at: Rig.start + .seconds(91))
    return rig
  }

  @Test func everyOrderThatAHaltFoundHasAnEnd() throws {
    let rig = rig()
    let halt = try #require(rig.state.reconciliations.first)
    #expect(rig.state.reconciliations.count == 1)
    #expect(halt.entries.map(\.order.id.rawValue) == [11, 12, 13, 14, 15])
    #expect(halt.entries.map(\.ended) == [nil, .halt, nil, .requested, nil])
    #expect(halt.entries.map(\.openQuantity.lots) == [1_000, 0, 0, 0, 600])
    #expect(halt.entries.map(\.filled.lots) == [0, 0, 1_000, 0, 400])
    #expect(halt.counts == (2, 1, 2))
    #expect(halt.haltedAt == Rig.start + .seconds(1))
    #expect(halt.reopenedAt == Rig.start + .seconds(91))
    #expect(halt.markets.map(\.before?.ticks) == [6_173_241])
    #expect(halt.markets.map(\.after?.ticks) == [6_173_229])
    #expect(halt.balancesBefore[1] == Balance(total: Money(units: 200_000_000)))
    #expect(halt.balancesAfter[1] == Balance(total: Money(units: 190_000_000)))
  }

  @Test func itIsSaidAndAKeyShowsIt() {
    var rig = rig()
    #expect(
      rig.said == "reconciled, audit passed: of 5 orders 2 kept, 1 filled, 2 ended; L shows it")
    rig.press("L")
    #expect(rig.state.overlay == .bulletin(.reconciliation(0), scroll: 0))
    let text = rig.state.lines(of: .reconciliation(0)).map(\.plainText)
    for line in [
      "halted          14:00:01 to 14:01:31, 1 m 30 s",
      "audit           audit passed: 4 orders of BTC-USDT and all balances agree",
      "hash of queues  00000000000000ab before and after",
      "  buy 0.1000 BTC-USDT at 61,732.39: kept, with its place in the queue",
      "  buy 0.1000 BTC-USDT at 61,732.38: cancelled at the halt, as it was to be",
      "  sell 0.1000 BTC-USDT at 61,732.50: filled, 0.1000 traded at 61,732.50",
      "  buy 0.1000 BTC-USDT at 61,732.30: cancelled by you",
      "  buy 0.1000 BTC-USDT at 61,732.29: 0.0400 traded at 61,732.29, 0.0600 kept",
    ] { #expect(text.contains(line), "\(line) is not in \(text)") }
  }

  @Test func beforeTheFirstHaltThereIsNothingToShow() {
    var rig = Rig()
    rig.press("L")
    #expect(rig.state.overlay == nil && rig.said == "nothing has stood still yet")
  }

  @Test func twoMarketsOfOneHaltAreOneAndTheAuditsHashIsShown() throws {
    var rig = Rig()
    rig.rest(11, .buy, 6_173_239)
    rig.show()
    var window = Window()
    rig.publish(window, at: 1)
    for (stage, seconds, phase) in [
      (MaintenanceStage.cancelOnly, 420, MarketPhase.cancelOnly),
      (.halted, 450, .halted(.maintenance)), (.completed, 600, .open),
    ] as [(MaintenanceStage, Int64, MarketPhase)] {
      if stage == .completed { window.audit(passed: true, at: 590) }
      window.enter(stage, at: seconds)
      rig.publish(window, at: seconds, phase: phase)
    }
    let halt = try #require(rig.state.reconciliations.first)
    #expect(rig.state.reconciliations.count == 1)
    #expect(halt.markets.map(\.instrument.rawValue) == [0, 1, 2])
    let text = rig.state.lines(of: .reconciliation(0)).map(\.plainText)
    #expect(
      text.contains("audit           audit passed: 214 orders and 3 assets agree, difference 0"))
    #expect(text.contains("hash of queues  0000000000000001 before and after"))
    rig.press("n", "r")
    #expect(rig.state.overlay == .bulletin(.reconciliation(0), scroll: 0))
    rig.press("Esc", "n", "p")
    #expect(rig.state.overlay == .bulletin(.postMortem(0), scroll: 0))
    #expect(
      rig.state.lines(of: .postMortem(0)).map(\.plainText).contains(
        "first news      14:00:00, 7 m 30 s before the halt"))
  }
}
