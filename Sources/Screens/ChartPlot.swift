internal import Analytics
internal import Canvas
internal import Desk
internal import Market

/// Where the parts of a chart stand within its panel.
struct ChartPlot {
  /// The market, by its place in the list.
  let market: Int
  let instrument: Instrument
  /// The candles, or the book over time.
  var area: Rect
  /// How much traded at each price; empty where there is no room.
  var profile: Rect
  /// The prices at the right.
  var axis: Rect
  /// The volumes below; empty where there is no room.
  var volume: Rect
  /// The row of the times.
  var times: Rect

  /// Divides the inside of a panel.
  init(
    market: Int, instrument: Instrument, in inner: Rect, axisWidth: Int, volumeRows: Int,
    hasProfile: Bool
  ) {
    self.market = market
    self.instrument = instrument
    let parts = inner.rows([.weight(1), .fixed(volumeRows), .fixed(1)])
    let room = parts[0].width - axisWidth
    let profileWidth = hasProfile && room >= Self.profileRoom ? min(16, room / 7) : 0
    let columns = parts[0].columns([.weight(1), .fixed(profileWidth), .fixed(axisWidth)])
    area = columns[0]
    profile = columns[1]
    axis = columns[2]
    volume = Rect(x: area.x, y: parts[1].y, width: area.width, height: parts[1].height)
    times = Rect(x: area.x, y: parts[2].y, width: area.width, height: parts[2].height)
  }

  /// The columns that a chart must have for the volume profile to stand beside it.
  static let profileRoom = 44
}

extension Sheet {
  /// The columns of a plot, as far as the chart was scrolled and zoomed.
  func chartColumns(of plot: ChartPlot, isWhole: Bool = false) -> ChartColumns {
    ChartColumns(
      area: plot.area, interval: state.interval.span, now: state.chart.end ?? now,
      halts: state.markets[plot.market].halts, pitch: state.chart.pitch,
      body: isWhole ? state.chart.pitch : state.chart.body)
  }

  /// How wide the prices of a market are beside its chart.
  func axisWidth(of market: Int) -> Int {
    let high = state.markets[market].statistics.high
    return max(instrument(InstrumentID(UInt16(market))).text(high).utf8.count, 7) + 2
  }

  /// Draws round prices, the last price and own open orders with theirs.
  mutating func priceAxis(_ scale: PriceScale, _ plot: ChartPlot) {
    let area = plot.area
    func isIn(_ row: Int) -> Bool { row >= 0 && row < area.height }
    for label in scale.labels where isIn(scale.row(label)) {
      let y = area.y + scale.row(label)
      line(y, .gridLine, area)
      brush.plot(glyphs.frame.teeLeft, at: Point(x: plot.axis.x, y: y), .axis)
      write(Price(ticks: label), y, .axis, plot)
    }
    let id = InstrumentID(UInt16(plot.market))
    var ownRows: [Int] = []
    for order in state.view.orders where order.instrument == id {
      let row = scale.row(order.price.ticks)
      guard isIn(row), !ownRows.contains(row) else { continue }
      ownRows.append(row)
      line(area.y + row, .own, area)
      brush.plot(glyphs.pointerLeft, at: Point(x: plot.axis.x, y: area.y + row), .own)
      write(order.price, area.y + row, .own, plot)
    }
    let last = lastPrice(of: plot.market)
    guard isIn(scale.row(last.ticks)) else { return }
    let y = area.y + scale.row(last.ticks)
    // The pointer still says that an order of the person's is in the row.
    let isOwn = ownRows.contains(scale.row(last.ticks))
    brush.plot(
      glyphs.pointerLeft, at: Point(x: plot.axis.x, y: y), isOwn ? .own : .accent)
    write(last, y, .accent, plot)
  }

  /// The last price of a market, or the session's first.
  func lastPrice(of market: Int) -> Price {
    let summary = market < state.view.markets.count ? state.view.markets[market] : nil
    return summary?.last ?? state.markets[market].statistics.last
  }

  private mutating func line(_ y: Int, _ role: ThemeRole, _ area: Rect) {
    brush.fill(
      Rect(x: area.x, y: y, width: area.width, height: 1), theme[role],
      glyph: glyphs.dottedHorizontal)
  }

