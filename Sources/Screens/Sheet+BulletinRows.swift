internal import Canvas
internal import Desk
internal import Market

/// The list of notices and incidents in the lower panel.
extension Sheet {
  mutating func notices(in rect: Rect) {
    let rows: [BulletinRow] = state.bulletinRows.reversed()
    table(
      bulletinColumns, rows: rows, selected: selected, in: rect, empty: "no notices",
      scrollBarX: scrollBarX(rect), target: { .row($0) })
  }

  private func cell(
    _ row: BulletinRow, notice: (MaintenanceNotice) -> Span, incident: (Incident) -> Span
  ) -> Span {
    switch row {
    case .notice(let index) where state.notices.indices.contains(index):
      notice(state.notices[index])
    case .incident(let index) where state.incidents.indices.contains(index):
      incident(state.incidents[index])
    case .notice, .incident: brush.span("", .dim)
    }
  }

  private var bulletinColumns: [OptionalColumn<BulletinRow>] {
    let none = brush.span("-", .dim)
    return [
      OptionalColumn("notice", atLeast: 20) {
        cell($0) {
          brush.span($0.plan.title, $0.isActive ? .text : .dim)
        } incident: {
          brush.span($0.title, $0.isActive ? .text : .dim)
        }
      },
      OptionalColumn("stage", width: 22, .leading) {
        cell($0) {
          brush.span($0.stageText, $0.isHaltedForGood ? .danger : $0.isActive ? .warning : .dim)
        } incident: {
          brush.span("incident: \($0.stage.name)", $0.isActive ? .danger : .dim)
        }
      },
      OptionalColumn("cancel-only", width: 11, yields: 4) {
        cell($0) {
          brush.span(ClockText.time($0.plan.cancelOnlyAt), .text)
        } incident: { _ in
          none
        }
      },
      OptionalColumn("halt", width: 8, yields: 3) {
        cell($0) {
          brush.span(ClockText.time($0.plan.haltAt), .text)
        } incident: {
          brush.span(ClockText.time($0.startedAt), .text)
        }
      },
      OptionalColumn("open again", width: 10) {
        cell($0) {
          brush.span(ClockText.time($0.plan.expectedOpen), .text)
        } incident: { incident in
          let open = incident.resolvedAt ?? incident.latest.expectedOpen
          return open.map { brush.span(ClockText.time($0), .text) }
            ?? brush.span("nobody says", .warning)
        }
      },
      OptionalColumn("estimate", width: 18, .leading, yields: 2) {
        cell($0) {
          brush.span(slip($0) ?? "not moved", .dim)
        } incident: { incident in
          let count = incident.estimates.count
          return brush.span(count == 0 ? "not moved" : "moved \(count) x", .dim)
        }
      },
      OptionalColumn("audit", width: 12, .leading, yields: 1) {
        cell($0) { notice in
          guard let audit = notice.audit else { return none }
          return audit.passed
            ? brush.span("difference 0", .success) : brush.span("DIFFERENCE", .danger)
        } incident: { _ in
          none
        }
      },
    ]
  }
}
