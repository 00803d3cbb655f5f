import Market

/// A reconciliation in words.
public enum ReconciliationText {
  /// In a line: `2 orders kept, 1 filled, 1 cancelled`.
  static func summary(_ halt: Reconciliation) -> String {
    let counts = halt.counts
    guard !halt.entries.isEmpty else { return "you had no orders in the halt" }
    var parts: [String] = []
    if counts.kept > 0 { parts.append("\(counts.kept) kept") }
    if counts.filled > 0 { parts.append("\(counts.filled) filled") }
    if counts.ended > 0 { parts.append("\(counts.ended) ended") }
    return "of \(halt.entries.count == 1 ? "1 order" : "\(halt.entries.count) orders") "
      + parts.joined(separator: ", ")
  }

  /// All of it, a line each.
  public static func lines(_ halt: Reconciliation, in state: DeskState) -> [BulletinLine] {
    let symbols = halt.markets.compactMap { state.instrument($0.instrument)?.symbol }
    var lines = [BulletinLine("", symbols.joined(separator: ", "), .title)]
    let start = ClockText.moment(halt.haltedAt, from: state.now)
    if let end = halt.reopenedAt {
      lines.append(
        BulletinLine(
          "halted",
          "\(start) to \(ClockText.moment(end, from: state.now)), "
            + ClockText.words(end - halt.haltedAt)))
      lines.append(BulletinLine("charts", "no candle was made up for the gap", .quiet))
    } else {
      lines.append(BulletinLine("halted", "since \(start), not over yet", .warning))
    }
    lines += auditLines(halt, in: state)
    lines += [.blank] + orderLines(halt, in: state)
    lines += [.blank] + balanceLines(halt, in: state)
    return lines + [.blank] + halt.markets.compactMap { priceLine($0, in: state) }
  }

  private static func auditLines(_ halt: Reconciliation, in state: DeskState) -> [BulletinLine] {
    if let audit = state.notice(of: halt)?.audit {
      return [
        BulletinLine("audit", AuditText.result(audit), audit.passed ? .good : .bad),
        hashLine(audit.orderHashBefore, audit.orderHashAfter),
      ]
    }
    // Without a notice each market is audited by itself, as its halt ends.
    let audits = halt.markets.compactMap { market in market.audit.map { (market.instrument, $0) } }
    guard !audits.isEmpty else { return [BulletinLine("audit", "not made yet", .quiet)] }
    return audits.flatMap { instrument, audit in
      let symbol = state.instrument(instrument)?.symbol ?? ""
      return [
        BulletinLine(
          "audit", AuditText.result(audit, of: symbol), audit.passed ? .good : .bad),
        hashLine(audit.orderHashBefore, audit.orderHashAfter),
      ]
    }
  }

  private static func hashLine(_ before: UInt64, _ after: UInt64) -> BulletinLine {
    before == after
      ? BulletinLine("hash of queues", "\(hash(before)) before and after")
      : BulletinLine("hash of queues", "\(hash(before)) before, \(hash(after)) after", .bad)
  }

