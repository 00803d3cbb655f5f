import Foundation
import Testing

extension EndToEnd {
  /// A new venue takes over while the person trades.
  @Suite struct UpgradeTests {
    @Test func anOrderRestsThroughItAndTradingGoesOn() throws {
      try TerminalSession.open { session in
        try session.launchDesk("--new")
        try placeBid(session, at: "50000", count: 1)
        try placeBid(session, at: "50000", count: 2)
        let placed = try session.desk().orders
        let quantity = try #require(placed.first?.quantity)
        #expect(Set(placed.map(\.ahead.description)) == ["\(Amount.zero)", "\(quantity)"])
        // By its key, then by its name: more than once in a session.
        try session.press("U")
        try session.until("Upgrade the venue?")
        try session.press("y")
        try expectUpgrade(session, after: [])
        let first = try upgrades(session)
        #expect(try session.desk().orders == placed)
        try placeBid(session, at: "50001", count: 3)
        try session.press(":")
        try session.type("upgr")
        try session.press("Tab", "Enter")
        try session.until("Upgrade the venue?")
        try session.press("Enter")
        try expectUpgrade(session, after: first)
        let after = try session.desk().orders
        #expect(after.count == 3 && placed.allSatisfy { after.contains($0) })
        // The result stays to be read, and goes by itself; in a paused market too.
        try session.press("p")
        try session.until("the banner to go", within: 30) { !$0.contains("orders lost") }
        try session.press("X")
        try session.until("no order left", within: 10) { DeskScreen($0).orders.isEmpty }
        try session.press("q")
        #expect(try session.exitStatus() == 0)
        let farewell = try session.until("Audit")
        #expect(farewell.contains("Audit passed") && farewell.contains("difference 0"))
      }
    }

    @Test func withoutAJournalItIsRefused() throws {
      try TerminalSession.open(columns: 80, rows: 24) { session in
        try session.launchDesk("--no-journal")
        try session.press("U")
        try session.until("Upgrade refused: the journal is off")
        try session.press("Escape")
        try session.until("the banner to go", within: 10) { !$0.contains("Upgrade refused: the") }
      }
    }

    /// The banner from the beginning to its end, and the result in the log.
    private func expectUpgrade(_ session: TerminalSession, after before: [String]) throws {
      var seen: Set<String> = []
      try session.until("the upgrade to be over", within: 60) { screen in
        for words in ["Upgrade: building from the journal", "Upgraded, pause"]
        where screen.contains(words) {
          seen.insert(words)
        }
        if screen.contains("upgrade refused") {
          throw SessionError(what: "the upgrade was refused", screen: screen)
        }
        // The line of the last upgrade scrolls away; only a new one tells that this one is over.
        let now = Self.upgrades(in: screen)
        return screen.contains("Upgraded, pause") && !now.isEmpty && now != before
      }
      #expect(seen.contains("Upgraded, pause"))
      let screen = try session.screenText()
      #expect(screen.contains("orders lost"))
      #expect(screen.contains("you could trade all the time"))
    }

    private func upgrades(_ session: TerminalSession) throws -> [String] {
      Self.upgrades(in: try session.screenText())
    }

    /// The lines of the log that tell of upgrades that are over.
    private static func upgrades(in screen: String) -> [String] {
      screen.split(separator: "\n").map(String.init).filter { $0.contains("upgraded: pause") }
    }

    private func placeBid(_ session: TerminalSession, at price: String, count: Int) throws {
      try session.press("b")
      try session.until("Buy BTC-USDT")
      try session.press("Tab")
      try session.type(price)
      // So far from the touch it is warned of, and only another key sends it.
      try session.press("Enter")
      try session.until("not sent")
      try session.press("!")
      try session.until("\(count) open orders", within: 10) { DeskScreen($0).orders.count == count }
    }
  }
}
