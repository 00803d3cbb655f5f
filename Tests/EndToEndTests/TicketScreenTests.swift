import Foundation
import Testing

extension EndToEnd {
  /// The ticket, its guards and the alerts, in the program itself.
  @Suite struct TicketScreenTests {
    @Test func aNewcomerIsThereInThreeKeys() throws {
      try TerminalSession.open(columns: 120, rows: 40) { session in
        try session.launchDesk("--scenario calm-day --seed 7")
        try session.press("j", "Enter")
        try session.until("a resting bid", within: 10) { DeskScreen($0).orders.count == 1 }
        try session.press("X")
        try session.until("no order left", within: 10) { DeskScreen($0).orders.isEmpty }
        try session.press("m", "Enter")
        try session.until("a trade", within: 10) { $0.contains("bought") }
      }
    }

    @Test func aPairIsSentAndListedWithItsTrigger() throws {
      try TerminalSession.open(columns: 120, rows: 40) { session in
        try session.launchDesk("--scenario calm-day --seed 7")
        // Nothing has a last price before the first trade.
        try session.until("a trade", within: 30) { $0.contains("▲ ") || $0.contains("▼ ") }
        try session.press("J")
        try session.until("Sell BTC-USDT")
        for _ in 0..<8 { try session.press("k") }
        try session.until("one-cancels-other")
        try session.press("Enter")
        let screen = try session.until("both orders", within: 10) {
          $0.contains("stop pair") && $0.contains("limit pair")
        }
        #expect(screen.contains("<= "))
        try session.press("X")
        try session.until("no order left", within: 10) { $0.contains("no open orders") }
      }
    }

    @Test func aSlipOfTheFingerLeavesByItsOwnKeyAlone() throws {
      try TerminalSession.open(columns: 80, rows: 24) { session in
        try session.launchDesk("--scenario calm-day --seed 7")
        try session.press("j")
        try session.until("Buy BTC-USDT")
        try session.press("Tab")
        for key in ["6", "1", "7", "3", ".", "2"] { try session.press(key) }
        try session.press("Enter", "Enter")
        try session.until("! send all the same")
        #expect(try session.screenText().contains("below the bid"))
        try session.press("!")
        try session.until("the order", within: 10) { $0.contains("6,173.20") }
      }
    }

    @Test func anAlertOnFillsMarksTheWholeFrameUntilAKey() throws {
      try TerminalSession.open(columns: 80, rows: 24) { session in
        try session.launchDesk("--scenario calm-day --seed 7")
        try session.press("!")
        try session.until("none; type a price")
        try session.press("f")
        try session.until("every fill")
        try session.press("q", "m")
        try session.until("Buy BTC-USDT")
        try session.press("Enter")
        let screen = try session.until("!!! ALERT", within: 10)
        let marked = screen.split(separator: "\n").count { $0.hasPrefix("!") }
        #expect(marked >= 23, "\(marked)")
        try session.press("Space")
        try session.until("the flash to go", within: 10) { !$0.contains("!!! ALERT") }
      }
    }
  }
}
