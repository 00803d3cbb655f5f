internal import Analytics
internal import Canvas
internal import Desk
internal import Market

/// The book over time: how much rested at each price, and what traded.
extension Sheet {
  /// A column of the picture: what rests in each half row, from the bottom.
  private struct HeatColumn {
    var x: Int
    var picture: BookPicture
    var bids: [Int64]
    var asks: [Int64]
  }

  /// Draws the book of the market in the ladder over time, with trades and own fills on it.
  mutating func heatmap(in rect: Rect) {
    guard rect.height >= 5, rect.width >= 24 else { return }
    add(.pane(.chart), in: rect)
    let market = Int(state.focus.rawValue)
    let title = [
      brush.span("Book over time", .title), brush.span(" \(state.instrument.symbol)", .label),
    ]
    let plot = ChartPlot(
      market: market, instrument: state.instrument, in: rect.inset(by: 1),
      axisWidth: axisWidth(of: market), volumeRows: 0, hasProfile: state.chart.hasProfile)
    let columns = chartColumns(of: plot, isWhole: true)
    let pictures = pictures(in: columns)
    guard let scale = scale(of: pictures.map(\.picture), rows: plot.area.height) else {
      let inner = brush.panel(rect, title: title, isFocused: isChartFocused)
      brush.put(
        "nothing seen of the book yet", at: Point(x: inner.x, y: inner.y + inner.height / 2),
        .placeholder, width: inner.width, alignment: .centre)
      return
    }
    let filled = pictures.map { place, picture in
      HeatColumn(
        x: place, picture: picture, bids: halves(picture.bids, scale),
        asks: halves(picture.asks, scale))
    }
    let full = fullShade(filled)
    let shade = NumberText.short(Quantity(lots: full), of: state.instrument)
    let note =
      rect.width < 66 ? "full \(shade)" : "full shade \(shade), a column \(state.interval.label)"
    brush.panel(
      rect, title: title + scrolledNote, note: [brush.span(note, .label)],
      isFocused: isChartFocused)
    priceAxis(scale, plot)
    for column in filled { draw(column, of: full, columns.pitch, plot) }
    halts(columns)
    let volumes = pictures.compactMap { $0.picture.traded?.volume.lots }.sorted()
    let large = volumes.isEmpty ? 1 : max(2, volumes[volumes.count / 2] * 2)
    for column in filled { trades(column, atLeast: large, scale, columns, plot) }
    ownFills(scale, columns, plot)
    if let newest = filled.last { present(newest, of: full, plot) }
    timeAxis(columns, plot)
  }

  /// Draws the newest column as bars beside the picture, where the chart has its volume profile, so
  /// that the times of both stand one below the other.
  private mutating func present(_ column: HeatColumn, of full: Int64, _ plot: ChartPlot) {
    let area = plot.profile
    guard !area.isEmpty else { return }
    for row in 0..<area.height {
      let lower = 2 * (area.height - 1 - row)
      guard lower + 1 < column.bids.count else { continue }
      let bid = max(column.bids[lower], column.bids[lower + 1])
      let ask = max(column.asks[lower], column.asks[lower + 1])
      let line = Rect(x: area.x + 1, y: area.y + row, width: area.width - 1, height: 1)
      brush.bar(
        Int(max(bid, ask)), of: Int(full), in: line, bid >= ask ? .positiveBar : .negativeBar)
    }
  }

  /// The columns of which something is known, with the first cell of each.
  private func pictures(in columns: ChartColumns) -> [(Int, picture: BookPicture)] {
    let book = state.memory.book
    return columns.columns.compactMap { x, number in
      let start = columns.timeline.start(of: number)
      let picture = book.picture(from: start, to: columns.timeline.start(of: number + 1))
      return picture.map { (x - columns.body / 2, $0) }
    }
  }

