public import Market

extension Desk {
  /// Does what a key of the ladder's look asks for.
  static func changeLook(_ action: Action, _ state: inout DeskState) {
    switch action {
    case .toggleBars:
      let isCumulative = state.ladderLook.bars == .perLevel
      state.ladderLook.bars = isCumulative ? .cumulative : .perLevel
      state.say(
        .plain,
        isCumulative
          ? "bars: all that rests from the touch to each price" : "bars: what rests at each price")
    case .flowMinimumUp: state.changeMinimum(by: 1)
    case .flowMinimumDown: state.changeMinimum(by: -1)
    default: state.overlay = .ladderParts(row: 0)
    }
  }

  /// Does what a key of the list of parts asks for.
  static func choosePart(_ action: Action, _ state: inout DeskState) {
    guard case .ladderParts(let row) = state.overlay else { return }
    let count = LadderPart.allCases.count
    state.overlay = .ladderParts(row: (row + (action == .partUp ? count - 1 : 1)) % count)
  }

  /// Switches the chosen part.
  static func switchPart(_ row: Int, _ state: inout DeskState) {
    guard LadderPart.allCases.indices.contains(row) else { return }
    let part = LadderPart.allCases[row]
    state.ladderLook[part] = state.ladderLook[part].next
    state.overlay = .ladderParts(row: row)
  }
}

extension DeskState {
  /// How large a change of the book must be to be shown as stacked or pulled.
  public var flowMinimum: Quantity {
    let presets = sizes.presets[Int(focus.rawValue)]
    let place = min(ladderLook.minimumSize, presets.count)
    return place > 0 ? presets[place - 1] : .zero
  }

  /// Goes to the next larger or smaller of the market's sizes, and to none before the first.
  fileprivate mutating func changeMinimum(by step: Int) {
    let count = sizes.presets[Int(focus.rawValue)].count
    let place = min(ladderLook.minimumSize, count) + step
    guard (0...count).contains(place) else {
      say(
        .plain,
        step > 0
          ? "that is the largest of your sizes" : "everything stacked and pulled is shown already")
      return
    }
    ladderLook.minimumSize = place
    let minimum = flowMinimum
    say(
      .plain,
      minimum == .zero
        ? "stacked and pulled: everything is shown"
        : "stacked and pulled: from \(instrument.text(minimum)) \(instrument.base.symbol) on")
  }
}
