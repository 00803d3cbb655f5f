import Market
import Simulation

// What is traded there, in which steps, at which fee.
extension ScenarioDocument {
  /// Reads every market that can be read, numbered in their order.
  mutating func buildMarkets(_ traded: [Asset], fees: DocumentNode?) -> [BuiltMarket] {
    let general = fees.flatMap { readFees($0) }
    var built: [BuiltMarket] = []
    for draft in markets {
      guard let base = traded.first(where: { $0.symbol == draft.base }),
        let quote = traded.first(where: { $0.symbol == draft.quote })
      else { continue }
      let id = InstrumentID(UInt16(built.count))
      let fees = draft.value("fees").map { readFees($0) } ?? general
      let priced = readInstrument(draft, id, base, quote, fees)
      let plan = readPlan(draft, priced)
      guard let (instrument, _) = priced, let plan else { continue }
      built.append(BuiltMarket(key: draft.key, instrument: instrument, plan: plan))
    }
    return built
  }

  /// The fees of each tier; a mapping is the only one.
  private mutating func readFees(_ node: DocumentNode) -> [FeeSchedule]? {
    guard case .list(let tiers) = node.content else { return readTier(node).map { [$0] } }
    guard (1...8).contains(tiers.count) else {
      reader.report("fees have 1 to 8 tiers, found \(tiers.count)", at: node)
      return nil
    }
    let read = tiers.map { readTier($0) }
    return read.contains(nil) ? nil : read.compactMap { $0 }
  }

  private mutating func readTier(_ node: DocumentNode) -> FeeSchedule? {
    guard
      let fields = reader.fields(of: node, describing: "fees", allowed: ["maker", "taker"])
    else { return nil }
    let maker = reader.required("maker", of: fields).flatMap {
      reader.percentage($0, "the maker fee", percent: 0...10)
    }
    let taker = reader.required("taker", of: fields).flatMap {
      reader.percentage($0, "the taker fee", percent: 0...10)
    }
    guard let maker, let taker else { return nil }
    return FeeSchedule(makerPartsPerMillion: maker, takerPartsPerMillion: taker)
  }

  /// The instrument, and the price at which it starts.
  private mutating func readInstrument(
    _ draft: MarketDraft, _ id: InstrumentID, _ base: Asset, _ quote: Asset, _ fees: [FeeSchedule]?
  ) -> (Instrument, Price)? {
    let tick = amount("tick", of: draft, quote)
    let lot = amount("lot", of: draft, base)
    let price = amount("price", of: draft, quote)
    let largest = amount("largest order", of: draft, base)
    let highest = draft.value("highest price").map { _ in
      amount("highest price", of: draft, quote)
    }
    guard let tick, let lot else { return nil }
    let exact = checkSteps(draft, tick, lot, base, quote)
    let steps: [(String, Int64?, Int64, Asset)] = [
      ("price", price, tick, quote), ("largest order", largest, lot, base),
      ("highest price", highest ?? nil, tick, quote),
    ]
    var isWhole = exact
    for (name, units, step, asset) in steps {
      guard let units, units % step != 0 else { continue }
      reportOffStep(name, units, step, asset, of: draft)
      isWhole = false
    }
    guard isWhole, let price, let largest, let fees else { return nil }
    let ceiling = highest ?? Self.ceiling(over: price, tick: tick)
    guard let ceiling else { return nil }
    if let node = draft.own?["highest price"] ?? draft.own?["price"], ceiling <= price {
      let text = Decimal.text(price, decimals: quote.decimals, shown: Self.places(tick, quote))
      reader.report("the highest price must be above the price at the start, \(text)", at: node)
      return nil
    }
    do {
      var instrument = try Instrument(
        id: id, base: base, quote: quote, tickUnits: tick, lotUnits: lot, fees: fees[0],
        maximumQuantity: Quantity(lots: largest / lot), maximumPrice: Price(ticks: ceiling / tick))
      guard isCountable(instrument, draft), let rules = readRules(draft, of: instrument) else {
        return nil
      }
      instrument.furtherFeeTiers = Array(fees.dropFirst())
      instrument.rules = rules
      if rules.priceBandPartsPerMillion > 0 || rules.collarPartsPerMillion > 0 {
        instrument.rules.openingReference = Price(ticks: price / tick)
      }
      return (instrument, Price(ticks: price / tick))
    } catch { preconditionFailure("the steps of \(draft.symbol) were checked: \(error)") }
  }

