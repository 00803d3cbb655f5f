import Desk
import Input
import Market
import Testing

@Suite struct PromptTests {
  @Test func everyCommandHasANameOfItsOwn() {
    let names = CommandParser().names
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
    #expect(rig.press("Enter") == [.rememberCommand("Upgrade")])
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
    rig.type("upg")
    #expect(rig.press("Enter").isEmpty && rig.prompt == "upgrade")
    rig.press("Esc", ":")
    rig.type("can")
    rig.press("Tab")
    #expect(rig.prompt == "cancel")
    rig.press("Backspace")
    #expect(rig.prompt == "cance")
    #expect(rig.press("Enter").isEmpty)
    #expect(rig.fault == "column 1: which of these?")
    rig.type("xyz")
    #expect(rig.press("Enter").isEmpty)
    #expect(rig.fault?.hasPrefix("column 1: there is no command 'cancexyz'") == true)
    rig.press("Backspace")
    #expect(rig.fault == nil)
  }

  @Test func aFewLettersFindAName() {
    var rig = Rig()
    rig.press(":")
    rig.type("mktby")
    rig.press("Tab")
    #expect(rig.prompt == "market-buy")
  }

  @Test func tabGoesThroughWhatTheWordMayBecome() {
    var rig = Rig()
    rig.press(":")
    rig.type("join")
    rig.press("Tab")
    #expect(rig.prompt == "join-")
    rig.press("Tab")
    #expect(rig.prompt == "join-bid")
    rig.press("Tab")
    #expect(rig.prompt == "join-ask")
    rig.press("Tab")
    #expect(rig.prompt == "join-bid")
    rig.press("Shift-Tab")
    #expect(rig.prompt == "join-ask")
    #expect(rig.press("Enter") == [.rememberCommand("join-ask")])
    #expect(rig.ticket?.side == .sell)
  }

  @Test func argumentsAreCompletedToo() {
    var rig = Rig()
    for (typed, completed) in [
      ("buy 0.1 @b", "buy 0.1 @bid"), ("symbol eth", "symbol eth-usdt"),
      ("theme con", "theme contrast"), ("interval 15", "interval 15s"),
      ("pause; symbol fe", "pause; symbol fern-usdt"), ("3 improve-b", "3 improve-bid"),
    ] {
      rig.press(":")
      rig.type(typed)
      rig.press("Tab")
      #expect(rig.prompt == completed)
      rig.press("Esc")
    }
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
    #expect(Rig.commands(rig.press("Enter")).isEmpty)
    #expect(rig.said.hasPrefix("VIEW sends no orders"))
  }

  @Test func aPasteIsTextAndNeverACommand() {
    var rig = Rig()
    rig.press(":")
    rig.send(.input(.paste("quit\n")))
    #expect(rig.prompt == "" && rig.effects.isEmpty)
    #expect(rig.said == "pasted text ignored: only one line of text goes here")
    rig.send(.input(.paste("buy 0.1 2650")))
    #expect(rig.prompt == "buy 0.1 2650" && rig.effects.isEmpty)
  }

  @Test func lettersAreLettersAndNoKeys() {
    var rig = Rig()
    rig.rest(11, .buy, 6_173_239)
    rig.show()
    for opening in [":", "/", "Ctrl-P"] {
      rig.press(opening)
      #expect(rig.type("XbBq?").isEmpty)
      rig.press("Esc")
    }
  }

  @Test func aLineIsEditedWhereTheCursorIs() {
    var rig = Rig()
    rig.press(":")
    rig.type("buy 2650")
    rig.press("Left", "Left", "Left", "Left")
    rig.type("0.5 ")
    #expect(rig.prompt == "buy 0.5 2650")
    rig.press("Home", "Delete", "Delete", "Delete")
    rig.type("sell")
    #expect(rig.prompt == "sell 0.5 2650")
    rig.press("End", "Ctrl-W")
    #expect(rig.prompt == "sell 0.5 ")
    rig.press("Ctrl-U")
    #expect(rig.prompt == "")
  }

  @Test func itDoesNotGrowWithoutEnd() {
    var rig = Rig()
    rig.press(":")
    rig.type(String(repeating: "a", count: 300))
    #expect(rig.prompt?.count == TextLine.lengthMax)
  }

  @Test func earlierLinesComeBack() {
    var rig = Rig()
    for line in ["pause", "join-bid", "pause"] {
      rig.press(":")
      rig.type(line)
      rig.press("Enter", "Esc")
    }
    rig.press(":", "Up")
    #expect(rig.prompt == "pause")
    rig.press("Up")
    #expect(rig.prompt == "join-bid")
    rig.press("Up", "Up", "Up")
    #expect(rig.prompt == "pause")
    rig.press("Down", "Down", "Down", "Down")
    #expect(rig.prompt == "")
    rig.type("jo")
    rig.press("Up")
    #expect(rig.prompt == "join-bid")
    rig.press("Down")
    #expect(rig.prompt == "jo")
  }

  @Test func aLineIsRememberedOnceInARow() {
    var rig = Rig()
    for line in ["pause", "pause", "nonsense", "  "] {
      rig.press(":")
      rig.type(line)
      rig.press("Enter", "Esc")
    }
    #expect(rig.effects.filter { $0 == .rememberCommand("pause") }.count == 1)
    #expect(rig.state.commandHistory.lines == ["pause"])
  }

  @Test func theHistoryHasBounds() {
    let history = CommandHistory((0..<400).map { "speed \($0)" } + ["bad\u{7}line", "", "   "])
    #expect(history.lines.count == CommandHistory.linesMax)
    #expect(history.lines.last == "speed 399")
  }
}

extension Rig {
  /// What stands in the command line.
  var prompt: String? {
    if case .prompt(let prompt) = state.overlay { prompt.text } else { nil }
  }

  /// What is wrong with it.
  var fault: String? {
    if case .prompt(let prompt) = state.overlay { prompt.fault?.description } else { nil }
  }

  /// Types a command line and presses Enter.
  @discardableResult mutating func command(_ line: String) -> [Effect] {
    press(":")
    type(line)
    return press("Enter")
  }
}
