import Market

// Refusals by a market's rules in words.
extension DeskState {
  /// Why a market's rules refuse a command, with what they need and what there is.
  func ruleWords(_ rejection: Rejection, _ instrument: Instrument?) -> String {
    let (need, have) = (rejection.need, rejection.have)
    switch rejection.reason {
    case .notionalOutOfRange:
      let asset = instrument?.quote
      let (limit, worth) = (money(need, asset), money(have, asset))
      return have < need
        ? "the order is worth \(worth), and \(limit) is the least"
        : "the order is worth \(worth), and \(limit) is the most"
    case .priceOutsideBand:
      return "a price of \(price(have, instrument)) is outside the band, "
        + "\(price(need, instrument)) is the nearest inside"
    case .displayOutOfRange:
      return "an iceberg cannot show \(quantity(have, instrument)), "
        + "\(quantity(need, instrument)) is the \(have < need ? "least" : "most")"
    case .expiryInPast: return "the date of the order has passed"
    case .nothingToReduce: return "there is nothing to reduce"
    case .wouldTrigger:
      return "the last price, \(price(need, instrument)), has reached the trigger at "
        + "\(price(have, instrument)) already"
    case .noReference: return "a trailing stop needs a last price, and nothing has traded yet"
    case .linkedOrder: return "an order of a pair can be cancelled, not changed"
    case .rateExceeded:
      return "\(need) orders are the most for now; the next may come in \(have) ms"
    case .spanOutOfRange:
      return "a dead-man switch of \(spanWords(have)) is not possible, "
        + "\(spanWords(need)) is the \(have < need ? "least" : "most")"
    case .notListable: return "the instrument cannot be listed under number \(have)"
    case .journalUnavailable: return "the venue cannot write its journal and takes no orders now"
    default: return "the venue refused it"
    }
  }

  private func money(_ units: Int64, _ asset: Asset?) -> String {
    asset.map { "\($0.text(Money(units: units))) \($0.symbol)" } ?? "\(units)"
  }
}

extension Trigger {
  /// What it waits for, in words: `at a stop of 61,732.41`.
  func words(_ instrument: Instrument) -> String {
    switch kind {
    case .stop: "at a stop of \(instrument.text(price))"
    case .takeProfit: "at a take-profit of \(instrument.text(price))"
    case .trailing: "at a stop that trails by \(instrument.text(Price(ticks: trailTicks)))"
    }
  }
}
