import Exchange
import Market
import Simulation

/// A scenario in words, for somebody who wonders whether to play it.
struct ScenarioDescription {
  private let scenario: Scenario
  /// The plans of the notices in the order of announcement, with the estimates told so far.
  private var notices: [ScheduledMaintenance] = []

  /// The titles of the incidents in their order.
  private var incidents: [String] = []

  init(_ scenario: Scenario) { self.scenario = scenario }

  /// The description, a line each.
  static func lines(_ scenario: Scenario) -> [String] {
    var description = ScenarioDescription(scenario)
    return [
      "\(scenario.name): \(scenario.summary)",
      "",
      "Begins at \(MomentText.text(scenario.start)) and runs at \(description.speed). "
        + "Maintenance needs a notice of \(DurationText.text(description.minimumNotice))."
        + description.length,
      "",
      "Markets",
    ] + description.markets + ["", "You have", "  \(description.funds)", "", "What happens"]
      + description.timeline() + description.expectations + description.drill
  }

  private var minimumNotice: TimeSpan { scenario.configuration.minimumNotice }

  private var length: String {
    scenario.length.map { " It lasts \(DurationText.text($0))." } ?? ""
  }

  private var expectations: [String] {
    guard !scenario.expectations.isEmpty else { return [] }
    return ["", "What must be seen"]
      + scenario.expectations.map { "  " + ExpectationText.text($0, in: scenario) }
  }

  private var drill: [String] {
    guard let drill = scenario.drill else { return [] }
    return [
      "", "Drill", "  \(drill.goal)",
      "  Within \(DurationText.text(drill.limit)); scored: \(drill.score.rawValue).",
    ]
  }

  private var speed: String {
    let perMille = scenario.speedPerMille
    return Decimal.text(perMille, decimals: 3, shown: Decimal.places(ofStep: perMille, decimals: 3))
      + "x"
  }

  private var markets: [String] {
    let instruments = scenario.instruments
    let rows = scenario.markets.map { plan in
      let instrument = instruments[Int(plan.instrument.rawValue)]
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
      if let path = plan.path {
        terms += ", follows a path for \(DurationText.text(path.end))"
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
    scenario.instruments.first { $0.id == id }?.symbol ?? "market \(id.rawValue)"
  }

  private mutating func timeline() -> [String] {
    var entries = scenario.timeline.map { ($0.offset, words(for: $0.action)) }
    entries += scenario.dataFaults.map { ($0.offset, [Self.words(for: $0)]) }
    guard !entries.isEmpty else { return ["  Nothing is announced, nothing breaks."] }
    let sorted = entries.enumerated().sorted {
      ($0.element.0, $0.offset) < ($1.element.0, $1.offset)
    }
    let times = sorted.map { DurationText.text($0.element.0) }
    let width = times.map(\.count).max() ?? 0
    var lines: [String] = []
    for ((_, entry), time) in zip(sorted, times) {
      let indent = String(repeating: " ", count: width - time.count)
      for (number, text) in entry.1.enumerated() {
        let head = number == 0 ? "  \(indent)\(time)" : String(repeating: " ", count: width + 2)
        lines.append("\(head)  \(text)")
      }
    }
    return lines
  }

  private static func words(for fault: DataFault) -> String {
    let what =
      switch fault.kind {
      case .late(let delay): "comes \(DurationText.text(delay)) late"
      case .frozen: "stands still"
      case .dropping(let interval): "comes only every \(DurationText.text(interval))"
      }
    return "Market data \(what), for \(DurationText.text(fault.length))."
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
    case .openIncident(let incident):
      incidents.append(incident.title)
      let markets = incident.instruments.isEmpty ? "all markets" : names(incident.instruments)
      return ["Told of without notice: \(incident.title) (\(markets))."] + told(incident.update)
    case .updateIncident(let number, let update):
      let place = Int(number) - 1
      let title = incidents.indices.contains(place) ? incidents[place] : "incident \(number)"
      return ["\(title): \(update.stage.name)."] + told(update)
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
    let instruments = scenario.instruments
    let quote = index < instruments.count ? " \(instruments[index].quote.symbol)" : ""
    return "Somebody \(does) \(symbol(plan.instrument)) for \(amount)\(quote) \(pace)\(shown)."
  }

  /// What an incident's news says.
  private func told(_ update: ScheduledIncidentUpdate) -> [String] {
    var lines = [update.known, update.unknown].filter { !$0.isEmpty }
    if let estimate = update.expectedOpen {
      lines.append("Expected open at \(DurationText.text(estimate)).")
    } else if update.stage != .resolved {
      lines.append("No estimate is given.")
    }
    return lines
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
