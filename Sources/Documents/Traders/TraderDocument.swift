import Exchange
import Market
import Simulation

/// A trader's file on the way to a plan. `steady.yaml` describes the format.
struct TraderDocument {
  private static let keys = [
    "summary", "market", "funds", "looks every", "bid", "ask", "stop", "before maintenance",
  ]

  private var reader: DocumentReader
  private let scenario: Scenario

  /// Reads a trader for a scenario.
  ///
  /// - Throws: ``DocumentError`` with everything that is wrong in it.
  static func plan(
    _ source: DocumentSource, in scenario: Scenario
  ) throws(DocumentError) -> TraderPlan {
    var document = TraderDocument(
      reader: DocumentReader(file: source.file), scenario: scenario)
    let plan = document.read(source)
    return try document.reader.finish(plan)
  }

  private mutating func read(_ source: DocumentSource) -> TraderPlan? {
    guard let root = reader.root(of: source.bytes),
      let own = reader.fields(of: root, describing: "a trader", allowed: Self.keys)
    else { return nil }
    let summary = reader.required("summary", of: own).flatMap {
      reader.line($0, "summary", charactersMax: 200)
    }
    let looks = reader.required("looks every", of: own).flatMap {
      reader.duration($0, "looks every", in: .seconds(1)...(.hours(24 * 7)))
    }
    let deposits = own["funds"].map { readFunds($0) } ?? []
    guard let instrument = readMarket(own["market"]) else { return nil }
    var quotes: [String: TraderPlan.Quote] = [:]
    for name in ["bid", "ask", "stop"] {
      if let node = own[name] { quotes[name] = readQuote(node, name, instrument) }
    }
    let precaution = own["before maintenance"].flatMap { readPrecaution($0) }
    guard let summary, let looks else { return nil }
    return TraderPlan(
      name: source.name, summary: summary, instrument: instrument.id, looksEvery: looks,
      bid: quotes["bid"], ask: quotes["ask"], stop: quotes["stop"], precaution: precaution,
      deposits: deposits)
  }

  private mutating func readMarket(_ node: DocumentNode?) -> Instrument? {
    let instruments = scenario.configuration.instruments
    guard let node else { return instruments.first }
    let symbols = instruments.map(\.symbol)
    return reader.choice(node, "market", of: symbols).map { instruments[$0] }
  }

  private mutating func readFunds(_ node: DocumentNode) -> [Deposit] {
    guard let fields = reader.fields(of: node, describing: "funds", allowed: nil) else { return [] }
    var deposits: [Deposit] = []
    let assets = scenario.configuration.assets
    for (key, symbol, value) in fields.entries {
      guard let asset = assets.first(where: { $0.symbol == symbol }) else {
        let hint = suggestion(for: symbol, among: assets.map(\.symbol))
        reader.report("\(scenario.name) trades no '\(symbol)'; \(hint)", at: key)
        continue
      }
      guard
        let units = reader.amount(
          value, "funds of \(symbol)", of: symbol, decimals: asset.decimals, least: 0)
      else { continue }
      if units > 0 { deposits.append(Deposit(asset.id, Money(units: units))) }
    }
    return deposits.sorted { $0.asset < $1.asset }
  }

  private mutating func readQuote(
    _ node: DocumentNode, _ name: String, _ instrument: Instrument
  ) -> TraderPlan.Quote? {
    guard
      let fields = reader.fields(
        of: node, describing: name == "ask" ? "an ask" : "a \(name)",
        allowed: ["distance", "amount"])
    else { return nil }
    let distance = reader.required("distance", of: fields).flatMap {
      reader.percentage($0, "the distance", percent: 0...90)
    }
    let amount = reader.required("amount", of: fields).flatMap {
      reader.amount(
        $0, "the amount", of: instrument.base.symbol, decimals: instrument.base.decimals,
        least: instrument.lotUnits)
    }
    guard let distance, let amount else { return nil }
    return TraderPlan.Quote(partsPerMillion: distance, amount: Money(units: amount))
  }

  private mutating func readPrecaution(_ node: DocumentNode) -> TraderPlan.Precaution? {
    guard
      let fields = reader.fields(
        of: node, describing: "before maintenance", allowed: ["lead", "cancel orders", "sell"])
    else { return nil }
    let lead = reader.required("lead", of: fields).flatMap {
      reader.duration($0, "the lead", in: .seconds(1)...(.hours(24 * 30)))
    }
    let cancels = fields["cancel orders"].map { reader.boolean($0, "cancel orders") } ?? true
    let sold = fields["sell"].map { reader.percentage($0, "sell", percent: 0...100) } ?? 0
    guard let lead, let cancels, let sold else { return nil }
    return TraderPlan.Precaution(lead: lead, cancelsOrders: cancels, soldPartsPerMillion: sold)
  }
}