  /// Sixteen digits of base sixteen.
  private static func hash(_ number: UInt64) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: max(0, 16 - digits.count)) + digits
  }

  private static func orderLines(_ halt: Reconciliation, in state: DeskState) -> [BulletinLine] {
    guard !halt.entries.isEmpty else {
      return [BulletinLine("your orders", "there were none", .quiet)]
    }
    return [BulletinLine("your orders", summary(halt))]
      + halt.entries.compactMap { entry in
        guard let instrument = state.instrument(entry.order.instrument) else { return nil }
        let order = entry.order
        let what =
          "\(order.side.verb) \(instrument.text(order.openQuantity)) \(instrument.symbol)"
          + (order.price.ticks > 0 ? " at \(instrument.text(order.price))" : "")
        return BulletinLine(
          "", "\(what): \(outcome(entry, instrument, halt, state))",
          entry.isKept ? .plain : entry.isFilled ? .good : .warning, indent: 2)
      }
  }

  private static func outcome(
    _ entry: Reconciliation.Entry, _ instrument: Instrument, _ halt: Reconciliation,
    _ state: DeskState
  ) -> String {
    let traded =
      entry.filled == .zero
      ? ""
      : "\(instrument.text(entry.filled)) traded"
        + (entry.fillPrice.map { " at \(instrument.text($0))" } ?? "")
    if let reason = entry.ended {
      let why = why(reason, entry, halt, state)
      return traded.isEmpty ? why : "\(traded), the rest \(why)"
    }
    if entry.isFilled { return "filled, \(traded)" }
    return traded.isEmpty
      ? "kept, with its place in the queue"
      : "\(traded), \(instrument.text(entry.openQuantity)) kept"
  }

  private static func why(
    _ reason: CancelReason, _ entry: Reconciliation.Entry, _ halt: Reconciliation,
    _ state: DeskState
  ) -> String {
    switch reason {
    case .requested, .replaced: return "cancelled by you"
    case .halt:
      if entry.order.haltPolicy == .cancel { return "cancelled at the halt, as it was to be" }
      if state.notice(of: halt)?.plan.restingOrders == .cancel {
        return "cancelled at the halt, as announced"
      }
      return "cancelled at the halt, as your account has it"
    case .goodTillDate: return "expired: its date came"
    case .deadMan: return "cancelled by your dead-man switch"
    case .oneCancelsOther: return "ended with the other of its pair"
    case .delisted: return "cancelled: the market is no longer listed"
    case .expired, .selfTrade, .budgetSpent, .priceBand, .wouldTake: return "expired"
    }
  }

  private static func balanceLines(_ halt: Reconciliation, in state: DeskState) -> [BulletinLine] {
    var lines = [BulletinLine("balances", "before and after; what differs was traded", .quiet)]
    for (index, before) in halt.balancesBefore.enumerated()
    where index < state.session.assets.count && index < halt.balancesAfter.count {
      let asset = state.session.assets[index]
      let after = halt.balancesAfter[index]
      guard before.total != .zero || after.total != .zero else { continue }
      let isSame = before == after
      let text =
        isSame
        ? "\(asset.exactText(before.total)) as before, \(asset.exactText(after.held)) held"
        : "\(asset.exactText(before.total)) before, \(asset.exactText(after.total)) after; held "
          + "\(asset.exactText(before.held)), \(asset.exactText(after.held))"
      lines.append(BulletinLine(asset.symbol, text, isSame ? .plain : .warning, indent: 2))
    }
    return lines
  }

  /// The price on both sides of a market's gap.
  static func priceLine(_ market: Reconciliation.Gap, in state: DeskState) -> BulletinLine? {
    guard let instrument = state.instrument(market.instrument) else { return nil }
    let before = market.before.map { "\(instrument.text($0)) before" } ?? "no trade before"
    guard let after = market.after else {
      return BulletinLine(instrument.symbol, "\(before), nothing has traded since")
    }
    var text = "\(before), \(instrument.text(after)) after"
    if let price = market.before, price.ticks > 0 {
      let doubled = (Int128(after.ticks) - Int128(price.ticks)) * 20_000 / Int128(price.ticks)
      let change = Int64(clamping: (doubled + (doubled < 0 ? -1 : 1)) / 2)
      text +=
        ", \(change < 0 ? "-" : "+")"
        + "\(Decimal.text(Int64(clamping: change.magnitude), decimals: 2)) %"
    }
    return BulletinLine(instrument.symbol, text)
  }
}

extension DeskState {
  /// The notice that a halt was announced by; `nil` where none announced it.
  func notice(of halt: Reconciliation) -> MaintenanceNotice? {
    guard halt.reason == .maintenance else { return nil }
    return notices.last { notice in
      notice.stage >= .halted && notice.stage != .calledOff
        && notice.plan.haltAt <= halt.haltedAt && halt.haltedAt <= notice.plan.expectedOpen
        && halt.markets.contains { notice.concerns($0.instrument) }
    }
  }

  /// The first halt that a notice brought; `nil` before it.
  func halt(of notice: MaintenanceNotice) -> Reconciliation? {
    guard notice.stage >= .halted, notice.stage != .calledOff else { return nil }
    return reconciliations.first { halt in
      halt.haltedAt >= notice.plan.cancelOnlyAt && halt.haltedAt <= notice.plan.expectedOpen
        && halt.markets.contains { notice.concerns($0.instrument) }
    }
  }

  /// The halt that an incident explains: the last that began before it was resolved and was not
  /// over when it began.
  func halt(of incident: Incident) -> Reconciliation? {
    reconciliations.last { halt in
      halt.haltedAt <= incident.resolvedAt ?? .distantFuture
        && halt.reopenedAt ?? .distantFuture >= incident.startedAt
        && halt.markets.contains { incident.concerns($0.instrument) }
    }
  }
}