  /// Prices around the touches in sight, about as far beyond them as they are apart.
  private func scale(of pictures: [BookPicture], rows: Int) -> PriceScale? {
    let touches = pictures.flatMap { [$0.bestBid, $0.bestAsk].compactMap(\.?.ticks) }
    guard let low = touches.min(), let high = touches.max(), let newest = pictures.last else {
      return nil
    }
    let bucket = state.memory.book.bucketTicks
    let ends = [newest.bids.last?.ticks, newest.asks.last?.ticks].compactMap { $0 }
    let reach = max(8 * bucket, ((ends.max() ?? high) - (ends.min() ?? low)) / 4)
    let margin = min(max((high - low) / 2, 8 * bucket), reach)
    return PriceScale(low: max(1, low - margin), high: high + margin, rows: rows)
  }

  /// What rests in each half row, from the bottom.
  private func halves(_ buckets: [BookPicture.Bucket], _ scale: PriceScale) -> [Int64] {
    var lots = [Int64](repeating: 0, count: scale.halves)
    let span = scale.high - scale.low
    for bucket in buckets where bucket.ticks >= scale.low && bucket.ticks <= scale.high {
      let (scaled, overflow) = (bucket.ticks - scale.low).multipliedReportingOverflow(
        by: Int64(scale.halves - 1))
      guard !overflow else { continue }
      let half = Int(scaled / span)
      let (sum, isTooMuch) = lots[half].addingReportingOverflow(bucket.lots)
      lots[half] = isTooMuch ? .max : sum
    }
    return lots
  }

  /// What the fullest shade stands for: three times the usual quantity of the newest column, as a
  /// round number, so that it seldom changes.
  private func fullShade(_ columns: [HeatColumn]) -> Int64 {
    guard let newest = columns.last else { return 1 }
    let lots = (newest.bids + newest.asks).filter { $0 > 0 }.sorted()
    guard !lots.isEmpty else { return 1 }
    let (full, overflow) = lots[lots.count / 2].multipliedReportingOverflow(by: 3)
    return RoundNumber.ceiling(overflow ? lots[lots.count / 2] : full)
  }

  private mutating func draw(
    _ column: HeatColumn, of full: Int64, _ pitch: Int, _ plot: ChartPlot
  ) {
    func shade(_ half: Int) -> Shade? {
      let (bid, ask) = (column.bids[half], column.asks[half])
      let lots = max(bid, ask)
      guard lots > 0 else { return nil }
      let step = lots >= full ? Shade.steps : Int(lots / max(1, full / Int64(Shade.steps))) + 1
      return Shade(bid >= ask ? .positiveBar : .negativeBar, step: step)
    }
    for row in 0..<plot.area.height {
      let lower = 2 * (plot.area.height - 1 - row)
      guard lower + 1 < column.bids.count else { continue }
      let (above, below) = (shade(lower + 1), shade(lower))
      guard above != nil || below != nil else { continue }
      for x in column.x..<(column.x + pitch) {
        brush.shades(upper: above, lower: below, at: Point(x: x, y: plot.area.y + row))
      }
    }
  }

  /// Draws what traded on top: a dot, a disc where it was at least twice the usual, in the role of
  /// whoever took more.
  private mutating func trades(
    _ column: HeatColumn, atLeast large: Int64, _ scale: PriceScale, _ columns: ChartColumns,
    _ plot: ChartPlot
  ) {
    guard let traded = column.picture.traded else { return }
    let row = scale.row(traded.last.ticks)
    guard row >= 0, row < plot.area.height else { return }
    let glyph = traded.volume.lots >= large ? glyphs.disc : glyphs.dot
    let role: ThemeRole =
      traded.bought > traded.sold ? .positive : traded.sold > traded.bought ? .negative : .accent
    let place = Point(x: column.x + columns.pitch / 2, y: plot.area.y + row)
    let backing = brush.grid[place.x, place.y]?.style.background ?? theme[.background].background
    brush.plot(glyph, at: place, theme[role].on(backing).with(.bold))
  }
}
