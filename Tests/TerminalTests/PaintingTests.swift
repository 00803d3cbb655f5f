import Canvas
import Terminal
import Testing

extension CursesTests {
  @Suite struct PaintingTests {
    @Test(arguments: Setting.all)
    func paintingChangesEqualsPaintingAfresh(_ setting: Setting) throws {
      let size = Size(width: 47, height: 12)
      var random = SeededRandom(seed: 7)
      var grid = Grid.random(size: size, using: &random)
      var changed = Emulator(size: size, clearsInColour: setting.clearsInColour)
      try setting.open(size) { screen, terminal in
        for _ in 0..<60 {
          screen.paint(grid)
          changed.take(screen.drain(terminal))
          for _ in 0..<Int.random(in: 0..<4, using: &random) { grid.scribble(using: &random) }
          if Int.random(in: 0..<20, using: &random) == 0 {
            grid = .random(size: size, using: &random)
          }
        }
        screen.paint(grid)
        changed.take(screen.drain(terminal))
      }
      var afresh = Emulator(size: size, clearsInColour: setting.clearsInColour)
      try setting.open(size) { screen, terminal in
        screen.paint(grid)
        afresh.take(screen.drain(terminal))
      }
      #expect(changed.unknown == [] && afresh.unknown == [])
      changed.expect(afresh)
      afresh.expectGlyphs(grid, unicode: setting.unicode)
      if setting.depth == .trueColour { afresh.expect(grid) }
    }

    @Test func aSecondIdenticalPaintWritesNothing() throws {
      var random = SeededRandom(seed: 2)
      try Setting.direct.open(Size(width: 120, height: 40)) { screen, terminal in
        let grid = Grid.random(size: screen.size, using: &random)
        screen.paint(grid)
        #expect(!screen.drain(terminal).isEmpty)
        screen.paint(grid)
        #expect(screen.drain(terminal) == [])
      }
    }

    @Test func repaintsWhatAnotherProgramOverwrote() throws {
      var random = SeededRandom(seed: 4)
      let size = Size(width: 30, height: 8)
      try Setting.direct.open(size) { screen, terminal in
        let grid = Grid.random(size: size, using: &random)
        screen.paint(grid)
        _ = screen.drain(terminal)
        var emulator = Emulator(size: size)
        emulator.take(Array("\u{1B}[1;31mrubbish\u{1B}[5;5Hfrom elsewhere".utf8))
        screen.repaint()
        screen.paint(grid)
        emulator.take(screen.drain(terminal))
        emulator.expect(grid)
        screen.ring()
        #expect(screen.drain(terminal) == [7])
      }
    }

    @Test(arguments: Setting.all)
    func aChangedCellWritesFewBytes(_ setting: Setting) throws {
      try setting.open(Size(width: 120, height: 40)) { screen, terminal in
        let style = Style(
          foreground: .rgb(red: 240, green: 200, blue: 100),
          background: .rgb(red: 14, green: 17, blue: 22))
        var grid = Grid(size: screen.size, style: style)
        screen.paint(grid)
        _ = screen.drain(terminal)
        grid[60, 20] = Cell(glyph: "7", style: style)
        screen.paint(grid)
        // A move of the cursor, at most one sequence of colours, the digit.
        let bytes = screen.drain(terminal)
        #expect((1...46).contains(bytes.count), "\(bytes.count) bytes")
      }
    }

    /// A ladder of 36 rows as the design's yardstick has it: five levels change in quantity and
    /// bar, a clock and counters tick, and a line is added to the tape.
    @Test(arguments: [
      Setting.direct, Setting(type: "tmux-256color", colourTerm: "truecolor", depth: .trueColour),
      Setting(type: "xterm-256color", depth: .ansi256),
    ])
    func aTypicalFrameIsShort(_ setting: Setting) throws {
      let frames = 100
      try setting.open(Size(width: 120, height: 40)) { screen, terminal in
        var picture = LadderPicture(size: screen.size)
        screen.paint(picture.grid)
        #expect(screen.drain(terminal).count < 14_000)
        let before = screen.bytesWritten
        var count = 0
        for _ in 0..<frames {
          picture.step()
          screen.paint(picture.grid)
          count += screen.drain(terminal).count
        }
        #expect(count == screen.bytesWritten - before)
        #expect((100..<250).contains(count / frames), "\(count / frames) bytes a frame")
      }
    }

    @Test(arguments: [Setting.direct, Setting(type: "xterm", depth: .ansi16)])
    func survivesAStormOfSizes(_ setting: Setting) throws {
      var random = SeededRandom(seed: 11)
      try setting.open(Size(width: 80, height: 24)) { screen, terminal in
        for _ in 0..<60 {
          let size = Size(
            width: Int.random(in: 1...200, using: &random),
            height: Int.random(in: 1...60, using: &random))
          let isChange = size != screen.size
          terminal.resize(to: size)
          #expect(screen.events(timeoutMilliseconds: 0) == (isChange ? [.resized(size)] : []))
          #expect(screen.size == size)
          _ = screen.drain(terminal)
          let grid = Grid.random(size: size, using: &random)
          screen.paint(grid)
          var emulator = Emulator(size: size)
          emulator.take(screen.drain(terminal))
          emulator.expectGlyphs(grid, unicode: true)
          #expect(emulator.unknown == [])
        }
      }
    }

