extension Desk {
  /// Does what a key of the command line asks for.
  static func editPrompt(_ action: Action, _ state: inout DeskState) {
    switch action {
    case .openPrompt: state.overlay = .prompt(Prompt())
    case .completePrompt: state.changePrompt { $0.complete() }
    default:
      guard case .prompt(let prompt) = state.overlay else { return }
      if prompt.text.isEmpty {
        state.overlay = nil
      } else {
        state.changePrompt { $0.erase() }
      }
    }
  }

  /// Does what the command line names. A name that is not complete is completed first and done
  /// with another Enter, so that nothing is done that was not read.
  static func carryOut(_ prompt: Prompt, _ state: inout DeskState) -> [Effect] {
    let matches = prompt.matches
    if prompt.text.isEmpty {
      state.overlay = nil
    } else if let first = matches.first, first.command == prompt.text {
      state.overlay = nil
      return perform(first.action, &state)
    } else if matches.count == 1 {
      state.changePrompt { $0.complete() }
    } else {
      state.changePrompt { prompt in
        prompt.fault = matches.isEmpty ? "there is no such command" : "which of these?"
      }
    }
    return []
  }
}

extension DeskState {
  /// Changes the command line, if it is open.
  mutating func changePrompt(_ change: (inout Prompt) -> Void) {
    guard case .prompt(var prompt) = overlay else { return }
    change(&prompt)
    overlay = .prompt(prompt)
  }
}
