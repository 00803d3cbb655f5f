public import Market

// The sizes to choose from, by market.
extension SettingsDocument {
  /// The most sizes of a market: the number keys for them.
  private static let sizesMax = 4

  /// Reads the sizes of every market named.
  mutating func readSizes(_ node: DocumentNode) {
    guard let fields = reader.fields(of: node, describing: "sizes", allowed: nil) else { return }
    var all: [Settings.MarketSizes] = []
    for (key, name, value) in fields.entries {
      guard Self.isSymbol(name) else {
        reader.report("sizes are those of a market such as BTC-USDT, found '\(name)'", at: key)
        continue
      }
      guard let items = reader.list(value, "the sizes of \(name)") else { continue }
      guard (1...Self.sizesMax).contains(items.count) else {
        reader.report(
          "\(name) has 1 to \(Self.sizesMax) sizes, found \(items.count)", at: value)
        continue
      }
      let sizes = items.compactMap { size($0, of: name) }
      if sizes.count == items.count {
        all.append(
          Settings.MarketSizes(symbol: name.uppercased(), sizes: sizes, line: key.line))
      }
    }
    settings.sizes = Setting(all, line: node.line)
  }

  private mutating func size(_ node: DocumentNode, of symbol: String) -> String? {
    if let text = node.text, !text.contains(where: { $0 == "," || $0 == " " }),
      let units = Decimal.units(text, decimals: 12), units > 0
    {
      return text
    }
    reader.report("a size of \(symbol) must be a number above 0, found \(node.kind)", at: node)
    return nil
  }
}

extension Settings.MarketSizes {
  /// The sizes in lots of a market.
  ///
  /// - Throws: What is wrong with them there.
  public func quantities(of instrument: Instrument) throws(SizeError) -> [Quantity] {
    var quantities: [Quantity] = []
    for size in sizes {
      guard let quantity = instrument.quantity(size), quantity.lots > 0 else {
        let lot = instrument.text(Quantity(lots: 1))
        throw SizeError(reason: "\(size) is not a multiple of the lot of \(lot)")
      }
      guard quantity <= instrument.maximumQuantity else {
        let most = instrument.text(instrument.maximumQuantity)
        throw SizeError(reason: "\(size) is above the largest order, \(most)")
      }
      quantities.append(quantity)
    }
    return quantities
  }

  /// Why a size is none in a market.
  public struct SizeError: Error, Hashable, Sendable {
    /// What is wrong.
    public let reason: String
  }
}
