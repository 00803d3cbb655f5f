import Market
import Simulation

// Which markets there are.
extension ScenarioDocument {
  private static let marketsMax = 16

  /// Reads which markets the file wants: the standard ones, some of them, or its own.
  mutating func chooseMarkets(_ own: DocumentFields) {
    guard let standard = standardMarkets(at: own["markets"] ?? own.node) else { return }
    guard let node = own["markets"], node.text != "standard" else {
      markets = standard
      return
    }
    switch node.content {
    case .list(let items):
      for item in items { chooseStandard(item, of: standard) }
    case .fields:
      guard let fields = reader.fields(of: node, describing: "markets", allowed: nil) else {
        return
      }
      for (key, symbol, value) in fields.entries { add(symbol, key, value, standard) }
    case .text:
      reader.report(
        "markets must be standard, a list of standard markets or a mapping of markets, found "
          + node.kind, at: node)
      return
    }
    if case .list(let items) = node.content, items.isEmpty {
      reader.report("a scenario needs at least one market", at: node)
    } else if case .fields(let fields) = node.content, fields.isEmpty {
      reader.report("a scenario needs at least one market", at: node)
    }
    if markets.count > Self.marketsMax {
      reader.report(
        "there may be \(Self.marketsMax) markets, found \(markets.count)", at: node)
    }
  }

  private mutating func standardMarkets(at place: DocumentNode) -> [MarketDraft]? {
    guard let node = standard["markets"]?.standing(at: place),
      let fields = reader.fields(of: node, describing: "markets", allowed: nil)
    else { return nil }
    return fields.entries.compactMap { key, symbol, value in
      let terms = reader.fields(of: value, describing: "a market", allowed: MarketDraft.keys)
      guard let (base, quote) = Self.assets(of: symbol), let terms else { return nil }
      return MarketDraft(symbol: symbol, base: base, quote: quote, key: key, standard: terms)
    }
  }

  private mutating func chooseStandard(_ node: DocumentNode, of standard: [MarketDraft]) {
    guard let symbol = reader.text(node, "a market of the list") else { return }
    guard let market = standard.first(where: { $0.symbol == symbol }) else {
      let hint = suggestion(for: symbol, among: standard.map(\.symbol))
      reader.report("there is no standard market '\(symbol)'; \(hint)", at: node)
      return
    }
    guard !markets.contains(where: { $0.symbol == symbol }) else {
      reader.report("\(symbol) is in the list already", at: node)
      return
    }
    markets.append(
      MarketDraft(
        symbol: symbol, base: market.base, quote: market.quote, key: node,
        standard: market.standard))
  }

  private mutating func add(
    _ symbol: String, _ key: DocumentNode, _ value: DocumentNode, _ standard: [MarketDraft]
  ) {
    guard let (base, quote) = Self.assets(of: symbol) else {
      reader.report(
        "a market is named after its two assets, as in BTC-USDT, found '\(symbol)'", at: key)
      return
    }
    let known = assets.map(\.symbol)
    for asset in [base, quote] where !known.contains(asset) {
      let hint = suggestion(for: asset, among: known)
      let or = hint.hasSuffix("?") ? " Or" : "; or"
      reader.report("there is no asset '\(asset)'; \(hint)\(or) give it under assets", at: key)
    }
    guard known.contains(base), known.contains(quote) else { return }
    var draft = MarketDraft(symbol: symbol, base: base, quote: quote, key: key)
    draft.standard = standard.first { $0.symbol == symbol }?.standard
    if !value.isNothing, value.text != "standard" {
      guard
        let own = reader.fields(of: value, describing: "a market", allowed: MarketDraft.keys)
      else { return }
      draft.own = own
    }
    markets.append(draft)
    let missing = MarketDraft.needed.filter { draft.value($0) == nil }
    if !missing.isEmpty {
      reader.report(
        "\(symbol) is not a standard market, so it needs \(missing.joined(separator: ", "))",
        at: key)
    }
  }

  private static func assets(of symbol: String) -> (base: String, quote: String)? {
    let parts = symbol.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, parts.allSatisfy(isSymbol), parts[0] != parts[1] else { return nil }
    return (parts[0], parts[1])
  }
}
