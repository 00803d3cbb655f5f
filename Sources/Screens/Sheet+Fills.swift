internal import Analytics
internal import Canvas
internal import Desk
internal import Market

/// The own fills in the lower panel.
extension Sheet {
  /// Draws the own fills, newest first.
  mutating func fills(in rect: Rect) {
    let rows: [FillRecord] = state.fills.reversed()
    table(
      fillColumns(isWide: rect.width >= 130), rows: rows, selected: selected, in: rect,
      empty: "no fills yet", scrollBarX: scrollBarX(rect), target: { .row($0) })
  }

  private func fillColumns(isWide: Bool) -> [OptionalColumn<FillRecord>] {
    let queue: [OptionalColumn<FillRecord>] =
      isWide
      ? [OptionalColumn("why", atLeast: 29, yields: 5) { brush.span(explanation($0), .dim) }]
      : [
        queueColumn("ahead", 2) { $0.quantityAheadAtRest },
        queueColumn("traded", 2) { $0.tradedAtPrice },
      ]
    let start: [OptionalColumn<FillRecord>] = [
      OptionalColumn("time", width: 8, .leading) { brush.span(ClockText.time($0.time), .dim) },
      OptionalColumn("market", width: 9, .leading, yields: 8) {
        brush.span(instrument($0.fill.instrument).symbol, .text)
      },
      OptionalColumn("side", width: 6, .leading) { span($0.fill.side) },
      OptionalColumn("price", width: 10) {
        brush.span(instrument($0.fill.instrument).text($0.fill.price), .text)
      },
      OptionalColumn("quantity", width: 8) {
        let instrument = instrument($0.fill.instrument)
        return brush.span(NumberText.exact($0.fill.quantity, of: instrument, width: 8), .text)
      },
      OptionalColumn("fee", width: 6, yields: 4) { amount($0.fill.fee, $0, isSigned: false) },
      OptionalColumn("as", width: 7, .leading, yields: 7) {
        brush.span($0.fill.liquidity.word, .dim)
      },
    ]
    let costs: [OptionalColumn<FillRecord>] = [
      costColumn("spread", 6) { $0.spread },
      costColumn("impact", 6) { $0.impact },
    ]
    let gains = MarkOuts.horizons.indices.map { index in
      OptionalColumn<FillRecord>(
        "\(MarkOuts.horizons[index].wholeSeconds) s", width: 6, yields: 3 - (index == 2 ? 2 : index)
      ) { gain(index, of: $0) }
    }
    return start + costs + gains + queue
  }

  private func queueColumn(
    _ title: String, _ yields: Int, _ value: @escaping (FillRecord) -> Quantity?
  ) -> OptionalColumn<FillRecord> {
    OptionalColumn(title, width: 6, yields: yields) { record in
      guard let quantity = value(record) else { return brush.span("-", .dim) }
      let instrument = instrument(record.fill.instrument)
      return brush.span(NumberText.compact(quantity, of: instrument, width: 6), .text)
    }
  }

  private func costColumn(
    _ title: String, _ yields: Int, _ value: @escaping (FillCost) -> Money
  ) -> OptionalColumn<FillRecord> {
    OptionalColumn(title, width: 7, yields: yields) { record in
      guard let cost = record.cost else { return brush.span("-", .dim) }
      return amount(value(cost), record, isSigned: true)
    }
  }

  /// An amount of a fill's quote asset in few columns.
  private func amount(_ money: Money, _ record: FillRecord, isSigned: Bool) -> Span {
    let asset = instrument(record.fill.instrument).quote
    let isNegative = money.units < 0
    let size = Money(units: Int64(clamping: money.units.magnitude))
    let sign = isNegative ? "-" : isSigned && money.units > 0 ? "+" : ""
    let text = NumberText.compact(size, of: asset, width: 6 - sign.utf8.count)
    // What is too small to be seen has no sign either.
    let isSeen = text.contains { ("1"..."9").contains($0) }
    return brush.span(isSeen ? sign + text : text, .dim)
  }

  /// How far the market went in favour of a fill, by horizon; a dot while it is to come.
  private func gain(_ horizon: Int, of record: FillRecord) -> Span {
    let instrument = instrument(record.fill.instrument)
    guard let halfTicks = record.markOuts.gainHalfTicks(horizon, of: record.fill) else {
      let isToCome =
        now <= record.time + MarkOuts.horizons[horizon] + MarkOuts.grace
      return brush.span(isToCome ? text(glyphs.ellipsis) : "-", .dim)
    }
    let role: ThemeRole = halfTicks > 0 ? .positive : halfTicks < 0 ? .negative : .dim
    return brush.span(NumberText.move(halfTicks: halfTicks, of: instrument, width: 6), role)
  }

  /// Why an order filled when it did, by its place in the queue.
  func explanation(_ record: FillRecord) -> String {
    let instrument = instrument(record.fill.instrument)
    switch record.fill.liquidity {
    case .taker: return "took what rested there"
    case .auction: return "met in the uncross"
    case .maker:
      guard let ahead = record.quantityAheadAtRest else { return "rested, and was met" }
      let stood = "\(NumberText.short(ahead, of: instrument)) ahead"
      guard let traded = record.tradedAtPrice else { return stood + " when placed" }
      return "\(stood), \(NumberText.short(traded, of: instrument)) traded there"
    }
  }
}

extension NumberText {
  /// A move of a price with its sign in at most so many columns, such as `+12.50`; halves of a tick
  /// are cut off towards zero where there is no room for them.
  static func move(halfTicks: Int64, of instrument: Instrument, width: Int) -> String {
    guard halfTicks != 0 else { return "0" }
    let sign = halfTicks < 0 ? "-" : "+"
    let (twice, overflow) = Int64(clamping: halfTicks.magnitude)
      .multipliedReportingOverflow(by: instrument.tickUnits)
    guard !overflow else { return sign + ">" }
    let decimals = instrument.quote.decimals
    var places = min(decimals, instrument.priceDecimals + (halfTicks % 2 == 0 ? 0 : 1))
    while places >= 0 {
      let text = Decimal.text(twice / 2, decimals: decimals, shown: places, grouping: false)
      if text.utf8.count < width { return sign + text }
      places -= 1
    }
    return sign + compact(Money(units: twice / 2), of: instrument.quote, width: width - 1)
  }
}

extension Liquidity {
  /// The part an order played, in a word.
  var word: String {
    switch self {
    case .maker: "maker"
    case .taker: "taker"
    case .auction: "auction"
    }
  }
}
