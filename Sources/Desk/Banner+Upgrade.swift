import Market

extension Banner {
  /// The longest reason that stands in the headline, where it is never cut.
  private static let reasonLengthMax = 30

  /// Makes the banner of an upgrade.
  init(_ stage: UpgradeStage) {
    kind = .upgrade
    urgency = .attention
    title = "Upgrade of the venue"
    allowance = ""
    switch stage {
    case .building(let played, let all):
      self.stage = "building"
      headline = "Upgrade: building from the journal"
      let most = max(all, played, 1)
      let share = Int128(played) * 100 / Int128(most)
      facts = [
        "\(Self.count(played)) of \(Self.count(most)) records played, \(share) %",
        "trading goes on",
      ]
    case .handingOver:
      self.stage = "handing over"
      headline = "Upgrade: handing over"
      facts = ["the new venue has caught up", "orders are taken again in a moment"]
    case .done(let result):
      self.stage = "done"
      urgency = .information
      headline = "Upgraded, pause \(result.pauseText)"
      facts = [
        "0 of \(result.orderText) lost", "hash \(result.hashText(digits: 8)) equal",
        "you could trade all the time", result.buildText,
      ]
    case .refused(let reason):
      self.stage = "refused"
      urgency = .warning
      let isShort = reason.count <= Self.reasonLengthMax
      headline = "Upgrade refused" + (isShort ? ": \(reason)" : "")
      facts = (isShort ? [] : [reason]) + ["the running venue goes on as before"]
    }
  }

  private static func count(_ number: UInt64) -> String {
    Decimal.text(Int64(clamping: number), decimals: 0)
  }
}
