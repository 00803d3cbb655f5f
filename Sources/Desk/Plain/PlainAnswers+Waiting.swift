import Market

// What waits for the person: a question, a ticket, a notice.
extension PlainAnswers {
  /// What lies in front, as a question; empty where nothing does.
  var asked: [String] {
    switch state.overlay {
    case .question(let question): [question.text, "yes or no?"]
    case .ticket(let ticket): ticketLines(ticket)
    default: []
    }
  }

  private func ticketLines(_ ticket: Ticket) -> [String] {
    guard let instrument = state.instrument(ticket.instrument) else { return [] }
    let what = ticket.amending == nil ? "ticket" : "change"
    let words = [
      "\(ticket.side.verb) \(ticket.quantityText) \(instrument.symbol)", terms(of: ticket),
    ]
    var lines = ["\(what): " + words.joined(separator: " ")]
    if let preview = state.preview(of: ticket) {
      let quote = instrument.quote
      let bound = preview.bound.map { $0.words + " " } ?? ""
      var parts = ["worth \(bound)\(quote.text(preview.value)) \(quote.symbol)"]
      parts.append("fee \(quote.text(preview.fee))")
      if preview.taken > .zero {
        parts.append("\(instrument.text(preview.taken)) trades at once")
      }
      if let ahead = preview.quantityAhead { parts.append("\(instrument.text(ahead)) ahead") }
      lines.append(parts.joined(separator: ", "))
    }
    if let refused = ticket.refused { lines.append(refused.reason) }
    if let fault = ticket.fault { lines.append(fault) }
    let sends = ticket.warnings.isEmpty ? "yes sends it" : "! sends it all the same"
    return lines + ["\(sends), no closes it"]
  }

  /// What a ticket says beside its size: the price, or for another kind each of its lines.
  private func terms(of ticket: Ticket) -> String {
    switch ticket.kind {
    case .market: return "at market"
    case .limit: return "at \(ticket.priceText)"
    default:
      let lines = ticket.lines.filter { $0 != .quantity }.map { line in
        let text = ticket[line].isEmpty ? ticket.emptyMeaning(of: line) : ticket[line]
        return "\(ticket.label(of: line)) \(text)"
      }
      return ([ticket.kind.name] + lines).joined(separator: ", ")
    }
  }

  /// The notice that matters most, in full.
  var notice: [String] {
    let shown = state.announcement?.notice
    guard let notice = state.notices.first(where: { $0.id == shown }) ?? state.notices.last else {
      return ["there is no notice"]
    }
    let plan = notice.plan
    let markets =
      plan.instruments.isEmpty
      ? "all markets"
      : plan.instruments.compactMap { state.instrument($0)?.symbol }.joined(separator: ", ")
    let stays = plan.restingOrders == .hold ? "stay" : "are cancelled"
    var lines = [
      "notice \(notice.id.rawValue), \(notice.stageText): \(plan.title)", plan.reason,
      notice.adviceNow(with: state.session.keyMap),
      "concerns \(markets); orders \(stays) unless an order says otherwise",
      moment("cancel-only from", plan.cancelOnlyAt), moment("halted from", plan.haltAt),
      moment("open again", plan.expectedOpen),
    ]
    for change in notice.estimates {
      lines.append(
        "at \(ClockText.time(change.time)) moved from \(ClockText.time(change.from)) to "
          + "\(ClockText.time(change.to)): \(change.reason)")
    }
    if let progress = notice.progress {
      lines.append("work: step \(progress.step) of \(progress.steps), \(progress.title)")
    }
    if let audit = notice.audit { lines.append(AuditText.result(audit)) }
    if notice.isActive {
      let due = ClockText.time(plan.nextUpdateDue)
      lines.append(
        notice.updateOverdue ? "the next update was due by \(due)" : "next update by \(due)")
    }
    return lines.filter { !$0.isEmpty }
  }

  /// The incident that matters most, in full.
  var incident: [String] {
    let shown = state.announcement?.incident
    guard let incident = state.incidents.first(where: { $0.id == shown }) ?? state.incidents.last
    else { return ["no incident was told of"] }
    return IncidentText.lines(incident, in: state).map(\.plainText).filter { !$0.isEmpty }
  }

  /// What became of orders and balances in the last halt.
  var reconciliation: [String] {
    guard let halt = state.reconciliations.last else { return ["nothing has stood still yet"] }
    return ReconciliationText.lines(halt, in: state).map(\.plainText).filter { !$0.isEmpty }
  }

  private func moment(_ name: String, _ time: Instant) -> String {
    let left = time > state.now ? ", in \(ClockText.words(time - state.now))" : ""
    return "\(name) \(ClockText.moment(time, from: state.now))\(left)"
  }
}
