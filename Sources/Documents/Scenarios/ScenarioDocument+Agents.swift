import Market
import Simulation

// Who trades there.
extension ScenarioDocument {
  private static let presetNames = AgentPreset.allCases.map(\.rawValue)
  private static let agentKeys =
    ["like", "daily volume", "quote funds", "base funds"] + AgentParameter.groups.map(\.name)

  /// Reads a market's agents. `priced` is the market, where it could be read.
  mutating func readPlan(_ draft: MarketDraft, _ priced: (Instrument, Price)?) -> MarketPlan? {
    guard let node = draft.value("agents"), let preset = readPreset(node, draft) else { return nil }
    var plan = preset.plan
    var follow = plan.fairValue.follows
    plan.fairValue.follows = nil
    var fields: DocumentFields?
    if case .fields = node.content {
      fields = reader.fields(of: node, describing: "agents", allowed: Self.agentKeys)
    }
    if let fields {
      if let node = fields["daily volume"],
        let volume = reader.number(node, "daily volume", in: 1...1e15)
      {
        plan.dailyVolume = volume
      }
      for (group, parameters) in AgentParameter.groups {
        guard let node = fields[group] else { continue }
        if group == "activity" {
          readActivity(node, &plan.activity)
        } else {
          readParameters(node, group, parameters, &plan)
        }
      }
      checkParameters(plan, at: node)
    }
    if let node = draft.value("follows") { follow = readFollow(node, draft, usual: follow) }
    guard let (instrument, price) = priced else { return nil }
    plan.instrument = instrument.id
    plan.reference = price
    plan.fairValue.follows = draft.value("follows") == nil ? nil : follow
    if let node = draft.value("path") {
      plan.path = readPath(node, of: instrument, draft)
      plan.fairValue.follows = nil
    }
    if let node = draft.value("candles") {
      if let path = draft.value("path") {
        reader.report("a market has a path or candles, not both", at: path)
      }
      plan.path = readCandles(node, of: instrument, start: start)
      plan.fairValue.follows = nil
    }
    return fund(&plan, preset, instrument, fields, draft) ? plan : nil
  }

  /// The crowd that the agents are like: named, or else that of the standard market.
  private mutating func readPreset(_ node: DocumentNode, _ draft: MarketDraft) -> AgentPreset? {
    var named: DocumentNode? = node
    if case .fields(let pairs) = node.content {
      named = pairs.first { $0.key.text == "like" }?.value ?? draft.standard?["agents"]
    }
    guard let named else {
      reader.report(
        "the agents of \(draft.symbol) need like, one of "
          + Self.presetNames.joined(separator: ", "), at: node)
      return nil
    }
    return reader.choice(named, "agents", of: Self.presetNames).map { AgentPreset.allCases[$0] }
  }

  /// Reads whom a market follows: a market's name, or a mapping with how much and how fast.
  private mutating func readFollow(
    _ node: DocumentNode, _ draft: MarketDraft, usual: FollowPlan?
  ) -> FollowPlan? {
    var leader = node
    var follow = usual ?? FollowPlan(leader: InstrumentID(0), share: 1, lagSeconds: 13)
    if case .fields = node.content {
      guard
        let fields = reader.fields(
          of: node, describing: "follows", allowed: ["market", "share", "lag"]),
        let market = reader.required("market", of: fields)
      else { return nil }
      leader = market
      if let node = fields["share"],
        let share = reader.percentage(node, "share", percent: 0...500)
      {
        follow.share = Double(share) / 1_000_000
      }
      if let node = fields["lag"],
        let lag = reader.duration(node, "lag", in: .milliseconds(100)...(.hours(1)))
      {
        follow.lagSeconds = Double(lag.nanoseconds) / 1e9
      }
    }
    guard let symbol = reader.text(leader, "follows") else { return nil }
    let others = markets.map(\.symbol).filter { $0 != draft.symbol }
    guard let index = markets.firstIndex(where: { $0.symbol == symbol }), symbol != draft.symbol
    else {
      // A standard market without the one that it follows goes its own way.
      if draft.own?["follows"] != nil {
        let hint = others.isEmpty ? "there is no other" : suggestion(for: symbol, among: others)
        reader.report("\(draft.symbol) cannot follow '\(symbol)'; \(hint)", at: leader)
      }
      return nil
    }
    follow.leader = InstrumentID(UInt16(index))
    return follow
  }

  private mutating func fund(
    _ plan: inout MarketPlan, _ preset: AgentPreset, _ instrument: Instrument,
    _ fields: DocumentFields?, _ draft: MarketDraft
  ) -> Bool {
    let (base, quote) = (instrument.base, instrument.quote)
    let quoteFunds =
      fields?["quote funds"].map {
        reader.amount($0, "quote funds", of: quote.symbol, decimals: quote.decimals)
      } ?? preset.quoteFunds(quote)
    let baseFunds =
      fields?["base funds"].map {
        reader.amount($0, "base funds", of: base.symbol, decimals: base.decimals)
      } ?? preset.baseFunds(instrument, at: plan.reference)
    guard let quoteFunds, let baseFunds, quoteFunds > 0, baseFunds > 0 else {
      if fields?["quote funds"] == nil, fields?["base funds"] == nil {
        reader.report(
          "what the agents of \(draft.symbol) usually have cannot be counted in \(base.symbol) or "
            + "\(quote.symbol); give quote funds and base funds under agents, or other decimals",
          at: draft.key)
      }
      return false
    }
    plan.quoteFunds = Money(units: quoteFunds)
    plan.baseFunds = Money(units: baseFunds)
    return true
  }
}
