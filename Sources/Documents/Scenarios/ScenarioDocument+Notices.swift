import Market
import Simulation

/// A notice that the timeline has announced.
struct NoticeDraft {
  /// What the author calls it.
  let name: String
  /// The plan with its present estimate; `nil` where it could not be read.
  var plan: ScheduledMaintenance?
  /// When it was called off.
  var calledOff: TimeSpan?
}

// Announcements.
extension ScenarioDocument {
  /// What readers are told where the author gives no advice.
  private static func advice(_ policy: HaltPolicy) -> String {
    switch policy {
    case .hold: "Orders keep their place in the queue. Cancel what you do not want to reopen with."
    case .cancel: "Resting orders are cancelled when matching stops. Place them again afterwards."
    }
  }

  mutating func readAnnouncement(
    _ subject: DocumentNode, _ fields: DocumentFields, at: TimeSpan?
  ) -> ScheduledMaintenance? {
    let name = reader.line(subject, "the name of a notice", charactersMax: 60)
    if let name, notices.contains(where: { $0.name == name }) {
      reader.report(
        "'\(name)' was announced already; a notice needs a name of its own", at: subject)
      return nil
    }
    let plan = readPlan(fields, at: at)
    guard let name else { return nil }
    notices.append(NoticeDraft(name: name, plan: plan))
    return plan
  }

  private mutating func readPlan(_ fields: DocumentFields, at: TimeSpan?) -> ScheduledMaintenance? {
    let title = requiredLine("title", of: fields, charactersMax: 80)
    let reason = requiredLine("reason", of: fields, charactersMax: 300)
    let cancelOnlyAt = requiredTime("cancel-only at", of: fields)
    let haltAt = requiredTime("halt at", of: fields)
    let openAt = requiredTime("open at", of: fields)
    let audit = length("audit for", of: fields, usual: .seconds(15))
    let cancels = length("cancels for", of: fields, usual: .seconds(25))
    let auction = length("auction for", of: fields, usual: .seconds(40))
    var policy = HaltPolicy.hold
    if let node = fields["resting orders"],
      reader.choice(node, "resting orders", of: ["hold", "cancel"]) == 1
    {
      policy = .cancel
    }
    let advice = fields["advice"].map { reader.line($0, "advice", charactersMax: 300) }
    let chosen = readMarkets(fields)
    let news = readNews(fields, at: at, usual: openAt)
    guard let title, let reason, let cancelOnlyAt, let haltAt, let openAt, let audit, let cancels,
      let auction, let advice = advice ?? Self.advice(policy), let chosen, let news
    else { return nil }
    let plan = ScheduledMaintenance(
      title: title, reason: reason, instruments: chosen, cancelOnlyAt: cancelOnlyAt,
      haltAt: haltAt, expectedOpen: openAt, verifying: audit, reopeningCancelOnly: cancels,
      auction: auction, restingOrders: policy, advice: advice, nextUpdateDue: news)
    let isInOrder = checkOrder(plan, fields)
    let isInTime = at.map { checkNotice(plan, fields, at: $0) } ?? true
    return isInOrder && isInTime ? plan : nil
  }

  private mutating func checkOrder(_ plan: ScheduledMaintenance, _ fields: DocumentFields) -> Bool {
    if let node = fields["halt at"], plan.haltAt <= plan.cancelOnlyAt {
      reader.report(
        "the halt must come after cancel-only at \(DurationText.text(plan.cancelOnlyAt))", at: node)
      return false
    }
    guard let node = fields["open at"], plan.verifyingAt < plan.haltAt else { return true }
    let earliest = plan.haltAt + plan.stages
    reader.report(
      "between the halt at \(DurationText.text(plan.haltAt)) and the opening the audit, the "
        + "cancels and the auction need \(DurationText.text(plan.stages)): "
        + "\(DurationText.text(earliest)) at the earliest", at: node)
    return false
  }

  private mutating func checkNotice(
    _ plan: ScheduledMaintenance, _ fields: DocumentFields, at: TimeSpan
  ) -> Bool {
    guard let node = fields["cancel-only at"], plan.cancelOnlyAt - at < minimumNotice else {
      return true
    }
    reader.report(
      "the notice is too short: announced at \(DurationText.text(at)), cancel-only may begin at "
        + "\(DurationText.text(at + minimumNotice)) at the earliest (minimum notice "
        + "\(DurationText.text(minimumNotice)))", at: node)
    return false
  }

  /// By when there is news, else by when the market should open.
  mutating func readNews(
    _ fields: DocumentFields, at: TimeSpan?, usual: TimeSpan?
  ) -> TimeSpan? {
    guard let node = fields["news by"] else { return usual }
    guard let news = reader.duration(node, "news by", in: .zero...Self.longest) else { return nil }
    guard let at, news <= at else { return news }
    reader.report("news must be due after \(DurationText.text(at)), when this is told", at: node)
    return nil
  }

  mutating func requiredLine(
    _ name: String, of fields: DocumentFields, charactersMax: Int
  ) -> String? {
    reader.required(name, of: fields).flatMap {
      reader.line($0, name, charactersMax: charactersMax)
    }
  }

  mutating func requiredTime(_ name: String, of fields: DocumentFields) -> TimeSpan? {
    reader.required(name, of: fields).flatMap {
      reader.duration($0, name, in: .zero...Self.longest)
    }
  }

  private mutating func length(
    _ name: String, of fields: DocumentFields, usual: TimeSpan
  ) -> TimeSpan? {
    guard let node = fields[name] else { return usual }
    return reader.duration(node, name, in: .zero...(.hours(24)))
  }
}

extension ScheduledMaintenance {
  /// How long the audit, the cancels and the auction take together.
  var stages: TimeSpan { verifying + reopeningCancelOnly + auction }
  /// When the work ends, by the present estimate.
  var verifyingAt: TimeSpan { expectedOpen - stages }
}
