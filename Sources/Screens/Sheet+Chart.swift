internal import Analytics
internal import Canvas
internal import Desk
internal import Market

/// The chart of candles.
extension Sheet {
  /// Draws the chart of the market in the ladder.
  mutating func chart(in rect: Rect) {
    guard rect.height >= 5, rect.width >= 24 else { return }
    add(.pane(.chart), in: rect)
    let title = [
      brush.span("Chart", .title), brush.span(" \(state.instrument.symbol)", .label),
    ]
    let note = [brush.span("a candle \(state.interval.label)", .label)]
    let inner = brush.panel(
      rect, title: title + scrolledNote, note: note, isFocused: isChartFocused)
    let market = Int(state.focus.rawValue)
    let plot = ChartPlot(
      market: market, instrument: state.instrument, in: inner, axisWidth: axisWidth(of: market),
      volumeRows: inner.height >= 12 ? 2 : inner.height >= 8 ? 1 : 0,
      hasProfile: state.chart.hasProfile)
    candleChart(plot, in: inner)
  }

  /// Draws the candles of a market with all that belongs to them.
  mutating func candleChart(_ plot: ChartPlot, in inner: Rect) {
    let columns = chartColumns(of: plot)
    let series = state.markets[plot.market].candles[state.interval.rawValue]
    let shown = candles(of: series, in: columns)
    // After a long halt no candle may be left in sight; the axis stays at the last price.
    let seen = shown.isEmpty ? series.candles.suffix(1) : shown
    guard let low = seen.map(\.low.ticks).min(), let high = seen.map(\.high.ticks).max() else {
      brush.put(
        "no trades yet", at: Point(x: inner.x, y: inner.y + inner.height / 2), .placeholder,
        width: inner.width, alignment: .centre)
      return
    }
    let scale = PriceScale(low: low, high: high, rows: plot.area.height)
    priceAxis(scale, plot)
    halts(columns)
    draw(shown, scale, columns)
    ownFills(scale, columns, plot)
    profile(scale, plot)
    volumes(shown, columns, plot)
    timeAxis(columns, plot)
    elsewhere(scale, plot)
  }

  /// The candles in sight.
  private func candles(of series: CandleSeries, in columns: ChartColumns) -> ArraySlice<Candle> {
    guard let start = columns.timeline.start, let end = columns.timeline.end else { return [] }
    return series.candles(from: start, to: end)
  }

  private mutating func draw(
    _ candles: ArraySlice<Candle>, _ scale: PriceScale, _ columns: ChartColumns
  ) {
    let isDotted = state.chart.isDotted && glyphs.hasDots
    let steps = columns.area.height * (isDotted ? 4 : 2)
    for candle in candles {
      guard let column = columns.column(of: candle.start, in: columns.area) else { continue }
      let shape = CandleShape(
        open: scale.height(candle.open.ticks, of: steps),
        high: scale.height(candle.high.ticks, of: steps),
        low: scale.height(candle.low.ticks, of: steps),
        close: scale.height(candle.close.ticks, of: steps),
        isRising: candle.close >= candle.open)
      if isDotted {
        brush.dotCandle(
          shape, in: column, rising: theme[.positive], falling: theme[.negative])
      } else {
        brush.candle(shape, in: column, rising: theme[.positive], falling: theme[.negative])
      }
    }
  }

  /// Draws how much traded at each price of the session; the price with most is marked.
  private mutating func profile(_ scale: PriceScale, _ plot: ChartPlot) {
    let area = plot.profile
    guard !area.isEmpty else { return }
    let volumes = state.markets[plot.market].volumes
    let rows = (0..<area.height).map { row in
      let height = 2 * (area.height - 1 - row)
      let low = scale.ticks(atHeight: height)
      let high = scale.ticks(atHeight: height + 2) - 1
      return volumes.quantity(from: Price(ticks: low), through: Price(ticks: high)).lots
    }
    guard let most = rows.max(), most > 0 else { return }
    for (row, lots) in rows.enumerated() where lots > 0 {
      let line = Rect(x: area.x + 1, y: area.y + row, width: area.width - 1, height: 1)
      brush.bar(Int(lots), of: Int(most), in: line, lots == most ? .accent : .volume)
    }
  }

  private mutating func volumes(
    _ candles: ArraySlice<Candle>, _ columns: ChartColumns, _ plot: ChartPlot
  ) {
    guard plot.volume.height > 0, let most = candles.map(\.volume.lots).max() else { return }
    let full = Int(RoundNumber.fineCeiling(most))
    for candle in candles {
      guard let column = columns.column(of: candle.start, in: plot.volume) else { continue }
      for x in column.x..<column.maxX {
        let cell = Rect(x: x, y: column.y, width: 1, height: column.height)
        brush.bar(Int(candle.volume.lots), of: full, in: cell, .volume, growing: .upwards)
      }
    }
    let label = NumberText.compact(
      Quantity(lots: Int64(full)), of: plot.instrument, width: max(0, plot.axis.width - 2))
    brush.put(label, at: Point(x: plot.axis.x + 1, y: plot.volume.y), .axis)
  }
}
