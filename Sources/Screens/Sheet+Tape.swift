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

  /// How many trades are looked at, the newest first.
  static let tapeDepth = 512

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
      let line = padded(tapeQuantity(run.quantity, width: quantity), quantity)
      brush.put(
        "\(text(glyph)) \(padded(state.instrument.text(run.price), price)) \(line)",
        at: Point(x: inner.x + time, y: y), run.isOwn ? .own : role)
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

  /// The latest trades, those that belong together taken together: calmer to read, and a line still
  /// says everything that one trade would.
  private func runs(_ count: Int) -> [Run] {
    let own = state.fills.suffix(64).map(\.fill.trade)
    var runs: [Run] = []
    let kept = state.memory.tape.latest(Self.tapeDepth)
    let settled = kept.drop { $0.time > tapeEnd }
    // At high speed all that is kept may be younger than that; the newest are shown then.
    let isOutrun = kept.count == state.memory.tape.capacity && settled.count < count
    for entry in isOutrun ? kept[...] : settled {
      let trade = entry.trade
      let isOwn = own.contains(trade.id)
      if let last = runs.indices.last, isSameRun(runs[last], entry, isOwn: isOwn) {
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

  /// Whether an older trade belongs to a run: another match of the same taker, or the same price
  /// from the same side within the same second.
  private func isSameRun(_ run: Run, _ entry: TapeEntry, isOwn: Bool) -> Bool {
    guard run.aggressor == entry.trade.aggressor, run.isOwn == isOwn else { return false }
    if run.time == entry.time, run.aggressor != nil { return true }
    return run.price == entry.trade.price
      && (run.time - .epoch).wholeSeconds == (entry.time - .epoch).wholeSeconds
  }

  /// The moment up to which the tape shows trades: it moves on four times a second of real time, so
  /// that its lines can be read; all of them while the market is paused or stands still.
  var tapeEnd: Instant {
    guard !state.isPaused, phase?.allows(.match) == true else { return .distantFuture }
    let step = max(1, 250_000 * state.view.clock.speedPerMille)
    return Instant(nanoseconds: LadderRows.floor(now.nanoseconds, step))
  }
}
