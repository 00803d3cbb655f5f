import Testing

extension EndToEnd {
  /// Nonsense in every form: the program stays, the terminal is clean, the ledger conserved.
  @Suite struct StormTests {
    /// Lets the desk come to rest and leaves it, expecting a clean terminal and a clean audit.
    private func leaveClean(_ session: TerminalSession) throws {
      #expect(!session.hasEnded)
      try session.resize(columns: 120, rows: 40)
      try session.press("Escape", "Escape", "Escape", "X")
      // Which panes are open is the storm's doing; the hints under them are always there.
      try session.until("the desk", within: 20) { $0.contains("? help") }
      try session.press("C-c")
      // Everything typed before is worked off first, which takes its time in a build for debugging.
      // Once is enough: a second time would meet the shell before it has written the status down.
      #expect(try session.exitStatus(within: 180) == 0)
      #expect(try session.terminalFaults() == [])
      let farewell = try session.until("Audit")
      #expect(farewell.contains("Audit passed"))
      #expect(farewell.contains("difference 0"))
    }

    @Test func ofSizes() throws {
      try TerminalSession.open(columns: 200, rows: 60) { session in
        try session.launchDesk()
        var storm = StormGenerator(seed: 5)
        for step in 0..<500 {
          // Down to nothing and back, with leaps in between.
          let part = step % 100
          let share = part < 50 ? 50 - part : part - 49
          let isLeap = step % 7 == 0
          try session.resize(
            columns: isLeap ? Int.random(in: 1...200, using: &storm) : max(1, 4 * share),
            rows: isLeap ? Int.random(in: 1...60, using: &storm) : max(1, 6 * share / 5))
        }
        try leaveClean(session)
      }
    }

    @Test(arguments: [1, 2] as [UInt64])
    func ofKeysAndMouseReports(seed: UInt64) throws {
      try TerminalSession.open { session in
        try session.launchDesk("--speed 10")
        var storm = StormGenerator(seed: seed)
        // The whole storm for the build that people use; one for debugging would need minutes.
        for _ in 0..<(Bellwether.isChosen ? 20 : 4) {
          try session.send(storm.input(count: 250, columns: 120, rows: 40))
          #expect(!session.hasEnded)
        }
        try leaveClean(session)
      }
    }

    @Test func ofSuspensions() throws {
      try TerminalSession.open { session in
        try session.launchDesk()
        for _ in 0..<100 {
          try session.press("C-z")
          #expect(try session.exitStatus() == 128 + 20)
          try session.launch("fg")
          try session.until("the desk", within: 20) { $0.contains("Ladder") }
        }
        try leaveClean(session)
      }
    }
  }
}
