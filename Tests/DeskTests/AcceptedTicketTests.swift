import Desk
import Exchange
import Market
import Testing

/// The desk in front of the real exchange: what the ticket suggests is accepted as it stands.
@Suite struct AcceptedTicketTests {
  /// An exchange with the rig's markets, a book around 61,732.41 and a last price.
  struct Market {
    var exchange: Exchange
    var batch = EventBatch()
    static let maker = AccountID(3)

    init() {
      exchange = Exchange(
        configuration: ExchangeConfiguration(
          assets: Rig.session.assets, instruments: Rig.session.instruments, orderCapacity: 1_024,
          ordersPerAccount: 512))
      for account in [Rig.user, Self.maker] {
        apply(.openAccount(account))
        let balances = Rig.session.openingBalances
        for (index, balance) in balances.enumerated() where balance.total > .zero {
          let times: Int64 = account == Self.maker ? 50 : 1
          apply(
            .deposit(account, AssetID(UInt16(index)), Money(units: balance.total.units * times)))
        }
      }
      for level in 0..<20 {
        place(.buy, 6_173_241 - Int64(level))
        place(.sell, 6_173_242 + Int64(level))
      }
      run(.place(order(.buy, 6_173_242, lots: 100)), as: Self.maker)
    }

    private func order(_ side: Side, _ ticks: Int64, lots: Int64 = 1_000) -> NewOrder {
      NewOrder(
        instrument: InstrumentID(0), side: side, selfTradePrevention: .none,
        price: Price(ticks: ticks), quantity: Quantity(lots: lots))
    }

    mutating func place(_ side: Side, _ ticks: Int64) {
      run(.place(order(side, ticks)), as: Self.maker)
    }

    mutating func apply(_ directive: Directive) {
      exchange.apply(directive, at: Rig.start, into: &batch)
    }

    @discardableResult
    mutating func run(_ action: Command.Action, as account: AccountID) -> [Event] {
      batch.removeAll()
      exchange.apply(Command(account: account, action), at: Rig.start, into: &batch)
      return batch.events
    }

    /// Shows the exchange on a desk.
    func show(on rig: inout Rig) {
      exchange.depth(InstrumentID(0), .buy, levels: 50, into: &rig.venue.bids)
      exchange.depth(InstrumentID(0), .sell, levels: 50, into: &rig.venue.asks)
      rig.venue.markets[0].bid = rig.venue.bids.first
      rig.venue.markets[0].ask = rig.venue.asks.first
      rig.venue.markets[0].last = exchange.lastPrice(InstrumentID(0))
      rig.venue.balances = Rig.session.assets.map { exchange.balance(Rig.user, $0.id) }
      exchange.openOrders(of: Rig.user, into: &rig.venue.orders)
      rig.show()
    }
  }

  @Test(arguments: TicketKind.allCases, Side.allCases)
  func everyKindIsAcceptedAsSuggested(kind: TicketKind, side: Side) throws {
    var market = Market()
    var rig = Rig()
    market.show(on: &rig)
    rig.press(side == .buy ? "j" : "J")
    while rig.ticket?.kind != kind { rig.press("k") }
    #expect(try #require(rig.ticket).fault == nil, "\(rig.ticket?.fault ?? "")")
    let need = try #require(rig.state.preview).need
    let sent = Rig.commands(rig.press("Enter"))
    #expect(sent.count == 1, "\(rig.said)")
    guard let action = sent.first else { return }
    let events = market.run(action, as: Rig.user)
    for event in events {
      if case .rejected(let rejection) = event.body { Issue.record("\(rejection)") }
    }
    #expect(events.contains { if case .accepted = $0.body { true } else { false } })
    // What waits or rests holds exactly what the preview said.
    let asset = side == .buy ? Rig.usdt : Rig.btc
    let held = market.exchange.balance(Rig.user, asset.id).held
    switch kind {
    case .market, .marketByAmount: #expect(held == .zero)
    default: #expect(held == need, "\(held) \(need)")
    }
    // What is open is listed with its trigger.
    market.show(on: &rig)
    if kind.waits {
      #expect(rig.state.view.orders.contains { $0.trigger != nil })
    }
  }

  @Test(arguments: [(TicketKind.market, Side.buy), (.marketByAmount, .buy), (.market, .sell)])
  func thePreviewOfAMarketOrderIsExact(kind: TicketKind, side: Side) throws {
    var market = Market()
    var rig = Rig()
    market.show(on: &rig)
    rig.press(side == .buy ? "m" : "M")
    while rig.ticket?.kind != kind { rig.press("k") }
    rig.type(kind == .market ? "0.55" : "30000")
    let preview = try #require(rig.state.preview)
    let before = Rig.session.assets.map { market.exchange.balance(Rig.user, $0.id).total }
    market.run(try #require(Rig.commands(rig.press("Enter")).first), as: Rig.user)
    let after = Rig.session.assets.map { market.exchange.balance(Rig.user, $0.id).total }
    let lots = Money(units: preview.taken.lots * Rig.bitcoin.lotUnits)
    if side == .buy {
      #expect(after[1] - before[1] == lots)
      #expect(before[0] - after[0] == preview.value + preview.fee)
    } else {
      #expect(before[1] - after[1] == lots)
      #expect(after[0] - before[0] == preview.value - preview.fee)
    }
  }

  @Test(arguments: ["5", "6", "7"], Side.allCases)
  func aPartOfTheBalanceIsAcceptedAndNoLotMoreWouldBe(key: String, side: Side) throws {
    var market = Market()
    var rig = Rig()
    market.show(on: &rig)
    rig.press(key, side == .buy ? "j" : "J", "Enter")
    if key == "7" { rig.press("!") }
    guard case .place(var order) = try #require(rig.commands.first) else { return }
    if key == "7" {
      var more = market
      order.quantity += Quantity(lots: 1)
      let events = more.run(.place(order), as: Rig.user)
      #expect(events.contains { if case .rejected = $0.body { true } else { false } })
      order.quantity -= Quantity(lots: 1)
    }
    let events = market.run(.place(order), as: Rig.user)
    #expect(!events.contains { if case .rejected = $0.body { true } else { false } })
  }
}
