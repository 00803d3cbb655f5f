public import Market

/// How much the next order is for.
public struct SizeState: Hashable, Sendable {
  /// The presets of each market.
  public var presets: [[Quantity]]
  /// The chosen preset of each market.
  public var selected: [Int]
  /// How many hundredths of the free balance the next order of each market takes; 0 where it takes
  /// the chosen preset.
  public var shares: [Int64]
  /// Makes sizes with the second preset chosen.
  public init(presets: [[Quantity]]) {
    self.presets = presets
    selected = presets.map { max(0, min(1, $0.count - 1)) }
    shares = presets.map { _ in 0 }
  }
  /// The size of the next order in a market; a lot where the market has no presets.
  public func quantity(_ instrument: InstrumentID) -> Quantity {
    let index = Int(instrument.rawValue)
    guard index < presets.count, index < selected.count,
      presets[index].indices.contains(selected[index])
    else { return Quantity(lots: 1) }
    return presets[index][selected[index]]
  }
}
