/// How the chart was left: what is remembered of it beside the layout.
public struct ChartChoice: Hashable, Sendable {
  /// The length of a candle.
  public var interval: ChartInterval
  /// How wide a candle is, as a place in ``ChartState/widths``.
  public var zoom: Int

  /// Makes a choice; by itself the one that a desk begins with.
  public init(interval: ChartInterval = .fiveSeconds, zoom: Int = 0) {
    self.interval = interval
    self.zoom = min(max(0, zoom), ChartState.widths.count - 1)
  }
}

extension DeskState {
  /// The layout and the chart as they are now, to be remembered.
  public var keptLayout: LayoutChoice {
    var kept = layout
    kept.chart = ChartChoice(interval: interval, zoom: chart.zoom)
    return kept
  }

  /// Takes a layout, and the chart as it was left with it.
  mutating func use(_ choice: LayoutChoice) {
    layout = choice
    interval = choice.chart.interval
    chart.zoom = choice.chart.zoom
  }
}
