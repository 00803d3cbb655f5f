import Market

// Waiting orders and rarer happenings in words.
extension DeskState {
  /// Tells of what happens to waiting orders, icebergs and pairs, and to markets as a whole.
  mutating func tell(_ body: Event.Body) {
    switch body {
    case .armed(let armed):
      guard let instrument = instrument(armed.instrument) else { return }
      say(
        .plain,
        "\(prefix(armed.instrument))waiting: \(armed.side.verb) \(armed.trigger.words(instrument))")
    case .triggered(let order):
      guard let instrument = instrument(order.instrument) else { return }
      say(
        .warning,
        "\(prefix(order.instrument))triggered: the last price of \(instrument.text(order.last)) "
          + "reached \(instrument.text(order.trigger))")
    case .replenished(let shown):
      guard let instrument = instrument(shown.instrument) else { return }
      say(
        .plain,
        "\(prefix(shown.instrument))iceberg: the next \(instrument.text(shown.quantity)) at "
          + "\(instrument.text(shown.price)) are shown, "
          + "\(instrument.text(shown.quantityAhead)) ahead of you")
    case .linked(let pair):
      settle(pair.reference)
    case .decremented:
      say(.warning, "an order was made smaller, it would have traded with your own order")
    case .deadManSwitch(let alarm): tell(alarm)
    case .listed(let id):
      guard let instrument = instrument(id) else { return }
      say(.good, "\(instrument.symbol) is listed from now on; the market keys show it")
    case .delisted(let id):
      guard let instrument = instrument(id) else { return }
      say(.warning, "\(instrument.symbol) is no longer listed")
    case .auctionExtended(let id, let until, _):
      guard let instrument = instrument(id) else { return }
      say(
        .warning,
        "\(instrument.symbol): the auction goes on until \(ClockText.time(until)), "
          + "its price would be too far from the reference")
    default: break
    }
  }

  private mutating func tell(_ alarm: DeadManSwitch) {
    settle(alarm.reference)
    if alarm.hasFired {
      say(.warning, "your dead-man switch fired: all your orders are cancelled")
    } else if let time = alarm.firesAt {
      say(.plain, "dead-man switch: fires at \(ClockText.time(time)) unless renewed")
    } else {
      say(.plain, "dead-man switch: off")
    }
  }
}
