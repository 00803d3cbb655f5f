import Testing

extension EndToEnd {
  /// The default scenario from the announcement to the reopening, with an order resting through it.
  @Suite struct MaintenanceTests {
    /// What the banner says, in the order of a window's life.
    private static let life = [
      "Maintenance in", "Cancel-only, halt in", "Halted, back in", "Verifying, back in",
      "Reopening, cancel-only", "Auction, uncross in", "Maintenance is over",
    ]

    @Test func anOrderRestsThroughIt() throws {
      try TerminalSession.open { session in
        try session.launchDesk("--speed 10")
        try session.press("a")
        try session.until("ARMED")
        // Far below the market, by typing the price into the ticket, so that it rests throughout.
        try session.press("b")
        try session.until("Buy BTC-USDT")
        try session.type("50000")
        try session.press("Enter")
        try session.until("the order", within: 10) { DeskScreen($0).orders.count == 1 }
        let placed = try #require(try session.desk().orders.first)
        for words in Self.life {
          let screen = try session.until(words, within: 120)
          if words.hasPrefix("Cancel-only") { try expectRefusal(session) }
          if words.hasPrefix("Verifying") { #expect(screen.contains("frozen, not live")) }
          if words.hasPrefix("Auction") { try session.until("moved once", within: 30) }
        }
        let screen = try session.until("difference 0")
        #expect(DeskScreen(screen).orders == [placed])
        try session.until("OPEN")
        try session.press("N")
        try session.until("moved once")
        try session.press("q")
        try session.until("Leave?")
        try session.press("y")
        #expect(try session.exitStatus() == 0)
        try session.until("difference 0")
      }
    }

    /// A new order now: the desk says why it cannot be, and none is added.
    private func expectRefusal(_ session: TerminalSession) throws {
      try session.press("j")
      try session.until("new orders are refused")
      try session.press("Enter", "Escape")
      #expect(try session.desk().orders.count == 1)
    }
  }
}
