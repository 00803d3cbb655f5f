internal import Canvas
internal import Desk
internal import Market

/// The chart of the depth: all that rests between the touch and a price, on either side.
extension Sheet {
  /// Draws the depth of the market in the ladder, on an axis that stands still with the ladder's.
  mutating func depthChart(in rect: Rect) {
    guard rect.height >= 5, rect.width >= 18 else { return }
    guard
      let bid = state.view.bids.first?.price, let ask = state.view.asks.first?.price,
      let lowest = state.view.bids.last?.price, let highest = state.view.asks.last?.price
    else {
      brush.panel(rect, title: "Depth")
      return
    }
    let half = (rect.width - 2) / 2
    let centre = state.ladder.centre.map(\.ticks) ?? bid.ticks
    let reach = max(1, min(bid.ticks - lowest.ticks, highest.ticks - ask.ticks))
    let step = RoundNumber.floor(reach / Int64(half))
    let note = "behind the touch"
    let inner = brush.panel(
      rect, title: [brush.span("Depth", .title)], note: [brush.span(note, .label)])
    let area = Rect(x: inner.x, y: inner.y, width: 2 * half, height: inner.height - 1)
    let middle = LadderRows.floor(centre, step)
    // Column c holds the prices from left + c * step, below left + (c + 1) * step.
    let left = middle - Int64(half) * step
    let bids = cumulative(.buy, from: left, step: step, columns: area.width)
    let asks = cumulative(.sell, from: left, step: step, columns: area.width)
    let most = max(bids.max() ?? 0, asks.max() ?? 0)
    let full = RoundNumber.fineCeiling(most)
    // Where the sides overlap, in an auction, the smaller one stands before the larger.
    for isSmaller in [false, true] {
      let before = zip(bids, asks).map { bid, ask in (bid <= ask) == isSmaller ? bid : 0 }
      let after = zip(bids, asks).map { bid, ask in (ask < bid) == isSmaller ? ask : 0 }
      draw(before, of: full, in: area, isBookStale ? .stale : .positiveBar)
      draw(after, of: full, in: area, isBookStale ? .stale : .negativeBar)
    }
    let label = NumberText.compact(Quantity(lots: full), of: state.instrument, width: 7)
    brush.put(
      label, at: Point(x: area.x, y: area.y), .axis, width: area.width, alignment: .centre)
    depthAxis(left, step, area, y: inner.maxY - 1)
  }

  /// Everything of a side that is at least as good as each column's price.
  private func cumulative(
    _ side: Side, from left: Int64, step: Int64, columns: Int
  ) -> [Int64] {
    var sums = [Int64](repeating: 0, count: columns)
    let levels = side == .buy ? state.view.bids : state.view.asks
    var sum: Int64 = 0
    var reached: Int?
    for (number, level) in levels.enumerated() {
      let column = Int(clamping: LadderRows.floor(level.price.ticks - left, step) / step)
      // Between this level and the last one nothing was added.
      if let reached, column != reached {
        fill(&sums, from: reached, to: column, with: sum, side)
      }
      // The touch is on the ladder; here its coming and going would shake everything behind it.
      if number > 0 { sum += level.quantity.lots }
      if sums.indices.contains(column) { sums[column] = sum }
      reached = column
    }
    return sums
  }

  private func fill(
    _ sums: inout [Int64], from: Int, to: Int, with sum: Int64, _ side: Side
  ) {
    let step = side == .buy ? -1 : 1
    let first = max(-1, min(sums.count, from))
    let end = max(-1, min(sums.count, to))
    for column in stride(from: first, to: end, by: step) where sums.indices.contains(column) {
      sums[column] = sum
    }
  }

  private mutating func draw(_ sums: [Int64], of full: Int64, in area: Rect, _ role: ThemeRole) {
    // Half cells are enough, whole ones where it is small: they change more seldom than eighths.
    let steps = Int64(area.height * (area.height < 10 ? 1 : 2))
    for (column, sum) in sums.enumerated() where sum > 0 {
      let value = Int(
        max(
          1,
          sum.multipliedReportingOverflow(by: steps).overflow
            ? steps : sum * steps / max(1, full)))
      let rect = Rect(x: area.x + column, y: area.y, width: 1, height: area.height)
      brush.bar(value, of: Int(steps), in: rect, role, growing: .upwards)
    }
  }

  private mutating func depthAxis(_ left: Int64, _ step: Int64, _ area: Rect, y: Int) {
    let instrument = state.instrument
    func price(_ column: Int) -> String {
      let ticks = left + Int64(column) * step
      return ticks > 0 ? instrument.text(Price(ticks: ticks)) : ""
    }
    let row = Rect(x: area.x, y: y, width: area.width, height: 1)
    brush.put(price(0), at: row.origin, .axis)
    if area.width >= 34 {
      brush.put(price(area.width / 2), at: row.origin, .axis, width: row.width, alignment: .centre)
    }
    brush.put(price(area.width), at: row.origin, .axis, width: row.width, alignment: .trailing)
  }
}
