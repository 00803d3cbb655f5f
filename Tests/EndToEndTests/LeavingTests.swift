import Foundation
import Testing

extension EndToEnd {
  /// Whatever way the program ends, the terminal is as it was.
  @Suite struct LeavingTests {
    /// Opens the desk, ends it in some way, and expects a status and a terminal in order.
    private func leave(expecting status: Int, by end: (TerminalSession) throws -> Void) throws {
      try TerminalSession.open { session in
        try session.launchDesk()
        try end(session)
        #expect(try session.exitStatus() == status)
        #expect(try session.terminalFaults() == [])
        // What was on the screen before is there again, and the shell takes commands.
        try session.launch("echo back to w\"\"ork")
        let screen = try session.until("back to work")
        #expect(screen.contains("bellwether"))
        #expect(!screen.contains("Ladder"))
      }
    }

    @Test func byItsKey() throws { try leave(expecting: 0) { try $0.press("q") } }

    @Test func byControlC() throws { try leave(expecting: 0) { try $0.press("C-c") } }

    @Test(arguments: [(SIGTERM, 128 + 15), (SIGHUP, 128 + 1), (SIGINT, 0)])
    func byASignalThatAsks(number: Int32, status: Int) throws {
      try leave(expecting: status) { try $0.signal(number) }
    }

    @Test(arguments: [SIGSEGV, SIGILL, SIGABRT, SIGBUS, SIGFPE, SIGTRAP])
    func byACrash(number: Int32) throws {
      try leave(expecting: 128 + Int(number)) { try $0.signal(number) }
    }

    @Test func suspendedAndBroughtBack() throws {
      try TerminalSession.open { session in
        try session.launchDesk()
        try session.press("C-z")
        #expect(try session.exitStatus() == 128 + Int(SIGTSTP))
        #expect(try session.terminalFaults() == [])
        try session.launch("fg")
        try session.until("Ladder")
        try session.press("p")
        try session.until("PAUSED")
        try session.press("q")
        #expect(try session.exitStatus() == 0)
        #expect(try session.terminalFaults() == [])
      }
    }

    @Test func theTerminalGoesAway() throws {
      try TerminalSession.open { session in
        try session.launchDesk()
        let process = try session.foregroundProcess()
        session.tmux.end()
        let end = Date(timeIntervalSinceNow: 10)
        while kill(process, 0) == 0 && Date() < end { Thread.sleep(forTimeInterval: 0.05) }
        #expect(kill(process, 0) != 0, "the program lives on without a terminal")
      }
    }
  }
}
