import Foundation
import Testing

extension EndToEnd {
  /// A person trades: orders go in, wait, fill, and balances follow to the last digit.
  @Suite struct TradingTests {
    /// Places a buy order so many rows below the best bid.
    private func placeBid(_ session: TerminalSession, below rows: Int) throws {
      try session.press("Left")
      for _ in 0..<rows { try session.press("Down") }
      try session.press("b")
      try session.until("Buy BTC-USDT")
      try session.press("Enter")
      try session.until("the order among the open ones", within: 10) {
        DeskScreen($0).orders.count == 1
      }
    }

    /// Places a bid two ticks below the touch that has a queue before it, in a market that is
    /// paused so that it cannot run away meanwhile; steps it on until there is such a queue.
    private func placeBidInAQueue(_ session: TerminalSession) throws -> DeskScreen.Order {
      for _ in 0..<60 {
        try placeBid(session, below: 2)
        if let order = try session.desk().orders.first, order.ahead > .zero { return order }
        try session.press("X")
        try session.until("no open order", within: 10) { DeskScreen($0).orders.isEmpty }
        try session.press(".")
        // A key that comes before the new prices are drawn means a price of before.
        try session.settle()
      }
      throw SessionError(what: "no bid had a queue before it", screen: try session.screenText())
    }

    @Test func aBidWaitsItsTurnAndFills() throws {
      try TerminalSession.open(columns: 200, rows: 60) { session in
        try session.launchDesk("--scenario calm-day --seed 7 --speed 20")
        try session.until("09:01:", within: 60)
        try session.press("p")
        try session.until("PAUSED")
        for _ in 0..<12 where try !session.screenText().contains("1 tick a row") {
          try session.press("G")
          Thread.sleep(forTimeInterval: 0.2)
        }
        try session.until("1 tick a row")
        try session.settle()
        let cent = try #require(Amount("0.01"))
        let before = try #require(try session.desk().balance(of: "USDT"))
        let coins = try #require(try session.desk().balance(of: "BTC"))
        let placed = try placeBidInAQueue(session)
        #expect(placed.side == "buy")
        #expect(placed.filled == .zero)
        let held = try #require(try session.desk().balance(of: "USDT"))
        #expect(held.total == before.total)
        #expect(held.held + cent + cent > placed.price * placed.quantity)
        #expect(held.available + held.held + cent + cent > held.total)
        try session.press("p", "+")
        var seen = [placed.ahead]
        try session.until("the order to fill", within: 180) { text in
          guard let order = DeskScreen(text).orders.first else { return true }
          if order.ahead != seen.last { seen.append(order.ahead) }
          return false
        }
        #expect(seen == seen.sorted(by: >), "the queue before an order only falls")
        try session.press("p")
        try session.until("PAUSED")
        try session.press("h")
        let desk = DeskScreen(
          try session.until("the fills", within: 10) { !DeskScreen($0).fills.isEmpty })
        var cost = Amount.zero
        var bought = Amount.zero
        for fill in desk.fills {
          #expect(fill.liquidity == "maker")
          #expect(fill.price == placed.price)
          cost = cost + fill.price * fill.quantity + fill.fee
          bought = bought + fill.quantity
        }
        #expect(bought == placed.quantity)
        let after = try #require(desk.balance(of: "USDT"))
        let coinsAfter = try #require(desk.balance(of: "BTC"))
        #expect(after.held == .zero)
        #expect(coinsAfter.total - coins.total == bought)
        // Coins are shown to the last digit; money is shown to the cent: the two balances are cut
        // off by less than a cent each, and so is the fee of every fill.
        let difference = before.total - after.total - cost
        let tolerance = desk.fills.reduce(cent + cent) { sum, _ in sum + cent }
        #expect(difference > Amount.zero - tolerance && difference < tolerance)
      }
    }

    @Test func escapeSendsNothingAndCancelFreesTheFunds() throws {
      try TerminalSession.open { session in
        try session.launchDesk()
        let before = try #require(try session.desk().balance(of: "USDT"))
        try session.press("Left", "b")
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
        try session.press("v", "b", "Enter", "j", "Enter", "m", "Enter")
        try session.press("p")
        let screen = DeskScreen(try session.until("PAUSED"))
        #expect(screen.orders.isEmpty)
        #expect(screen.status(has: "VIEW"))
      }
    }
  }
}
