import Desk
import Input
import Market
import Testing

@Suite struct PromptTests {
  @Test func everyCommandHasANameOfItsOwn() {
    let names = ActionTable.commands.compactMap(\.command)
    #expect(Set(names).count == names.count)
    #expect(names.allSatisfy { $0.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "-" } })
    for name in ["upgrade", "buy", "market-buy", "cancel-all", "help", "quit", "flatten", "hot"] {
      #expect(names.contains(name), "\(name)")
    }
  }

  @Test func aWholeNameIsDone() {
    var rig = Rig()
    rig.press(":")
    #expect(rig.prompt == "")
    rig.type("Upgrade")
    #expect(rig.prompt == "upgrade")
    #expect(rig.press("Enter").isEmpty)
    #expect(rig.question?.action == .upgrade)
    rig.press("Esc", ":")
    rig.type("cancel all")
    rig.rest(11, .buy, 6_173_239)
    rig.show()
    #expect(Rig.commands(rig.press("Enter")) == [.cancelAll(instrument: nil, side: nil)])
    #expect(rig.state.overlay == nil)
  }

  @Test func partOfANameIsCompletedBeforeItIsDone() {
    var rig = Rig()
    rig.press(":")
    rig.type("up")
    #expect(rig.press("Enter").isEmpty && rig.prompt == "upgrade")
    rig.press("Esc", ":")
    rig.type("can")
    rig.press("Tab")
    #expect(rig.prompt == "cancel")
    rig.press("Tab", "Backspace")
    #expect(rig.prompt == "cance")
    #expect(rig.press("Enter").isEmpty)
    #expect(rig.fault == "which of these?")
    rig.type("xyz")
    #expect(rig.press("Enter").isEmpty && rig.fault == "there is no such command")
    rig.press("Backspace")
    #expect(rig.fault == nil)
  }

  @Test func itClosesByEscapeByEnterAndByErasingNothing() {
    for key in ["Esc", "Enter", "Backspace"] {
      var rig = Rig(.hot)
      rig.press(":", key)
      #expect(rig.state.overlay == nil && rig.effects.isEmpty)
    }
  }

  @Test func whatTheKeyMayNotTheNameMayNotEither() {
    var rig = Rig(.view)
    rig.press(":")
    rig.type("market-buy")
    #expect(rig.press("Enter").isEmpty)
    #expect(rig.said.hasPrefix("VIEW sends no orders"))
  }

  @Test func aPasteIsNoCommand() {
    var rig = Rig()
    rig.press(":")
    rig.send(.input(.paste("quit\n")))
    #expect(rig.prompt == "" && rig.effects.isEmpty)
  }

  @Test func itDoesNotGrowWithoutEnd() {
    var rig = Rig()
    rig.press(":")
    rig.type(String(repeating: "a", count: 100))
    #expect(rig.prompt?.count == 32)
  }
}

extension Rig {
  /// What stands in the command line.
  fileprivate var prompt: String? {
    if case .prompt(let prompt) = state.overlay { prompt.text } else { nil }
  }

  fileprivate var fault: String? {
    if case .prompt(let prompt) = state.overlay { prompt.fault } else { nil }
  }
}
