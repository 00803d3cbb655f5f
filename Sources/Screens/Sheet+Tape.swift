internal import Analytics
internal import Canvas
internal import Desk
internal import Market

/// The tape: every trade, newest first.
extension Sheet {
  /// Trades that followed each other at one price, from one side, within one second.
  private struct Run {
    var time: Instant
    var price: Price
    var quantity: Quantity
    var aggressor: Side?
    var isOwn: Bool
  }

  /// Draws the tape of the market in the ladder.
  mutating func tape(in rect: Rect) {
    guard rect.height >= 4, rect.width >= 16 else { return }
    let inner = brush.panel(rect, title: "Tape")
    let hasTime = inner.width >= 30
    let time = hasTime ? 9 : 0
    let price = max(7, state.instrument.text(state.memory.statistics.high).utf8.count)
    let quantity = max(0, inner.width - time - 2 - price - 1)
    let runs = runs(inner.height)
    for (number, run) in runs.enumerated() {
      let y = inner.y + number
      let side = run.aggressor
      let role: ThemeRole = side == .buy ? .positive : side == .sell ? .negative : .accent
      let glyph = side == .buy ? glyphs.up : side == .sell ? glyphs.down : glyphs.disc
      if hasTime { brush.put(ClockText.time(run.time), at: Point(x: inner.x, y: y), .dim) }
      let x = inner.x + time
      brush.put(
        text(glyph) + " " + padded(state.instrument.text(run.price), price), at: Point(x: x, y: y),
        run.isOwn ? .own : role)
      brush.put(
        tapeQuantity(run.quantity, width: quantity),
        at: Point(x: x + 3 + price, y: y), run.isOwn ? .own : .text, width: quantity,
        alignment: .trailing)
    }
    if runs.isEmpty {
      brush.put(
        "no trades yet", at: Point(x: inner.x, y: inner.y + inner.height / 2), .placeholder,
        width: inner.width, alignment: .centre)
    }
  }

  /// A text moved to the right of a field.
  func padded(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.utf8.count)) + text
  }

  private func tapeQuantity(_ quantity: Quantity, width: Int) -> String {
    let exact = state.instrument.text(quantity)
    return exact.utf8.count <= width
      ? exact : NumberText.compact(quantity, of: state.instrument, width: width)
  }

  /// The latest trades, those that belong together taken together: calmer to read, and a line of it
  /// still says everything that one trade would.
  private func runs(_ count: Int) -> [Run] {
    let own = Set(state.fills.suffix(100).map(\.fill.trade))
    var runs: [Run] = []
    for entry in state.memory.tape.latest(512) {
      let trade = entry.trade
      let isOwn = own.contains(trade.id)
      if let last = runs.indices.last, runs[last].price == trade.price,
        runs[last].aggressor == trade.aggressor, runs[last].isOwn == isOwn,
        (runs[last].time - .epoch).wholeSeconds == (entry.time - .epoch).wholeSeconds
      {
        runs[last].quantity += trade.quantity
        continue
      }
      guard runs.count < count else { break }
      runs.append(
        Run(
          time: entry.time, price: trade.price, quantity: trade.quantity,
          aggressor: trade.aggressor, isOwn: isOwn))
    }
    return runs
  }
}
