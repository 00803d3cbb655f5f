internal import Market

/// The price axis of a chart: between round prices, so that it stays while the market moves a
/// little.
struct PriceScale: Hashable {
  /// The price at the lower edge, in ticks.
  let low: Int64
  /// The price at the upper edge, in ticks; above the lower one.
  let high: Int64
  /// How far apart the labels are, in ticks.
  let step: Int64
  /// How many half cells there are from edge to edge.
  let halves: Int

  /// Makes the scale that shows a range of prices in so many rows.
  init(low: Int64, high: Int64, rows: Int) {
    let range = max(4, high - low)
    let unit = RoundNumber.ceiling(range / 8)
    self.low = LadderRows.floor(low, unit)
    self.high = max(LadderRows.floor(high, unit) + unit, self.low + 1)
    let span = self.high - self.low
    step = min(RoundNumber.ceiling(span / Int64(max(1, rows / 3))), RoundNumber.floor(span))
    halves = max(2, rows * 2)
  }

  /// The height of a price in half cells above the lower edge.
  func height(_ ticks: Int64) -> Int { height(ticks, of: halves) }

  /// The height of a price above the lower edge, where there are so many steps from edge to edge.
  func height(_ ticks: Int64, of steps: Int) -> Int {
    Int(Int128(ticks - low) * Int128(steps - 1) / Int128(high - low))
  }

  /// The lowest price at a height in half cells.
  func ticks(atHeight height: Int) -> Int64 {
    let span = Int128(high - low)
    let steps = Int128(halves - 1)
    return low + Int64((Int128(height) * span + steps - 1) / steps)
  }

  /// The row of a price, counted from 0 at the top; may lie outside.
  func row(_ ticks: Int64) -> Int {
    halves / 2 - 1 - Int(LadderRows.floor(Int64(height(ticks)), 2)) / 2
  }

  /// The prices that are labelled, lowest first.
  var labels: [Int64] {
    var labels: [Int64] = []
    var label = LadderRows.floor(low, step) + (low % step == 0 ? 0 : step)
    while label <= high {
      labels.append(label)
      label += step
    }
    return labels
  }
}
