import Foundation
import Testing

extension EndToEnd {
  /// The program is killed; started again, it goes on where it was.
  @Suite struct RecoveryTests {
    @Test func aKilledSessionIsThereAgain() throws {
      try TerminalSession.open(columns: 200, rows: 60) { session in
        try session.launchDesk("--new")
        // A fill, and an order that rests with another before it.
        try session.press("m")
        try session.until("Buy BTC-USDT")
        try session.press("Enter")
        try session.until("bought")
        try placeBid(session, count: 1)
        try placeBid(session, count: 2)
        try session.press("p")
        try session.until("PAUSED")
        let orders = try session.desk().orders
        let fills = try fills(session)
        let account = try account(session)
        #expect(!fills.isEmpty && orders.count == 2)
        try session.signal(SIGKILL)
        #expect(try session.exitStatus() == 128 + Int(SIGKILL))
        // Nothing puts the terminal in order after that but the person; Enter alone ends no line.
        try session.type(#"stty sane; printf '\033c'"#)
        try session.press("C-j")
        try session.until("a clean screen", within: 10) { !$0.contains("Ladder") }
        let proof = try audit(session)
        #expect(proof.contains("audit       passed"))
        try session.launchBellwether()
        try session.until("recovered after a crash: 2 open orders and \(fills.count) fill")
        let screen = try session.until("state hash")
        let hash = try #require(Self.hash(after: "state hash ", in: screen))
        #expect(proof.contains("state hash  \(hash), second replay agrees"))
        try session.press("p")
        try session.until("PAUSED")
        #expect(try session.desk().orders == orders)
        #expect(try self.fills(session) == fills)
        #expect(try self.account(session) == account)
        try session.press("p", "X")
        try session.until("no order left", within: 10) { DeskScreen($0).orders.isEmpty }
        try session.press("q")
        #expect(try session.exitStatus() == 0)
        try session.until("Audit passed")
        // One that ended in order goes on where that is asked for, with all it knew.
        try session.launchBellwether("--resume")
        try session.until("resumed: 0 open orders and \(fills.count) fill")
        try session.press("h")
        try session.until("the fills", within: 10) { DeskScreen($0).fills == fills }
        try session.press("q")
        #expect(try session.exitStatus() == 0)
      }
    }

    /// The fills, from their tab; the orders are shown afterwards.
    private func fills(_ session: TerminalSession) throws -> [DeskScreen.Fill] {
      try session.press("h")
      let screen = try session.until("the fills", within: 10) { !DeskScreen($0).fills.isEmpty }
      try session.press("o")
      try session.until("the orders", within: 10) { !DeskScreen($0).orders.isEmpty }
      return DeskScreen(screen).fills
    }

    /// What the account shows that no price moves: balances, fees, and the position.
    private func account(_ session: TerminalSession) throws -> [String] {
      let desk = try session.desk()
      let balances = ["USDT", "BTC", "ETH", "HEFT"].map { "\($0) \(desk.balance(of: $0) as Any)" }
      let rest = desk.rows.compactMap { words -> String? in
        guard
          let start = words.firstIndex(where: { ["position", "fees", "realised"].contains($0) })
        else { return nil }
        return words[start...].joined(separator: " ")
      }
      #expect(rest.count == 3, "position, realised profit and fees are on the screen")
      return balances + rest
    }

    /// What `bellwether audit` says about the only session there is.
    private func audit(_ session: TerminalSession) throws -> String {
      let program = try Bellwether.path()
      try session.launch("clear; '\(program)' audit \"$XDG_STATE_HOME\"/bellwether/2*")
      #expect(try session.exitStatus(within: 60) == 0)
      return try session.until("audit       ")
    }

    private func placeBid(_ session: TerminalSession, count: Int) throws {
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

    /// The sixteen digits after some words.
    private static func hash(after words: String, in screen: String) -> Substring? {
      guard let start = screen.range(of: words)?.upperBound else { return nil }
      let digits = screen[start...].prefix(16)
      return digits.count == 16 && digits.allSatisfy(\.isHexDigit) ? digits : nil
    }
  }
}
