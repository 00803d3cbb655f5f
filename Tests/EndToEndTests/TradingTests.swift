import Testing

extension EndToEnd {
  /// A person trades: orders go in, wait, fill, and balances follow to the last digit.
  @Suite struct TradingTests {
    /// Arms the desk and places a buy order so many rows below the best bid.
    private func placeBid(_ session: TerminalSession, below rows: Int) throws {
      try session.press("a")
      try session.until("ARMED")
      try session.press("Left")
      for _ in 0..<rows { try session.press("Down") }
      try session.press("b")
      try session.until("Buy BTC-USDT")
      try session.press("Enter")
      try session.until("the order among the open ones", within: 10) {
        DeskScreen($0).orders.count == 1
      }
    }

    @Test func aBidWaitsItsTurnAndFills() throws {
      try TerminalSession.open { session in
        try session.launchDesk("--seed 7")
        let before = try #require(try session.desk().balance(of: "USDT"))
        let coins = try #require(try session.desk().balance(of: "BTC"))
        try placeBid(session, below: 2)
        let placed = try #require(try session.desk().orders.first)
        #expect(placed.side == "buy")
        #expect(placed.filled == .zero)
        let held = try #require(try session.desk().balance(of: "USDT"))
        #expect(held.total == before.total)
        #expect(held.held >= placed.price * placed.quantity)
        try session.press("+", "+", "+")
        try session.until("the queue before it to fall", within: 60) { text in
          let orders = DeskScreen(text).orders
          return orders.isEmpty || orders[0].ahead < placed.ahead || orders[0].filled > .zero
        }
        try session.until("the order to fill", within: 120) { DeskScreen($0).orders.isEmpty }
        try session.press("p")
        try session.until("PAUSED")
        try session.press("h")
        let desk = DeskScreen(
          try session.until("the fills", within: 10) { !DeskScreen($0).fills.isEmpty })
        var cost = Amount.zero
        var bought = Amount.zero
        for fill in desk.fills {
          #expect(fill.liquidity == "maker")
          cost = cost + fill.price * fill.quantity + fill.fee
          bought = bought + fill.quantity
        }
        #expect(bought == placed.quantity)
        let after = try #require(desk.balance(of: "USDT"))
        let coinsAfter = try #require(desk.balance(of: "BTC"))
        #expect(after.held == .zero)
        #expect(before.total - after.total == cost)
        #expect(coinsAfter.total - coins.total == bought)
      }
    }

    @Test func escapeSendsNothingAndCancelFreesTheFunds() throws {
      try TerminalSession.open { session in
        try session.launchDesk()
        let before = try #require(try session.desk().balance(of: "USDT"))
        try session.press("a", "Left", "b")
        try session.until("Buy BTC-USDT")
        try session.press("Escape")
        try session.until("the ticket to go", within: 10) { !$0.contains("Buy BTC-USDT") }
        #expect(try session.desk().orders.isEmpty)
        try placeBid(session, below: 8)
        try session.press("X")
        try session.until("no order left", within: 10) { DeskScreen($0).orders.isEmpty }
        #expect(try session.desk().balance(of: "USDT") == before)
      }
    }

    @Test func nothingIsSentWhileOnlyLooking() throws {
      try TerminalSession.open { session in
        try session.launchDesk()
        try session.press("b", "Enter", "j", "Enter", "m", "Enter")
        try session.press("p")
        let screen = DeskScreen(try session.until("PAUSED"))
        #expect(screen.orders.isEmpty)
        #expect(screen.status(has: "VIEW"))
      }
    }
  }
}
