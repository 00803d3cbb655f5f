internal import Canvas
internal import Desk
internal import Market

/// What the chart of the depth shows: the depth of the market in focus, on an axis that stands
/// still with the ladder's.
struct DepthPicture: Equatable {
  var focus: InstrumentID
  var isStale: Bool
  /// The price at the left edge, and how much further a column is; in ticks.
  var left: Int64
  var step: Int64
  /// What the full height stands for, in lots.
  var full: Int64
  /// How high each column is, in the steps in which it is drawn; 0 for none.
  var bids: [Int]
  var asks: [Int]
  /// Whether the bids stand before the asks: where the sides overlap, in an auction, the smaller
  /// one stands before the larger.
  var isBidBefore: [Bool]
}

/// The chart of the depth: all that rests between the touch and a price, on either side.
extension Sheet {
  /// What the chart shows; `nil` without a book, or room for a chart.
  func depthPicture(in rect: Rect) -> DepthPicture? {
    guard Self.hasRoomForDepth(rect), let bid = state.view.bids.first?.price,
      let ask = state.view.asks.first?.price, let lowest = state.view.bids.last?.price,
      let highest = state.view.asks.last?.price
    else { return nil }
    let half = (rect.width - 2) / 2
    let centre = state.ladder.centre.map(\.ticks) ?? bid.ticks
    let reach = max(1, min(bid.ticks - lowest.ticks, highest.ticks - ask.ticks))
    let step = RoundNumber.floor(reach / Int64(half))
    // Column c holds the prices from left + c * step, below left + (c + 1) * step.
    let left = LadderRows.floor(centre, step) - Int64(half) * step
    let bids = cumulative(.buy, from: left, step: step, columns: 2 * half)
    let asks = cumulative(.sell, from: left, step: step, columns: 2 * half)
    let full = RoundNumber.fineCeiling(max(bids.max() ?? 0, asks.max() ?? 0))
    let steps = Int64(Self.depthSteps(rect))
    func height(_ sum: Int64) -> Int {
      guard sum > 0 else { return 0 }
      let (product, isOverflow) = sum.multipliedReportingOverflow(by: steps)
      return Int(max(1, isOverflow ? steps : product / max(1, full)))
    }
    return DepthPicture(
      focus: state.focus, isStale: isBookStale, left: left, step: step, full: full,
      bids: bids.map(height), asks: asks.map(height),
      isBidBefore: zip(bids, asks).map { $0 <= $1 })
  }

  private static func hasRoomForDepth(_ rect: Rect) -> Bool { rect.height >= 5 && rect.width >= 18 }

  /// In how many steps a column grows to its full height: half cells are enough, whole ones where
  /// it is small: they change more seldom than eighths.
  private static func depthSteps(_ rect: Rect) -> Int {
    let height = rect.height - 3
    return height * (height < 10 ? 1 : 2)
  }

  /// Draws the depth.
  mutating func depthChart(_ picture: DepthPicture?, in rect: Rect) {
    guard Self.hasRoomForDepth(rect) else { return }
    guard let picture else {
      brush.panel(rect, title: "Depth")
      return
    }
    let inner = brush.panel(
      rect, title: [brush.span("Depth", .title)], note: [brush.span("behind the touch", .label)])
    let area = Rect(
      x: inner.x, y: inner.y, width: picture.bids.count, height: inner.height - 1)
    let steps = Self.depthSteps(rect)
    for (column, isBidBefore) in picture.isBidBefore.enumerated() {
      for isBid in [!isBidBefore, isBidBefore] {
        let height = isBid ? picture.bids[column] : picture.asks[column]
        bar(height, of: steps, column, in: area, isBid, picture)
      }
    }
    let label = NumberText.compact(Quantity(lots: picture.full), of: state.instrument, width: 7)
    brush.put(
      label, at: Point(x: area.x, y: area.y), .axis, width: area.width, alignment: .centre)
    depthAxis(picture.left, picture.step, area, y: inner.maxY - 1)
  }

  private mutating func bar(
    _ height: Int, of steps: Int, _ column: Int, in area: Rect, _ isBid: Bool,
    _ picture: DepthPicture
  ) {
    guard height > 0 else { return }
    let rect = Rect(x: area.x + column, y: area.y, width: 1, height: area.height)
    let role: ThemeRole = picture.isStale ? .stale : isBid ? .positiveBar : .negativeBar
    brush.bar(height, of: steps, in: rect, role, growing: .upwards)
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
