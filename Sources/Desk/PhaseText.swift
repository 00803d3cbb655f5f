public import Market

/// What a phase allows, in words. Read from the table of the phases, so that it cannot drift.
public enum PhaseText {
  /// What may be done in a phase, such as `cancels and smaller sizes only`.
  public static func allowance(_ phase: MarketPhase) -> String {
    if PhaseActivity.allCases.allSatisfy(phase.allows) { return "all orders" }
    var allowed: [String] = []
    if phase.allows(.placeLimit) {
      allowed.append("limit orders")
    } else if phase.allows(.placePostOnly) {
      allowed.append("post-only orders")
    }
    if phase.allows(.cancel) { allowed.append("cancels") }
    if phase.allows(.amend) {
      allowed.append("amends")
    } else if phase.allows(.amendDown) {
      allowed.append("smaller sizes")
    }
    guard let last = allowed.popLast() else { return "nothing, not even cancels" }
    let list = allowed.isEmpty ? last : allowed.joined(separator: ", ") + " and " + last
    return phase.allows(.match) ? list : list + "; nothing trades"
  }

  /// Why a phase refuses an activity, such as `cancel-only: new orders are refused until 14:12:00`;
  /// `nil` where it allows it. `until` is left out where nobody knows.
  public static func refusal(
    of activity: PhaseActivity, in phase: MarketPhase, until: String? = nil
  ) -> String? {
    if phase.allows(activity) { return nil }
    let what =
      switch activity {
      case _ where phase.isHalted: "nothing is accepted"
      case .placeLimit where phase.allows(.placePostOnly): "orders that may trade are refused"
      case .placeLimit, .placePostOnly: "new orders are refused"
      case .placeImmediate where phase.allows(.placePostOnly):
        "orders that must trade at once are refused"
      case .placeImmediate, .placeConditional: "new orders are refused"
      case .amend where phase.allows(.amendDown): "only smaller sizes are accepted"
      case .amend, .amendDown: "changes are refused"
      case .cancel: "cancels are refused"
      case .match: "nothing trades"
      }
    return "\(phase.name): \(what)" + (until.map { " until \($0)" } ?? "")
  }

  /// What a phase that has just begun means, such as `halted, nothing is accepted until 14:12`.
  public static func arrival(_ phase: MarketPhase, until: String?) -> String {
    let until = until.map { " until \($0)" } ?? ""
    switch phase {
    case .open: return "open, orders trade again"
    case .postOnly: return "post-only, orders that may trade are refused\(until)"
    case .cancelOnly: return "cancel-only, new orders are refused\(until)"
    case .halted(.maintenance): return "halted for maintenance, nothing is accepted\(until)"
    case .halted(.operatorDecision): return "halted by the operator, nothing is accepted\(until)"
    case .halted(.fault): return "halted, something broke, nothing is accepted\(until)"
    case .halted(.delisted): return "delisted, all its orders are cancelled"
    case .auction: return "auction, limit orders collect and nothing trades\(until)"
    }
  }
}

extension MarketPhase {
  /// Whether nothing at all is accepted.
  var isHalted: Bool {
    if case .halted = self { true } else { false }
  }
}

extension MaintenanceNotice {
  /// When an activity that the window forbids is allowed again, by the present estimate.
  func time(allowing activity: PhaseActivity) -> Instant {
    let isReopeningCancelOnly = plan.reopeningCancelOnly > .zero
    let hasAuction = plan.auction > .zero
    if isReopeningCancelOnly, MarketPhase.cancelOnly.allows(activity) { return plan.reopeningAt }
    if hasAuction, MarketPhase.auction.allows(activity) { return plan.auctionAt }
    return plan.expectedOpen
  }

  /// Whether the market stands still for it, or soon will have.
  var isUnderWay: Bool { stage >= .cancelOnly && isActive }

  /// Whether its audit failed, so that its markets stand still and nothing reopens by itself.
  public var isHaltedForGood: Bool { isActive && audit?.passed == false }

  /// What the reader should do now.
  public func adviceNow(with keys: KeyMap) -> String {
    isHaltedForGood ? AuditText.whatToDo(keys) : plan.advice
  }

  /// The stage in a few words, or that it goes no further.
  public var stageText: String { isHaltedForGood ? "audit failed" : stage.name }
}

extension DeskState {
  /// The notice that says most about a market now: one that is under way before one to come, the
  /// sooner before the later; `nil` where none is active.
  public func activeNotice(of instrument: InstrumentID) -> MaintenanceNotice? {
    var chosen: MaintenanceNotice?
    for notice in notices where notice.isActive && notice.concerns(instrument) {
      if let other = chosen, !notice.isMorePressing(than: other) { continue }
      chosen = notice
    }
    return chosen
  }

  /// The phase of a market; open before the first view.
  public func phase(of instrument: InstrumentID) -> MarketPhase {
    let index = Int(instrument.rawValue)
    return index < view.markets.count ? view.markets[index].phase : .open
  }

  /// Why a market's phase refuses an activity now, with the time until which it does where a
  /// notice tells; `nil` where it allows it.
  public func phaseRefusal(of activity: PhaseActivity, in instrument: InstrumentID) -> String? {
    let phase = phase(of: instrument)
    if !phase.allows(activity), activeNotice(of: instrument)?.isHaltedForGood == true {
      return "\(phase.name) for good, the audit failed: nothing is accepted"
    }
    return PhaseText.refusal(
      of: activity, in: phase, until: until(allowing: activity, in: instrument))
  }

  /// The estimated time at which a market under maintenance allows an activity again.
  func until(allowing activity: PhaseActivity, in instrument: InstrumentID) -> String? {
    guard let notice = activeNotice(of: instrument), notice.isUnderWay, !notice.isHaltedForGood
    else { return nil }
    let time = notice.time(allowing: activity)
    return time > now ? ClockText.moment(time, from: now) : nil
  }
}

extension MaintenanceNotice {
  /// Whether it has more to say now than another.
  func isMorePressing(than other: MaintenanceNotice) -> Bool {
    if isActive != other.isActive { return isActive }
    if isHaltedForGood != other.isHaltedForGood { return isHaltedForGood }
    if isUnderWay != other.isUnderWay { return isUnderWay }
    if isActive { return plan.cancelOnlyAt < other.plan.cancelOnlyAt }
    return updatedAt > other.updatedAt
  }
}