    @Test func paintsAnewAfterASizeThatCameAndWent() throws {
      var random = SeededRandom(seed: 6)
      let size = Size(width: 30, height: 8)
      try Setting.direct.open(size) { screen, terminal in
        let grid = Grid.random(size: size, using: &random)
        screen.paint(grid)
        for other in [Size(width: 12, height: 3), size] {
          terminal.resize(to: other)
          #expect(screen.events(timeoutMilliseconds: 0) == [.resized(other)])
        }
        _ = screen.drain(terminal)
        screen.paint(grid)
        var emulator = Emulator(size: size)
        emulator.take(screen.drain(terminal))
        emulator.expect(grid)
      }
    }

    @Test func cutsAndFillsGridsOfAnotherSize() throws {
      try Setting.direct.open(Size(width: 20, height: 5)) { screen, terminal in
        var emulator = Emulator(size: screen.size)
        var large = Grid(size: Size(width: 30, height: 9))
        for row in 0..<9 {
          for column in 0..<30 { large[column, row] = Cell(glyph: "x", style: Style()) }
        }
        screen.paint(large)
        emulator.take(screen.drain(terminal))
        #expect(emulator.text(row: 4) == String(repeating: "x", count: 20))
        var small = Grid(size: Size(width: 3, height: 2))
        small[1, 1] = Cell(glyph: "y", style: Style())
        screen.paint(small)
        emulator.take(screen.drain(terminal))
        #expect((0..<5).map { emulator.text(row: $0) } == ["", " y", "", "", ""])
        screen.paint(Grid(size: Size(width: 0, height: 0)))
        emulator.take(screen.drain(terminal))
        #expect((0..<5).map { emulator.text(row: $0) } == ["", "", "", "", ""])
      }
    }

    @Test func outlastsItsColourPairs() throws {
      let size = Size(width: 120, height: 40)
      try Setting.direct.open(size) { screen, terminal in
        var emulator = Emulator(size: size)
        var grid = Grid(size: size)
        // 15 frames of 4,800 pairs: more than the 65,536 there are.
        for frame in 0..<15 {
          for row in 0..<40 {
            for column in 0..<120 {
              let style = Style(
                foreground: .rgb(red: UInt8(column), green: UInt8(row), blue: UInt8(frame)),
                background: .rgb(red: 1, green: UInt8(frame), blue: 2))
              grid[column, row] = Cell(glyph: "x", style: style)
            }
          }
          screen.paint(grid)
          let bytes = screen.drain(terminal)
          if frame > 12 { emulator.take(bytes) }
        }
        emulator.expect(grid)
      }
    }

    @Test func brightColoursAreBoldWhereThereAreEight() throws {
      let setting = Setting(type: "linux", depth: .ansi16)
      try setting.open(Size(width: 4, height: 1)) { screen, terminal in
        var grid = Grid(size: screen.size)
        grid[0, 0] = Cell(glyph: "x", style: Style(foreground: .ansi(9), background: .ansi(12)))
        grid[1, 0] = Cell(glyph: "y", style: Style(foreground: .ansi(1), background: .ansi(4)))
        var emulator = Emulator(size: screen.size)
        screen.paint(grid)
        emulator.take(screen.drain(terminal))
        #expect(
          emulator[0, 0].look
            == Emulator.Look(foreground: "31", background: "44", emphasis: [1]))
        #expect(emulator[1, 0].look == Emulator.Look(foreground: "31", background: "44"))
      }
    }

    @Test func givesUpColoursBeforeGlyphs() throws {
      // Eight colours have 64 pairs; this asks for 81 at once.
      let setting = Setting(type: "xterm", depth: .ansi16)
      let colours: [Colour] = [.terminal] + (0..<8).map { .ansi($0) }
      var grid = Grid(size: Size(width: 9, height: 9))
      for row in 0..<9 {
        for column in 0..<9 {
          let style = Style(foreground: colours[column], background: colours[row])
          grid[column, row] = Cell(glyph: "x", style: style)
        }
      }
      try setting.open(grid.size) { screen, terminal in
        var emulator = Emulator(size: grid.size)
        screen.paint(grid)
        screen.paint(grid)
        emulator.take(screen.drain(terminal))
        emulator.expectGlyphs(grid, unicode: true)
        #expect(emulator[1, 1].look == Emulator.Look(foreground: "30", background: "40"))
      }
    }

    @Test func neverLetsAWideOrControlCharacterThrough() throws {
      try Setting.direct.open(Size(width: 8, height: 1)) { screen, terminal in
        var grid = Grid(size: screen.size)
        for (column, scalar) in "a漢\u{301}\u{1B}\u{9B}\u{7F}█b".unicodeScalars.enumerated() {
          grid[column, 0] = Cell(glyph: scalar, style: Style())
        }
        var emulator = Emulator(size: screen.size)
        screen.paint(grid)
        emulator.take(screen.drain(terminal))
        #expect(emulator.text(row: 0) == "a?? ??█b")
      }
    }
  }
}
