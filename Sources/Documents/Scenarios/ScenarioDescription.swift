import Exchange
import Market
import Simulation

/// A scenario in words, for somebody who wonders whether to play it.
struct ScenarioDescription {
  private let scenario: Scenario
  /// The plans of the notices in the order of announcement, with the estimates told so far.
  private var notices: [ScheduledMaintenance] = []

  init(_ scenario: Scenario) { self.scenario = scenario }

  /// The description, a line each.
  static func lines(_ scenario: Scenario) -> [String] {
    var description = ScenarioDescription(scenario)
    return [
      "\(scenario.name): \(scenario.summary)",
      "",
      "Begins at \(MomentText.text(scenario.start)) and runs at \(description.speed). "
        + "Maintenance needs a notice of \(DurationText.text(description.minimumNotice)).",
      "",
      "Markets",
    ] + description.markets + ["", "You have", "  \(description.funds)", "", "What happens"]
      + description.timeline()
  }

  private var minimumNotice: TimeSpan { scenario.configuration.minimumNotice }

  private var speed: String {
    let perMille = scenario.speedPerMille
    return Decimal.text(perMille, decimals: 3, shown: Decimal.places(ofStep: perMille, decimals: 3))
      + "x"
  }

  private var markets: [String] {
    let rows = scenario.markets.map { plan in
      let instrument = scenario.configuration.instruments[Int(plan.instrument.rawValue)]
      let tick = ScenarioDocument.text(instrument.tickUnits, instrument.quote)
      let lot = ScenarioDocument.text(instrument.lotUnits, instrument.base)
      let fees = [instrument.fees.makerPartsPerMillion, instrument.fees.takerPartsPerMillion]
        .map(Self.percent)
      let volume = Decimal.text(Int64(plan.dailyVolume), decimals: 0)
      var terms = "tick \(tick), lot \(lot), fees \(fees[0]) and \(fees[1]), "
      terms += "about \(volume) \(instrument.quote.symbol) a day"
      if let leader = plan.fairValue.follows?.leader {
        terms += ", follows \(symbol(leader))"
      }
      return [instrument.symbol, instrument.text(plan.reference), terms]
    }
    let widths = (0..<2).map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let gaps = (0..<2).map { String(repeating: " ", count: widths[$0] - row[$0].count) }
      return "  \(row[0])\(gaps[0])  \(gaps[1])\(row[1])  \(row[2])"
    }
  }

  private static func percent(_ partsPerMillion: Int64) -> String {
    let places = Decimal.places(ofStep: partsPerMillion, decimals: 4)
    return Decimal.text(partsPerMillion, decimals: 4, shown: partsPerMillion == 0 ? 0 : places)
      + "%"
  }

  private var funds: String {
    let deposits = scenario.accounts.first { $0.account == scenario.user }?.deposits ?? []
    let texts = deposits.map { deposit in
      let asset = scenario.configuration.assets[Int(deposit.asset.rawValue)]
      return "\(ScenarioDocument.text(deposit.amount.units, asset)) \(asset.symbol)"
    }
    return texts.isEmpty ? "nothing" : texts.joined(separator: ", ")
  }

  private func symbol(_ id: InstrumentID) -> String {
    let instruments = scenario.configuration.instruments
    if Int(id.rawValue) < instruments.count { return instruments[Int(id.rawValue)].symbol }
    for case .list(let instrument, _) in scenario.timeline.map(\.action)
    where instrument.id == id { return instrument.symbol }
    return "market \(id.rawValue)"
  }

  private mutating func timeline() -> [String] {
    guard !scenario.timeline.isEmpty else { return ["  Nothing is announced, nothing breaks."] }
    let times = scenario.timeline.map { DurationText.text($0.offset) }
    let width = times.map(\.count).max() ?? 0
    var lines: [String] = []
    for (entry, time) in zip(scenario.timeline, times) {
      let indent = String(repeating: " ", count: width - time.count)
      for (number, text) in words(for: entry.action).enumerated() {
        let head = number == 0 ? "  \(indent)\(time)" : String(repeating: " ", count: width + 2)
        lines.append("\(head)  \(text)")
      }
    }
    return lines
  }

  private mutating func words(for action: OperatorAction) -> [String] {
    switch action {
    case .announce(let plan):
      notices.append(plan)
      let markets = plan.instruments.isEmpty ? "all markets" : names(plan.instruments)
      let orders = plan.restingOrders == .hold ? "orders are held" : "orders are cancelled"
      return [
        "Announced: \(plan.title) (\(markets)).", plan.reason,
        "Cancel-only at \(DurationText.text(plan.cancelOnlyAt)), halt at "
          + "\(DurationText.text(plan.haltAt)), open at \(DurationText.text(plan.expectedOpen)); "
          + "\(orders).",
      ]
    case .revise(let notice, let expectedOpen, let reason, _):
      let before = plan(notice)?.expectedOpen
      if let index = index(notice) { notices[index].expectedOpen = expectedOpen }
      let from = before.map { " from \(DurationText.text($0))" } ?? ""
      return [
        "\(title(notice)): the opening moves\(from) to \(DurationText.text(expectedOpen)).", reason,
      ]
    case .report(let notice, let progress, _):
      return ["\(title(notice)): step \(progress.step) of \(progress.steps), \(progress.title)."]
    case .callOff(let notice, let reason):
      return ["\(title(notice)): called off.", reason]
    case .setPhase(let instrument, let phase):
      if case .halted(.fault) = phase {
        return ["\(symbol(instrument)) breaks: halted, no notice."]
      }
      return ["\(symbol(instrument)) is set to \(phase.name)."]
    case .list(let instrument, let phase):
      return ["\(instrument.symbol) is listed: \(phase.name)."]
    case .delist(let instrument):
      return ["\(symbol(instrument)) is delisted: its orders end, it stays halted."]
    case .parent(let plan): return [words(for: plan)]
    case .news(let instrument, let basisPoints, let span):
      let move = Decimal.text(Int64(basisPoints), decimals: 2)
      let way = span > .zero ? "over \(DurationText.text(span))" : "at once"
      return ["\(symbol(instrument)): news moves its worth by \(move)% \(way)."]
    }
  }

  private func words(for plan: ParentOrderPlan) -> String {
    let does = plan.side == .buy ? "buys" : "sells"
    let amount = Decimal.text(plan.notional, decimals: 0)
    let pace =
      switch plan.pace {
      case .over(let span): "over \(DurationText.text(span))"
      case .participation(let share): "at \(Self.percent(Int64(share * 1e6))) of what trades"
      }
    let shown = plan.shownShare.map { ", showing \(Self.percent(Int64($0 * 1e6)))" } ?? ""
    let index = Int(plan.instrument.rawValue)
    let instruments = scenario.configuration.instruments
    let quote = index < instruments.count ? " \(instruments[index].quote.symbol)" : ""
    return "Somebody \(does) \(symbol(plan.instrument)) for \(amount)\(quote) \(pace)\(shown)."
  }

  private func names(_ instruments: [InstrumentID]) -> String {
    instruments.map(symbol).joined(separator: ", ")
  }

  private func index(_ notice: UInt32) -> Int? {
    notices.indices.contains(Int(notice) - 1) ? Int(notice) - 1 : nil
  }

  private func plan(_ notice: UInt32) -> ScheduledMaintenance? { index(notice).map { notices[$0] } }

  private func title(_ notice: UInt32) -> String { plan(notice)?.title ?? "notice \(notice)" }
}
