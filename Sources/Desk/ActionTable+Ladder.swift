import Input
import Market

// The part of the table that is about own orders on the ladder, and about how the ladder looks.
extension ActionTable {
  /// Moving own orders.
  static let moving: [ActionDefinition] = [
    move(.moveOrderUp, .up, "move up", "a row up"),
    move(.moveOrderDown, .down, "move down", "a row down"),
  ]

  private static func move(
    _ action: Action, _ key: Key, _ label: String, _ way: String
  ) -> ActionDefinition {
    ActionDefinition(
      action, [KeyBinding(.desk, key, .alt)], .openOrders, label,
      "moves the chosen order \(way), as dragging it with the mouse does; never trades at once",
      activity: .amend, needsSafety: true)
  }

  /// How the ladder looks.
  static let ladderLook: [ActionDefinition] = [
    ActionDefinition(
      .toggleBars, [KeyBinding(.desk, "d")], .ladder, "bars",
      "bars of what rests at each price, or of all from the touch to it"),
    ActionDefinition(
      .showLadderParts, [KeyBinding(.desk, "C")], .ladder, "columns",
      "lists the ladder's columns, to show or hide them"),
    ActionDefinition(
      .flowMinimumUp, [KeyBinding(.desk, "k")], .ladder, "only larger changes",
      "shows stacked and pulled only from the next larger of your sizes on"),
    ActionDefinition(
      .flowMinimumDown, [KeyBinding(.desk, "K")], .ladder, "smaller changes too",
      "shows stacked and pulled from the next smaller of your sizes on"),
  ]

  /// What lies over the screen and belongs to the ladder and the fills.
  static let ladderWindows: [ActionDefinition] = [
    ActionDefinition(
      .olderFill, [KeyBinding(.fill, .left)], .ticket, "older fill", "goes to the fill before"),
    ActionDefinition(
      .newerFill, [KeyBinding(.fill, .right)], .ticket, "newer fill", "goes to the fill after"),
    ActionDefinition(
      .partUp, [KeyBinding(.ladderParts, .up)], .ticket, "column above",
      "goes to the ladder's column above"),
    ActionDefinition(
      .partDown, [KeyBinding(.ladderParts, .down)], .ticket, "column below",
      "goes to the ladder's column below"),
  ]
}
