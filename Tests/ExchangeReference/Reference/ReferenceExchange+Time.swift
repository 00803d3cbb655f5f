import Exchange
import Market

/// A notice as the plain reference exchange has it.
final class ReferenceNotice {
  let id: NoticeID
  var plan: MaintenancePlan
  var revision: UInt32 = 1
  var stage: MaintenanceStage = .announced
  var isOverdue = false

  init(_ id: NoticeID, _ plan: MaintenancePlan) {
    self.id = id
    self.plan = plan
  }

  var isActive: Bool { stage < .completed }

  func concerns(_ market: InstrumentID) -> Bool {
    plan.instruments.isEmpty || plan.instruments.contains(market)
  }

  /// What it wants its markets to do.
  var phase: MarketPhase {
    switch stage {
    case .announced, .within24Hours, .within30Minutes, .within5Minutes, .within30Seconds: .open
    case .cancelOnly, .reopeningCancelOnly: .cancelOnly
    case .halted, .verifying: .halted(.maintenance)
    case .reopeningAuction: .auction
    case .completed, .calledOff: .open
    }
  }

  var nextStage: MaintenanceStage? {
    isActive ? MaintenanceStage(rawValue: stage.rawValue + 1) : nil
  }

  func time(of stage: MaintenanceStage) -> Instant {
    switch stage {
    case .within24Hours: plan.cancelOnlyAt - .hours(24)
    case .within30Minutes: plan.cancelOnlyAt - .minutes(30)
    case .within5Minutes: plan.cancelOnlyAt - .minutes(5)
    case .within30Seconds: plan.cancelOnlyAt - .seconds(30)
    case .halted: plan.haltAt
    case .verifying: plan.verifyingAt
    case .reopeningCancelOnly: plan.reopeningAt
    case .reopeningAuction: plan.auctionAt
    case .completed: plan.expectedOpen
    case .announced, .cancelOnly, .calledOff: plan.cancelOnlyAt
    }
  }

  /// When news is overdue: just after the moment for which it was promised.
  var newsDue: Instant? {
    guard isActive, !isOverdue, plan.nextUpdateDue < .distantFuture else { return nil }
    return plan.nextUpdateDue + TimeSpan(nanoseconds: 1)
  }
}

// What time brings.
extension ReferenceExchange {
  /// Lets everything happen that is due until a moment, one after another.
  func advanceClock(to moment: Instant) {
    while let due = nextDue(until: moment) {
      time = max(time, due.time)
      due.happen()
    }
    time = moment
  }

  private struct Due {
    var time: Instant
    var happen: () -> Void
  }

  /// What is due first; of several at one moment the first that the page names.
  private func nextDue(until moment: Instant) -> Due? {
    var due: [Due] = []
    func add(_ time: Instant?, _ happen: @escaping () -> Void) {
      guard let time, time <= moment else { return }
      due.append(Due(time: max(time, self.time), happen: happen))
    }
    if let (time, notice) = nextOfCalendar() {
      add(time) { self.carryOutNext(of: notice, at: time) }
    }
    for incident in incidents { add(incident.newsDue) { self.missNews(of: incident) } }
    for market in markets { add(market.extendedUntil) { self.endExtension(market) } }
    for market in markets { add(market.nextActivation) { self.activate(market) } }
    if let order = nextByDate() { add(order.request.expiresAt) { self.endByDate(order) } }
    for account in accounts { add(account.firesAt) { self.fire(account) } }
    var first: Due?
    for item in due where first.map({ item.time < $0.time }) ?? true { first = item }
    return first
  }

  private func nextByDate() -> ReferenceOrder? {
    var first: ReferenceOrder?
    for market in markets {
      for order in market.orders
      where order.request.timeInForce == .goodTillDate && !order.isOverdue {
        guard let date = order.request.expiresAt else { continue }
        if let known = first?.request.expiresAt, let number = first?.number,
          (known, number) < (date, order.number)
        {
          continue
        }
        first = order
      }
    }
    return first
  }

  private func endByDate(_ order: ReferenceOrder) {
    if !market(of: order).phase.allows(.cancel) {
      order.isOverdue = true
      return
    }
    end(order, .goodTillDate)
    conclude()
    goOn(market(of: order))
  }

  private func endExtension(_ market: ReferenceMarket) {
    updatePhase(market, byHand: false)
  }

  // MARK: Notices

