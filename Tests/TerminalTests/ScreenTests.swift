import Canvas
import Input
import Terminal
import Testing

/// Curses has one screen a process: all suites that open one are in this one, and wait for each other.
@Suite(.serialized)
enum CursesTests {}

extension CursesTests {
  @Suite struct ScreenTests {
    @Test(arguments: Setting.all)
    func findsOutWhatTheTerminalCanShow(_ setting: Setting) throws {
      let terminal = try PseudoTerminal(size: Size(width: 40, height: 10))
      let screen = try Screen(setting.options(terminal))
      #expect(screen.capabilities.depth == setting.depth)
      #expect(screen.capabilities.unicode == setting.unicode)
      #expect(screen.size == Size(width: 40, height: 10))
    }

    @Test(arguments: Setting.all)
    func leavesTheTerminalAsItWas(_ setting: Setting) throws {
      let terminal = try PseudoTerminal(size: Size(width: 40, height: 10))
      let settings = terminal.settingsHash
      var random = SeededRandom(seed: 1)
      var emulator = Emulator(size: Size(width: 40, height: 10))
      let screen = try Screen(setting.options(terminal))
      #expect(terminal.settingsHash != settings)
      screen.paint(.random(size: screen.size, using: &random))
      emulator.take(terminal.receive())
      #expect(emulator.modes.isSuperset(of: [-2004, -1004, -1000, -1002, -1006]))
      screen.close()
      screen.close()
      emulator.take(terminal.receive())
      #expect(emulator.modes.subtracting([-25, -12, -7]) == [])
      #expect(emulator.look == Emulator.Look())
      #expect(emulator.unknown == [])
      #expect(terminal.settingsHash == settings)
    }

    @Test(arguments: Setting.all)
    func paintingChangesEqualsPaintingAfresh(_ setting: Setting) throws {
      let size = Size(width: 47, height: 12)
      let inColour = setting.clearsInColour
      var random = SeededRandom(seed: 7)
      var grid = Grid.random(size: size, using: &random)
      var changed = Emulator(size: size, clearsInColour: inColour)
      do {
        let terminal = try PseudoTerminal(size: size)
        let screen = try Screen(setting.options(terminal))
        for _ in 0..<60 {
          screen.paint(grid)
          changed.take(terminal.receive())
          for _ in 0..<Int.random(in: 0..<4, using: &random) { grid.scribble(using: &random) }
          if Int.random(in: 0..<20, using: &random) == 0 {
            grid = .random(size: size, using: &random)
          }
        }
        screen.paint(grid)
        changed.take(terminal.receive())
      }
      let terminal = try PseudoTerminal(size: size)
      let screen = try Screen(setting.options(terminal))
      screen.paint(grid)
      var afresh = Emulator(size: size, clearsInColour: inColour)
      afresh.take(terminal.receive())
      #expect(changed.unknown == [] && afresh.unknown == [])
      for row in 0..<size.height {
        #expect(changed.text(row: row) == afresh.text(row: row))
        for column in 0..<size.width {
          let place = afresh[column, row]
          #expect(
            changed[column, row].visible == place.visible,
            "at \(column), \(row): \(String(describing: grid[column, row]))")
          let glyph = grid[column, row]?.glyph ?? " "
          #expect(place.glyph == (setting.unicode || glyph.isASCII ? glyph : "?"))
        }
      }
    }
  }
}
