public import Market

/// A notice in words, for where nothing is drawn.
public enum NoticeText {
  /// All that there is to say of a notice, a line each.
  public static func lines(_ notice: MaintenanceNotice, in state: DeskState) -> [BulletinLine] {
    let plan = notice.plan
    let now = state.now
    func moment(_ time: Instant) -> String { ClockText.moment(time, from: now) }
    let markets =
      plan.instruments.isEmpty
      ? "all markets"
      : plan.instruments.compactMap { state.instrument($0)?.symbol }.joined(separator: ", ")
    var lines = [
      BulletinLine("", plan.title, .title), BulletinLine("", plan.reason),
      BulletinLine(
        "stage", "\(notice.stageText), revision \(notice.revision)",
        notice.isActive ? .warning : .plain),
      BulletinLine("concerns", markets),
      BulletinLine(
        "orders",
        plan.restingOrders == .hold
          ? "stay unless an order or its account says otherwise" : "are cancelled at the halt"),
      BulletinLine("announced", moment(notice.publishedAt)),
      BulletinLine("cancel-only", moment(plan.cancelOnlyAt)),
      BulletinLine("halt", moment(plan.haltAt)), BulletinLine("audit", moment(plan.verifyingAt)),
      BulletinLine("cancels again", moment(plan.reopeningAt)),
      BulletinLine("auction", moment(plan.auctionAt)),
      BulletinLine("open", moment(plan.expectedOpen)),
    ]
    if let reason = notice.calledOffReason {
      lines.append(BulletinLine("called off", reason, .warning))
    }
    if !notice.estimates.isEmpty {
      lines.append(
        BulletinLine(
          "estimate",
          "moved \(IncidentText.times(notice.estimates.count)), later "
            + IncidentText.times(notice.slipCount)))
    }
    for move in notice.estimates {
      lines.append(
        BulletinLine("", "\(moment(move.from))", .quiet, indent: 2, isStruck: true))
      lines.append(
        BulletinLine(
          "", "\(moment(move.time)): \(moment(move.to)) instead, \(move.reason)", .warning,
          indent: 4))
    }
    lines += IncidentText.breaches(notice.missedUpdates, at: now)
    if notice.isActive {
      let due = moment(plan.nextUpdateDue)
      lines.append(
        notice.updateOverdue
          ? BulletinLine("next news", "was due \(due)", .bad)
          : BulletinLine("next news", "by \(due)"))
      if !plan.advice.isEmpty { lines.append(BulletinLine("what to do", plan.advice, .advice)) }
    }
    return lines
  }
}
