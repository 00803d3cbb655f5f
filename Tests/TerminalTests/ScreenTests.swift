import Canvas
import Input
import Terminal
import Testing

/// Curses has one screen a process, so all suites that open one are in this one, and wait for each other.
@Suite(.serialized)
struct CursesTests {}

extension CursesTests {
  @Test func aSecondIdenticalPaintWritesNothing() throws {
    let terminal = try PseudoTerminal(size: Size(width: 40, height: 10))
    let screen = try Screen(
      Screen.Options(
        input: terminal.terminal, output: terminal.terminal,
        environment: ["TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"],
        guardsProcess: false))
    var grid = Grid(size: screen.size)
    grid[3, 4] = Cell(
      glyph: "█", style: Style(foreground: .rgb(red: 57, green: 197, blue: 255)))
    screen.paint(grid)
    let bytes = terminal.receive()
    print(String(decoding: bytes, as: UTF8.self).replacing("\u{1B}", with: "^"))
    screen.paint(grid)
    #expect(terminal.receive().isEmpty)
    screen.close()
    print(String(decoding: terminal.receive(), as: UTF8.self).replacing("\u{1B}", with: "^"))
  }
}
