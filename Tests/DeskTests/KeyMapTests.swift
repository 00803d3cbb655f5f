import Desk
import Input
import Market
import Testing

@Suite struct KeyMapTests {
  private static func map(
    _ changes: KeyChange...
  ) -> (map: KeyMap, problems: [KeyProblem]) { KeyMap.changed(by: changes) }

  private static func keys(_ names: String...) -> [KeyPress] { names.map(Rig.key) }

  @Test func aChangedKeyTakesThePlaceOfTheOldOne() {
    let (map, problems) = Self.map(KeyChange(.action(.joinBid), keys: Self.keys("F11")))
    #expect(problems.isEmpty)
    #expect(map.action(for: Rig.key("F11"), in: .ladder) == .joinBid)
    #expect(map.action(for: Rig.key("j"), in: .ladder) == nil)
    #expect(map.keyNames(of: .joinBid) == "F11")
    #expect(map.keyNames(of: .joinAsk) == "J")
  }

  @Test func twoActionsExchangeTheirKeys() {
    let (map, problems) = Self.map(
      KeyChange(.action(.buyAtCursor), keys: Self.keys("s")),
      KeyChange(.action(.sellAtCursor), keys: Self.keys("b")))
    #expect(problems.isEmpty)
    #expect(map.action(for: Rig.key("s"), in: .ladder) == .buyAtCursor)
    #expect(map.action(for: Rig.key("b"), in: .blotter) == .sellAtCursor)
  }

  @Test func aKeyThatMeansSomethingElseIsAConflict() {
    let (_, problems) = Self.map(KeyChange(.action(.upgrade), keys: Self.keys("F11", "b")))
    #expect(
      problems == [
        KeyProblem(
          change: 0, key: 1,
          text: "'b' means buy on the desk already; choose another key, or give buy another one "
            + "or none")
      ])
  }

  @Test func twoChangesWithOneKeyAreAConflictOfTheSecond() {
    let (_, problems) = Self.map(
      KeyChange(.action(.upgrade), keys: Self.keys("F11")),
      KeyChange(.action(.redraw), keys: Self.keys("F11")))
    #expect(problems.map(\.change) == [1])
    #expect(problems[0].text.hasPrefix("'F11' means upgrade on the desk already"))
  }

  @Test func panesDoNotCollideButTheDeskCollidesWithBoth() {
    #expect(
      Self.map(
        KeyChange(.action(.rowUp), in: .blotter, keys: Self.keys("F11")),
        KeyChange(.action(.cursorUp), in: .ladder, keys: Self.keys("F11"))
      ).problems.isEmpty)
    #expect(
      Self.map(
        KeyChange(.action(.rowUp), in: .blotter, keys: Self.keys("F11")),
        KeyChange(.action(.centre), keys: Self.keys("F11"))
      ).problems.count == 1)
  }

  @Test func aPlaceChangesThatPlaceAlone() {
    let (map, problems) = Self.map(
      KeyChange(.action(.cancelSelected), in: .blotter, keys: Self.keys("F11")))
    #expect(problems.isEmpty)
    #expect(map.keyNames(of: .cancelSelected) == "F11, x")
    #expect(map.action(for: KeyPress(.delete), in: .blotter) == nil)
  }

  @Test func aKeyInTwoPlacesIsChangedInBoth() {
    let (map, _) = Self.map(KeyChange(.action(.scrollDown), keys: Self.keys("F11")))
    #expect(map.action(for: Rig.key("F11"), in: .help) == .scrollDown)
    #expect(map.action(for: Rig.key("F11"), in: .notice) == .scrollDown)
  }

  @Test func lettersThatAreTypedCannotBeKeysThere() {
    let (_, problems) = Self.map(
      KeyChange(.action(.completePrompt), keys: Self.keys("z")),
      KeyChange(.action(.cancelAll), keys: Self.keys("0")))
    #expect(problems.map(\.change) == [0, 1])
    #expect(problems[0].text.contains("is typed in the command line"))
    #expect(problems[1].text.contains("is typed into the ticket"))
  }

  @Test func nobodyCanLockThemselvesIn() {
    for action in [Action.quit, .confirm, .dismiss, .openPrompt] {
      let (_, problems) = Self.map(
        KeyChange(.action(action), keys: []),
        KeyChange(.action(action), in: .always, keys: []))
      #expect(problems.count == 1, "\(action)")
      #expect(problems.first?.text.contains("needs a key") == true)
    }
    #expect(Self.map(KeyChange(.action(.quit), keys: [])).problems.isEmpty, "Ctrl-C is left")
  }

  @Test func everythingThatIsSaidOfKeysFollows() {
    var rig = Rig(.view)
    var session = Rig.session
    session.keyMap =
      Self.map(
        KeyChange(.action(.safetyArmed), keys: Self.keys("F11")),
        KeyChange(.action(.help), keys: Self.keys("F10"))
      ).map
    rig.state = DeskState(session: session, theme: "dark")
    rig.state.safety = .view
    rig.show()
    rig.press("j")
    #expect(rig.said == "VIEW sends no orders; F11 arms the desk")
    rig.press("a", "?")
    #expect(rig.state.safety == .view && rig.state.overlay == nil)
    rig.press("F11", "F10")
    #expect(rig.state.safety == .armed && rig.state.overlay == .help(scroll: 0))
    #expect(session.keyMap.text().contains("F11"))
    rig.press("Esc", "Ctrl-P")
    rig.type("arm")
    guard case .palette(let palette) = rig.state.overlay else {
      Issue.record("no palette")
      return
    }
    #expect(palette.entries.first?.keys == "F11")
  }

  @Test(arguments: [
    ("b", "b"), ("B", "B"), ("space", "Space"), ("ctrl-k", "Ctrl-K"), ("Ctrl-K", "Ctrl-K"),
    ("alt-up", "Alt-Up"), ("F12", "F12"), ("pgdn", "PgDn"), ("shift-tab", "Shift-Tab"),
    ("-", "-"), ("Ctrl--", "Ctrl--"), (":", ":"), ("é", "é"), ("Ctrl-Alt-x", "Ctrl-Alt-x"),
  ])
  func keysAreReadAsTheyAreWritten(text: String, name: String) throws {
    let key = try KeyPress(reading: text)
    #expect(key.name.lowercased() == name.lowercased())
  }

  @Test func everyKeyOfTheTableIsReadBack() throws {
    for binding in ActionTable.definitions.flatMap(\.bindings) {
      #expect(try KeyPress(reading: binding.key.name) == binding.key)
    }
  }

  @Test(arguments: [
    ("", KeyTextError.unknown), ("bb", .unknown), ("F13", .unknown), (" ", .unknown),
    ("Ctlr-X", .unknown), ("Ctrl-I", .same(as: "Tab")), ("Ctrl-M", .same(as: "Enter")),
    ("Shift-b", .shifted), ("\u{7}", .unknown),
  ])
  func whatIsNoKeyIsNone(text: String, problem: KeyTextError) {
    #expect(throws: problem) { try KeyPress(reading: text) }
  }
}
