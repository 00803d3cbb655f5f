import Foundation
import Testing

extension EndToEnd {
  /// Time is the person's: back to a branch that is practice, and a recorded session again.
  @Suite struct RewindTests {
    @Test func goingBackIsPracticeAndTheFirstPassIsKept() throws {
      try TerminalSession.open(columns: 200, rows: 60) { session in
        try session.launchDesk("--new --speed 5")
        try session.press("m")
        try session.until("Buy BTC-USDT")
        try session.press("Enter")
        try session.until("bought")
        try session.press("h")
        try session.until("the fills", within: 10) { !DeskScreen($0).fills.isEmpty }
        try session.press("F8")
        try session.until("stays scored")
        try session.press("Enter")
        try session.until("PRACTICE from 09:00:00")
        try session.until("no fill left", within: 10) { DeskScreen($0).fills.isEmpty }
        try session.press("m")
        try session.until("Buy BTC-USDT")
        try session.press("Enter")
        try session.until("a fill in the branch", within: 10) { !DeskScreen($0).fills.isEmpty }
        try session.press("q")
        #expect(try session.exitStatus() == 0)
        let farewell = try session.until("Audit passed")
        #expect(farewell.contains("The first pass is scored: to 09:00:"))
        #expect(farewell.contains("Practice from 09:00:00, not scored: to 09:00:"))
        // Both are on record, and each stands for itself.
        try session.launchBellwether("sessions")
        #expect(try session.exitStatus() == 0)
        try session.until("practice from 09:00:00 of 2")
        let program = try Bellwether.path()
        try session.launch(
          "clear; for s in \"$XDG_STATE_HOME\"/bellwether/2*; do '\(program)' audit $s; done")
        #expect(try session.exitStatus(within: 60) == 0)
        try session.until("both audits", within: 10) {
          $0.components(separatedBy: "audit       passed").count == 3
        }
      }
    }

    @Test func aRecordedSessionIsPlayedAndTakenOver() throws {
      try TerminalSession.open(columns: 200, rows: 60) { session in
        try session.launchDesk("--new --speed 5")
        try session.press("m")
        try session.until("Buy BTC-USDT")
        try session.press("Enter")
        try session.until("bought")
        try session.press("h")
        let screen = try session.until("the fills", within: 10) { !DeskScreen($0).fills.isEmpty }
        let fills = DeskScreen(screen).fills
        try session.press("q")
        #expect(try session.exitStatus() == 0)
        try session.launchBellwether("replay latest --speed 20")
        try session.until("REPLAY")
        try session.press("h")
        try session.until("the same fills", within: 20) { DeskScreen($0).fills == fills }
        try session.until("the recording ends here", within: 20) {
          $0.contains("the recording ends here")
        }
        try session.press("j")
        try session.until("this is a recording")
        // Back to its start, where nothing had been bought yet.
        try session.press("F12")
        try session.until("no fill yet", within: 10) { DeskScreen($0).fills.isEmpty }
        try session.press("Y")
        try session.until("PRACTICE")
        try session.press("q")
        #expect(try session.exitStatus() == 0)
        // While somebody has it open, it is not played.
        try session.launchBellwether("replay nothing-like-that")
        #expect(try session.exitStatus() == 1)
        try session.until("there is no session 'nothing-like-that'")
      }
    }
  }
}
