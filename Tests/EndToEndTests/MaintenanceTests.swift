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
        // Two at one price, so that the second has the first before it in the queue.
        try placeFarBelow(session, count: 1)
        try placeFarBelow(session, count: 2)
        let placed = try session.desk().orders
        let quantity = try #require(placed.first?.quantity)
        #expect(Set(placed.map(\.ahead.description)) == ["\(Amount.zero)", "\(quantity)"])
        for words in Self.life {
          let screen = try session.until(words, within: 120)
          if words.hasPrefix("Cancel-only") { try expectRefusal(session) }
          if words.hasPrefix("Verifying") { #expect(screen.contains("frozen since")) }
          if words.hasPrefix("Auction") { try session.until("moved once", within: 30) }
        }
        let screen = try session.until("difference 0")
        #expect(DeskScreen(screen).orders == placed)
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

    @Test func theNoticeSettlesAndTheReconciliationOpens() throws {
      try TerminalSession.open { session in
        try session.launchDesk("--speed 10")
        try placeFarBelow(session, count: 1)
        try session.until("Maintenance in", within: 60)
        try session.press("n")
        try session.until("ticks behind")
        try session.until("stays")
        try session.press("h")
        try session.until("cancels all at a halt")
        try session.press("h")
        try session.until("stays")
        try session.press("k")
        try session.press("x")
        try session.until("no open orders", within: 10) { DeskScreen($0).orders.isEmpty }
        try session.press("Escape")
        try session.until("Maintenance is over", within: 120)
        try session.press("L")
        let screen = try session.until("Reconciliation")
        #expect(screen.contains("audit passed") && screen.contains("before and after"))
        try session.press("Escape")
        // Right after Escape a letter would be one that is pressed with Alt.
        try session.until("it closed", within: 10) { !$0.contains("hash of queues") }
        try session.press("q")
        #expect(try session.exitStatus() == 0)
      }
    }

    /// Places a bid far below the market, by typing the price into the ticket, so that it rests
    /// throughout; there are `count` orders then.
    private func placeFarBelow(_ session: TerminalSession, count: Int) throws {
      try session.press("b")
      try session.until("Buy BTC-USDT")
      try session.press("Tab")
      try session.type("50000")
      // So far from the touch it is warned of, and only another key sends it.
      try session.press("Enter")
      try session.until("not sent")
      try session.press("!")
      try session.until("\(count) open orders", within: 10) { DeskScreen($0).orders.count == count }
    }

    /// A new order now: the desk says why it cannot be, and none is added.
    private func expectRefusal(_ session: TerminalSession) throws {
      let count = try session.desk().orders.count
      try session.press("j")
      try session.until("Buy BTC-USDT")
      try session.press("Enter")
      try session.until("refused: cancel-only: new orders are refused until")
      try session.press("Escape")
      #expect(try session.desk().orders.count == count)
    }
  }
}
