import Market

// When an alert rings, and what that does.
extension DeskState {
  /// Looks at a last price of a market: rings the alerts that it reaches.
  mutating func look(at last: Price, of id: InstrumentID) -> [Effect] {
    var effects: [Effect] = []
    for index in alerts.list.indices {
      let alert = alerts.list[index]
      guard case .price(let market, let price) = alert.condition, market == id, !alert.isDone
      else { continue }
      guard let rises = alert.rises else {
        // It was set before anything had traded.
        if last != price { alerts.list[index].rises = price > last }
        continue
      }
      guard rises ? last >= price : last <= price, let instrument = instrument(id) else { continue }
      alerts.list[index].isDone = true
      let text =
        "\(instrument.symbol) \(rises ? "rose" : "fell") to \(instrument.text(last)), "
        + "alert at \(instrument.text(price))"
      effects += ring(index, text, at: now, isNews: true)
    }
    return effects
  }

  /// Looks at the spreads of the latest view: rings where one has become wider than it may be.
  mutating func lookAtSpreads() -> [Effect] {
    var effects: [Effect] = []
    for index in alerts.list.indices {
      guard case .spread(let id, let most) = alerts.list[index].condition,
        let instrument = instrument(id), phase(of: id).allows(.match)
      else { continue }
      // A side without anybody is as wide as can be.
      let spread = spread(of: id)
      let isOver = spread.map { $0 > most } ?? true
      defer { alerts.list[index].isOver = isOver }
      guard isOver, !alerts.list[index].isOver else { continue }
      let text =
        spread.map { "\(instrument.symbol): the spread is \($0) ticks, wider than \(most)" }
        ?? "\(instrument.symbol): one side of the book is empty"
      effects += ring(index, text, at: now, isNews: true)
    }
    return effects
  }

  /// Rings the alerts of a kind, once for a moment.
  mutating func ringAll(
    _ condition: AlertCondition, _ text: String, at time: Instant
  ) -> [Effect] {
    guard let index = alerts.list.firstIndex(where: { $0.condition == condition }),
      alerts.list[index].rangAt != time
    else { return [] }
    return ring(index, text, at: time, isNews: false)
  }

  /// How long a flash is seen at most, in market time at 1x.
  private static let flashSpan = TimeSpan.seconds(5)

  /// Rings one.
  ///
  /// - Parameter isNews: Whether nothing else says it.
  private mutating func ring(
    _ index: Int, _ text: String, at time: Instant, isNews: Bool
  ) -> [Effect] {
    alerts.list[index].rangAt = time
    if isNews { say(.warning, "alert: \(text)") }
    guard !alerts.isQuiet else { return [] }
    // Five seconds for the person, however fast the market's clock runs.
    let thousandths = min(
      max(view.clock.speedPerMille, 1_000), VenueControl.speedsPerMille.upperBound)
    let span = TimeSpan(nanoseconds: Self.flashSpan.nanoseconds / 1_000 * thousandths)
    alerts.flash = AlertFlash(text: text, until: now + span)
    // Who looks at the screen needs no window over it.
    if alerts.knowsFocus, isFocused { return [.bell] }
    return [.bell, .notify(title: "Bellwether", text: text)]
  }
}
