import Documents
import Market
import Simulation

/// What scenarios cost the same trader, side by side.
struct ComparisonTable {
  private static let labelWidth = 46
  private static let least = 24

  let names: [String]
  /// Who played each; `nil` where it was the person.
  let plans: [TraderPlan?]
  let seed: UInt64
  let records: [TraderRecord]

  /// The table, a line each.
  var lines: [String] {
    let instrument = records[0].instrument
    var lines: [String] = []
    if let plan = plans.lazy.compactMap(\.self).first {
      lines = ["trader  \(plan.name): \(plan.summary)", "seed    \(seed)", ""]
    }
    lines.append(row("", names))
    if plans.contains(nil) { lines.append(row("played by", plans.map { $0?.name ?? "you" })) }
    for (heading, rows) in sections {
      lines += ["", heading]
      lines += rows.map { label, value in row("  " + label, records.map(value)) }
    }
    lines += ["", verdict(instrument)]
    return lines
  }

  private typealias Row = (label: String, value: (TraderRecord) -> String)

  private var sections: [(String, [Row])] {
    [
      ("What the venue said", notice), ("The market", market),
      ("The trader's orders", orders), ("The trader's money", money),
    ]
  }

  private var notice: [Row] {
    [
      ("notice before trading stopped", { Self.noticeGiven($0).map(SpanText.of) ?? "none" }),
      ("first news after it stopped", { Self.firstNews($0).map(SpanText.of) ?? "none" }),
      (
        "estimate moved",
        { record in
          let moves = record.news.count { $0.movesEstimate }
          return moves == 1 ? "once" : "\(moves) times"
        }
      ),
    ]
  }

  private var market: [Row] {
    [
      ("trading stopped for", { Self.halt($0) { SpanText.of($0.length) } }),
      ("of that: no order, no cancel", { Self.halt($0) { SpanText.of($0.powerless) } }),
      ("of that: cancels only", { Self.halt($0) { SpanText.of($0.cancelOnly) } }),
      (
        "last price when it stopped",
        { record in Self.price(record) { record.sample(at: $0.stoppedAt)?.last } }
      ),
      (
        "price elsewhere when it opened",
        { record in Self.price(record) { record.sample(at: $0.openedAt)?.outside } }
      ),
    ]
  }

  private var orders: [Row] {
    [
      ("in the book when it stopped", { Self.halt($0) { "\($0.ordersAtStop)" } }),
      ("of those cancelled in time", { Self.halt($0) { "\($0.cancelled)" } }),
      ("of those swept in the first minute", { Self.halt($0) { "\($0.swept)" } }),
      ("fills at stale prices", { Self.stale($0).isEmpty ? "none" : Self.amount($0) }),
      ("  from the price elsewhere", { Self.stale($0).isEmpty ? "-" : Self.worst($0) }),
      ("  lost by them", { Self.money(Self.lost($0), $0) }),
    ]
  }

  private var money: [Row] {
    [
      ("an hour before it stopped", { record in Self.equity(record) { $0.stoppedAt - .hours(1) } }),
      ("when it stopped", { record in Self.equity(record) { $0.stoppedAt } }),
      ("when it opened", { record in Self.equity(record) { $0.openedAt } }),
      ("an hour after it opened", { record in Self.equity(record) { $0.openedAt + .hours(1) } }),
      (
        "from the hour before to the hour after",
        { record in Self.span(record).map { Self.money($0.change, record) } ?? "-" }
      ),
      (
        "  by the price elsewhere, on what it held",
        { record in Self.span(record).map { Self.money($0.byHolding, record) } ?? "-" }
      ),
      (
        "  by its fills, against that price",
        { record in Self.span(record).map { Self.money($0.byFills, record) } ?? "-" }
      ),
      (
        "at the end", { record in record.samples.last.map { Self.money($0.equity, record) } ?? "-" }
      ),
    ]
  }

  private func row(_ label: String, _ values: [String]) -> String {
    let width = max(Self.least, (names.map(\.count).max() ?? 0) + 2)
    var line = label + String(repeating: " ", count: max(0, Self.labelWidth - label.count))
    for value in values {
      line += String(repeating: " ", count: max(1, width - value.count)) + value
    }
    return line
  }

