internal import Analytics
internal import Canvas
internal import Desk
internal import Market

/// The chart of candles.
extension Sheet {
  /// Draws the chart of the market in the ladder.
  mutating func chart(in rect: Rect) {
    guard rect.height >= 5, rect.width >= 24 else { return }
    let title = [
      brush.span("Chart", .title), brush.span(" \(state.instrument.symbol)", .label),
    ]
    let note = [brush.span("a candle \(state.interval.label)", .label)]
    let inner = brush.panel(rect, title: title, note: note)
    let series = state.memory.candles[state.interval.rawValue]
    let axis = max(state.instrument.text(state.memory.statistics.high).utf8.count, 7) + 2
    let volumeRows = inner.height >= 12 ? 2 : inner.height >= 8 ? 1 : 0
    let parts = inner.rows([.weight(1), .fixed(volumeRows), .fixed(1)])
    var area = parts[0]
    area.width = max(0, area.width - axis)
    let columns = ChartColumns(
      area: area, interval: series.interval, now: now, halts: state.memory.halts)
    let shown = series.candles.suffix(area.width).filter { columns.x(of: $0.start) != nil }
    // After a long halt no candle may be left in sight; the axis stays at the last price.
    let seen = shown.isEmpty ? Array(series.candles.suffix(1)) : shown
    guard let low = seen.map(\.low.ticks).min(), let high = seen.map(\.high.ticks).max() else {
      brush.put(
        "no trades yet", at: Point(x: inner.x, y: inner.y + inner.height / 2), .placeholder,
        width: inner.width, alignment: .centre)
      return
    }
    let scale = PriceScale(low: low, high: high, rows: area.height)
    priceAxis(scale, in: Rect(x: area.maxX, y: area.y, width: axis, height: area.height), area)
    halts(columns)
    draw(shown, scale, columns)
    ownFills(scale, columns)
    volumes(shown, columns, in: parts[1])
    timeAxis(columns, y: parts[2].y)
  }

  private mutating func priceAxis(_ scale: PriceScale, in axis: Rect, _ area: Rect) {
    for label in scale.labels {
      let row = scale.row(label)
      guard row >= 0, row < area.height else { continue }
      let y = area.y + row
      brush.fill(
        Rect(x: area.x, y: y, width: area.width, height: 1), theme[.gridLine],
        glyph: glyphs.dottedHorizontal)
      brush.plot(glyphs.frame.teeLeft, at: Point(x: axis.x, y: y), .axis)
      brush.put(
        state.instrument.text(Price(ticks: label)), at: Point(x: axis.x + 1, y: y), .axis,
        width: axis.width - 1)
    }
    let last = scale.row((state.summary?.last ?? state.memory.statistics.last).ticks)
    guard last >= 0, last < area.height else { return }
    brush.plot(glyphs.pointerLeft, at: Point(x: axis.x, y: area.y + last), .accent)
    for order in state.view.orders where order.instrument == state.focus {
      let row = scale.row(order.price.ticks)
      guard row >= 0, row < area.height else { continue }
      brush.plot(glyphs.pointerLeft, at: Point(x: axis.maxX - 1, y: area.y + row), .own)
    }
  }

  /// Shows the time in which the market stood still.
  private mutating func halts(_ columns: ChartColumns) {
    let area = columns.area
    for x in columns.halted {
      brush.fill(
        Rect(x: x, y: area.y, width: 1, height: area.height), theme[.stale],
        glyph: glyphs.dottedVertical)
    }
  }

  private mutating func draw(_ candles: [Candle], _ scale: PriceScale, _ columns: ChartColumns) {
    for candle in candles {
      guard let x = columns.x(of: candle.start) else { continue }
      let shape = CandleShape(
        open: scale.height(candle.open.ticks), high: scale.height(candle.high.ticks),
        low: scale.height(candle.low.ticks), close: scale.height(candle.close.ticks),
        isRising: candle.close >= candle.open)
      let column = Rect(x: x, y: columns.area.y, width: 1, height: columns.area.height)
      brush.candles([shape], in: column, rising: theme[.positive], falling: theme[.negative])
    }
  }

  /// Marks own fills: an arrow in the column of their time, in the row of their price.
  private mutating func ownFills(_ scale: PriceScale, _ columns: ChartColumns) {
    for record in state.fills.suffix(200) where record.fill.instrument == state.focus {
      let row = scale.row(record.fill.price.ticks)
      guard let x = columns.x(of: record.time), row >= 0, row < columns.area.height else {
        continue
      }
      let glyph = record.fill.side == .buy ? glyphs.up : glyphs.down
      brush.plot(glyph, at: Point(x: x, y: columns.area.y + row), .own)
    }
  }

  private mutating func volumes(_ candles: [Candle], _ columns: ChartColumns, in rect: Rect) {
    guard rect.height > 0, let most = candles.map(\.volume.lots).max() else { return }
    let full = Int(RoundNumber.fineCeiling(most))
    for candle in candles {
      guard let x = columns.x(of: candle.start) else { continue }
      let column = Rect(x: x, y: rect.y, width: 1, height: rect.height)
      brush.bar(Int(candle.volume.lots), of: full, in: column, .volume, growing: .upwards)
    }
    let label = NumberText.compact(
      Quantity(lots: Int64(full)), of: state.instrument,
      width: max(0, rect.maxX - columns.area.maxX - 2))
    brush.put(label, at: Point(x: columns.area.maxX + 1, y: rect.y), .axis)
  }

  private mutating func timeAxis(_ columns: ChartColumns, y: Int) {
    let seconds = max(1, columns.interval.wholeSeconds)
    // About twelve columns between labels, at round times.
    let round: [Int64] = [15, 60, 300, 900, 3600]
    let every = round.first { $0 >= seconds * 12 } ?? 14_400
    let stepColumns = max(1, every / seconds)
    var free = columns.area.x
    for (x, index) in columns.columns where index % stepColumns == 0 && x >= free {
      let time = Instant(nanoseconds: index * columns.interval.nanoseconds)
      let text = every < 60 ? ClockText.time(time) : ClockText.shortTime(time)
      guard x + text.utf8.count <= columns.area.maxX else { continue }
      brush.put(text, at: Point(x: x, y: y), .axis)
      free = x + text.utf8.count + 1
    }
  }
}
