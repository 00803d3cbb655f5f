internal import Analytics
internal import Desk
internal import Market

/// An own fill in plain words.
struct FillWords {
  private let record: FillRecord
  private let instrument: Instrument
  private var fill: Fill { record.fill }

  init(_ record: FillRecord, _ instrument: Instrument) {
    self.record = record
    self.instrument = instrument
  }

  private func text(_ quantity: Quantity) -> String {
    NumberText.short(quantity, of: instrument)
  }

  /// What happened: `bought 0.1 BTC at 61,732.15: filled 0.1 of 0.25, 0.15 still open`.
  var headline: String {
    let past = fill.side == .buy ? "bought" : "sold"
    let start =
      "\(past) \(text(fill.quantity)) \(instrument.base.symbol) at \(instrument.text(fill.price))"
    let open = fill.openQuantity
    guard let whole = record.orderQuantity, whole >= open else {
      return open == .zero ? start : start + ", \(text(open)) still open"
    }
    return start + ": filled \(text(Quantity(lots: whole.lots - open.lots))) of \(text(whole))"
  }

  /// Why it filled then.
  var why: String {
    switch fill.liquidity {
    case .taker: return "it came and took what rested there (taker)"
    case .auction: return "it met its counterpart in the uncross of an auction"
    case .maker:
      guard let ahead = record.quantityAheadAtRest else {
        return "it rested and was met (maker); its place in the queue is not known"
      }
      let stood =
        ahead == .zero
        ? "it was first in line when it came to rest"
        : "\(text(ahead)) were ahead of it when it came to rest"
      guard let traded = record.tradedAtPrice else { return stood + " (maker)" }
      return "\(stood), and \(text(traded)) have traded at this price since (maker)" + given(ahead)
    }
  }

  /// How much of what was ahead went without trading: what did not trade before this order did.
  private func given(_ ahead: Quantity) -> String {
    guard let whole = record.orderQuantity, let traded = record.tradedAtPrice else { return "" }
    let own = whole.lots - fill.openQuantity.lots
    let gone = ahead.lots - (traded.lots - own)
    guard own >= fill.quantity.lots, own <= traded.lots, gone > 0, gone <= ahead.lots else {
      return ""
    }
    return "; \(text(Quantity(lots: gone))) of those ahead were cancelled"
  }

  /// What it cost, part by part.
  var costs: [String] {
    let symbol = instrument.quote.symbol
    func amount(_ money: Money) -> String {
      let size = Money(units: Int64(clamping: money.units.magnitude))
      let shown = instrument.quote.text(size)
      let isNothing = size.units > 0 && !shown.contains { $0 != "0" && $0 != "." }
      return (isNothing ? instrument.quote.exactText(size) : shown) + " \(symbol)"
    }
    let fee = "fee: \(amount(fill.fee))"
    guard let cost = record.cost else {
      return [fee, "spread and impact are not known: no middle was seen before it"]
    }
    let way =
      fill.liquidity == .taker
      ? "from the last middle to the best price" : "from the last middle to where it rested"
    let spread =
      "half the spread: \(amount(cost.spread)) \(cost.spread.units < 0 ? "earned" : "paid"), \(way)"
    var parts = [spread]
    if fill.liquidity == .taker {
      parts.append(
        cost.impact == .zero
          ? "impact: none, it filled at the best price"
          : "impact: \(amount(cost.impact)) paid, from the best price to where it filled")
    }
    let total =
      cost.total.units < 0
      ? "together: \(amount(cost.total)) earned" : "together: \(amount(cost.total)) paid"
    return parts + [fee, total]
  }

  /// Where the market was some time after.
  func wayWords(_ horizon: Int, now: Instant) -> String {
    let wanted = record.time + MarkOuts.horizons[horizon]
    guard let mark = record.markOuts.marks[horizon],
      let gain = record.markOuts.gainHalfTicks(horizon, of: fill)
    else {
      if now < wanted { return "to come" }
      return now <= wanted + MarkOuts.grace ? "to come, when the market has a middle" : "not known"
    }
    let late = mark.time - record.time
    let isLate = abs((mark.time - wanted).nanoseconds) > MarkOuts.horizons[horizon].nanoseconds / 10
    let note = isLate ? " (seen after \(BookAge.seconds(late)))" : ""
    guard gain != 0 else { return "the middle was at its price" + note }
    let move = NumberText.move(halfTicks: abs(gain), of: instrument, width: 14).dropFirst()
    let isAbove = (gain > 0) == (fill.side == .buy)
    let verdict = gain > 0 ? "for it" : "against it"
    return "the middle was \(move) \(isAbove ? "above" : "below") its price, \(verdict)\(note)"
  }

  /// What fills of this kind cost and brought on average, in basis points of their value.
  func words(_ averages: FillAverages, as liquidity: Liquidity) -> String {
    func points(_ partsPerMillion: Int64?) -> String {
      guard let parts = partsPerMillion else { return "-" }
      return (parts > 0 ? "+" : "") + Decimal.text(parts, decimals: 2)
    }
    var told = [
      "spread \(points(averages.spreadPartsPerMillion))",
      "fee \(points(averages.feePartsPerMillion))",
    ]
    if liquidity == .taker { told.append("impact \(points(averages.impactPartsPerMillion))") }
    for (horizon, gain) in zip(MarkOuts.horizons, averages.gainsPartsPerMillion) {
      told.append("after \(horizon.wholeSeconds) s \(points(gain))")
    }
    let count = averages.count == 1 ? "1 fill" : "\(averages.count) fills"
    return "\(count) as \(liquidity.word), in basis points: " + told.joined(separator: ", ")
  }
}
