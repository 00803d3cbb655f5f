public import Market

extension Banner {
  /// How long a notice that is over stays, so that its result is read.
  public static let afterglow = TimeSpan.minutes(1)
}

extension DeskState {
  /// What is to be said above everything else; `nil` where there is nothing.
  ///
  /// An upgrade, which the person asked for, comes before what is announced, unless that presses.
  public var banner: Banner? {
    guard let upgrade else { return announcement }
    var first = Banner(upgrade)
    guard var second = announcement else { return first }
    if second.urgency >= .critical { swap(&first, &second) }
    first.companions = [second]
    return first
  }

  /// What is announced about the market in the ladder or, where nothing is, about another one;
  /// `nil` where there is nothing to say.
  public var announcement: Banner? {
    let speaking = notices.filter { notice in
      notice.isActive
        || (view.time >= notice.updatedAt && view.time - notice.updatedAt < Banner.afterglow)
    }
    var chosen: MaintenanceNotice?
    for notice in speaking {
      guard let other = chosen else {
        chosen = notice
        continue
      }
      let isHere = notice.concerns(focus)
      if isHere == other.concerns(focus) ? notice.isMorePressing(than: other) : isHere {
        chosen = notice
      }
    }
    let isExplained = chosen.map { $0.concerns(focus) && $0.isUnderWay } ?? false
    let incidentCount = incidents.count(where: \.isActive)
    if let incident = speakingIncident, incident.concerns(focus) || !isExplained {
      let isPressing = incident.isActive && (!isExplained || incident.latest.impact >= .major)
      let isAlone = chosen.map { !$0.isActive } ?? true && (summary?.phase ?? .open) == .open
      if isPressing || !incident.isActive && isAlone {
        let others = speaking.count + incidentCount - (incident.isActive ? 1 : 0)
        return Banner(incident, in: self, others: others)
      }
    }
    if let phase = summary?.phase, phase != .open, !isExplained {
      return Banner(unannounced: phase, in: self, others: speaking.count)
    }
    return chosen.map { Banner($0, in: self, others: speaking.count - 1) }
  }
}

extension Banner {
  /// Makes the banner of a market that is not open without a notice.
  init(unannounced phase: MarketPhase, in state: DeskState, others: Int) {
    kind = .unannounced
    urgency = phase.isHalted ? .critical : .warning
    title = ""
    stage = phase.name
    headline =
      switch phase {
      case .halted(.fault): "\(state.instrument.symbol) halted: something broke"
      case .halted(.operatorDecision): "\(state.instrument.symbol) halted by the operator"
      case .halted(.maintenance): "\(state.instrument.symbol) halted for maintenance"
      case .halted(.delisted): "\(state.instrument.symbol) is no longer listed"
      case .open, .postOnly, .cancelOnly, .auction: "\(state.instrument.symbol) is \(phase.name)"
      }
    allowance = "allowed now: \(PhaseText.allowance(phase))"
    othersCount = others
    let count = state.view.orders.count { $0.instrument == state.focus }
    exposedCount = count
    exposure = count == 0 ? nil : count == 1 ? "1 of your orders waits" : "\(count) orders wait"
  }

  /// Makes the banner of a notice.
  init(_ notice: MaintenanceNotice, in state: DeskState, others: Int) {
    let now = state.view.time
    let instrument = notice.concerns(state.focus) ? state.focus : notice.plan.instruments.first
    let phase = state.phase(of: instrument ?? state.focus)
    self.notice = notice.id
    kind = Self.kind(notice.stage)
    title = notice.plan.title
    stage = notice.stage.name
    schedule = Self.schedule(notice, from: now)
    next = schedule.first
    allowance = "allowed now: \(PhaseText.allowance(phase))"
    slip = Self.slip(notice)
    // While nothing can be done, what matters is when trading is back; else what comes next.
    let isStanding = notice.stage == .halted || notice.stage == .verifying
    let awaited = isStanding ? schedule.last : next
    let isLate = awaited.map { $0.remaining < .seconds(-1) } ?? false
    headline = Self.headline(notice, awaited, isLate: isLate)
    isUpdateOverdue = notice.isActive && (notice.updateOverdue || now > notice.plan.nextUpdateDue)
    if notice.isActive {
      let time = ClockText.moment(notice.plan.nextUpdateDue, from: now)
      update =
        isUpdateOverdue
        ? Self.overdue(since: notice.plan.nextUpdateDue, at: now) : "next update by \(time)"
    }
    progress = notice.stage == .halted ? notice.progress : nil
    audit = notice.audit.map(AuditText.result)
    didAuditFail = notice.audit.map { !$0.passed } ?? false
    let adviceNow = notice.adviceNow(with: state.session.keyMap)
    advice = adviceNow.isEmpty || !notice.isActive ? nil : adviceNow
    othersCount = others
    if notice.stage == .reopeningAuction, notice.concerns(state.focus) {
      indicative = Self.indicative(state.summary?.indication, of: state.instrument)
    }
    urgency = Self.urgency(notice.stage)
    if isLate || isUpdateOverdue || didAuditFail { urgency = .critical }
    if let audit = notice.audit, notice.isHaltedForGood { endForGood(audit, state) }
    expose(
      state.view.orders.filter { notice.concerns($0.instrument) }, to: notice,
      account: state.view.haltPolicy)
  }

