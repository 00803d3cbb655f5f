import Analytics
import Desk
import Input
import Market
import Testing

/// Random messages of every kind, sensible and not.
struct MessageSource {
  var random: SplitMix
  var time = Rig.start
  private var sequence: UInt64 = 0
  private var revision: UInt32 = 1

  init(seed: UInt64) { random = SplitMix(state: seed) }

  mutating func number(_ range: ClosedRange<Int64>) -> Int64 {
    Int64.random(in: range, using: &random)
  }
  mutating func chance(_ percent: Int64) -> Bool { number(1...100) <= percent }
  mutating func one<Choice>(of choices: [Choice]) -> Choice {
    choices[Int(number(0...Int64(choices.count - 1)))]
  }
  mutating func price() -> Price {
    Price(ticks: chance(5) ? number(-5...5) : number(6_173_200...6_173_280))
  }
  mutating func quantity() -> Quantity { Quantity(lots: number(0...2_000)) }
  mutating func instrument() -> InstrumentID { InstrumentID(UInt16(number(0...3))) }
  mutating func side() -> Side { chance(50) ? .buy : .sell }
  mutating func order() -> OrderID { OrderID(UInt64(number(1...9))) }
  mutating func phase() -> MarketPhase {
    one(of: [
      .open, .open, .postOnly, .cancelOnly, .halted(.maintenance), .halted(.fault), .auction,
    ])
  }
  mutating func text() -> String {
    String((0..<number(0...9)).map { _ in one(of: Array("0123456789.bsXq\n\r\u{1b} ٣é")) })
  }

  mutating func message() -> Message {
    switch number(0...99) {
    case 0..<45:
      let key =
        chance(80)
        ? one(of: EnterEscapeTests.keys) : KeyPress(.character(one(of: Array("0123456789.\u{7}é"))))
      return .input(.key(key))
    case 45..<60: return .pointer(pointer(), chance(90) ? target() : nil)
    case 60..<75:
      sequence += 1
      let account: AccountID? = chance(80) ? Rig.user : chance(50) ? nil : AccountID(3)
      return .event(
        Event(sequence: Sequence(sequence), time: time, account: account, body: body()))
    case 75..<91: return .view(view())
    case 91: return chance(50) ? .shown(shown()) : drag()
    case 92: return .notice(notice())
    case 93: return chance(50) ? .missed(UInt64(number(0...9))) : .missedPublic(3)
    case 94: return .busy(ClientReference(UInt64(number(0...20))))
    case 95: return chance(50) ? .ladderRows(Int(number(-3...80))) : .scrollMax(Int(number(-3...9)))
    case 96: return .input(.paste(text()))
    case 97: return chance(50) ? .input(.focus(chance(50))) : .upgrade(upgrade())
    case 98: return .silence(milliseconds: chance(10) ? .max : number(-5...9_000))
    default: return .input(.mouse(MouseReport(.drag(.left), column: 1, row: 1)))
    }
  }

  mutating func border() -> PaneBorder {
    PaneBorder(one(of: LayoutSplit.allCases), after: Int(number(-2...9)))
  }

  mutating func shown() -> ShownLayout {
    ShownLayout(
      Pane.allCases.compactMap { pane in
        chance(60)
          ? ShownLayout.Place(
            pane, column: chance(50) ? border() : nil, row: chance(50) ? border() : nil) : nil
      })
  }

  mutating func drag() -> Message {
    let handle = BorderHandle(
      border(), isColumn: chance(50), origin: Int(number(-9...300)), extent: Int(number(-1...300)))
    return .dragBorder(handle, column: Int(number(-9...300)), row: Int(number(-9...300)))
  }

  mutating func pointer() -> Pointer {
    one(of: [
      .click, .click, .secondaryClick, .held(true), .held(true), .held(false),
      .wheel(Int(number(-9...9))), .drag(over: target()), .drop(on: target()),
    ])
  }

  mutating func target() -> Target {
    switch number(0...9) {
    case 9: .choice(Int(number(-2...12)))
    case 0...2: .ladder(price(), one(of: [.own, .bids, .price, .asks]))
    case 3: .order(order())
    case 4: .row(Int(number(-2...12)))
    case 5: .action(one(of: Action.allCases))
    case 6: .tab(one(of: Tab.allCases))
    case 7: .market(instrument())
    case 8: .border(BorderHandle(border(), isColumn: true, origin: 3, extent: 90))
    default: chance(50) ? .field(one(of: Ticket.Field.allCases)) : .pane(one(of: Pane.allCases))
    }
  }

  mutating func body() -> Event.Body {
    let reference = ClientReference(UInt64(number(0...20)))
    let (order, market, side, price, quantity) = (
      order(), instrument(), side(), price(), quantity()
    )
    switch number(0...10) {
    case 0...2:
      return .trade(
        Trade(
          id: TradeID(sequence), instrument: market, price: price, quantity: quantity,
          aggressor: side))
    case 3:
      return .filled(
        Fill(
          order: order, trade: TradeID(sequence), instrument: market, side: side,
          liquidity: one(of: [.maker, .taker, .auction]), price: price, quantity: quantity,
          openQuantity: self.quantity(), fee: Money(units: number(0...9_999))))
    case 4:
      return .rested(
        RestedOrder(
          order: order, instrument: market, side: side, price: price, quantity: quantity,
          quantityAhead: self.quantity()))
    case 5:
      return .rejected(
        Rejection(
          reference: reference, reason: one(of: RejectReason.allCases),
          instrument: chance(50) ? market : nil, order: order,
          asset: chance(70) ? AssetID(UInt16(number(0...5))) : nil, need: number(0...999_999_999),
          have: number(-9...999_999_999)))
    case 6:
      return .cancelled(
        CancelledOrder(
          order: order, reference: reference, instrument: market, side: side, price: price,
          openQuantity: quantity, reason: one(of: [.requested, .expired, .selfTrade, .halt])))
    case 7: return .phase(market, from: phase(), to: phase())
    case 8:
      return .amended(
        AmendedOrder(
          order: order, reference: reference, price: price, quantity: quantity,
          keptPriority: chance(50)))
    case 9:
      return .haltAudited(
        market,
        HaltAudit(
          countedAt: .epoch, ordersBefore: Int(number(0...3)), ordersAfter: Int(number(0...3)),
          orderHashBefore: 1, orderHashAfter: UInt64(number(1...2)), ledgerAgrees: chance(80)))
    default: return .audited(NoticeID(UInt32(number(1...3))), passed: chance(50))
    }
  }

