import Market

extension Desk {
  /// Asks for a new venue in place of the running one, after a question.
  static func upgrade(_ state: inout DeskState, isConfirmed: Bool) -> [Effect] {
    switch state.journal {
    case .off: return learn(.refused("the journal is off"), &state)
    case .failing: return learn(.refused("the journal cannot be written"), &state)
    case .recording: break
    }
    if isConfirmed { return [.upgrade] }
    state.overlay = .question(
      Question(
        text: "Upgrade the venue? A new one is built from the journal and takes over between two "
          + "commands. Trading goes on.",
        action: .upgrade))
    return []
  }

  /// Learns how far an upgrade has come; nil takes what was said about it off the screen.
  static func learn(_ stage: UpgradeStage?, _ state: inout DeskState) -> [Effect] {
    let before = state.upgrade
    state.upgrade = stage
    switch stage {
    case .building:
      if case .building = before { break }
      state.say(.plain, "upgrade: a new venue is built from the journal, trading goes on")
    case .done(let result):
      state.say(
        .good,
        "upgraded: pause \(result.pauseText), \(result.orderText) kept, 0 lost, state hash "
          + "\(result.hashText()) equal; \(result.buildText), and you could trade all the time")
    case .refused(let reason):
      state.say(.warning, "upgrade refused: \(reason); the running venue goes on as before")
      return [.bell]
    case .handingOver, nil: break
    }
    return []
  }
}
