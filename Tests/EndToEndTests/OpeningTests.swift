import Foundation
import Testing

extension EndToEnd {
  /// What a person sees first, at each size, and what the mouse and the keyboard reach.
  @Suite struct OpeningTests {
    @Test(arguments: [
      (
        120, 40,
        ["BTC-USDT", "ARMED", "OPEN", "Ladder", "Chart", "Tape", "Depth", "Account", "Orders"]
      ),
      (200, 60, ["BTC-USDT", "ARMED", "Ladder", "Chart", "Tape", "Depth", "Account", "ETH-USDT"]),
      (80, 24, ["BTC-USDT", "ARMED", "Ladder", "Tape", "Orders"]),
      (60, 16, ["BTC-USDT", "ARMED", "mine", "Orders"]),
      (59, 16, ["needs 60x16"]), (60, 15, ["needs 60x16"]), (20, 5, ["20", "x5"]),
    ])
    func everyLayoutHasItsParts(columns: Int, rows: Int, parts: [String]) throws {
      try TerminalSession.open(columns: columns, rows: rows) { session in
        try session.launchBellwether()
        for part in parts { try session.until(part) }
        try session.press("q")
        #expect(try session.exitStatus() == 0)
      }
    }

    @Test func theScreenFollowsTheTerminal() throws {
      try TerminalSession.open { session in
        try session.launchDesk()
        try session.resize(columns: 50, rows: 10)
        try session.until("needs 60x16")
        try session.resize(columns: 80, rows: 24)
        try session.until("Ladder")
        try session.resize(columns: 120, rows: 40)
        try session.until("Account")
      }
    }

    @Test func theMarketMovesAndPauses() throws {
      try TerminalSession.open { session in
        try session.launchDesk()
        let first = try session.screenText()
        try session.until("another screen", within: 10) { $0 != first }
        try session.press("p")
        let paused = try session.until("PAUSED")
        try session.press(".")
        try session.until("a second of market time to pass", within: 10) { $0 != paused }
      }
    }

    @Test func helpShowsEveryKeyAndGoes() throws {
      try TerminalSession.open { session in
        try session.launchDesk()
        try session.press("?")
        try session.until("First steps")
        try session.press("Escape")
        try session.until("the help to go", within: 10) { !$0.contains("First steps") }
      }
    }

    @Test func pastedTextPressesNoKeys() throws {
      try TerminalSession.open { session in
        try session.launchDesk()
        try session.paste("q\nb\n\nX>q\n")
        try session.until("pasted text ignored")
        // Keys in the wake of a paste do not count either.
        Thread.sleep(forTimeInterval: 0.5)
        try session.press("p")
        let screen = DeskScreen(try session.until("PAUSED"))
        #expect(screen.orders.isEmpty)
        #expect(screen.market == "BTC-USDT")
        #expect(!session.hasEnded)
      }
    }

    @Test func aSequenceThatComesInPiecesIsNoKeystroke() throws {
      try TerminalSession.open { session in
        try session.launchDesk()
        // Each of `<`, `0` and `;` alone would be a key or nothing; `<` goes to another market.
        for byte in TerminalSession.report(.left, column: 3, row: 3) { try session.send([byte]) }
        for byte in Array("\u{1b}[15~\u{1b}[1;5A".utf8) { try session.send([byte]) }
        try session.press("p")
        let screen = DeskScreen(try session.until("PAUSED"))
        #expect(screen.market == "BTC-USDT")
        #expect(!screen.status(has: "0x"))
      }
    }

    @Test func colourAndCharactersComeDownToWhatTheTerminalHas() throws {
      let plain = ["LANG": "C", "LC_ALL": "C", "NO_COLOR": "1"]
      try TerminalSession.open(environment: plain) { session in
        try session.launchBellwether()
        let screen = try session.until("Ladder")
        #expect(screen.allSatisfy { $0.isASCII })
        let coloured = try session.tmux.run(["capture-pane", "-p", "-e", "-t", "test"])
        #expect(!coloured.contains("\u{1b}[38;") && !coloured.contains("\u{1b}[48;"))
      }
    }
  }
}

extension TerminalSession {
  /// Starts the desk and waits until its market is there.
  func launchDesk(_ arguments: String = "") throws {
    try launchBellwether(arguments)
    try until("the desk", within: 20) { screen in
      guard !hasEnded else { throw SessionError(what: "the program has ended", screen: screen) }
      return screen.contains("Ladder") && screen.contains("OPEN")
    }
  }

  /// The desk as it is now.
  func desk() throws -> DeskScreen { DeskScreen(try screenText()) }
}
