import Canvas
import Input
import Pseudoterminal
import Terminal
import Testing

/// Curses has one screen a process: the suites that open one are in this one, and wait for another.
@Suite(.serialized)
enum CursesTests {}

extension CursesTests {
  @Suite struct ScreenTests {
    @Test(arguments: Setting.all)
    func findsOutWhatTheTerminalCanShow(_ setting: Setting) throws {
      try setting.open(Size(width: 40, height: 10)) { screen, _ in
        #expect(screen.capabilities.depth == setting.depth)
        #expect(screen.capabilities.unicode == setting.unicode)
        #expect(screen.size == Size(width: 40, height: 10))
        let glyphs: GlyphSet =
          !setting.unicode ? .ascii : setting.type == "linux" ? .console : .unicode
        #expect(screen.capabilities.glyphs == glyphs)
      }
    }

    @Test(arguments: Setting.all)
    func leavesTheTerminalAsItWas(_ setting: Setting) throws {
      let size = Size(width: 40, height: 10)
      let terminal = try PseudoTerminal(size: size)
      let settings = terminal.settingsHash
      var random = SeededRandom(seed: 1)
      var emulator = Emulator(size: size)
      let screen = try Screen(setting.options(terminal))
      terminal.answer()
      #expect(terminal.settingsHash != settings)
      screen.paint(.random(size: size, using: &random))
      emulator.take(terminal.receive())
      #expect(emulator.modes.isSuperset(of: [-2004, -1004, -1000, -1002, -1006]))
      screen.close()
      screen.close()
      emulator.take(terminal.receive())
      #expect(emulator.modes.subtracting([-25, -12, -7]) == [])
      #expect(emulator.look == Emulator.Look())
      #expect(emulator.unknown == [])
      #expect(terminal.settingsHash == settings)
      #expect(!screen.paint(Grid(size: size)))
      #expect(screen.events(timeoutMilliseconds: -1) == [])
      #expect(terminal.receive() == [])
    }

    @Test func suspendsAndResumesAHundredTimes() throws {
      let size = Size(width: 40, height: 10)
      var random = SeededRandom(seed: 3)
      try Setting.direct.open(size) { screen, terminal in
        var emulator = Emulator(size: size)
        emulator.take(terminal.receive())
        let modes = emulator.modes
        for _ in 0..<100 {
          let grid = Grid.random(size: size, using: &random)
          screen.paint(grid)
          screen.suspend()
          emulator.take(terminal.receive())
          #expect(emulator.modes == modes)
          #expect(screen.events(timeoutMilliseconds: 0) == [.resumed])
          screen.paint(grid)
          emulator.take(terminal.receive())
          emulator.expect(grid)
        }
        screen.close()
        emulator.take(terminal.receive())
        #expect(emulator.modes.subtracting([-7, -25]) == [])
        #expect(emulator.unknown == [])
      }
    }

    @Test func switchesTheMouseAtRunTime() throws {
      try Setting.direct.open(Size(width: 40, height: 10)) { screen, terminal in
        var emulator = Emulator(size: screen.size)
        screen.reportsMouse = false
        emulator.take(terminal.receive())
        #expect(emulator.modes.isDisjoint(with: [-1000, -1002, -1006]))
        screen.suspend()
        emulator.take(terminal.receive())
        #expect(emulator.modes.isDisjoint(with: [-1000, -1002, -1006]))
        screen.reportsMouse = true
        emulator.take(terminal.receive())
        #expect(emulator.modes.isSuperset(of: [-1000, -1002, -1006]))
      }
    }

    @Test func refusesWhatIsNoTerminal() {
      #expect(throws: TerminalError.notATerminal) {
        try Screen(Screen.Options(input: -1, output: -1, guardsProcess: false))
      }
    }

    @Test func refusesATerminalThatCannotPlaceItsCursor() throws {
      let terminal = try PseudoTerminal(size: Size(width: 40, height: 10))
      let settings = terminal.settingsHash
      let dumb = Setting(
        type: "dumb", colourTerm: "truecolor", tmux: "/tmp/server,1,0", depth: .monochrome)
      #expect(throws: TerminalError.incapable(type: "dumb")) {
        try Screen(dumb.options(terminal))
      }
      #expect(terminal.receive() == [])
      #expect(terminal.settingsHash == settings)
      #expect(TerminalError.incapable(type: "dumb").description.contains("TERM=dumb"))
    }

    @Test func refusesASecondScreen() throws {
      try Setting.direct.open(Size(width: 40, height: 10)) { screen, terminal in
        #expect(throws: TerminalError.alreadyOpen) {
          try Screen(Setting.direct.options(terminal))
        }
        #expect(screen.paint(Grid(size: screen.size)))
      }
    }

    @Test func fallsBackToAKnownType() throws {
      let setting = Setting(type: "no-such-terminal", depth: .ansi256)
      try setting.open(Size(width: 40, height: 10)) { screen, _ in
        #expect(screen.capabilities.type == "xterm-256color")
      }
    }
  }
}
