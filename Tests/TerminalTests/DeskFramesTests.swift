import Canvas
import Screens
import Terminal
import Testing

extension CursesTests {
  /// The real desk through the real painter: what a terminal shows after any sequence of updates is
  /// what it would show of the last frame alone.
  @Suite struct DeskFramesTests {
    static let settings = [
      Setting.direct, Setting(type: "xterm-256color", depth: .ansi256),
      Setting(type: "xterm", depth: .ansi16), Setting(type: "linux", depth: .ansi16),
      Setting(type: "tmux-256color", colourTerm: "truecolor", depth: .trueColour),
      Setting(type: "vt100", depth: .monochrome),
      Setting(type: "xterm-256color", locale: "C", depth: .ansi256, unicode: false),
    ]

    /// A frame on the way, and what the terminal showed of it.
    struct Checkpoint {
      var grid: Grid
      var shown: Emulator
    }

    @Test(arguments: settings, [(80, 24), (120, 40)])
    func paintingUpdatesEqualsPaintingAfresh(
      _ setting: Setting, _ dimensions: (columns: Int, rows: Int)
    ) throws {
      let size = Size(width: dimensions.columns, height: dimensions.rows)
      var checkpoints: [Checkpoint] = []
      var changes = 0
      try setting.open(size) { screen, terminal in
        var desk = try RandomDesk(
          seed: UInt64(size.width + setting.type.utf8.count), size: size,
          depth: screen.capabilities.depth, glyphs: screen.capabilities.glyphs)
        var emulator = Emulator(size: size, clearsInColour: setting.clearsInColour)
        var last = desk.frame.grid
        for step in 1...56 {
          try desk.step()
          if desk.frame.grid != last { changes += 1 }
          last = desk.frame.grid
          screen.paint(last)
          emulator.take(screen.drain(terminal))
          if setting.depth == .trueColour { emulator.expect(last) }
          if step % 14 == 0 { checkpoints.append(Checkpoint(grid: last, shown: emulator)) }
        }
        #expect(emulator.unknown == [])
      }
      // Somebody was at work, so the frames differed.
      #expect(changes > 28)
      for checkpoint in checkpoints {
        var afresh = Emulator(size: size, clearsInColour: setting.clearsInColour)
        try setting.open(size) { screen, terminal in
          screen.paint(checkpoint.grid)
          afresh.take(screen.drain(terminal))
        }
        checkpoint.shown.expect(afresh)
        afresh.expectGlyphs(checkpoint.grid, unicode: setting.unicode)
      }
    }
  }
}
