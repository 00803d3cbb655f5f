public import Input

/// Where a key is pressed: what is in front decides what it means.
public enum KeyContext: String, Hashable, Sendable, CaseIterable {
  /// Everywhere, whatever is in front.
  case always = "everywhere"
  /// With nothing over the screen, in any pane.
  case desk
  /// With nothing over the screen, in the ladder.
  case ladder
  /// With nothing over the screen, in the lower panel.
  case blotter = "panel"
  /// With nothing over the screen, in the chart.
  case chart
  /// With nothing over the screen, in the list of markets.
  case watchlist
  /// In the order ticket.
  case ticket
  /// In the list of keys.
  case help
  /// In a notice in full.
  case notice
  /// In an own fill in full.
  case fill
  /// In the list of the ladder's parts.
  case ladderParts
  /// In a question.
  case question
  /// In the command line.
  case prompt
  /// In the list of alerts.
  case alerts
  /// In the list of everything the keys do.
  case palette
  /// In search.
  case search
  /// In the filter of the list of keys.
  case filter

  /// How the context is called in the settings.
  public var name: String { rawValue }

  /// Whether letters are typed there, so that they are no keys.
  public var isTyping: Bool {
    switch self {
    case .prompt, .palette, .search, .filter: true
    default: false
    }
  }

  /// The contexts in which a key is looked up here, first to last.
  public var lookup: [KeyContext] {
    switch self {
    case .ladder, .blotter, .chart, .watchlist: [self, .desk, .always]
    case .always: [.always]
    default: [self, .always]
    }
  }

  /// How the context is called in the help.
  public var title: String {
    switch self {
    case .always: "everywhere"
    case .desk: "on the desk"
    case .ladder: "in the ladder"
    case .blotter: "in the lower panel"
    case .chart: "in the chart"
    case .watchlist: "in the list of markets"
    case .ticket: "in the ticket"
    case .help: "in the list of keys"
    case .notice: "in a notice"
    case .fill: "in a fill"
    case .ladderParts: "in the list of the ladder's parts"
    case .question: "in a question"
    case .prompt: "in the command line"
    case .alerts: "in the list of alerts"
    case .palette: "in the palette"
    case .search: "in search"
    case .filter: "in the filter of keys"
    }
  }
}

extension DeskState {
  /// Where a key pressed now would be looked up.
  public var context: KeyContext {
    switch overlay {
    case .ticket: .ticket
    case .help(_, let filter): filter?.isTyping == true ? .filter : .help
    case .notice, .bulletin: .notice
    case .fill: .fill
    case .ladderParts: .ladderParts
    case .question: .question
    case .prompt: .prompt
    case .alerts: .alerts
    case .palette: .palette
    case .search: .search
    case nil: pane.context
    }
  }
}

extension KeyPress {
  /// The key as it is written in hints and help, such as `b`, `Space` or `Ctrl-L`.
  public var name: String {
    // Most are a plain character, and the hints have dozens in every frame.
    if modifiers.isEmpty, case .character(let character) = key, character != " " {
      return String(character)
    }
    var prefix = ""
    if modifiers.contains(.control) { prefix += "Ctrl-" }
    if modifiers.contains(.alt) { prefix += "Alt-" }
    if modifiers.contains(.shift) { prefix += "Shift-" }
    switch key {
    case .character(" "): return prefix + "Space"
    case .character(let character):
      return prefix
        + (modifiers.contains(.control) ? character.uppercased() : String(character))
    case .enter: return prefix + "Enter"
    case .escape: return prefix + "Esc"
    case .tab: return prefix + "Tab"
    case .backspace: return prefix + "Backspace"
    case .delete: return prefix + "Delete"
    case .insert: return prefix + "Insert"
    case .up: return prefix + "Up"
    case .down: return prefix + "Down"
    case .left: return prefix + "Left"
    case .right: return prefix + "Right"
    case .home: return prefix + "Home"
    case .end: return prefix + "End"
    case .pageUp: return prefix + "PgUp"
    case .pageDown: return prefix + "PgDn"
    case .function(let number): return prefix + "F\(number)"
    }
  }
}
