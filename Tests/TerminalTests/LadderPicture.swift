import Canvas

/// A picture like that of a trading screen, which changes as one does.
struct LadderPicture {
  private(set) var grid: Grid
  private var random = SeededRandom(seed: 42)
  private var quantities: [Int]
  private var tape: [String] = []
  private var frame = 0

  private static let ground = Colour.rgb(red: 14, green: 17, blue: 22)
  private static let text = Style(
    foreground: .rgb(red: 200, green: 205, blue: 210), background: ground)
  private static let bid = Style(
    foreground: .rgb(red: 57, green: 197, blue: 255), background: ground)
  private static let ask = Style(
    foreground: .rgb(red: 255, green: 176, blue: 0), background: ground)

  init(size: Size) {
    grid = Grid(size: size, style: Self.text)
    quantities = (0..<36).map { 20 + $0 * 7 % 60 }
    for level in 0..<36 { draw(level) }
  }

  /// Changes five levels, the header and the tape.
  mutating func step() {
    frame += 1
    write("12:00:\(frame % 60 + 10)  \(1000 + frame) events", 2, 0, Self.text)
    for _ in 0..<5 {
      let level = Int.random(in: 0..<36, using: &random)
      let change = Int.random(in: -9...9, using: &random)
      quantities[level] = min(99, max(1, quantities[level] + change))
      draw(level)
    }
    if frame.isMultiple(of: 4) {
      tape.insert("\(60_000 + frame % 7).\(frame % 10)  0.\(100 + frame % 900)", at: 0)
      tape = Array(tape.prefix(12))
      for (row, line) in tape.enumerated() {
        write(line, 80, 3 + row, line.last == "1" ? Self.ask : Self.bid)
      }
    }
  }

  private mutating func draw(_ level: Int) {
    let style = level < 18 ? Self.ask : Self.bid
    let quantity = quantities[level]
    write("\(60_018 - level)", 4, 2 + level, Self.text)
    write(
      String(repeating: " ", count: 3 - "\(quantity)".count) + "\(quantity)", 12, 2 + level, style)
    let eighths = Array("▏▎▍▌▋▊▉█".unicodeScalars)
    for column in 0..<25 {
      let filled = min(8, max(0, quantity * 2 - column * 8))
      let glyph = filled == 0 ? " " : eighths[filled - 1]
      grid[18 + column, 2 + level] = Cell(glyph: glyph, style: style)
    }
  }

  private mutating func write(_ line: String, _ column: Int, _ row: Int, _ style: Style) {
    for (index, scalar) in line.unicodeScalars.enumerated() {
      grid[column + index, row] = Cell(glyph: scalar, style: style)
    }
  }
}
