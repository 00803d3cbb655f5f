import Exchange
import Market
import Testing

/// Every reason to refuse something can happen, and says what it should.
@Suite struct RejectReasonTests {
  /// What a refusal is about, besides its reason.
  struct Figures: Equatable {
    var instrument: InstrumentID?
    var order: OrderID?
    var asset: AssetID?
    var need: Int64 = 0
    var have: Int64 = 0
  }

  private static let ghost = OrderID(slot: 9, generation: 1)

  private static func notices(_ bench: inout Bench, _ reason: RejectReason) -> Figures {
    switch reason {
    case .noticeTooShort:
      bench.run(.announce(bench.plan(in: .minutes(10))))
      return Figures(need: 3_600, have: 600)
    case .unknownNotice:
      bench.run(.callOff(NoticeID(4), reason: ""))
    default:
      var plan = bench.plan()
      plan.haltAt = plan.cancelOnlyAt
      bench.run(.announce(plan))
    }
    return Figures()
  }

  private static func book(_ bench: inout Bench, _ reason: RejectReason) -> Figures {
    let market = Bench.market
    switch reason {
    case .wouldTake:
      bench.place(.sell, 1, at: 100, as: Bench.bob)
      bench.place(.buy, 1, at: 103, postOnly: true)
      return Figures(instrument: market, need: 99, have: 103)
    case .wouldNotFill:
      bench.place(.sell, 1, at: 100, as: Bench.bob)
      bench.place(.buy, 3, at: 103, .fillOrKill)
      return Figures(instrument: market, need: 3, have: 1)
    case .noLiquidity:
      bench.place(.buy, 3, kind: .market)
      return Figures(instrument: market)
    case .tooManyOrders:
      for _ in 0..<3 { bench.place(.buy, 1, at: 5) }
      return Figures(instrument: market, need: 2, have: 2)
    default:
      for account in [Bench.alice, Bench.alice, Bench.bob, Bench.bob, Bench.carol] {
        bench.place(.buy, 1, at: 5, as: account)
      }
      return Figures(instrument: market, need: 4, have: 4)
    }
  }

  /// Makes a refusal happen and says what must stand in it.
  private static func provoke(_ reason: RejectReason, _ bench: inout Bench) -> Figures {
    let market = Bench.market
    switch reason {
    case .unknownAccount:
      bench.place(.buy, 1, at: 5, as: AccountID(99))
      return Figures()
    case .unknownInstrument:
      bench.place(.buy, 1, at: 5, in: InstrumentID(7))
      return Figures(instrument: InstrumentID(7))
    case .unknownOrder:
      bench.run(.cancel(ghost))
      return Figures(order: ghost)
    case .phase:
      bench.run(.setPhase(market, .cancelOnly))
      bench.place(.buy, 1, at: 5)
      return Figures(instrument: market)
    case .insufficientFunds:
      bench.place(.sell, Bench.funds + 1, at: 5)
      return Figures(
        instrument: market, asset: Bench.base, need: Bench.funds + 1, have: Bench.funds)
    case .quantityOutOfRange:
      bench.place(.sell, 0, at: 5)
      return Figures(instrument: market, need: 1)
    case .priceOutOfRange:
      bench.place(.sell, 1, at: 1_000_001)
      return Figures(instrument: market, need: 1_000_000, have: 1_000_001)
    case .contradictoryOrder:
      bench.place(.sell, 1, kind: .market, postOnly: true)
      return Figures(instrument: market)
    case .belowFilled:
      guard let order = bench.place(.buy, 5, at: 100) else { return Figures() }
      bench.place(.sell, 2, at: 100, as: Bench.bob)
      bench.run(.amend(order, price: Price(ticks: 100), quantity: Quantity(lots: 2)))
      return Figures(instrument: market, order: order, need: 3, have: 2)
    case .wouldTake, .wouldNotFill, .noLiquidity, .tooManyOrders, .bookFull:
      return book(&bench, reason)
    case .noticeTooShort, .unknownNotice, .noticeOutOfOrder:
      return notices(&bench, reason)
    default: return Figures()
    }
  }

  @Test(arguments: RejectReason.allCases.prefix(17))
  func everyReasonCanHappen(reason: RejectReason) {
    var bench = Bench(orderCapacity: 4, ordersPerAccount: 2, maximumQuantity: 1 << 40)
    let hash = bench.exchange.audit(at: bench.now)
    let figures = Self.provoke(reason, &bench)
    let events = bench.batch.events
    #expect(events.kinds == ["rejected"])
    guard let rejection = events.rejection else { return }
    #expect(rejection.reason == reason)
    #expect(
      Figures(
        instrument: rejection.instrument, order: rejection.order, asset: rejection.asset,
        need: rejection.need, have: rejection.have) == figures)
    #expect(hash.passed && bench.exchange.audit(at: bench.now).passed)
  }

  @Test func aRefusalCarriesTheAskersReference() {
    var bench = Bench()
    let events = bench.run(.cancel(Self.ghost), reference: 4711)
    #expect(events.rejection?.reference == ClientReference(4711))
    #expect(events.first?.account == Bench.alice)
  }

  @Test func theOperatorIsRefusedToo() {
    var bench = Bench()
    let unknown = AccountID(50)
    let directives: [(Directive, RejectReason, AccountID)] = [
      (.openAccount(AccountID(1 << 16)), .unknownAccount, .exchange),
      (.openAccount(AccountID(.max)), .unknownAccount, .exchange),
      (.deposit(unknown, Bench.base, Money(units: 1)), .unknownAccount, unknown),
      (.withdraw(unknown, Bench.base, Money(units: 1)), .unknownAccount, unknown),
      (.deposit(Bench.bob, AssetID(3), Money(units: 1)), .unknownInstrument, Bench.bob),
      (.setPhase(InstrumentID(2), .open), .unknownInstrument, .exchange),
      (.announce(bench.plan(instruments: [InstrumentID(2)])), .unknownInstrument, .exchange),
    ]
    for (directive, reason, account) in directives {
      let events = bench.run(directive)
      #expect(events.kinds == ["rejected"])
      #expect(events.rejection?.reason == reason)
      #expect(events.first?.account == account)
    }
    // Opening an account twice keeps what it has.
    #expect(bench.run(.openAccount(Bench.alice)).isEmpty)
    #expect(bench.balance(Bench.alice, Bench.base).total == Bench.funds)
  }
}
