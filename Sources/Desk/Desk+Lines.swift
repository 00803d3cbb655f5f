// Lines of text: the command line, the palette, search and the filter of the list of keys.
extension Desk {
  /// Does what a key asks for that has to do with lines of text and the lists above them.
  static func workOnLine(_ action: Action, _ state: inout DeskState) {
    switch action {
    case .openPrompt, .openPalette, .openMacros, .openSearch, .filterHelp: openLine(action, &state)
    case .completePrompt, .completeBack, .historyOlder, .historyNewer: editPrompt(action, &state)
    case .choiceUp, .choiceDown, .choicePageUp, .choicePageDown: moveChoice(action, &state)
    default: editLine(action, &state)
    }
  }

  /// Does what a key of a line of text asks for; taking a character from nothing closes it.
  static func editLine(_ action: Action, _ state: inout DeskState) {
    guard let line = state.line else { return }
    if action == .eraseCharacter, line.isEmpty {
      if case .help(let scroll, _) = state.overlay {
        state.overlay = .help(scroll: scroll)
      } else if case .prompt = state.overlay {
        state.closePrompt()
      } else {
        state.overlay = nil
      }
      return
    }
    state.changeLine { $0.edit(action) }
  }

  /// Opens what the action names.
  static func openLine(_ action: Action, _ state: inout DeskState) {
    switch action {
    case .openPalette: state.overlay = .palette(Palette(scope: .everything))
    case .openMacros:
      guard !state.session.macros.isEmpty else {
        state.say(
          .plain, "there are no macros; the settings name them, as in out: cancel all; flatten")
        return
      }
      state.overlay = .palette(Palette(scope: .macros))
    case .openSearch: state.overlay = .search(Search())
    case .filterHelp:
      guard case .help(let scroll, let filter) = state.overlay else { return }
      state.overlay = .help(scroll: scroll, filter: HelpFilter(line: filter?.line ?? TextLine()))
      scrollToTop(&state)
    default: openPrompt(&state)
    }
    state.refreshLine()
  }

  private static func scrollToTop(_ state: inout DeskState) {
    state.scrollMax = DeskState.scrollMaxUnknown
  }

  /// Chooses another row of the list.
  static func moveChoice(_ action: Action, _ state: inout DeskState) {
    let step =
      switch action {
      case .choiceUp: -1
      case .choiceDown: 1
      case .choicePageUp: -10
      default: 10
      }
    state.moveChoice(by: step)
  }

  /// Does what a row of the list is that was clicked.
  static func choose(_ row: Int, _ state: inout DeskState) -> [Effect] {
    switch state.overlay {
    case .palette(var palette):
      palette.selected = row
      return carryOut(palette, &state)
    case .search(var search) where search.results.indices.contains(row):
      search.selected = row
      return carryOut(search, &state)
    default: return []
    }
  }

  /// Does what the chosen row of the palette is.
  static func carryOut(_ palette: Palette, _ state: inout DeskState) -> [Effect] {
    guard palette.entries.indices.contains(palette.selected) else { return [] }
    state.overlay = nil
    switch palette.entries[palette.selected].meaning {
    case .action(let action): return perform(action, &state)
    case .macro(let name): return runMacro(name, &state)
    }
  }
}

extension DeskState {
  /// Chooses a row of the list that is so many further down, as far as there are.
  mutating func moveChoice(by step: Int) {
    func moved(_ selected: Int, _ count: Int) -> Int { max(0, min(selected + step, count - 1)) }
    switch overlay {
    case .palette(var palette):
      palette.selected = moved(palette.selected, palette.entries.count)
      overlay = .palette(palette)
    case .search(var search):
      search.selected = moved(search.selected, search.results.count)
      overlay = .search(search)
    default: break
    }
  }

  /// The line that is being typed; `nil` where none is.
  var line: TextLine? {
    switch overlay {
    case .prompt(let prompt): prompt.line
    case .palette(let palette): palette.line
    case .search(let search): search.line
    case .help(_, let filter) where filter?.isTyping == true: filter?.line
    default: nil
    }
  }

  /// Changes the line that is being typed, if one is.
  mutating func changeLine(_ change: (inout TextLine) -> Void) {
    switch overlay {
    case .prompt(var prompt):
      change(&prompt.line)
      prompt.place = nil
      overlay = .prompt(prompt)
    case .palette(var palette):
      change(&palette.line)
      palette.selected = 0
      overlay = .palette(palette)
    case .search(var search):
      change(&search.line)
      overlay = .search(search)
    case .help(let scroll, var filter?) where filter.isTyping:
      change(&filter.line)
      overlay = .help(scroll: scroll, filter: filter)
    default: return
    }
    refreshLine()
  }
}
