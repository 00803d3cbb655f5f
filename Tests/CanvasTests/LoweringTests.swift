import Canvas
import Testing

@Suite("Lowering colours")
struct LoweringTests {
  @Test(
    "the cube and the greys",
    arguments: [
      (0x00_0000, 16), (0xff_ffff, 231), (0xff_0000, 196), (0x00_ff00, 46), (0x00_00ff, 21),
      (0x5f_87af, 67), (0x80_8080, 244), (0x08_0808, 232), (0xee_eeee, 255), (0x0e_1116, 233),
      (0x6c_b6ff, 75), (0xff_cb6b, 221),
    ] as [(UInt32, Int)])
  func cube(hex: UInt32, index: Int) {
    #expect(ColourDepth.ansi256.index(of: .hex(hex)) == index)
  }

  @Test(
    "the sixteen, by hue before lightness",
    arguments: [
      (0x00_0000, 0), (0x0e_1116, 0), (0x2b_323d, 0), (0x7f_7f7f, 8), (0x84_90a1, 8),
      (0xd3_d9e3, 7), (0xff_ffff, 15), (0x3f_b950, 2), (0xf0_716f, 9), (0xcd_0000, 1),
      (0x39_c5ff, 6), (0xff_b000, 3), (0x23_805c, 2), (0xa8_434d, 1), (0xc3_a6ff, 5),
      (0x0b_62b8, 12), (0xcd_00cd, 5),
    ] as [(UInt32, Int)])
  func sixteen(hex: UInt32, index: Int) {
    #expect(ColourDepth.ansi16.index(of: .hex(hex)) == index)
  }

  @Test("every colour of the palette stays itself")
  func exact() {
    for index in 16...255 {
      let colour = Colour.hex(Self.hex256(index))
      #expect(ColourDepth.ansi256.index(of: colour) == index)
      #expect(colour.lowered(to: .ansi256) == colour)
    }
  }

  @Test("no other colour of the 240 is much nearer")
  func nearest() {
    var worst = 0.0
    for red in stride(from: 0, through: 255, by: 15) {
      for green in stride(from: 0, through: 255, by: 15) {
        for blue in stride(from: 0, through: 255, by: 15) {
          let hex = UInt32(red << 16 | green << 8 | blue)
          guard let index = ColourDepth.ansi256.index(of: .hex(hex)) else { continue }
          let chosen = Self.distance(hex, Self.hex256(index))
          let best = (16...255).map { Self.distance(hex, Self.hex256($0)) }.min() ?? 0
          worst = max(worst, chosen.squareRoot() - best.squareRoot())
        }
      }
    }
    #expect(worst < 20, "worst by \(worst)")
  }

  @Test("lowering twice is lowering once, for styles and for themes")
  func idempotent() {
    let colours: [Colour] = [
      .terminal, .ansi(0), .ansi(8), .ansi(15), .hex(0x0e_1116), .hex(0x84_90a1), .hex(0x3f_b950),
      .hex(0xff_ffff), .hex(0x1b_222c),
    ]
    for depth in ColourDepth.allCases {
      for foreground in colours {
        for background in colours {
          let style = Style(foreground: foreground, background: background, emphasis: .bold)
          let once = style.lowered(to: depth)
          #expect(once.lowered(to: depth) == once)
          #expect(once.emphasis == .bold)
        }
      }
      let theme = Self.theme.lowered(to: depth)
      #expect(theme.lowered(to: depth) == theme)
    }
  }

