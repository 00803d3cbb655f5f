import Market

extension Desk {
  /// Does what a key of the ladder asks for.
  static func moveLadder(_ action: Action, _ state: inout DeskState) {
    switch action {
    case .cursorUp: state.moveCursor(by: 1)
    case .cursorDown: state.moveCursor(by: -1)
    case .pageUp: state.moveCursor(by: Int64(max(1, state.ladderRows / 2)))
    case .pageDown: state.moveCursor(by: -Int64(max(1, state.ladderRows / 2)))
    case .cursorToBid:
      if let bid = state.bestBid { state.choose(state.ladder.label(of: bid, .buy)) }
    case .cursorToAsk:
      if let ask = state.bestAsk { state.choose(state.ladder.label(of: ask, .sell)) }
    case .centre:
      state.ladder.isPinned = false
      state.centreLadder()
    case .groupMore: state.group(LadderState.groupings.first { $0 > state.ladder.groupingTicks })
    default: state.group(LadderState.groupings.last { $0 < state.ladder.groupingTicks })
    }
  }
}

extension DeskState {
  /// Chooses a price and brings it on the screen.
  mutating func choose(_ label: Price) {
    let grouping = ladder.groupingTicks
    let highest = instrument.maximumPrice.ticks / grouping * grouping
    ladder.cursor = Price(ticks: min(max(label.ticks, grouping), max(highest, grouping)))
    ladder.isCursorLost = false
    pane = .ladder
    showCursor()
  }

  /// Moves the chosen price by rows; the first press chooses the touch it moves towards.
  mutating func moveCursor(by rows: Int64) {
    if let cursor = ladder.cursor {
      choose(cursor.advanced(by: rows * ladder.groupingTicks))
      return
    }
    let near = rows > 0 ? bestAsk : bestBid
    if let near {
      choose(ladder.label(of: near, rows > 0 ? .sell : .buy))
    } else if let centre = ladder.centre {
      choose(centre)
    }
  }

  /// Scrolls just as far as the chosen price needs, and keeps the axis there.
  private mutating func showCursor() {
    guard let cursor = ladder.cursor, let centre = ladder.centre, !isPointerHeld,
      ladder.row(of: cursor, of: ladderRows) == nil
    else { return }
    let above = Int64(ladderRows / 2)
    let below = Int64(ladderRows - 1) - above
    let grouping = ladder.groupingTicks
    ladder.centre = cursor.advanced(by: cursor > centre ? -above * grouping : below * grouping)
    ladder.isPinned = true
  }

  /// Scrolls the axis by rows, upwards where positive, and keeps it there.
  mutating func scrollLadder(by rows: Int64) {
    guard let centre = ladder.centre, !isPointerHeld else { return }
    let grouping = ladder.groupingTicks
    let highest = instrument.maximumPrice.ticks / grouping * grouping
    let ticks = centre.ticks + rows * grouping
    ladder.centre = Price(ticks: min(max(ticks, grouping), max(highest, grouping)))
    ladder.isPinned = true
  }

  /// Brings the middle of the touch to the middle row. A chosen price that leaves the screen by
  /// that is let go.
  mutating func centreLadder() {
    guard let middle, !isPointerHeld else { return }
    ladder.centre = ladder.label(of: middle, .buy)
    if let cursor = ladder.cursor, ladder.row(of: cursor, of: ladderRows) == nil {
      ladder.cursor = nil
      ladder.isCursorLost = true
    }
  }

  /// Re-centres where the touch has left the middle half of the ladder; else the axis stands still.
  mutating func followTouch() {
    guard let middle else { return }
    guard let centre = ladder.centre else {
      centreLadder()
      return
    }
    let rows = abs(ladder.label(of: middle, .buy).ticks - centre.ticks) / ladder.groupingTicks
    if !ladder.isPinned, rows > Int64(max(1, ladderRows / 4)) { centreLadder() }
  }

  /// Puts so many ticks into a row from now on.
  mutating func group(_ ticks: Int64?) {
    guard let ticks, !isPointerHeld else { return }
    ladder.isGroupingSettled = true
    ladder.isGroupingChosen = true
    ladder.groupingTicks = ticks
    if let cursor = ladder.cursor, cursor.ticks % ticks != 0 { ladder.cursor = nil }
    ladder.isPinned = false
    ladder.centre = ladder.centre.map { ladder.label(of: $0, .buy) }
    centreLadder()
  }

  /// Chooses the grouping by the first view in which both sides have depth: the finest with which
  /// three of five rows around the touch show something or, failing that, the one that shows most.
  ///
  /// None is finer than the session's finest, so that a fast market does not run through the ladder
  /// before a person has read it.
  mutating func settleGrouping() {
    guard !ladder.isGroupingSettled, let middle, !view.bids.isEmpty, !view.asks.isEmpty else {
      return
    }
    let finest = session.finestGroupings[Int(focus.rawValue)]
    var best = (grouping: finest, filled: -1)
    for grouping in LadderState.groupings
    where grouping >= finest && grouping <= instrument.maximumPrice.ticks {
      let filled = filledRows(grouping: grouping, around: middle)
      if filled > best.filled { best = (grouping, filled) }
      if filled * 5 >= ladderRows * 3 { break }
    }
    ladder.groupingTicks = best.grouping
    ladder.isGroupingSettled = true
    ladder.centre = nil
  }

  /// Fits the ladder to so many rows. The first time, the grouping that was chosen for a guess of
  /// the rows is chosen again, unless the person has chosen one.
  mutating func fitLadder(rows: Int) {
    ladderRows = rows
    guard !knowsRows else { return }
    knowsRows = true
    for index in ladders.indices where !ladders[index].isGroupingChosen {
      ladders[index].isGroupingSettled = false
    }
    settleGrouping()
    followTouch()
  }

  /// How many of the ladder's rows would show something of the book.
  private func filledRows(grouping: Int64, around middle: Price) -> Int {
    var trial = LadderState()
    trial.groupingTicks = grouping
    trial.centre = trial.label(of: middle, .buy)
    var rows: [Int] = []
    for (levels, side) in [(view.bids, Side.buy), (view.asks, Side.sell)] {
      var last: Price?
      for level in levels {
        let label = trial.label(of: level.price, side)
        guard label != last else { continue }
        last = label
        guard let row = trial.row(of: label, of: ladderRows) else { break }
        if !rows.contains(row) { rows.append(row) }
      }
    }
    return rows.count
  }
}
