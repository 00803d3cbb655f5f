public import Market

/// Notices and incidents as JSON, for programs. All times are UTC.
public enum NoticeJSON {
  /// An object with `notices` and `incidents`, each oldest first; a field of `instruments` that is
  /// empty means all of them.
  public static func text(
    notices: [MaintenanceNotice], incidents: [Incident], symbols: [String]
  ) -> String {
    JSONValue.object([
      ("notices", .list(notices.map { value($0, symbols) })),
      ("incidents", .list(incidents.map { value($0, symbols) })),
    ]).lines() + "\n"
  }

  private static func value(_ notice: MaintenanceNotice, _ symbols: [String]) -> JSONValue {
    let plan = notice.plan
    return .object([
      ("id", .number(Int64(notice.id.rawValue))), ("revision", .number(Int64(notice.revision))),
      ("stage", .text(notice.stage.name)), ("title", .text(plan.title)),
      ("reason", .text(plan.reason)), ("advice", .text(plan.advice)),
      ("instruments", names(plan.instruments, symbols)),
      ("published_at", time(notice.publishedAt)), ("updated_at", time(notice.updatedAt)),
      ("cancel_only_at", time(plan.cancelOnlyAt)), ("halt_at", time(plan.haltAt)),
      ("verifying_at", time(plan.verifyingAt)), ("reopening_at", time(plan.reopeningAt)),
      ("auction_at", time(plan.auctionAt)), ("expected_open", time(plan.expectedOpen)),
      ("order_policy", .text(plan.restingOrders == .hold ? "hold" : "cancel")),
      ("next_update_due", time(plan.nextUpdateDue)),
      ("update_overdue", .truth(notice.updateOverdue)),
      ("slip_count", .number(Int64(notice.slipCount))),
      ("estimates", estimates(notice.estimates)), ("missed_updates", missed(notice.missedUpdates)),
      ("called_off_reason", .optional(notice.calledOffReason)),
    ])
  }

  private static func value(_ incident: Incident, _ symbols: [String]) -> JSONValue {
    let update = incident.latest
    return .object([
      ("id", .number(Int64(incident.id.rawValue))),
      ("revision", .number(Int64(incident.revision))), ("stage", .text(incident.stage.name)),
      ("impact", .text(update.impact.name)), ("title", .text(incident.title)),
      ("instruments", names(incident.instruments, symbols)),
      ("started_at", time(incident.startedAt)), ("published_at", time(incident.publishedAt)),
      ("updated_at", time(incident.updatedAt)), ("resolved_at", time(incident.resolvedAt)),
      ("known", .text(update.known)), ("unknown", .text(update.unknown)),
      ("advice", .text(update.advice)), ("expected_open", time(update.expectedOpen)),
      ("next_update_due", time(update.nextUpdateDue)),
      ("update_overdue", .truth(incident.updateOverdue)),
      ("slip_count", .number(Int64(incident.slipCount))),
      ("estimates", estimates(incident.estimates)),
      ("missed_updates", missed(incident.missedUpdates)),
      (
        "news",
        .list(
          incident.news.map { entry in
            .object([
              ("at", time(entry.time)), ("stage", .text(entry.update.stage.name)),
              ("impact", .text(entry.update.impact.name)), ("known", .text(entry.update.known)),
              ("unknown", .text(entry.update.unknown)),
              ("expected_open", time(entry.update.expectedOpen)),
            ])
          })
      ),
    ])
  }

  private static func names(_ instruments: [InstrumentID], _ symbols: [String]) -> JSONValue {
    .list(
      instruments.map {
        .text(
          Int($0.rawValue) < symbols.count ? symbols[Int($0.rawValue)] : "market \($0.rawValue)")
      })
  }

  private static func estimates(_ moves: [EstimateChange]) -> JSONValue {
    .list(
      moves.map {
        .object([
          ("at", time($0.time)), ("from", time($0.from)), ("to", time($0.to)),
          ("reason", .text($0.reason)),
        ])
      })
  }

  private static func missed(_ updates: [MissedUpdate]) -> JSONValue {
    .list(
      updates.map { .object([("due_at", time($0.dueAt)), ("told_at", time($0.toldAt))]) })
  }

  /// A moment as `2026-03-10T09:00:00Z`; `null` for none, and for one that is never.
  private static func time(_ moment: Instant?) -> JSONValue {
    guard let moment, moment < .distantFuture else { return .nothing }
    let text = MomentText.text(moment)
    return .text("\(text.prefix(10))T\(text.dropFirst(11).prefix(8))Z")
  }
}