  mutating func view() -> MarketView {
    time = time + .milliseconds(number(0...9_000))
    var rig = Rig()
    rig.setBook(Int(number(0...2)), bid: number(1...6_173_300), ask: number(1...6_173_300))
    for index in rig.venue.markets.indices { rig.venue.markets[index].phase = phase() }
    if chance(10) { rig.setTouch(0, bid: nil, ask: number(1...9)) }
    if chance(5) { rig.venue.bids = [] }
    if chance(70) { rig.venue.markets[0].last = Price(ticks: number(1...6_173_300)) }
    if chance(3) { rig.venue.markets = [] }
    if chance(3) { rig.venue.balances = [] }
    if chance(5) { rig.venue.focus = InstrumentID(UInt16(number(0...9))) }
    rig.venue.time = time
    rig.venue.clock.isPaused = chance(20)
    for _ in 0..<number(0...6) {
      let ticks = max(1, price().ticks)
      rig.rest(
        UInt64(number(1...9)), side(), ticks, lots: number(1...5_000),
        market: UInt16(number(0...2)),
        ahead: number(0...99))
      let last = rig.venue.orders.count - 1
      if chance(30) {
        rig.venue.orders[last].trigger = Trigger(
          one(of: [.stop, .takeProfit, .trailing]), price: price(), trailTicks: number(0...9))
      }
      if chance(20) { rig.venue.orders[last].partner = order() }
    }
    return rig.venue
  }

  mutating func upgrade() -> UpgradeStage? {
    switch number(0...4) {
    case 0: return nil
    case 1: return .building(played: UInt64(number(0...99)), of: UInt64(number(0...99)))
    case 2: return .handingOver
    case 3: return .refused(text())
    default:
      return .done(
        UpgradeResult(
          stateHash: random.next(), orderCount: Int(number(0...99)), recordCount: random.next(),
          buildNanoseconds: number(0...(1 << 60)), pauseNanoseconds: number(0...(1 << 60))))
    }
  }

  mutating func notice() -> MaintenanceNotice {
    var window = Window(restingOrders: chance(50) ? .hold : .cancel)
    revision += 1
    window.enter(one(of: MaintenanceStage.allCases), at: number(0...900))
    if chance(50) { window.move(to: number(1...9_000), at: 0, reason: "late") }
    if chance(50) { window.audit(passed: chance(50), at: 9) }
    window.notice.revision = revision
    return window.notice
  }
}

@Suite struct FuzzTests {
  @Test(arguments: 0..<10) func noMessageTrapsAndTheLawsHold(seed: UInt64) {
    var source = MessageSource(seed: seed)
    var state = DeskState(session: Rig.session, theme: "dark")
    for step in 0..<500 {
      let message = source.message()
      let safety = state.safety
      let hadOverlay = state.overlay != nil
      let effects = Desk.update(&state, message)
      check(Rig.commands(effects), after: message, safety: safety, hadOverlay: hadOverlay)
      #expect(state.ladder.centre.map { $0.ticks % state.ladder.groupingTicks == 0 } ?? true)
      #expect(state.pending.count <= 256)
      for tab in Tab.allCases where tab == state.tab {
        #expect(state.selectedRow <= max(0, state.rowCount(of: tab) - 1) || tab != .orders)
      }
      // What the views read from the state must never trap either.
      _ = (state.banner?.line(columns: 100), state.equity, state.preview, state.middle)
      for action in Action.allCases where step % 10 == 0 {
        _ = Desk.availability(of: action, in: state)
      }
    }
  }

  /// Only keys and clicks send, nothing but cancels leaves in VIEW, and each order is of the
  /// person's account.
  private func check(
    _ commands: [Command.Action], after message: Message, safety: Safety, hadOverlay: Bool
  ) {
    guard !commands.isEmpty else { return }
    switch message {
    case .input(.key(let key)): #expect(key.key != .escape)
    case .pointer(.click, _): break
    case .pointer(.drop, _): #expect(!hadOverlay)
    case .pointer(.secondaryClick, _): #expect(!hadOverlay)
    default: Issue.record("\(message) sent \(commands)")
    }
    for command in commands {
      switch command {
      case .cancel, .cancelAll: break
      default: #expect(safety != .view)
      }
    }
  }

  @Test func sameMessagesSameDesk() {
    func run() -> String {
      var source = MessageSource(seed: 99)
      var state = DeskState(session: Rig.session, theme: "dark")
      var effects: [Effect] = []
      for _ in 0..<500 { effects += Desk.update(&state, source.message()) }
      return "\(state) \(effects)"
    }
    #expect(run() == run())
  }
}