  mutating func amount(_ name: String, of draft: MarketDraft, _ asset: Asset) -> Int64? {
    draft.value(name).flatMap {
      reader.amount($0, "the \(name)", of: asset.symbol, decimals: asset.decimals)
    }
  }

  /// Whether a tick times a lot is a whole number of the quote's units, and one that fits.
  private mutating func checkSteps(
    _ draft: MarketDraft, _ tick: Int64, _ lot: Int64, _ base: Asset, _ quote: Asset
  ) -> Bool {
    let (value, rest) = (Int128(tick) * Int128(lot))
      .quotientAndRemainder(dividingBy: Int128(base.unitsPerWhole))
    if rest == 0, value <= Int128(Int64.max) { return true }
    let node = draft.own?["tick"] ?? draft.own?["lot"] ?? draft.key
    let steps =
      "a tick of \(Self.text(tick, quote)) \(quote.symbol) times a lot of "
      + "\(Self.text(lot, base)) \(base.symbol)"
    reader.report(
      rest == 0
        ? "\(steps) is more than can be counted"
        : "\(steps) is no whole number of the smallest unit of \(quote.symbol), "
          + "\(Self.text(1, quote)); take a larger tick or lot",
      at: node)
    return false
  }

  mutating func reportOffStep(
    _ name: String, _ units: Int64, _ step: Int64, _ asset: Asset, of draft: MarketDraft
  ) {
    let below = units / step * step
    let (above, overflow) = below.addingReportingOverflow(step)
    let near = (below > 0 ? [below] : []) + (overflow ? [] : [above])
    let texts = near.map {
      Decimal.text($0, decimals: asset.decimals, shown: Self.places(step, asset))
    }
    let kind = name.hasSuffix("order") ? "lot" : "tick"
    reader.report(
      "the \(name) must be a multiple of the \(kind), \(Self.text(step, asset)); the nearest: "
        + texts.joined(separator: ", "), at: draft.value(name) ?? draft.key)
  }

  /// Whether the largest order at the highest price is worth something that can be counted, with
  /// twice that to spare for fees and sums.
  private mutating func isCountable(_ instrument: Instrument, _ draft: MarketDraft) -> Bool {
    let lots = Int128(instrument.maximumQuantity.lots)
    let value = Int128(instrument.maximumPrice.ticks) * Int128(instrument.tickLotUnits)
    let (product, overflow) = lots.multipliedReportingOverflow(by: value)
    if !overflow, product <= Int128(Int64.max / 2) { return true }
    let quote = instrument.quote
    let most = Decimal.text(.max / 2, decimals: quote.decimals, shown: 0)
    let node = draft.own?["largest order"] ?? draft.own?["highest price"] ?? draft.own?["price"]
    reader.report(
      "the largest order at the highest price, \(instrument.text(instrument.maximumPrice)), would "
        + "be worth more than \(most) \(quote.symbol), which is all that can be counted",
      at: node ?? draft.key)
    return false
  }

  /// The power of ten at or above ten times a price, as a multiple of the tick; `nil` where there
  /// is none, which the countable values do not reach.
  private static func ceiling(over price: Int64, tick: Int64) -> Int64? {
    var ceiling: Int64 = 1
    while ceiling < .max / 10, ceiling / 10 < price { ceiling *= 10 }
    return max(ceiling / tick, price / tick + 1) * tick
  }

  private static func places(_ step: Int64, _ asset: Asset) -> Int {
    Decimal.places(ofStep: step, decimals: asset.decimals)
  }

  /// An amount without needless decimals.
  static func text(_ units: Int64, _ asset: Asset) -> String {
    Decimal.text(units, decimals: asset.decimals, shown: places(units, asset))
  }
}
