import Desk
import Input
import Testing

@Suite struct ActionTableTests {
  @Test func everyActionStandsInTheTableOnce() {
    let actions = ActionTable.definitions.map(\.action)
    #expect(Set(actions) == Set(Action.allCases))
    #expect(actions.count == Action.allCases.count)
  }

  @Test func everyActionHasANameOfItsOwn() {
    let names = ActionTable.definitions.map(\.name)
    #expect(Set(names).count == names.count)
    for name in names {
      #expect(name.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "-" }, "\(name)")
      #expect(ActionTable.action(named: name) != nil)
    }
    #expect(ActionTable.action(named: "no-such") == nil)
  }

  @Test func everyActionHasAKeyAndWords() {
    for definition in ActionTable.definitions {
      // What has no key can be asked for by its name.
      let isKind = definition.action.ticketKind != nil
      #expect(definition.bindings.isEmpty == isKind, "\(definition.action)")
      #expect(!isKind || definition.command != nil)
      #expect(!definition.label.isEmpty && !definition.help.isEmpty, "\(definition.action)")
      #expect(definition.hint?.isEmpty != true, "\(definition.action)")
    }
  }

  @Test(arguments: KeyContext.allCases)
  func noKeyMeansTwoThings(context: KeyContext) {
    let places = context.lookup
    let keys = ActionTable.definitions.flatMap(\.bindings)
      .filter { places.contains($0.context) }.map(\.key)
    for key in Set(keys) {
      #expect(keys.count { $0 == key } == 1, "\(key.name) \(context.title)")
    }
  }

  @Test func everyBindingIsFoundWhereItIsBound() {
    for definition in ActionTable.definitions {
      for binding in definition.bindings {
        #expect(
          KeyMap.standard.action(for: binding.key, in: binding.context) == definition.action)
        #expect(KeyMap.standard.isReachable(definition.action, in: binding.context))
      }
    }
  }

  @Test func anUnboundKeyMeansNothing() {
    #expect(KeyMap.standard.action(for: KeyPress(.character("~")), in: .ladder) == nil)
    #expect(KeyMap.standard.action(for: KeyPress(.character("b"), .alt), in: .ladder) == nil)
    #expect(KeyMap.standard.action(for: KeyPress(.character("b")), in: .help) == nil)
  }

  @Test func noHotkeyOfTheDeskWorksInATicket() {
    // VIEW makes it safe.
    let allowed: Set<Action> = [
      .cancelAll, .quit, .suspend, .redraw, .confirm, .dismiss, .safetyView, .openPrompt,
    ]
    for definition in ActionTable.definitions
    where KeyMap.standard.isReachable(definition.action, in: .ticket) {
      #expect(
        definition.group == .ticket || allowed.contains(definition.action),
        "\(definition.action)")
      #expect(!definition.needsSafety)
    }
  }

  @Test func digitsAndPointAreFreeForTheTicket() {
    for character in "0123456789." {
      #expect(KeyMap.standard.action(for: KeyPress(.character(character)), in: .ticket) == nil)
    }
  }

  @Test func hintsBelongToTheirContext() {
    let ladder = KeyMap.standard.hints(in: .ladder).map(\.action)
    #expect(ladder.prefix(2) == [.buyAtCursor, .sellAtCursor])
    #expect(!ladder.contains(.togglePostOnly))
    #expect(KeyMap.standard.hints(in: .ticket).map(\.action).contains(.togglePostOnly))
  }

  @Test func keysAreNamedAsPeopleCallThem() {
    #expect(KeyMap.standard.keyNames(of: .quit) == "q, Ctrl-C")
    #expect(KeyMap.standard.keyNames(of: .centre) == "Space")
    #expect(KeyMap.standard.keyNames(of: .nextField) == "Tab")
  }

  @Test func theManualNamesEveryAction() {
    let markdown = KeyMap.standard.markdown()
    let text = KeyMap.standard.text()
    for definition in ActionTable.definitions {
      let names = KeyMap.standard.keyNames(of: definition.action).replacing("|", with: "\\|")
      let keys = names.isEmpty ? KeyMap.noKey : names
      #expect(markdown.contains("| `\(keys)` | `\(definition.name)` | \(definition.help) |"))
      #expect(text.contains(definition.help))
    }
    #expect(markdown.contains("**Orders**") && text.contains("Orders\n"))
  }
}