  /// Promises nothing any more: no clock brings the markets back.
  private mutating func endForGood(_ audit: AuditReport, _ state: DeskState) {
    facts = [AuditText.whereToLook(state.session.keyMap), AuditText.faults(audit)]
    kind = .haltedForGood
    headline = "Halted for good: the audit FAILED"
    stage = "audit failed"
    schedule = []
    next = nil
    slip = nil
    update = nil
    isUpdateOverdue = false
  }

  private static func kind(_ stage: MaintenanceStage) -> Kind {
    switch stage {
    case .announced, .within24Hours, .within30Minutes, .within5Minutes, .within30Seconds: .planned
    case .cancelOnly: .cancelOnly
    case .halted: .halted
    case .verifying: .verifying
    case .reopeningCancelOnly, .reopeningAuction: .reopening
    case .completed: .completed
    case .calledOff: .calledOff
    }
  }

  private static func urgency(_ stage: MaintenanceStage) -> Urgency {
    switch stage {
    case .announced, .within24Hours, .completed, .calledOff: .information
    case .within30Minutes: .attention
    case .within5Minutes, .cancelOnly, .reopeningCancelOnly, .reopeningAuction: .warning
    case .within30Seconds, .halted, .verifying: .critical
    }
  }

  /// The steps that are still to come; those of no length are passed over.
  private static func schedule(_ notice: MaintenanceNotice, from now: Instant) -> [Step] {
    let plan = notice.plan
    var steps: [Step] = []
    func add(
      _ name: String, _ time: Instant, before stage: MaintenanceStage, if isThere: Bool = true
    ) {
      guard isThere, notice.stage < stage else { return }
      steps.append(
        Step(
          name: name, time: time, remaining: time - now,
          timeText: ClockText.moment(time, from: now)))
    }
    add("cancel-only", plan.cancelOnlyAt, before: .cancelOnly)
    add("halt", plan.haltAt, before: .halted)
    add("audit", plan.verifyingAt, before: .verifying, if: notice.stage == .halted)
    add(
      "cancels", plan.reopeningAt, before: .reopeningCancelOnly,
      if: notice.isUnderWay && plan.reopeningCancelOnly > .zero && notice.stage >= .halted)
    add(
      "auction", plan.auctionAt, before: .reopeningAuction,
      if: notice.isUnderWay && plan.auction > .zero && notice.stage >= .halted)
    add("open", plan.expectedOpen, before: .completed)
    return steps
  }

  private static func headline(
    _ notice: MaintenanceNotice, _ step: Step?, isLate: Bool
  ) -> String {
    func coming(_ before: String, _ name: String) -> String {
      guard let step else { return before }
      return before + name + (isLate ? " is late" : " in \(step.countdown)")
    }
    switch notice.stage {
    case .announced, .within24Hours, .within30Minutes, .within5Minutes, .within30Seconds:
      return coming("", "Maintenance")
    case .cancelOnly: return coming("Cancel-only, ", "halt")
    case .halted: return coming("Halted, ", "back")
    case .verifying: return coming("Verifying, ", "back")
    case .reopeningCancelOnly: return coming("Reopening, cancel-only, ", step?.name ?? "")
    case .reopeningAuction: return coming("Auction, ", "uncross")
    case .completed: return "Maintenance is over"
    case .calledOff: return "Maintenance was called off"
    }
  }
}
