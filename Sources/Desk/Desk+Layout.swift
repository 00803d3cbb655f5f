extension Desk {
  /// How far a key moves a border, in thousandths of what is divided.
  static let borderStep = 20

  /// Does what a key of the layouts asks for.
  static func arrange(_ action: Action, _ state: inout DeskState) {
    switch action {
    case .nextLayout: use(state.layout.preset.neighbour(1), &state)
    case .previousLayout: use(state.layout.preset.neighbour(-1), &state)
    case .layoutTrade: use(.trade, &state)
    case .layoutWatch: use(.watch, &state)
    case .layoutScalp: use(.scalp, &state)
    case .layoutCompare: use(.compare, &state)
    case .layoutStudy: use(.study, &state)
    case .maximise: state.isMaximised.toggle()
    case .resetSizes:
      state.isMaximised = false
      state.layout.resetSizes()
      state.say(.plain, "layout \(state.layout.preset.name): sizes as they were made")
    case .borderLeft: moveBorder(by: -borderStep, isColumn: true, &state)
    case .borderRight: moveBorder(by: borderStep, isColumn: true, &state)
    case .borderUp: moveBorder(by: -borderStep, isColumn: false, &state)
    default: moveBorder(by: borderStep, isColumn: false, &state)
    }
  }

  private static func use(_ preset: LayoutPreset, _ state: inout DeskState) {
    state.isMaximised = false
    state.layout.preset = preset
    state.say(.plain, "layout \(preset.name): \(preset.purpose)")
  }

  private static func moveBorder(by step: Int, isColumn: Bool, _ state: inout DeskState) {
    let place = state.shown.places.first { $0.pane == state.pane }
    guard let border = isColumn ? place?.column : place?.row else {
      state.say(
        .warning, "this pane has no border \(isColumn ? "at its side" : "above or below it")")
      return
    }
    let now = state.layout.shift(of: border)
    state.layout.move(border, toPerMille: now + step)
  }

  /// Learns what of the layout the last frame had room for.
  static func learn(_ shown: ShownLayout, _ state: inout DeskState) {
    state.shown = shown
    if !shown.contains(state.pane) {
      state.pane = shown.places.first?.pane ?? .blotter
    }
  }
}

extension DeskState {
  /// Whether the ladder is on the screen, as far as the last frame and the layout tell.
  var isLadderShown: Bool { shown.contains(.ladder) && (!isMaximised || pane == .ladder) }

  /// Lets go of chosen prices that cannot be seen: no key should mean them.
  mutating func letGoOfHiddenPrices() {
    guard !isLadderShown else { return }
    for index in ladders.indices where ladders[index].cursor != nil || ladders[index].isCursorLost {
      ladders[index].cursor = nil
      ladders[index].isCursorLost = false
    }
  }
}
