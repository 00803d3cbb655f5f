import Foundation
import Testing

extension EndToEnd {
  /// A person moves an own order on the ladder, and reads why a fill filled.
  @Suite struct MovingTests {
    /// Opens a paused desk with a bid some rows below the touch.
    private func withBid(
      _ body: (TerminalSession, DeskScreen.Order) throws -> Void
    ) throws {
      try TerminalSession.open(columns: 200, rows: 60) { session in
        try session.launchDesk("--scenario calm-day --seed 7 --speed 20")
        try session.until("09:01:", within: 60)
        try session.press("p")
        try session.until("PAUSED")
        try session.settle()
        try session.press("Left", "Down", "Down", "Down", "b")
        try session.until("Buy BTC-USDT")
        try session.press("Enter")
        try session.until("the order among the open ones", within: 10) {
          DeskScreen($0).orders.count == 1
        }
        try session.settle()
        try body(session, try #require(try session.desk().orders.first))
      }
    }

    @Test func anOwnOrderIsDraggedToAnotherPrice() throws {
      try withBid { session, order in
        let own = try session.place(of: Self.ownText(try session.screenText()))
        func report(_ code: Int, _ row: Int, _ end: String) -> [UInt8] {
          Array("\u{1b}[<\(code);\(own.column + 1);\(row + 1)\(end)".utf8)
        }
        try session.send(report(0, own.row, "M") + report(32, own.row + 1, "M"))
        try session.send(report(32, own.row + 2, "M") + report(0, own.row + 2, "m"))
        try session.until("change an open order", within: 10)
        try session.press("Enter")
        try session.until("the order at a lower price", within: 10) { text in
          DeskScreen(text).orders.first.map { $0.price < order.price } ?? false
        }
        #expect(try session.desk().orders.count == 1)
      }
    }

    /// The text of the own order on the ladder, such as `0.02▸0`.
    private static func ownText(_ screen: String) throws -> String {
      let words = screen.split { $0 == " " || $0 == "│" || $0 == "\n" }
      let own = words.first { $0.contains("▸") && $0.first?.isNumber == true }
      return String(try #require(own))
    }

    @Test func keysMoveAnOwnOrderAndTheFrozenBookSaysNothingWhilePaused() throws {
      try withBid { session, order in
        // Paused, nothing is to come: however long it takes, nothing is old.
        Thread.sleep(forTimeInterval: 2)
        #expect(try !session.screenText().contains("book is"))
        try session.press("M-Down")
        try session.until("change an open order", within: 10)
        try session.press("Enter")
        try session.until("the order at a lower price", within: 10) { text in
          DeskScreen(text).orders.first.map { $0.price < order.price } ?? false
        }
      }
    }
  }
}
