import Canvas
import Glibc
import Terminal
import Testing

extension CursesTests {
  /// A real terminal as the referee: what tmux makes of the bytes that a screen wrote.
  @Suite struct TmuxTests {
    @Test(arguments: [
      Setting(type: "tmux-256color", colourTerm: "truecolor", depth: .trueColour),
      Setting.direct, Setting(type: "tmux-256color", depth: .ansi256),
      Setting(type: "screen", depth: .ansi16), Setting(type: "vt100", depth: .monochrome),
    ])
    func tmuxShowsWhatWasPainted(_ setting: Setting) throws {
      guard Shell.run("command -v tmux") != nil else {
        print("skipped: tmux is not installed")
        return
      }
      var random = SeededRandom(seed: 17)
      let size = Size(width: 70, height: 20)
      var grid = Grid.random(size: size, using: &random)
      var bytes: [UInt8] = []
      try setting.open(size) { screen, terminal in
        for _ in 0..<40 {
          screen.paint(grid)
          bytes += screen.drain(terminal)
          for _ in 0..<3 { grid.scribble(using: &random) }
        }
        grid[0, 0] = Cell(glyph: "E", style: Style())
        grid[1, 0] = Cell(glyph: "N", style: Style())
        grid[2, 0] = Cell(glyph: "D", style: Style())
        screen.paint(grid)
        bytes += screen.drain(terminal)
      }
      // Tmux leaves out what was cleared at the end of a line, so each line gets an end.
      for row in 0..<size.height {
        bytes += Array("\u{1B}[m\u{1B}[\(row + 1);\(size.width)H|".utf8)
        grid[size.width - 1, row] = Cell(glyph: "|", style: Style())
      }
      var expected = Emulator(size: size, clearsInColour: true)
      expected.take(bytes)
      let shown = try #require(Tmux.show(bytes, size: size))
      shown.expect(expected)
      shown.expectGlyphs(grid, unicode: true)
      if setting.depth == .trueColour { shown.expect(grid) }
    }
  }
}

/// A server of tmux that ends with the call.
private enum Tmux {
  /// What tmux shows after the bytes were written to it; `nil` if it could not be started.
  static func show(_ bytes: [UInt8], size: Size) -> Emulator? {
    guard let folder = Shell.run("mktemp -d")?.split(separator: "\n").first else { return nil }
    defer { _ = Shell.run("rm -r '\(folder)'") }
    guard Shell.write(bytes, to: "\(folder)/frames"),
      Shell.write(Array("set -g status off\n".utf8), to: "\(folder)/settings")
    else { return nil }
    let tmux = "env -u TMUX LC_ALL=C.UTF-8 tmux -S '\(folder)/server' -f '\(folder)/settings'"
    let command = "stty -echo; cat '\(folder)/frames'; exec sleep 100"
    _ = Shell.run(
      "\(tmux) new-session -d -x \(size.width) -y \(size.height) \"\(command)\"")
    defer { _ = Shell.run("\(tmux) kill-server") }
    for _ in 0..<100 {
      let text = Shell.run("\(tmux) capture-pane -p -e -N") ?? ""
      if text.contains("END") { return emulator(text, size: size) }
      usleep(50_000)
    }
    return nil
  }

  /// The captured text with its colours, on a terminal of our own.
  private static func emulator(_ text: String, size: Size) -> Emulator {
    var emulator = Emulator(size: size, clearsInColour: true)
    for (row, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    where row < size.height {
      emulator.take(Array("\u{1B}[\(row + 1);1H\(line)".utf8))
    }
    return emulator
  }
}

/// Commands of the system.
private enum Shell {
  /// What a command prints; `nil` if it fails.
  static func run(_ command: String) -> String? {
    // SAFETY: the stream is used here alone and closed at the end; the buffer is as long as is
    // said.
    guard let stream = unsafe popen(command + " 2>/dev/null", "r") else { return nil }
    var text: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 65536)
    while true {
      // SAFETY: as above.
      let count = unsafe fread(&block, 1, block.count, stream)
      guard count > 0 else { break }
      text += block.prefix(count)
    }
    // SAFETY: as above.
    return unsafe pclose(stream) == 0 ? String(decoding: text, as: UTF8.self) : nil
  }

  /// Writes a file; whether that worked.
  static func write(_ bytes: [UInt8], to path: String) -> Bool {
    // SAFETY: the stream is used here alone; the buffer is as long as is said.
    guard let stream = unsafe fopen(path, "w") else { return false }
    let count = unsafe fwrite(bytes, 1, bytes.count, stream)
    return unsafe fclose(stream) == 0 && count == bytes.count
  }
}