  /// The notice that has something due first, the older of two at one moment.
  private func nextOfCalendar() -> (time: Instant, notice: ReferenceNotice)? {
    var first: (time: Instant, notice: ReferenceNotice)?
    for notice in notices {
      let stage = notice.nextStage.map { notice.time(of: $0) }
      for time in [stage, notice.newsDue] {
        guard let time else { continue }
        if let known = first?.time, known <= time { continue }
        first = (time, notice)
      }
    }
    return first
  }

  private func carryOutNext(of notice: ReferenceNotice, at moment: Instant) {
    guard let stage = notice.nextStage, notice.time(of: stage) == moment else {
      notice.isOverdue = true
      return publish(notice)
    }
    if stage == .reopeningCancelOnly { say(.audited(notice.id, passed: true)) }
    notice.stage = stage
    if stage == .completed { notice.isOverdue = false }
    publish(notice)
    for market in markets where notice.concerns(market.id) { updatePhase(market, byHand: false) }
    guard stage == .halted, notice.plan.restingOrders == .cancel else { return }
    for market in markets where notice.concerns(market.id) {
      cancelForHalt(market, .halt) { _ in true }
      market.haltCount?.orders = market.orders.count
      conclude()
    }
  }

  private func publish(_ notice: ReferenceNotice) {
    notice.revision += 1
    say(.notice(notice.id, revision: notice.revision, stage: notice.stage))
  }

  func announce(_ plan: MaintenancePlan) {
    if let unknown = plan.instruments.first(where: { market($0) == nil }) {
      return refuse(Refused(.unknownInstrument), to: .exchange, instrument: unknown)
    }
    guard isInOrder(plan), plan.cancelOnlyAt >= time, plan.nextUpdateDue >= time else {
      return refuse(Refused(.noticeOutOfOrder), to: .exchange)
    }
    let ahead = plan.cancelOnlyAt - time
    if ahead < configuration.minimumNotice {
      let need = (Int128(configuration.minimumNotice.nanoseconds) + 999_999_999) / 1_000_000_000
      return refuse(
        Refused(.noticeTooShort, need: need, have: Int128(ahead.wholeSeconds)), to: .exchange)
    }
    let notice = ReferenceNotice(NoticeID(UInt32(notices.count + 1)), plan)
    for stage in MaintenanceStage.allCases
    where stage < .cancelOnly && stage > .announced && notice.time(of: stage) <= time {
      notice.stage = stage
    }
    notices.append(notice)
    say(.notice(notice.id, revision: 1, stage: notice.stage))
  }

  private func isInOrder(_ plan: MaintenancePlan) -> Bool {
    let spans = [plan.verifying, plan.reopeningCancelOnly, plan.auction]
    var needed: Int128 = 0
    for span in spans { needed += Int128(span.nanoseconds) }
    return plan.cancelOnlyAt >= .epoch && plan.cancelOnlyAt < plan.haltAt
      && plan.haltAt < plan.expectedOpen && spans.allSatisfy { $0 >= .zero }
      && Int128(plan.expectedOpen.nanoseconds) - Int128(plan.haltAt.nanoseconds) >= needed
  }

  /// A notice that has not reached a stage yet; otherwise that is refused.
  private func notice(_ id: NoticeID, before stage: MaintenanceStage) -> ReferenceNotice? {
    if let notice = notices.first(where: { $0.id == id }), notice.stage < stage { return notice }
    refuse(Refused(.unknownNotice), to: .exchange)
    return nil
  }

  func revise(_ id: NoticeID, expectedOpen: Instant, nextUpdateDue: Instant) {
    guard let notice = notice(id, before: .verifying) else { return }
    var plan = notice.plan
    plan.expectedOpen = expectedOpen
    plan.nextUpdateDue = nextUpdateDue
    guard isInOrder(plan), plan.verifyingAt >= time, nextUpdateDue >= time else {
      return refuse(Refused(.noticeOutOfOrder), to: .exchange)
    }
    notice.plan = plan
    notice.isOverdue = false
    publish(notice)
  }

  func report(_ id: NoticeID, nextUpdateDue: Instant) {
    guard let notice = notice(id, before: .completed) else { return }
    guard nextUpdateDue >= time else {
      return refuse(Refused(.noticeOutOfOrder), to: .exchange)
    }
    notice.plan.nextUpdateDue = nextUpdateDue
    notice.isOverdue = false
    publish(notice)
  }

  func callOff(_ id: NoticeID) {
    guard let notice = notice(id, before: .cancelOnly) else { return }
    notice.stage = .calledOff
    notice.isOverdue = false
    publish(notice)
  }
}
