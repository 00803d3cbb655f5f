import Desk
import Input
import Testing

@Suite struct ActionTableTests {
  @Test func everyActionStandsInTheTableOnce() {
    let actions = ActionTable.definitions.map(\.action)
    #expect(Set(actions) == Set(Action.allCases))
    #expect(actions.count == Action.allCases.count)
  }

  @Test func everyActionHasAKeyAndWords() {
    for definition in ActionTable.definitions {
      #expect(!definition.bindings.isEmpty, "\(definition.action)")
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
          ActionTable.action(for: binding.key, in: binding.context) == definition.action)
        #expect(ActionTable.isReachable(definition.action, in: binding.context))
      }
    }
  }

  @Test func anUnboundKeyMeansNothing() {
    #expect(ActionTable.action(for: KeyPress(.character("~")), in: .ladder) == nil)
    #expect(ActionTable.action(for: KeyPress(.character("b"), .alt), in: .ladder) == nil)
    #expect(ActionTable.action(for: KeyPress(.character("b")), in: .help) == nil)
  }

  @Test func noHotkeyOfTheDeskWorksInATicket() {
    let allowed: Set<Action> = [.cancelAll, .quit, .suspend, .redraw, .confirm, .dismiss]
    for definition in ActionTable.definitions
    where ActionTable.isReachable(definition.action, in: .ticket) {
      #expect(
        definition.group == .ticket || allowed.contains(definition.action),
        "\(definition.action)")
      #expect(!definition.needsSafety)
    }
  }

  @Test func digitsAndPointAreFreeForTheTicket() {
    for character in "0123456789." {
      #expect(ActionTable.action(for: KeyPress(.character(character)), in: .ticket) == nil)
    }
  }

  @Test func hintsBelongToTheirContext() {
    let ladder = ActionTable.hints(in: .ladder).map(\.action)
    #expect(ladder.prefix(2) == [.buyAtCursor, .sellAtCursor])
    #expect(!ladder.contains(.togglePostOnly))
    #expect(ActionTable.hints(in: .ticket).map(\.action).contains(.togglePostOnly))
  }

  @Test func keysAreNamedAsPeopleCallThem() {
    #expect(ActionTable.definition(of: .quit).keyNames == "q, Ctrl-C")
    #expect(ActionTable.definition(of: .centre).keyNames == "Space")
    #expect(ActionTable.definition(of: .nextField).keyNames == "Tab")
  }

  @Test func theManualNamesEveryAction() {
    let manual = ActionTable.manual
    for definition in ActionTable.definitions {
      #expect(manual.contains("| `\(definition.keyNames)` | \(definition.help) |"))
    }
    #expect(manual.contains("**Orders**"))
  }
}
