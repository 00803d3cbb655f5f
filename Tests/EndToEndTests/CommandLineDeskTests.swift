import Foundation
import Testing

extension EndToEnd {
  /// The command line, macros and the files beside the journal, in a real terminal.
  @Suite struct CommandLineDeskTests {
    @Test func aTypedOrderRestsAndTheLineIsKeptForTheNextSession() throws {
      try TerminalSession.open { session in
        try session.launchDesk()
        try session.press(":")
        try session.type("buy 0.01 @bid-900")
        try session.press("Enter")
        try session.until("resting: buy 0.01000")
        try session.press(":")
        try session.type("cancel all")
        try session.press("Enter")
        try session.until("cancelled")
        try session.press("q")
        #expect(try session.exitStatus() == 0)
        try session.launchDesk()
        try session.press(":")
        try session.press("Up", "Up")
        try session.until(":buy 0.01 @bid-900")
        try session.press("Escape")
        try session.until("the line to go", within: 10) { !$0.contains(":buy 0.01") }
        try session.press("q")
        #expect(try session.exitStatus() == 0)
      }
    }

    @Test func aMacroRunsByItsKeyAndTheLogNamesTheSession() throws {
      try TerminalSession.open { session in
        let folder = session.tmux.folder
        let file = folder.appendingPathComponent("settings.yaml")
        try "keys: {scalp: F9, help: F10}\nmacros: {scalp: buy 0.01 @bid-900}\nsafety: hot\n"
          .write(to: file, atomically: true, encoding: .utf8)
        try session.launchBellwether("--settings '\(file.path)' --seed 7")
        try session.until(" HOT", within: 20)
        try session.press("F9")
        try session.until("resting: buy 0.01000")
        try session.until("F10 help")
        try session.press("X")
        try session.until("cancelled")
        try session.press("q")
        #expect(try session.exitStatus() == 0)
        let log = try String(
          contentsOf: folder.appendingPathComponent("state/bellwether/bellwether.log"),
          encoding: .utf8)
        for words in [
          "session begins", "seed=7", "terminal ", "colours=", "session ends", "how=left",
        ] {
          #expect(log.contains(words), "\(log)")
        }
        #expect(!(try session.screenText()).contains("session begins"))
      }
    }

    @Test func thePaletteFindsAndSearchGoesThere() throws {
      try TerminalSession.open(columns: 80, rows: 24) { session in
        try session.launchDesk()
        try session.press("C-p")
        try session.until("Everything the keys do")
        try session.type("ordrs")
        try session.until("shows the open orders")
        try session.press("Escape")
        try session.until("the palette to go", within: 10) { !$0.contains("Everything") }
        try session.press("/")
        try session.until("Search")
        try session.type("ETH-USDT")
        try session.until("market ")
        try session.press("Enter")
        try session.until("the market to change", within: 10) { screen in
          screen.split(separator: "\n").first?.contains("ETH-USDT") == true
        }
        try session.press("q")
        #expect(try session.exitStatus() == 0)
      }
    }
  }
}