  /// What the standstill itself cost: what was filled at stale prices as trading came back. What
  /// the price did to what was held, and what other fills brought, could have gone either way with
  /// another seed; that is said apart.
  private func verdict(_ instrument: Instrument) -> String {
    let spans = records.compactMap(Self.span)
    guard spans.count == 2 else { return "Trading did not stop in both, so there is no verdict." }
    let lost = records.map(Self.lost)
    let cost =
      lost[0] == lost[1]
      ? "As trading came back, stale prices cost both the same: \(size(lost[0], instrument))."
      : "As trading came back, stale prices cost \(names[0]) \(size(lost[0], instrument)) and "
        + "\(names[1]) \(size(lost[1], instrument))."
    func both(_ gain: (Int) -> Money) -> String {
      "\(size(gain(0), instrument)) and \(size(gain(1), instrument))"
    }
    return cost + """

      From an hour before to an hour after, by the price elsewhere, all fills brought
      \(both { spans[$0].byFills }), what was held \(both { spans[$0].byHolding }):
      that is the market's luck, and another seed brings another.
      """
  }

  private func size(_ money: Money, _ instrument: Instrument) -> String {
    if money == .zero { return "nothing" }
    let sign = money < .zero ? "-" : ""
    return sign + instrument.quote.text(money < .zero ? -money : money) + " "
      + instrument.quote.symbol
  }
}

// The figures of a record.
extension ComparisonTable {
  private static func halt(
    _ record: TraderRecord, _ text: (TraderRecord.Halt) -> String
  ) -> String {
    record.mainHalt.map(text) ?? "-"
  }

  private static func price(
    _ record: TraderRecord, _ price: (TraderRecord.Halt) -> Price?
  ) -> String {
    record.mainHalt.flatMap(price).map { record.instrument.text($0) } ?? "-"
  }

  private static func equity(
    _ record: TraderRecord, _ moment: (TraderRecord.Halt) -> Instant
  ) -> String {
    guard let halt = record.mainHalt, let sample = record.sample(at: moment(halt)) else {
      return "-"
    }
    return money(sample.equity, record)
  }

  private static func money(_ money: Money, _ record: TraderRecord) -> String {
    let quote = record.instrument.quote
    let text = quote.text(money < .zero ? -money : money)
    return "\(money < .zero ? "-" : "")\(text) \(quote.symbol)"
  }

  /// What the trader gained from an hour before the standstill to an hour after it, and by what.
  private static func span(
    _ record: TraderRecord
  ) -> (change: Money, byHolding: Money, byFills: Money)? {
    guard let halt = record.mainHalt,
      let before = record.sample(at: halt.stoppedAt - .hours(1)),
      let after = record.sample(at: halt.openedAt + .hours(1))
    else { return nil }
    let change = after.equity - before.equity
    let byFills = record.gainByFills(from: before.time, to: after.time)
    return (change, change - byFills, byFills)
  }

  /// How long before trading stopped the venue said so; `nil` where it did not.
  private static func noticeGiven(_ record: TraderRecord) -> TimeSpan? {
    guard let halt = record.mainHalt, let first = record.news.first(where: { $0.isAnnouncement }),
      first.time < halt.stoppedAt
    else { return nil }
    return halt.stoppedAt - first.time
  }

  private static func firstNews(_ record: TraderRecord) -> TimeSpan? {
    guard let halt = record.mainHalt,
      let news = record.news.first(where: { $0.time >= halt.stoppedAt })
    else { return nil }
    return news.time - halt.stoppedAt
  }

  /// The fills of the first minute after the opening on the wrong side of the price elsewhere by
  /// more than a half percent.
  private static func stale(_ record: TraderRecord) -> [TraderRecord.TraderFill] {
    guard let halt = record.mainHalt else { return [] }
    return record.fills.filter {
      $0.time >= halt.openedAt && $0.time - halt.openedAt <= .minutes(1)
        && $0.shortfallPartsPerMillion > 5_000
    }
  }

  private static func amount(_ record: TraderRecord) -> String {
    var quantity = Quantity.zero
    for fill in stale(record) { quantity += fill.fill.quantity }
    return "\(record.instrument.text(quantity)) \(record.instrument.base.symbol)"
  }

  private static func worst(_ record: TraderRecord) -> String {
    let worst = stale(record).map(\.shortfallPartsPerMillion).max() ?? 0
    return "\(Decimal.text(worst, decimals: 4, shown: 2)) %"
  }

  private static func lost(_ record: TraderRecord) -> Money {
    var lost = Money.zero
    for fill in stale(record) {
      let here = record.instrument.value(of: fill.fill.quantity, at: fill.fill.price)
      let there = record.instrument.value(of: fill.fill.quantity, at: fill.outside)
      lost += fill.fill.side == .sell ? there - here : here - there
    }
    return lost
  }
}
