import Canvas
import Input
import Pseudoterminal
import Terminal
import Testing

extension CursesTests {
  @Suite struct EventTests {
    private static let size = Size(width: 40, height: 10)

    @Test func reportsKeysMouseAndPastes() throws {
      try Setting.direct.open(Self.size) { screen, terminal in
        terminal.type("a\u{1B}[A\u{1B}[<0;5;3M\u{1B}[<0;5;3m\u{1B}[200~buy 9\u{1B}[201~")
        #expect(
          screen.events(timeoutMilliseconds: 1000) == [
            .input(.key(KeyPress(.character("a")))), .input(.key(KeyPress(.up))),
            .input(.mouse(MouseReport(.press(.left), column: 4, row: 2))),
            .input(.mouse(MouseReport(.release(.left), column: 4, row: 2))),
            .input(.paste("buy 9")),
          ])
        #expect(screen.events(timeoutMilliseconds: 0) == [])
      }
    }

    @Test func reportsWhatKeysAskOfTheProgram() throws {
      try Setting.direct.open(Self.size) { screen, terminal in
        terminal.type("\u{3}\u{1A}")
        #expect(screen.events(timeoutMilliseconds: 1000) == [.interrupt, .suspend])
      }
    }

    @Test func waitsForTheRestOfASequence() throws {
      try Setting.direct.open(Self.size) { screen, terminal in
        terminal.type("\u{1B}")
        #expect(screen.events(timeoutMilliseconds: 0) == [])
        terminal.type("[")
        #expect(screen.events(timeoutMilliseconds: 0) == [])
        terminal.type("B")
        #expect(screen.events(timeoutMilliseconds: 0) == [.input(.key(KeyPress(.down)))])
        // Alone, it is the Escape key, and no longer wait than its own is needed to hear of it.
        terminal.type("\u{1B}")
        #expect(screen.events(timeoutMilliseconds: -1) == [.input(.key(KeyPress(.escape)))])
      }
    }

    @Test func keepsBackTheClickThatBringsTheFocus() throws {
      try Setting.direct.open(Self.size) { screen, terminal in
        terminal.type("\u{1B}[I\u{1B}[<0;5;3M\u{1B}[<0;5;3mq")
        #expect(
          screen.events(timeoutMilliseconds: 1000) == [
            .input(.focus(true)), .input(.key(KeyPress(.character("q")))),
          ])
      }
    }

    @Test func readsMoreThanOneBlock() throws {
      try Setting.direct.open(Self.size) { screen, terminal in
        terminal.type("\u{1B}[200~" + String(repeating: "0123456789", count: 350) + "\u{1B}[201~")
        terminal.type(String(repeating: "\u{1B}[C", count: 100))
        var events: [TerminalEvent] = []
        while events.count < 1 { events += screen.events(timeoutMilliseconds: 100) }
        #expect(events.first == .input(.paste(String(repeating: "0123456789", count: 350))))
      }
    }

    @Test func ringsWithTheDoorbell() throws {
      let bell = try PseudoTerminal(size: Self.size)
      let terminal = try PseudoTerminal(size: Self.size)
      var options = Setting.direct.options(terminal)
      options.doorbell = bell.terminal
      let screen = try Screen(options)
      terminal.answer()
      #expect(screen.events(timeoutMilliseconds: 0) == [])
      bell.type("\n")
      #expect(screen.events(timeoutMilliseconds: -1) == [.doorbell])
      #expect(screen.events(timeoutMilliseconds: -1) == [.doorbell])
    }

    @Test func noticesThatTheTerminalIsGone() throws {
      var terminal = try PseudoTerminal(size: Self.size)
      let screen = try Screen(Setting.direct.options(terminal))
      terminal.hangUp()
      #expect(screen.events(timeoutMilliseconds: -1).last == .hangup)
      #expect(screen.events(timeoutMilliseconds: -1) == [.hangup])
      #expect(!screen.paint(Grid(size: screen.size)))
      screen.close()
    }

    @Test func usesSynchronizedOutputOnceTheTerminalAnsweredForIt() throws {
      var random = SeededRandom(seed: 5)
      try Setting.direct.open(Size(width: 80, height: 24)) { screen, terminal in
        let begin = Array("\u{1B}[?2026h".utf8)
        let end = Array("\u{1B}[?2026l".utf8)
        var emulator = Emulator(size: screen.size)
        emulator.take(screen.drain(terminal))
        #expect(emulator.questions == ["?2026$p", "c"])
        screen.paint(.random(size: screen.size, using: &random))
        #expect(!screen.drain(terminal).contains(begin))
        terminal.type("\u{1B}[?2026;2$y")
        #expect(screen.events(timeoutMilliseconds: 0) == [])
        #expect(screen.capabilities.synchronizes)
        var grid = Grid.random(size: screen.size, using: &random)
        screen.paint(grid)
        let frame = screen.drain(terminal)
        #expect(frame.starts(with: begin) && frame.suffix(end.count) == end[...])
        emulator.take(frame)
        emulator.expect(grid)
        // What fits into one packet anyway is not worth sixteen bytes.
        grid[0, 0] = Cell(glyph: "?", style: Style())
        screen.paint(grid)
        #expect(!screen.drain(terminal).contains(begin))
      }
    }

    @Test func asksNothingOfTerminalsThatWouldPrintTheQuestion() throws {
      for type in ["linux", "vt100", "screen"] {
        try Setting(type: type, depth: .ansi16).open(Self.size) { screen, terminal in
          var emulator = Emulator(size: Self.size)
          emulator.take(screen.drain(terminal))
          #expect(emulator.questions == [])
        }
      }
    }

    @Test func leavesFramesOutWhileTheTerminalDoesNotRead() throws {
      var random = SeededRandom(seed: 9)
      let size = Size(width: 200, height: 60)
      try Setting.direct.open(size) { screen, terminal in
        var grid = Grid(size: size)
        var composed = 0
        for _ in 0..<16 {
          grid = .random(size: size, using: &random)
          if screen.paint(grid) { composed += 1 }
        }
        #expect(composed < 16)
        #expect(screen.framesPainted == composed)
        // Then it reads again, and shows the last picture although nobody paints it anew.
        var emulator = Emulator(size: size)
        emulator.take(screen.drain(terminal))
        emulator.expect(grid)
        #expect(emulator.unknown == [])
      }
    }

    @Test func leavesATerminalThatDoesNotRead() throws {
      var random = SeededRandom(seed: 9)
      let size = Size(width: 200, height: 60)
      try Setting.direct.open(size) { screen, _ in
        for _ in 0..<16 { screen.paint(.random(size: size, using: &random)) }
        screen.close()
        #expect(!screen.paint(Grid(size: size)))
      }
    }
  }
}

extension PseudoTerminal {
  /// Types text.
  borrowing func type(_ text: String) { send(Array(text.utf8)) }
}
