import Market

extension Banner {
  /// How often and how far an estimate moved.
  static func slip(_ notice: MaintenanceNotice) -> String? {
    guard let first = notice.estimates.first else { return nil }
    let count = notice.estimates.count
    let times = count == 1 ? "once" : count == 2 ? "twice" : "\(count) times"
    return "moved \(times), \(ClockText.difference(notice.plan.expectedOpen - first.from))"
  }

  /// What an uncross would be, in words.
  static func indicative(_ indication: AuctionIndication?, of instrument: Instrument) -> String {
    guard let indication, let price = indication.price else { return "nothing would trade yet" }
    var text = "indicative \(instrument.text(price)), \(instrument.text(indication.volume)) trade"
    if let side = indication.surplusSide, indication.surplus > .zero {
      text += ", \(instrument.text(indication.surplus)) more to \(side.verb)"
    }
    return text
  }

  /// Says what becomes of the person's orders in the markets concerned.
  ///
  /// - Parameter account: What the account wants of all its orders at a halt.
  mutating func expose(
    _ orders: [OpenOrder], to notice: MaintenanceNotice, account: HaltPolicy
  ) {
    exposedCount = orders.count
    guard !orders.isEmpty else { return }
    let leaving =
      notice.plan.restingOrders == .cancel || account == .cancel
      ? orders.count : orders.count { $0.haltPolicy == .cancel }
    let staying = orders.count - leaving
    func count(_ number: Int) -> String {
      number == 1 ? "1 of your orders" : "\(number) of your orders"
    }
    switch kind {
    case .planned, .cancelOnly:
      if leaving == 0 {
        exposure = count(staying) + (staying == 1 ? " stays" : " stay")
      } else if staying == 0 {
        exposure = count(leaving) + (leaving == 1 ? " is cancelled" : " are cancelled")
      } else {
        exposure =
          count(staying) + (staying == 1 ? " stays, " : " stay, ")
          + "\(leaving) " + (leaving == 1 ? "is cancelled" : "are cancelled")
      }
    case .haltedForGood:
      exposure = count(orders.count) + (orders.count == 1 ? " stays as it is" : " stay as they are")
    case .halted, .verifying, .reopening:
      exposure = count(orders.count) + (orders.count == 1 ? " waits" : " wait")
    case .completed, .calledOff, .unannounced, .incident, .upgrade: exposure = nil
    }
  }
}

/// The result of an audit in words.
enum AuditText {
  /// Where the figures of one that failed are.
  static func whereToLook(_ keys: KeyMap) -> String {
    "\(keys.keyNames(of: .showNotice)) shows what differs"
  }

  /// What to do after one that failed.
  static func whatToDo(_ keys: KeyMap) -> String {
    let leave = keys.keyName(of: .quit, in: .desk)
    return "\(leave) leaves, and the next start begins a new session; 'bellwether audit' checks "
      + "this one's journal"
  }

  /// In a line: `audit passed: 214 orders and 3 assets agree, difference 0`.
  static func result(_ audit: AuditReport) -> String {
    let orders = audit.ordersAfter == 1 ? "1 order" : "\(audit.ordersAfter) orders"
    let assets = audit.assets.count == 1 ? "1 asset" : "\(audit.assets.count) assets"
    if audit.passed { return "audit passed: \(orders) and \(assets) agree, difference 0" }
    return "audit FAILED: " + faults(audit)
  }

  /// The same of a halt that no notice announced, which is audited market by market.
  static func result(_ audit: HaltAudit, of symbol: String) -> String {
    let orders = audit.ordersAfter == 1 ? "1 order" : "\(audit.ordersAfter) orders"
    if audit.passed { return "audit passed: \(orders) of \(symbol) and all balances agree" }
    var faults: [String] = []
    if let fault = orderFault(
      audit.ordersBefore, audit.ordersAfter, audit.orderHashBefore, audit.orderHashAfter,
      of: " of \(symbol)")
    {
      faults.append(fault)
    }
    if !audit.ledgerAgrees { faults.append("balances do not add up") }
    return "audit FAILED: " + faults.joined(separator: "; ")
  }

  /// What differs between two counts of orders; `nil` where nothing does.
  private static func orderFault(
    _ before: Int, _ after: Int, _ hashBefore: UInt64, _ hashAfter: UInt64, of markets: String = ""
  ) -> String? {
    if before != after { return "\(before) orders\(markets) before, \(after) after" }
    return hashBefore == hashAfter ? nil : "the queues\(markets) are not the same"
  }

  /// What differs.
  static func faults(_ audit: AuditReport) -> String {
    let assets = audit.assets.count == 1 ? "1 asset" : "\(audit.assets.count) assets"
    var faults: [String] = []
    if let fault = orderFault(
      audit.ordersBefore, audit.ordersAfter, audit.orderHashBefore, audit.orderHashAfter)
    {
      faults.append(fault)
    }
    let moved = audit.assets.count { $0.difference != 0 }
    if moved > 0 { faults.append("\(moved) of \(assets) differ") }
    let loose = audit.assets.count { $0.heldByOrders != $0.heldInAccounts }
    if loose > 0 { faults.append("held money of \(loose) of \(assets) does not fit the orders") }
    return faults.joined(separator: "; ")
  }
}

extension Side {
  /// `buy` or `sell`.
  var verb: String { self == .buy ? "buy" : "sell" }
  /// `bought` or `sold`.
  var past: String { self == .buy ? "bought" : "sold" }
}
