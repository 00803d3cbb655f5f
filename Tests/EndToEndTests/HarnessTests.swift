import Foundation
import Testing

extension EndToEnd {
  /// The harness held against programs whose behaviour is known.
  @Suite struct HarnessTests {
    @Test func aProgramsTextAndStatusAreSeen() throws {
      try TerminalSession.open { session in
        try session.launch("echo hel\"\"lo; sh -c 'exit 7'")
        try session.until("hello")
        #expect(try session.exitStatus() == 7)
      }
    }

    @Test func waitingInVainEndsAndShowsTheScreen() throws {
      try TerminalSession.open { session in
        try session.launch("echo what is th\"\"ere")
        let error = #expect(throws: SessionError.self) {
          try session.until("what is not there", within: 0.5)
        }
        #expect(error?.description.contains("what is there") == true)
        try session.launch("cat")
        #expect(throws: SessionError.self) { try session.exitStatus(within: 0.3) }
      }
    }

    @Test func keysMouseAndPasteArriveAsBytes() throws {
      try TerminalSession.open { session in
        try session.launch("cat -v")
        try session.type("plain ü")
        try session.press("Enter")
        try session.until("plain M-CM-<")
        try session.mouse(column: 4, row: 2)
        try session.mouse(.wheelDown, column: 0, row: 0)
        try session.press("Enter")
        try session.until("^[[<0;5;3M^[[<0;5;3m^[[<65;1;1M")
        try session.paste("pasted\n")
        try session.until("pasted\npasted")
        try session.press("C-d")
        #expect(try session.exitStatus() == 0)
      }
    }

    @Test func pastingIsBracketedForWhoAsks() throws {
      try TerminalSession.open { session in
        try session.launch("printf '\\033[?2004h'; cat -v")
        try session.wait(5, "cat") { try session.tmux.variable("pane_current_command") == "cat" }
        try session.paste("q")
        try session.press("Enter")
        try session.until("^[[200~q^[[201~")
      }
    }

    @Test func sizeReachesTheProgram() throws {
      try TerminalSession.open(columns: 80, rows: 24) { session in
        try session.launch("stty size")
        try session.until("24 80")
        try session.resize(columns: 101, rows: 31)
        try session.launch("stty size")
        try session.until("31 101")
      }
    }

    @Test func placesOnTheScreenAreFound() throws {
      try TerminalSession.open { session in
        try session.launch("clear; printf '\\n\\n  ▌▏ be''ll\\n'")
        try session.until("bell")
        let place = try session.place(of: "bell")
        #expect(place == (5, 2))
        #expect(throws: SessionError.self) { try session.place(of: "whistle") }
      }
    }

    @Test func signalsReachTheProgramNotTheShell() throws {
      try TerminalSession.open { session in
        try session.launch("sleep 60")
        try session.wait(5, "sleep") {
          try session.tmux.variable("pane_current_command") == "sleep"
        }
        try session.signal(SIGTERM)
        #expect(try session.exitStatus() == 128 + 15)
        #expect(throws: SessionError.self) { try session.foregroundProcess() }
      }
    }

    @Test func suspendingAndResumingAreSeen() throws {
      try TerminalSession.open { session in
        try session.launch("cat")
        try session.wait(5, "cat") { try session.tmux.variable("pane_current_command") == "cat" }
        try session.press("C-z")
        #expect(try session.exitStatus() == 128 + 20)
        try session.launch("fg")
        try session.enter("still here")
        try session.until("still here\nstill here")
        try session.press("C-d")
        #expect(try session.exitStatus() == 0)
      }
    }

    @Test(arguments: [
      ("stty -echo -icanon", "line discipline"),
      ("printf '\\033[?1049h'", "alternate screen"),
      ("printf '\\033[?1003h\\033[?1006h'", "mouse reports"),
      ("printf '\\033[?25l'", "cursor left hidden"),
      ("printf '\\033='", "keypad mode"),
      ("printf '\\033[?1h'", "cursor key mode"),
    ])
    func aTerminalLeftInDisorderIsNoticed(command: String, fault: String) throws {
      try TerminalSession.open { session in
        try session.launch(command)
        _ = try session.exitStatus()
        let faults = try session.terminalFaults(within: 0.3)
        #expect(faults.count == 1)
        #expect(faults.first?.hasPrefix(fault) == true)
      }
    }

    @Test func aTerminalLeftInOrderPasses() throws {
      try TerminalSession.open { session in
        try session.launch(
          "printf '\\033[?1049h\\033[?1003h\\033[?25l'; "
            + "kept=$(stty -g); stty raw; sleep 0.1; stty $kept; "
            + "printf '\\033[?1003l\\033[?25h\\033[?1049l'")
        _ = try session.exitStatus()
        #expect(try session.terminalFaults().isEmpty)
      }
    }

    @Test func theServerIsGoneAfterwards() throws {
      var folder: URL?
      #expect(throws: SessionError.self) {
        try TerminalSession.open { session in
          folder = session.tmux.folder
          try session.until("never", within: 0.1)
        }
      }
      let path = try #require(folder?.path)
      #expect(!FileManager.default.fileExists(atPath: path))
      #expect(FileManager.default.subpaths(atPath: path) == nil)
    }
  }
}
