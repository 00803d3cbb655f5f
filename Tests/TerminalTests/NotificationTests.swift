import Testing

@testable import Terminal

@Suite struct NotificationTests {
  private func way(_ variables: [String: String]) -> NotificationProtocol {
    NotificationProtocol.of { variables[$0] ?? "" }
  }

  @Test func isSentOnlyWhereTheTerminalIsKnownToTakeIt() {
    #expect(way(["TERM": "xterm-kitty"]) == .osc9)
    #expect(way(["TERM": "xterm-256color", "KITTY_WINDOW_ID": "1"]) == .osc9)
    #expect(way(["TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"]) == .osc9)
    #expect(way(["TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"]) == .osc9)
    #expect(way(["TERM": "foot"]) == .osc777)
    #expect(way(["TERM": "rxvt-unicode-256color"]) == .osc777)
    for type in ["xterm-256color", "linux", "vt100", "dumb", ""] {
      #expect(way(["TERM": type]) == .none)
    }
    #expect(way(["TERM": "tmux-256color", "KITTY_WINDOW_ID": "1"]) == .none)
    #expect(way(["TERM": "xterm-kitty", "TMUX": "/tmp/x"]) == .none)
    #expect(way(["TERM": "screen", "TERM_PROGRAM": "WezTerm"]) == .none)
  }

  @Test func hasItsForm() {
    #expect(
      NotificationProtocol.osc9.bytes(title: "Bellwether", text: "BTC at 5")
        == Array("\u{1b}]9;Bellwether: BTC at 5\u{1b}\\".utf8))
    #expect(
      NotificationProtocol.osc777.bytes(title: "Bellwether", text: "BTC at 5")
        == Array("\u{1b}]777;notify;Bellwether;BTC at 5\u{1b}\\".utf8))
    #expect(NotificationProtocol.none.bytes(title: "a", text: "b").isEmpty)
  }

  @Test(arguments: ["\u{1b}]0;x\u{7}", "a\u{9c}b", "a\nb\rc", "x;y", "\u{202e}abc", "\u{7f}"])
  func textFromOutsideCannotEndTheSequence(text: String) throws {
    for way in [NotificationProtocol.osc9, .osc777] {
      let bytes = way.bytes(title: text, text: text)
      let inside = try #require(String(validating: bytes, as: UTF8.self)).unicodeScalars
        .dropFirst(2).dropLast(2)
      let strange = inside.filter { ($0.value < 0x20 || (0x7f...0x9f).contains($0.value)) }
      #expect(strange.isEmpty)
      let parts = bytes.count { $0 == 0x3b }
      #expect(parts == (way == .osc9 ? 1 : 3))
      #expect(!inside.contains("\u{202e}"))
    }
  }

  @Test func isNotEndless() {
    let text = String(repeating: "é", count: 5_000)
    #expect(NotificationProtocol.osc9.bytes(title: text, text: text).count < 1_000)
  }
}
