import Market

extension Failure {
  /// The failing stream as a test, to be pasted.
  public var swiftCode: String {
    let lines = steps.map { "    \($0.swiftCode),\n" }.joined()
    return """
      @Test func shortestStream() {
        let steps: [Step] = [
      \(lines)  ]
        #expect(Trial.play(steps, on: \(stage % Stage.kinds))?.difference == nil)
      }
      """
  }
}

extension Step {
  /// The step as Swift.
  public var swiftCode: String {
    let nanoseconds = after.nanoseconds
    let span = nanoseconds == 0 ? ".zero" : ".microseconds(\(nanoseconds / 1_000))"
    switch ask {
    case .nothing: return "Step(after: \(span), .nothing)"
    case .directive(let directive):
      return "Step(after: \(span), .directive(\(code(directive))))"
    case .command(let command):
      return
        "Step(after: \(span), .command(Command(account: AccountID(\(command.account.rawValue)), "
        + "reference: ClientReference(\(command.reference.rawValue)), \(code(command.action)))))"
    }
  }

  private func code(_ action: Command.Action) -> String {
    switch action {
    case .place(let order): return ".place(\(code(order)))"
    case .amend(let name, let price, let quantity):
      return ".amend(\(code(name)), price: \(code(price)), quantity: \(code(quantity)))"
    case .cancel(let name): return ".cancel(\(code(name)))"
    case .cancelAll(let instrument, let side):
      return ".cancelAll(instrument: \(instrument.map { code($0) } ?? "nil"), "
        + "side: \(side.map { ".\($0)" } ?? "nil"))"
    case .placeConditional(let order, let trigger):
      return ".placeConditional(\(code(order)), Trigger(.\(trigger.kind), "
        + "price: \(code(trigger.price)), trailTicks: \(trigger.trailTicks)))"
    case .placePair(let pair):
      return ".placePair(OneCancelsOther(limit: \(code(pair.limit)), "
        + "stopTrigger: \(code(pair.stopTrigger)), "
        + "stopLimit: \(pair.stopLimit.map { code($0) } ?? "nil")))"
    case .placeBracket(let bracket):
      return ".placeBracket(Bracket(entry: \(code(bracket.entry)), "
        + "takeProfit: \(code(bracket.takeProfit)), stopTrigger: \(code(bracket.stopTrigger)), "
        + "stopLimit: \(bracket.stopLimit.map { code($0) } ?? "nil")))"
    case .replace(let name, let order): return ".replace(\(code(name)), with: \(code(order)))"
    case .keepAlive(let span):
      return ".keepAlive(within: .microseconds(\(span.nanoseconds / 1_000)))"
    }
  }

  private func code(_ directive: Directive) -> String {
    switch directive {
    case .openAccount(let account): return ".openAccount(AccountID(\(account.rawValue)))"
    case .deposit(let account, let asset, let money):
      return ".deposit(AccountID(\(account.rawValue)), AssetID(\(asset.rawValue)), "
        + "Money(units: \(money.units)))"
    case .withdraw(let account, let asset, let money):
      return ".withdraw(AccountID(\(account.rawValue)), AssetID(\(asset.rawValue)), "
        + "Money(units: \(money.units)))"
    case .setFeeTier(let account, let tier):
      return ".setFeeTier(AccountID(\(account.rawValue)), \(tier))"
    case .list(let instrument, let phase):
      return ".list(Stage.listed(\(instrument.id.rawValue), base: \(instrument.base.id.rawValue), "
        + "quote: \(instrument.quote.id.rawValue), on: stage), phase: .\(phase))"
    case .delist(let instrument): return ".delist(\(code(instrument)))"
    case .setPhase(let instrument, let phase):
      return ".setPhase(\(code(instrument)), .\(phase))"
    case .announce(let plan): return ".announce(\(code(plan)))"
    case .revise(let notice, let open, _, let next):
      return ".revise(NoticeID(\(notice.rawValue)), expectedOpen: \(code(open)), reason: \"\", "
        + "nextUpdateDue: \(code(next)))"
    case .report(let notice, _, let next):
      return ".report(NoticeID(\(notice.rawValue)), WorkProgress(step: 1, steps: 2, title: \"\"), "
        + "nextUpdateDue: \(code(next)))"
    case .callOff(let notice, _): return ".callOff(NoticeID(\(notice.rawValue)), reason: \"\")"
    case .openIncident(let report):
      return ".openIncident(IncidentReport(title: \"\", instruments: ["
        + report.instruments.map { code($0) }.joined(separator: ", ")
        + "], startedAt: \(code(report.startedAt)), update: \(code(report.update))))"
    case .updateIncident(let incident, let update):
      return ".updateIncident(IncidentID(\(incident.rawValue)), \(code(update)))"
    }
  }

