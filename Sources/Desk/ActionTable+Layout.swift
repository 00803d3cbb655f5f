import Input

// The part of the table that is about the chart and the layout of the screen.
extension ActionTable {
  /// The chart.
  static let chart: [ActionDefinition] = [
    ActionDefinition(
      .longerInterval, [KeyBinding(.desk, "]")], .chart, "longer candles",
      "makes the candles of the chart longer"),
    ActionDefinition(
      .shorterInterval, [KeyBinding(.desk, "[")], .chart, "shorter candles",
      "makes the candles of the chart shorter"),
    inChart(.chartBack, .left, "back", hint: "back", "scrolls the chart back"),
    inChart(.chartForward, .right, "forward", hint: "forward", "scrolls the chart forward"),
    inChart(.chartPageBack, .pageUp, "far back", "scrolls the chart far back"),
    inChart(.chartPageForward, .pageDown, "far forward", "scrolls the chart far forward"),
    inChart(.chartToStart, .home, "to the start", "goes to the oldest candle that is kept"),
    inChart(
      .chartToPresent, .end, "to the present", hint: "present",
      "goes back to the present, which the chart then follows"),
    ActionDefinition(
      .widerCandles, [KeyBinding(.desk, ")"), KeyBinding(.chart, .up)], .chart, "wider candles",
      "zooms in: candles 1, 2, 4 and 6 columns apart"),
    ActionDefinition(
      .narrowerCandles, [KeyBinding(.desk, "("), KeyBinding(.chart, .down)], .chart,
      "narrower candles", "zooms out"),
    ActionDefinition(
      .toggleDots, [KeyBinding(.desk, ",")], .chart, "dots",
      "draws candles in the dots of braille, or in half blocks again"),
    ActionDefinition(
      .toggleFace, [KeyBinding(.desk, ";")], .chart, "book over time",
      "shows the book over time in the chart, with trades on it, or candles again"),
    ActionDefinition(
      .toggleProfile, [KeyBinding(.desk, "V")], .chart, "volume profile",
      "shows how much traded at each price, beside the candles"),
  ]

  private static func inChart(
    _ action: Action, _ key: Key, _ label: String, hint: String? = nil, _ help: String
  ) -> ActionDefinition {
    ActionDefinition(action, [KeyBinding(.chart, key)], .chart, label, hint: hint, help)
  }

  /// Layouts.
  static let layouts: [ActionDefinition] = [
    ActionDefinition(
      .nextLayout, [KeyBinding(.desk, "w")], .layouts, "next layout", hint: "layout",
      "goes to the next layout: trade, watch, scalp, compare, study"),
    ActionDefinition(
      .previousLayout, [KeyBinding(.desk, "W")], .layouts, "previous layout",
      "goes to the layout before"),
    layout(.layoutTrade, 2, .trade), layout(.layoutWatch, 3, .watch),
    layout(.layoutScalp, 4, .scalp), layout(.layoutCompare, 5, .compare),
    layout(.layoutStudy, 6, .study),
    ActionDefinition(
      .maximise, [KeyBinding(.desk, "z")], .layouts, "maximise",
      "gives the pane that has the keys all the room, or puts the others back"),
    ActionDefinition(
      .borderLeft, [KeyBinding(.desk, .left, .alt)], .layouts, "border left",
      "moves the border beside the pane to the left; the mouse drags borders, too"),
    ActionDefinition(
      .borderRight, [KeyBinding(.desk, .right, .alt)], .layouts, "border right",
      "moves the border beside the pane to the right"),
    ActionDefinition(
      .borderUp, [KeyBinding(.desk, .pageUp, .alt)], .layouts, "border up",
      "moves the border below the pane, or above it, up"),
    ActionDefinition(
      .borderDown, [KeyBinding(.desk, .pageDown, .alt)], .layouts, "border down",
      "moves that border down"),
    ActionDefinition(
      .resetSizes, [KeyBinding(.desk, "Z")], .layouts, "reset sizes",
      "puts the borders of the layout back to where they were"),
  ]

  private static func layout(
    _ action: Action, _ key: Int, _ preset: LayoutPreset
  ) -> ActionDefinition {
    ActionDefinition(
      action, [KeyBinding(.desk, .function(key))], .layouts, "layout \(preset.name)",
      "\(preset.name): \(preset.purpose)")
  }
}