  @Test("with sixteen colours a glyph that was visible stays visible")
  func visible() {
    let line = Style(foreground: .hex(0x2b_323d), background: .hex(0x0e_1116))
    #expect(line.lowered(to: .ansi16) == Style(foreground: .ansi(8), background: .ansi(0)))
    let grey = Style(foreground: .hex(0x84_90a1), background: .hex(0x7a_7a7a))
    #expect(grey.lowered(to: .ansi16) == Style(foreground: .ansi(15), background: .ansi(8)))
    let amber = Style(foreground: .hex(0x5c_3b00), background: .hex(0xff_e7b3))
    #expect(amber.lowered(to: .ansi16) == Style(foreground: .ansi(0), background: .ansi(11)))
    let brown = Style(foreground: .hex(0x8a_5300), background: .hex(0xff_ffff))
    #expect(brown.lowered(to: .ansi16) == Style(foreground: .ansi(0), background: .ansi(15)))
    let faint = Style(foreground: .hex(0xd0_ccc2), background: .hex(0xff_ffff))
    #expect(faint.lowered(to: .ansi16) == Style(foreground: .ansi(7), background: .ansi(15)))
    let hidden = Style(foreground: .ansi(0), background: .ansi(0))
    #expect(hidden.lowered(to: .ansi16) == hidden)
  }

  @Test("a chosen row whose background is lost is reversed instead")
  func standsOut() {
    let lowered = Self.theme.lowered(to: .ansi16)
    #expect(lowered[.selection].emphasis == .reverse)
    #expect(lowered[.text].emphasis == [])
    #expect(Self.theme.lowered(to: .ansi256)[.selection].emphasis == [])
  }

  @Test("without colours there are none, and the emphasis is the plain one")
  func monochrome() {
    let lowered = Self.theme.lowered(to: .monochrome)
    for role in ThemeRole.allCases {
      #expect(lowered[role].foreground == .terminal && lowered[role].background == .terminal)
      #expect(lowered[role].emphasis == Theme.plain[role].emphasis)
    }
    #expect(ColourDepth.monochrome.index(of: .ansi(3)) == nil)
    #expect(ColourDepth.trueColour.index(of: .hex(0x12_3456)) == 0x12_3456)
    #expect(ColourDepth.ansi256.index(of: .terminal) == nil)
  }

  @Test("mixing goes from one colour to the other and never beyond")
  func mixing() {
    let night = Colour.hex(0x00_0010)
    let day = Colour.hex(0xf0_0030)
    #expect(night.mixed(with: day, parts: 0, of: 4) == night)
    #expect(night.mixed(with: day, parts: 1, of: 4) == .hex(0x3c_0018))
    #expect(night.mixed(with: day, parts: 4, of: 4) == day)
    #expect(night.mixed(with: day, parts: 9, of: 4) == day)
    #expect(night.mixed(with: day, parts: -1, of: 0) == night)
    #expect(Colour.terminal.mixed(with: day, parts: 1, of: 4) == .terminal)
    #expect(Colour.terminal.mixed(with: day, parts: 3, of: 4) == day)
  }

  private static let theme = Theme(name: "t", title: "T", isLight: false) { role in
    Style(
      foreground: .hex(role == .border ? 0x2b_323d : 0xd3_d9e3),
      background: .hex(role == .selection ? 0x1b_222c : 0x0e_1116))
  }

  private static func hex256(_ index: Int) -> UInt32 {
    if index >= 232 { return UInt32(8 + 10 * (index - 232)) * 0x01_0101 }
    let levels: [UInt32] = [0, 95, 135, 175, 215, 255]
    let place = index - 16
    return levels[place / 36] << 16 | levels[place / 6 % 6] << 8 | levels[place % 6]
  }

  /// The distance that Canvas uses, written anew.
  private static func distance(_ one: UInt32, _ other: UInt32) -> Double {
    func channel(_ hex: UInt32, _ shift: UInt32) -> Double { Double(hex >> shift & 255) }
    let meanRed = (channel(one, 16) + channel(other, 16)) / 2
    let red = channel(one, 16) - channel(other, 16)
    let green = channel(one, 8) - channel(other, 8)
    let blue = channel(one, 0) - channel(other, 0)
    return (2 + meanRed / 256) * red * red + 4 * green * green
      + (2 + (255 - meanRed) / 256) * blue * blue
  }
}
