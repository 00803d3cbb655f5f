import Market
import Simulation

/// An asset as a scenario file gives it.
struct AssetDraft {
  let symbol: String
  /// Where it is described, if not in the standard.
  var key: DocumentNode?
  /// How many decimals it has; `nil` where that could not be read.
  var decimals: Int?
  /// How many of them are worth showing.
  var shown = 0
}

// Assets, and what the user has of them.
extension ScenarioDocument {
  /// Reads the standard assets, and the file's own, which take their place.
  mutating func readAssets(_ own: DocumentFields) {
    if let node = standard["assets"]?.standing(at: own.node) { readAssets(in: node, isOwn: false) }
    if let node = own["assets"] { readAssets(in: node, isOwn: true) }
  }

  private mutating func readAssets(in node: DocumentNode, isOwn: Bool) {
    guard let fields = reader.fields(of: node, describing: "assets", allowed: nil) else { return }
    for (key, symbol, value) in fields.entries {
      guard Self.isSymbol(symbol) else {
        reader.report(
          "'\(symbol)' cannot name an asset; allowed: 2 to 8 capital letters and digits", at: key)
        continue
      }
      var draft = AssetDraft(symbol: symbol, key: isOwn ? key : nil)
      if let terms = reader.fields(
        of: value, describing: "an asset", allowed: ["decimals", "shown"])
      {
        let decimals = reader.required("decimals", of: terms).flatMap {
          reader.integer($0, "decimals", in: 0...12)
        }
        let shown = terms["shown"].map { reader.integer($0, "shown", in: 0...(decimals ?? 12)) }
        draft.shown = Int((shown ?? decimals) ?? 0)
        draft.decimals = decimals.map { Int($0) }
      }
      if let known = assets.firstIndex(where: { $0.symbol == symbol }) {
        assets[known] = draft
      } else {
        assets.append(draft)
      }
    }
  }

  static func isSymbol(_ text: String) -> Bool {
    (2...8).contains(text.utf8.count)
      && text.unicodeScalars.allSatisfy { ("A"..."Z").contains($0) || ("0"..."9").contains($0) }
  }

  /// The assets of the markets, numbered in the order in which they are known.
  mutating func tradedAssets(_ own: DocumentFields) -> [Asset] {
    let symbols = Set(markets.flatMap { [$0.base, $0.quote] })
    for draft in assets where !symbols.contains(draft.symbol) {
      guard let key = draft.key, !markets.isEmpty else { continue }
      reader.report("no market trades \(draft.symbol)", at: key)
    }
    var traded: [Asset] = []
    for draft in assets where symbols.contains(draft.symbol) {
      guard let decimals = draft.decimals else { continue }
      traded.append(
        Asset(
          id: AssetID(UInt16(traded.count)), symbol: draft.symbol, decimals: decimals,
          displayDecimals: draft.shown))
    }
    return traded
  }

  /// What the user has at the start, in the order of the assets.
  mutating func readFunds(_ own: DocumentFields, _ traded: [Asset]) -> [Deposit] {
    guard !markets.isEmpty, let node = value("funds", of: own),
      let fields = reader.fields(of: node, describing: "funds", allowed: nil)
    else { return [] }
    var deposits: [Deposit] = []
    for (key, symbol, value) in fields.entries {
      guard let asset = traded.first(where: { $0.symbol == symbol }) else {
        // An asset that could not be read was told already, and of the standard funds only those
        // of the file's markets are meant.
        if own["funds"] != nil, !assets.contains(where: { $0.symbol == symbol && $0.isUnreadable })
        {
          let hint = suggestion(for: symbol, among: traded.map(\.symbol))
          reader.report("no market trades '\(symbol)'; \(hint)", at: key)
        }
        continue
      }
      guard
        let units = reader.amount(
          value, "funds of \(symbol)", of: symbol, decimals: asset.decimals, least: 0)
      else { continue }
      // Nothing at all is no deposit.
      if units > 0 { deposits.append(Deposit(asset.id, Money(units: units))) }
    }
    return deposits.sorted { $0.asset < $1.asset }
  }

  /// All accounts together must be countable in every asset.
  mutating func checkTotals(_ built: [BuiltMarket], _ funds: [Deposit]) {
    var totals: [AssetID: Int128] = [:]
    for deposit in funds { totals[deposit.asset, default: 0] += Int128(deposit.amount.units) }
    for market in built {
      let accounts = Int128(market.plan.ladder.accounts + market.plan.makers.count + 4)
      for (asset, money) in [
        (market.instrument.quote, market.plan.quoteFunds),
        (market.instrument.base, market.plan.baseFunds),
      ] {
        let before = totals[asset.id, default: 0]
        let total = before + accounts * Int128(money.units)
        totals[asset.id] = total
        guard total > Int128(Int64.max), before <= Int128(Int64.max) else { continue }
        let most = Decimal.text(.max, decimals: asset.decimals, shown: 0)
        reader.report(
          "the user and all agents together would have more than \(most) \(asset.symbol), which is "
            + "all that can be counted; lower their funds, or give \(asset.symbol) fewer decimals",
          at: market.key)
      }
    }
  }
}

extension AssetDraft {
  /// Whether it is described in a way that could not be read.
  var isUnreadable: Bool { decimals == nil }
}
