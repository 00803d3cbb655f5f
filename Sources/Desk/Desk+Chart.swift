import Analytics
import Market

extension Desk {
  /// Does what a key of the chart asks for.
  static func changeChart(_ action: Action, _ state: inout DeskState) {
    switch action {
    case .chartBack: state.scrollChart(by: 4)
    case .chartForward: state.scrollChart(by: -4)
    case .chartPageBack: state.scrollChart(by: 30)
    case .chartPageForward: state.scrollChart(by: -30)
    case .chartToStart: state.chart.end = state.chartStart
    case .chartToPresent: state.chart.end = nil
    case .widerCandles: state.chart.zoom = min(state.chart.zoom + 1, ChartState.widths.count - 1)
    case .narrowerCandles: state.chart.zoom = max(0, state.chart.zoom - 1)
    case .toggleDots:
      state.chart.isDotted.toggle()
      state.say(
        .plain, state.chart.isDotted ? "candles in the dots of braille" : "candles in half blocks")
    case .toggleProfile:
      state.chart.hasProfile.toggle()
      state.say(
        .plain,
        state.chart.hasProfile
          ? "volume profile on, wherever the chart is wide enough" : "volume profile off")
    default:
      state.chart.face = state.chart.face == .candles ? .heatmap : .candles
      state.say(
        .plain,
        state.chart.face == .candles
          ? "the chart shows candles" : "the chart shows the book over time")
    }
  }
}

extension DeskState {
  /// The earliest moment that the chart can show; `nil` before the first trade.
  var chartStart: Instant? { memory.candles[interval.rawValue].candles.first?.start }

  /// Scrolls the chart back by so many columns, or forward where negative. It follows the present
  /// again once it is back there.
  mutating func scrollChart(by columns: Int) {
    guard let first = chartStart else { return }
    let halts = memory.halts
    let moved = ChartTimeline.moved(
      chart.end ?? view.time, by: columns, interval: interval.span, halts: halts, now: view.time)
    let end = max(moved, first)
    chart.end = end + interval.span > view.time ? nil : end
  }
}
