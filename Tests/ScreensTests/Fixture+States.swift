import Analytics
import Desk
import Market
import Testing

// Moments in the life of a notice, and what can lie over the screen.
extension Fixture {
  /// A state with a name, for the tests that go through all of them.
  struct Named: Sendable, CustomTestStringConvertible {
    var name: String
    var state: DeskState
    var testDescription: String { name }
  }

  /// Every state worth drawing.
  static let all: [Named] =
    [
      Named(name: "empty", state: empty), Named(name: "busy", state: busy),
      Named(name: "fine", state: fine), Named(name: "announced", state: noticed(.within5Minutes)),
      Named(name: "cancel-only", state: noticed(.cancelOnly)),
      Named(name: "halted", state: noticed(.halted)),
      Named(name: "verifying", state: noticed(.verifying)),
      Named(name: "reopening", state: noticed(.reopeningCancelOnly)),
      Named(name: "auction", state: noticed(.reopeningAuction)),
      Named(name: "completed", state: noticed(.completed)), Named(name: "ticket", state: ticket),
      Named(name: "market-ticket", state: marketTicket), Named(name: "help", state: help),
      Named(name: "notice", state: notice), Named(name: "question", state: question),
      Named(name: "thin", state: thin), Named(name: "paused", state: paused),
    ] + upgrades + ladders + tickets + layouts

  /// The plan of the fixture's notice, at a stage that is reached in the middle of its time.
  private static func plan(_ stage: MaintenanceStage) -> MaintenancePlan {
    // Seconds from the present to cancel-only, by stage.
    let lead: Int64 =
      switch stage {
      case .announced, .within24Hours, .within30Minutes: 1_400
      case .within5Minutes: 298
      case .within30Seconds: 22
      case .cancelOnly: -12
      case .halted: -100
      case .verifying: -325
      case .reopeningCancelOnly: -345
      case .reopeningAuction: -380
      case .completed, .calledOff: -440
      }
    let start = now + .seconds(lead)
    return MaintenancePlan(
      title: "Order books move to new storage",
      reason: "The old storage is at the end of its life. Matching must stand still to move.",
      cancelOnlyAt: start, haltAt: start + .seconds(30), expectedOpen: start + .seconds(420),
      verifying: .seconds(25), reopeningCancelOnly: .seconds(25), auction: .seconds(50),
      advice: "Orders keep their place in the queue. Cancel what you do not want to reopen with.",
      nextUpdateDue: now + .seconds(95))
  }

  /// The busy desk at a stage of its notice.
  static func noticed(_ stage: MaintenanceStage) -> DeskState {
    var state = busy
    let plan = plan(stage)
    var notice = MaintenanceNotice(
      id: NoticeID(1), publishedAt: plan.cancelOnlyAt - .seconds(335), plan: plan)
    notice.stage = stage
    notice.updatedAt = now - .seconds(8)
    if stage > .announced {
      notice.revision = 4
      notice.estimates = [
        EstimateChange(
          time: now - .seconds(20), from: plan.expectedOpen - .seconds(120), to: plan.expectedOpen,
          reason: "The copy is checked a second time.")
      ]
    }
    if stage == .halted {
      notice.progress = WorkProgress(
        step: 3, steps: 5, title: "Checking the copy order by order")
    }
    if stage > .verifying, stage < .calledOff { notice.audit = audit }
    state.notices = [notice]
    set(phase(of: stage), &state)
    return state
  }

  private static func phase(of stage: MaintenanceStage) -> MarketPhase {
    switch stage {
    case .cancelOnly, .reopeningCancelOnly: .cancelOnly
    case .halted, .verifying: .halted(.maintenance)
    case .reopeningAuction: .auction
    default: .open
    }
  }

  private static func set(_ phase: MarketPhase, _ state: inout DeskState) {
    for index in state.view.markets.indices { state.view.markets[index].phase = phase }
    guard phase == .auction else { return }
    // Orders collect and the sides overlap.
    for index in state.view.bids.indices { state.view.bids[index].price.ticks += 60 }
    state.view.markets[0].bid = state.view.bids[0]
    state.view.markets[0].indication = AuctionIndication(
      price: Price(ticks: 6_173_255), volume: Quantity(lots: 214_000),
      surplus: Quantity(lots: 31_200), surplusSide: .buy)
  }

  static var audit: AuditReport {
    AuditReport(
      countedAt: now - .seconds(300), auditedAt: now - .seconds(20), ordersBefore: 4_127,
      ordersAfter: 4_127, orderHashBefore: 0x51f3, orderHashAfter: 0x51f3,
      assets: assets.map {
        let total = Int128(2_000_000_000_000) * Int128($0.unitsPerWhole) / 1_000
        return AssetAudit(
          asset: $0.id, totalBefore: total, totalAfter: total, heldByOrders: total / 3,
          heldInAccounts: total / 3)
      })
  }

  /// A limit order being written, with something wrong.
  static var ticket: DeskState {
    var state = noticed(.within5Minutes)
    state.overlay = .ticket(
      Ticket(
        instrument: InstrumentID(0), side: .buy, kind: .limit, timeInForce: .goodTillCancelled,
        postOnly: false, priceText: "61732.39", quantityText: "1.5", field: .quantity,
        isFieldFresh: false, fault: "needs 92,635.66 USDT, 46,300.04 available"))
    return state
  }

  /// A market order being written.
  static var marketTicket: DeskState {
    var state = busy
    state.safety = .hot
    state.overlay = .ticket(
      Ticket(
        instrument: InstrumentID(0), side: .sell, kind: .market,
        timeInForce: .immediateOrCancel, postOnly: false, priceText: "", quantityText: "0.10000"))
    return state
  }

  static var help: DeskState {
    var state = busy
    state.overlay = .help(scroll: 0)
    return state
  }

  static var notice: DeskState {
    var state = noticed(.reopeningAuction)
    state.overlay = .notice(0, scroll: 0)
    return state
  }

  static var question: DeskState {
    var state = busy
    state.overlay = .question(
      Question(text: "Cancel all 5 open orders in 2 markets?", action: .cancelAll))
    return state
  }

  /// The young coin: few levels, far apart.
  static var thin: DeskState {
    var state = busy
    state.view.focus = InstrumentID(2)
    let bids: [(Int64, Int64)] = [(5_078, 900), (5_061, 310), (5_030, 1_200), (4_998, 60)]
    let asks: [(Int64, Int64)] = [(5_121, 300), (5_122, 4_410), (5_160, 75)]
    func level(_ pair: (Int64, Int64)) -> DepthLevel {
      DepthLevel(
        price: Price(ticks: pair.0), quantity: Quantity(lots: pair.1), orderCount: 1)
    }
    state.view.bids = bids.map(level)
    state.view.asks = asks.map(level)
    state.ladder.centre = Price(ticks: 5_100)
    state.ladder.groupingTicks = 5
    state.ladder.isGroupingSettled = true
    state.safety = .view
    state.tab = .fills
    return state
  }

  static var paused: DeskState {
    var state = busy
    state.view.clock.isPaused = true
    state.pane = .blotter
    state.selectedRow = 1
    state.interval = .fifteenSeconds
    state.isMouseCaptured = false
    return state
  }
}

extension Fixture {
  /// The state of a name.
  static func state(_ name: String) -> DeskState? { all.first { $0.name == name }?.state }
}
