import Canvas
import Testing

@Suite("A grid as text with escapes and as a drawing")
struct PictureTests {
  static let style = Style(foreground: .hex(0xd3_d9e3), background: .hex(0x0e_1116))

  static func grid(_ text: String, _ style: Style = style) -> Grid {
    var grid = Grid(size: Size(width: text.unicodeScalars.count, height: 1), style: style)
    for (x, glyph) in text.unicodeScalars.enumerated() {
      grid[x, 0] = Cell(glyph: glyph, style: style)
    }
    return grid
  }

  @Test(arguments: [
    (ColourDepth.trueColour, "\u{1B}[0;38;2;211;217;227;48;2;14;17;22mab\u{1B}[0m\n"),
    (.ansi256, "\u{1B}[0;38;5;253;48;5;233mab\u{1B}[0m\n"),
    (.ansi16, "\u{1B}[0;37;40mab\u{1B}[0m\n"), (.monochrome, "\u{1B}[0mab\u{1B}[0m\n"),
  ])
  func escapes(depth: ColourDepth, text: String) {
    #expect(Self.grid("ab").escapes(depth: depth) == text)
  }

  @Test func emphasisAndTheTerminalsOwnColours() {
    let style = Style(foreground: .ansi(12), background: .terminal, emphasis: [.bold, .underline])
    #expect(Self.grid("x", style).escapes(depth: .ansi16) == "\u{1B}[0;1;4;94mx\u{1B}[0m\n")
  }

  private func svg(_ grid: Grid, isLight: Bool = false) -> String {
    Picture(grid, isLight: isLight).svg(title: "a <test>")
  }

  @Test func escapesWhatIsMarkup() {
    let text = svg(Self.grid("a<b>&\"c"))
    #expect(text.contains("<title>a &lt;test&gt;</title>"))
    #expect(text.contains(">a&lt;b&gt;&amp;&quot;c</text>"))
    #expect(!text.contains("a<b"))
  }

  @Test func wordsStandOnTheNetOfCells() {
    let text = svg(Self.grid("ab  cde"))
    #expect(text.contains("<text x=\"0\" y=\"108\" textLength=\"144\">ab</text>"))
    #expect(text.contains("<text x=\"288\" y=\"108\" textLength=\"216\">cde</text>"))
    #expect(text.contains("viewBox=\"0 0 504 144\""))
    #expect(text.contains("width=\"63\" height=\"18\""))
  }

  @Test func blocksAndLinesAreShapes() {
    let text = svg(Self.grid("█▌▕▁╭─"))
    #expect(!text.contains("<text"))
    // Whole cell, left half, right eighth, lowest eighth.
    #expect(text.contains("M0 0h72v144h-72z"))
    #expect(text.contains("M72 0h36v144h-36z"))
    #expect(text.contains("M207 0h9v144h-9z"))
    #expect(text.contains("M216 126h72v18h-72z"))
    #expect(text.contains("M288 0m36 144v-36q0-36 36-36"))
    #expect(text.contains("M360 0m0 72h72"))
    #expect(text.contains("fill=\"#d3d9e3\""))
  }

  @Test func backgroundsReverseAndUnderline() {
    var grid = Self.grid("abc")
    grid[1, 0] = Cell(glyph: "b", style: Self.style.reversed)
    grid[2, 0] = Cell(glyph: "c", style: Self.style.with(.underline))
    let text = svg(grid)
    #expect(text.contains("<rect width=\"216\" height=\"144\" fill=\"#0e1116\"/>"))
    #expect(text.contains("<path fill=\"#d3d9e3\" d=\"M72 0h72v144h-72z\"/>"))
    #expect(text.contains("<g fill=\"#0e1116\">"))
    #expect(text.contains("M144 126h72v8h-72z"))
  }

  @Test func theTerminalsOwnColoursAreThoseOfItsKind() {
    let own = Self.grid("a", Style())
    #expect(svg(own).contains("fill=\"#1c1c1c\""))
    #expect(svg(own, isLight: true).contains("fill=\"#ffffff\""))
    #expect(svg(Grid(size: Size(width: 0, height: 0))).hasSuffix("</svg>\n"))
  }

  @Test func theSameGridGivesTheSameBytes() {
    #expect(svg(Self.grid("a█ b")) == svg(Self.grid("a█ b")))
  }
}
