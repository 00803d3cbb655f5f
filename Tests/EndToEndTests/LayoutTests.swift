import Foundation
import Testing

extension EndToEnd {
  /// Layouts in the real program: chosen, resized by the mouse, and remembered.
  @Suite struct LayoutTests {
    @Test func theLayoutIsRememberedWithItsSizes() throws {
      try TerminalSession.open { session in
        try session.launchDesk()
        let before = try session.place(of: "╭─ Chart")
        try session.send(Self.drag(from: before.column - 1, to: before.column - 11, row: 9))
        try session.wait(10, "the chart ten columns wider") {
          try session.place(of: "╭─ Chart").column == before.column - 10
        }
        try session.press("q")
        #expect(try session.exitStatus() == 0)
        try session.launchDesk()
        #expect(try session.place(of: "╭─ Chart").column == before.column - 10)
        try session.press("F6")
        try session.until("╭─ Book over time")
        try session.press("q")
        #expect(try session.exitStatus() == 0)
        try session.launchBellwether()
        try session.until("╭─ Book over time")
        try session.press("q")
        #expect(try session.exitStatus() == 0)
      }
    }

    @Test func aDamagedMemoryIsSaidAndTheUsualLayoutIsThere() throws {
      try TerminalSession.open { session in
        try session.launch(
          "mkdir -p $XDG_STATE_HOME/bellwether; echo layout trad >$XDG_STATE_HOME/bellwether/desk")
        #expect(try session.exitStatus() == 0)
        try session.launchDesk()
        try session.press("l")
        try session.until("desk:1:8: there is no layout 'trad'")
        try session.press("q")
        #expect(try session.exitStatus() == 0)
        // Nothing was chosen, so nothing is written over what could be mended.
        try session.launch("grep -x 'layout trad' $XDG_STATE_HOME/bellwether/desk")
        #expect(try session.exitStatus() == 0)
      }
    }

    /// The reports of a press, a drag and a release, at cells counted from 0.
    private static func drag(from start: Int, to end: Int, row: Int) -> [UInt8] {
      let press = "\u{1b}[<0;\(start + 1);\(row + 1)M"
      let drag = "\u{1b}[<32;\(end + 1);\(row + 1)M"
      return Array((press + drag + "\u{1b}[<0;\(end + 1);\(row + 1)m").utf8)
    }
  }
}