  private func code(_ update: IncidentUpdate) -> String {
    "IncidentUpdate(stage: .\(update.stage), impact: .\(update.impact), known: \"\", "
      + "expectedOpen: \(update.expectedOpen.map { code($0) } ?? "nil"), "
      + "nextUpdateDue: \(update.nextUpdateDue.map { code($0) } ?? "nil"))"
  }

  private func code(_ plan: MaintenancePlan) -> String {
    "MaintenancePlan(title: \"\", reason: \"\", instruments: ["
      + plan.instruments.map { code($0) }.joined(separator: ", ")
      + "], cancelOnlyAt: \(code(plan.cancelOnlyAt)), haltAt: \(code(plan.haltAt)), "
      + "expectedOpen: \(code(plan.expectedOpen)), "
      + "verifying: .microseconds(\(plan.verifying.nanoseconds / 1_000)), "
      + "reopeningCancelOnly: .microseconds(\(plan.reopeningCancelOnly.nanoseconds / 1_000)), "
      + "auction: .microseconds(\(plan.auction.nanoseconds / 1_000)), "
      + "restingOrders: .\(plan.restingOrders), advice: \"\", "
      + "nextUpdateDue: \(code(plan.nextUpdateDue)))"
  }

  private func code(_ order: NewOrder) -> String {
    var parts = ["instrument: \(code(order.instrument))", "side: .\(order.side)"]
    if order.kind != .limit { parts.append("kind: .\(order.kind)") }
    if order.timeInForce != .goodTillCancelled {
      parts.append("timeInForce: .\(order.timeInForce)")
    }
    if order.postOnly { parts.append("postOnly: true") }
    if order.reduceOnly { parts.append("reduceOnly: true") }
    if order.selfTradePrevention != .expireTaker {
      parts.append("selfTradePrevention: .\(order.selfTradePrevention)")
    }
    if order.haltPolicy != .hold { parts.append("haltPolicy: .\(order.haltPolicy)") }
    if order.price.ticks != 0 { parts.append("price: \(code(order.price))") }
    if order.quantity != .zero { parts.append("quantity: \(code(order.quantity))") }
    if order.displayQuantity != .zero {
      parts.append("displayQuantity: \(code(order.displayQuantity))")
    }
    if order.budget != .zero { parts.append("budget: Money(units: \(order.budget.units))") }
    if let date = order.expiresAt { parts.append("expiresAt: \(code(date))") }
    return "NewOrder(\(parts.joined(separator: ", ")))"
  }

  private func code(_ instrument: InstrumentID) -> String { "InstrumentID(\(instrument.rawValue))" }
  private func code(_ name: OrderID) -> String { "OrderID(\(name.rawValue))" }
  private func code(_ price: Price) -> String { "Price(ticks: \(price.ticks))" }
  private func code(_ quantity: Quantity) -> String { "Quantity(lots: \(quantity.lots))" }
  private func code(_ moment: Instant) -> String { "Instant(nanoseconds: \(moment.nanoseconds))" }
}