  private mutating func write(_ price: Price, _ y: Int, _ role: ThemeRole, _ plot: ChartPlot) {
    let field = Rect(x: plot.axis.x + 1, y: y, width: plot.axis.width - 1, height: 1)
    brush.fill(field, role)
    brush.put(plot.instrument.text(price), at: field.origin, role, width: field.width)
  }

  /// The price of a market at other venues, while it does not trade itself.
  func outsidePrice(of market: Int) -> Price? {
    guard market < state.view.markets.count, state.view.markets[market].phase != .open else {
      return nil
    }
    return state.view.markets[market].outside
  }

  /// Marks the price at other venues across a chart whose market stands still: in its row, or with
  /// an arrow at the edge beyond which it lies.
  mutating func elsewhere(_ scale: PriceScale, _ plot: ChartPlot) {
    let area = plot.area
    guard let outside = outsidePrice(of: plot.market), area.height > 0 else { return }
    let row = scale.row(outside.ticks)
    let y = area.y + max(0, min(row, area.height - 1))
    let glyph = row < 0 ? glyphs.up : row >= area.height ? glyphs.down : glyphs.pointerLeft
    brush.plot(glyph, at: Point(x: plot.axis.x, y: y), .marker)
    write(outside, y, .marker, plot)
    let word = " elsewhere "
    guard area.width >= 3 * word.utf8.count else { return }
    brush.put(word, at: Point(x: area.maxX - word.utf8.count, y: y), .marker)
  }

  /// Shows the time in which the market stood still: as a gap, not as candles.
  mutating func halts(_ columns: ChartColumns) {
    let area = columns.area
    for x in columns.halted {
      brush.fill(
        Rect(x: x, y: area.y, width: 1, height: area.height), theme[.stale],
        glyph: glyphs.dottedVertical)
    }
  }

  /// Marks own fills: an arrow in the column of their time, in the row of their price.
  mutating func ownFills(_ scale: PriceScale, _ columns: ChartColumns, _ plot: ChartPlot) {
    let id = InstrumentID(UInt16(plot.market))
    for record in state.fills.suffix(200) where record.fill.instrument == id {
      let row = scale.row(record.fill.price.ticks)
      guard let x = columns.x(of: record.time), row >= 0, row < plot.area.height else {
        continue
      }
      let glyph = record.fill.side == .buy ? glyphs.up : glyphs.down
      brush.plot(glyph, at: Point(x: x, y: plot.area.y + row), .own)
    }
  }

  /// Draws the times below a chart, at round ones.
  mutating func timeAxis(_ columns: ChartColumns, _ plot: ChartPlot) {
    let seconds = max(1, columns.interval.wholeSeconds)
    // About twelve cells between labels.
    let round: [Int64] = [15, 60, 300, 900, 3600, 14_400, 86_400, 604_800]
    let apart = max(seconds, seconds * 12 / Int64(columns.pitch))
    let every = round.first { $0 >= apart } ?? 2_592_000
    let stepColumns = max(1, every / seconds)
    var free = plot.times.x
    for (x, index) in columns.columns where index % stepColumns == 0 && x >= free {
      let time = Instant(nanoseconds: index * columns.interval.nanoseconds)
      let text =
        every < 60
        ? ClockText.time(time) : every < 86_400 ? ClockText.shortTime(time) : ClockText.date(time)
      guard x + text.utf8.count <= columns.area.maxX else { continue }
      brush.put(text, at: Point(x: x, y: plot.times.y), .axis)
      free = x + text.utf8.count + 1
    }
  }

  /// What stands in the title of a chart that was scrolled back; nothing where it follows.
  var scrolledNote: [Span] {
    guard let end = state.chart.end else { return [] }
    let key = keyName(.chartToPresent, in: .chart)
    let series = state.memory.candles[state.interval.rawValue]
    let last = series.start(of: end) + series.interval
    return [
      brush.span(
        " \(text(glyphs.dot)) until \(ClockText.moment(last, from: now)), \(key): present", .warning
      )
    ]
  }

  /// Whether the chart has the keys.
  var isChartFocused: Bool { state.pane == .chart && state.overlay == nil }
}
