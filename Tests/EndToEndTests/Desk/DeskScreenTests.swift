import Testing

/// The reading of screens, held against a screen that was written by hand.
@Suite struct DeskScreenTests {
  private let screen = DeskScreen(
    """
     BTC-USDT 61,732.41 ▲+1.24%  spread 1 tick  OPEN   912/s 1x 14:02:31 UTC  ARMED
    │ market    side   type       price │                                        │
    │ BTC-USDT  ▲ buy  limit  61,732.39    0.50000    0.10000    3.81100 stays 00:41 resting │
    │           total     available          held │
    │ BTC       ▼ sell  61,732.50    0.20000    0.00000    0.00000 leaves 00:01 │
    │ USDT  71,204.55     46,299.00     24,905.55 │
    │ 14:02:29 BTC-USDT  ▲ buy   61,732.41  0.10000    0.62  maker   0.41 ahead │
    """)

  @Test func everythingIsRead() throws {
    let order = try #require(screen.orders.first)
    #expect(order.side == "buy")
    #expect(order.price == Amount("61732.39"))
    #expect(order.quantity == Amount("0.5"))
    #expect(order.filled == Amount("0.1"))
    #expect(order.ahead == Amount("3.811"))
    #expect(screen.orders.map(\.side) == ["buy", "sell"])
    let fill = try #require(screen.fills.first)
    #expect(fill.side == "buy")
    #expect(fill.price == Amount("61732.41"))
    #expect(fill.quantity == Amount("0.1"))
    #expect(fill.fee == Amount("0.62"))
    #expect(fill.liquidity == "maker")
    let balance = try #require(screen.balance(of: "USDT"))
    #expect(balance.total == balance.available + balance.held)
    #expect(screen.balance(of: "ETH") == nil)
    #expect(screen.market == "BTC-USDT")
    #expect(screen.status(has: "OPEN"))
    #expect(!screen.status(has: "HALTED"))
  }

  @Test func amountsAreExact() throws {
    let price = try #require(Amount("61,732.39"))
    let quantity = try #require(Amount("0.00001"))
    #expect((price * quantity).description == "0.617323900000")
    #expect(try #require(Amount("-1.5")) + #require(Amount("2")) == #require(Amount("0.50")))
    for text in ["", ".", "1.", "a", "1.2.3", "-", "--1", "0.0000000000001"] {
      #expect(Amount(text) == nil)
    }
  }
}
