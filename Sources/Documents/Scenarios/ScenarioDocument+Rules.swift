import Market
import Simulation

// The rules of a market beside its steps.
extension ScenarioDocument {
  /// Reads the rules of a market; what is not said is no rule. `nil` where one cannot be read.
  mutating func readRules(_ draft: MarketDraft, of instrument: Instrument) -> TradingRules? {
    var rules = TradingRules()
    let before = reader.problems.count
    readSizes(draft, of: instrument, into: &rules)
    let percentages: [(String, WritableKeyPath<TradingRules, Int64>)] = [
      ("price band", \.priceBandPartsPerMillion),
      ("stop protection", \.stopProtectionPartsPerMillion),
      ("auction collar", \.collarPartsPerMillion),
    ]
    for (name, rule) in percentages {
      guard let node = draft.value(name) else { continue }
      if let millionths = reader.percentage(node, "the \(name)", percent: 0...1_000) {
        rules[keyPath: rule] = millionths
      }
    }
    if let node = draft.value("extend auction by"),
      let span = reader.duration(
        node, "the extension of an auction", in: .seconds(1)...(.hours(24)))
    {
      rules.collarExtension = span
    }
    if let node = draft.value("extend auction times"),
      let times = reader.integer(node, "how often an auction is extended", in: 0...100)
    {
      rules.collarExtensionsMax = Int(times)
    }
    return reader.problems.count == before ? rules : nil
  }

  /// Reads how small an order may be, and what it may be worth.
  private mutating func readSizes(
    _ draft: MarketDraft, of instrument: Instrument, into rules: inout TradingRules
  ) {
    if draft.value("smallest order") != nil,
      let units = amount("smallest order", of: draft, instrument.base)
    {
      let lots = units / instrument.lotUnits
      if units % instrument.lotUnits != 0 {
        reportOffStep("smallest order", units, instrument.lotUnits, instrument.base, of: draft)
      } else if lots > instrument.maximumQuantity.lots {
        reader.report(
          "the smallest order must not be above the largest, "
            + instrument.text(instrument.maximumQuantity),
          at: draft.value("smallest order") ?? draft.key)
      } else {
        rules.minimumQuantity = Quantity(lots: lots)
      }
    }
    if draft.value("least value") != nil,
      let units = amount("least value", of: draft, instrument.quote)
    {
      rules.minimumNotional = Money(units: units)
    }
    if draft.value("most value") != nil,
      let units = amount("most value", of: draft, instrument.quote)
    {
      rules.maximumNotional = Money(units: units)
    }
    guard rules.minimumNotional > rules.maximumNotional else { return }
    reader.report(
      "the least value of an order must not be above the most, "
        + instrument.quote.text(rules.maximumNotional),
      at: draft.value("least value") ?? draft.key)
  }
}
