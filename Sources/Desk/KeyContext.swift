public import Input

/// Where a key is pressed: what is in front decides what it means.
public enum KeyContext: Hashable, Sendable, CaseIterable {
  /// Everywhere, whatever is in front.
  case always
  /// With nothing over the screen, in any pane.
  case desk
  /// With nothing over the screen, in the ladder.
  case ladder
  /// With nothing over the screen, in the lower panel.
  case blotter
  /// In the order ticket.
  case ticket
  /// In the list of keys.
  case help
  /// In a notice in full.
  case notice
  /// In a question.
  case question
  /// In the command line.
  case prompt

  /// The contexts in which a key is looked up here, first to last.
  public var lookup: [KeyContext] {
    switch self {
    case .ladder, .blotter: [self, .desk, .always]
    case .always: [.always]
    case .desk, .ticket, .help, .notice, .question, .prompt: [self, .always]
    }
  }

  /// How the context is called in the help.
  public var title: String {
    switch self {
    case .always: "everywhere"
    case .desk: "on the desk"
    case .ladder: "in the ladder"
    case .blotter: "in the lower panel"
    case .ticket: "in the ticket"
    case .help: "in the list of keys"
    case .notice: "in a notice"
    case .question: "in a question"
    case .prompt: "in the command line"
    }
  }
}

extension DeskState {
  /// Where a key pressed now would be looked up.
  public var context: KeyContext {
    switch overlay {
    case .ticket: .ticket
    case .help: .help
    case .notice: .notice
    case .question: .question
    case .prompt: .prompt
    case nil: pane == .ladder ? .ladder : .blotter
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
