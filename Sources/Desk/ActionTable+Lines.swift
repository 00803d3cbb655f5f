import Input

// The part of the table that is about lines of text and the lists above them.
extension ActionTable {
  /// The command line, the palette, search and the filter of the list of keys.
  static let lines: [ActionDefinition] = [
    ActionDefinition(
      .openPalette, [KeyBinding(.desk, "p", .control)], .lines, "palette",
      "a list of everything the keys do, to be found by a few letters of it"),
    ActionDefinition(
      .openMacros, [KeyBinding(.desk, "@")], .lines, "macros",
      "the same list with the macros of the settings alone"),
    ActionDefinition(
      .openSearch, [KeyBinding(.desk, "/")], .lines, "search", hint: "search",
      "finds words in orders, fills, notices, messages, markets and help, and goes there"),
    ActionDefinition(
      .filterHelp, [KeyBinding(.help, "/")], .lines, "filter",
      "shows only the keys that have to do with what is typed"),
    ActionDefinition(
      .completePrompt, [KeyBinding(.prompt, .tab)], .lines, "complete",
      "goes on with the word as far as it is clear, then through what it may become"),
    ActionDefinition(
      .completeBack, [KeyBinding(.prompt, .tab, .shift)], .lines, "complete back",
      "goes back through what the word may become"),
    ActionDefinition(
      .historyOlder, [KeyBinding(.prompt, .up)], .lines, "older line",
      "brings back the line before, of those that begin with what is typed"),
    ActionDefinition(
      .historyNewer, [KeyBinding(.prompt, .down)], .lines, "newer line",
      "brings back the line after"),
    onList(.choiceUp, .up, "choice up", "chooses the row above"),
    onList(.choiceDown, .down, "choice down", "chooses the row below"),
    onList(.choicePageUp, .pageUp, "choices up", "chooses ten rows up"),
    onList(.choicePageDown, .pageDown, "choices down", "chooses ten rows down"),
    onLine(.lineLeft, [KeyPress(.left)], "left", "goes a character to the left"),
    onLine(.lineRight, [KeyPress(.right)], "right", "goes a character to the right"),
    onLine(
      .lineStart, [KeyPress(.home), KeyPress(.character("a"), .control)], "start",
      "goes to the start of the line"),
    onLine(
      .lineEnd, [KeyPress(.end), KeyPress(.character("e"), .control)], "end",
      "goes to the end of the line"),
    onLine(
      .eraseNext, [KeyPress(.delete), KeyPress(.character("d"), .control)], "erase next",
      "takes the character on the right away"),
    onLine(
      .eraseWord, [KeyPress(.character("w"), .control)], "erase word",
      "takes the word on the left away"),
    onLine(
      .eraseLine, [KeyPress(.character("u"), .control)], "erase line",
      "takes everything on the left away"),
  ]

  private static func onLine(
    _ action: Action, _ keys: [KeyPress], _ label: String, _ help: String
  ) -> ActionDefinition {
    let places: [KeyContext] = [.prompt, .palette, .search, .filter]
    return ActionDefinition(
      action, places.flatMap { place in keys.map { KeyBinding(context: place, key: $0) } }, .lines,
      label, help)
  }

  private static func onList(
    _ action: Action, _ key: Key, _ label: String, _ help: String
  ) -> ActionDefinition {
    ActionDefinition(
      action, [KeyBinding(.palette, key), KeyBinding(.search, key)], .lines, label, help)
  }
}
