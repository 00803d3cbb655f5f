import Market
import Simulation

// What is told about a notice after it was announced.
extension ScenarioDocument {
  mutating func readRevision(
    _ subject: DocumentNode, _ fields: DocumentFields, at: TimeSpan?
  ) -> OperatorAction? {
    let index = readNotice(subject)
    let openAt = requiredTime("open at", of: fields)
    let reason = requiredLine("reason", of: fields, charactersMax: 300)
    let news = readNews(fields, at: at, usual: openAt)
    guard let index, let openAt, let reason, let news, let at else { return nil }
    if var plan = notices[index].plan {
      guard isOpen(index, at: at, until: plan.verifyingAt, "the audit", subject) else { return nil }
      plan.expectedOpen = openAt
      let earliest = max(plan.haltAt, at) + plan.stages
      guard openAt >= earliest else {
        let since =
          at > plan.haltAt ? "now" : "the halt at \(DurationText.text(plan.haltAt))"
        reader.report(
          "between \(since) and the opening the audit, the cancels and the auction need "
            + "\(DurationText.text(plan.stages)): \(DurationText.text(earliest)) at the earliest",
          at: fields["open at"] ?? subject)
        return nil
      }
      notices[index].plan = plan
    }
    return .revise(
      notice: UInt32(index + 1), expectedOpen: openAt, reason: reason, nextUpdateDue: news)
  }

  mutating func readReport(
    _ subject: DocumentNode, _ fields: DocumentFields, at: TimeSpan?
  ) -> OperatorAction? {
    let index = readNotice(subject)
    let step = reader.required("step", of: fields).flatMap { readStep($0) }
    let doing = requiredLine("doing", of: fields, charactersMax: 120)
    let plan = index.flatMap { notices[$0].plan }
    let news = readNews(fields, at: at, usual: plan?.expectedOpen)
    guard let index, let step, let doing, let at else { return nil }
    if let plan {
      guard isOpen(index, at: at, until: plan.expectedOpen, "the opening", subject) else {
        return nil
      }
    }
    guard let news else { return nil }
    return .report(
      notice: UInt32(index + 1),
      WorkProgress(step: step.number, steps: step.count, title: doing), nextUpdateDue: news)
  }

  mutating func readCallOff(
    _ subject: DocumentNode, _ fields: DocumentFields, at: TimeSpan?
  ) -> OperatorAction? {
    let index = readNotice(subject)
    let reason = requiredLine("reason", of: fields, charactersMax: 300)
    guard let index, let reason, let at else { return nil }
    if let plan = notices[index].plan {
      guard isOpen(index, at: at, until: plan.cancelOnlyAt, "cancel-only", subject) else {
        return nil
      }
    }
    notices[index].calledOff = at
    return .callOff(notice: UInt32(index + 1), reason: reason)
  }

  /// The notice that an entry is about, among those announced before it.
  private mutating func readNotice(_ node: DocumentNode) -> Int? {
    guard let name = reader.text(node, "the name of a notice") else { return nil }
    if let index = notices.firstIndex(where: { $0.name == name }) { return index }
    let hint =
      notices.isEmpty
      ? "nothing was announced before" : suggestion(for: name, among: notices.map(\.name))
    reader.report("no notice '\(name)' was announced; \(hint)", at: node)
    return nil
  }

  /// Whether it is not too late for news of a notice.
  private mutating func isOpen(
    _ index: Int, at: TimeSpan, until end: TimeSpan, _ what: String, _ subject: DocumentNode
  ) -> Bool {
    let name = notices[index].name
    if let calledOff = notices[index].calledOff {
      reader.report(
        "'\(name)' was called off at \(DurationText.text(calledOff))", at: subject)
      return false
    }
    guard at >= end else { return true }
    reader.report(
      "too late at \(DurationText.text(at)): for '\(name)', \(what) begins at "
        + "\(DurationText.text(end))", at: subject)
    return false
  }

  /// `2 of 5`.
  private mutating func readStep(_ node: DocumentNode) -> (number: Int, count: Int)? {
    let words = node.text?.split(separator: " ").map(String.init) ?? []
    if words.count == 3, words[1] == "of", let number = Int(words[0]), let count = Int(words[2]),
      (1...99).contains(count), (1...count).contains(number)
    {
      return (number, count)
    }
    reader.report(
      "step must be a number of a count up to 99, such as 2 of 5, found \(node.kind)", at: node)
    return nil
  }
}
