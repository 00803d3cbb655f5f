import Canvas
import Testing

@Suite("Which colour rises")
struct RisingTests {
  /// Green is up; up is bold.
  static let theme = Theme(name: "test", title: "Test", isLight: false) { role in
    switch role {
    case .positive: Style(foreground: .hex(0x40_d0a0), emphasis: .bold)
    case .negative: Style(foreground: .hex(0xe0_6050))
    case .positiveBar: Style(foreground: .hex(0x20_8060))
    case .negativeBar: Style(foreground: .hex(0x90_3020))
    case .positiveStrong: Style(foreground: .hex(0x50_f0c0), emphasis: .reverse)
    case .negativeStrong: Style(foreground: .hex(0xff_7060), emphasis: .reverse)
    case .success: Style(foreground: .hex(0x40_d0a0))
    case .danger: Style(foreground: .hex(0xff_5040), emphasis: .bold)
    case .information: Style(foreground: .hex(0x60_b0ff))
    case .warning: Style(foreground: .hex(0xe8_b04a))
    default: Style(foreground: .hex(0xd0_d0d0))
    }
  }

  @Test func knowsWhichRises() {
    #expect(Self.theme.rising == .green)
    #expect(Self.theme.with(rising: .red).rising == .red)
    #expect(Theme.plain.rising == nil)
  }

  @Test func exchangesColoursAndLeavesEmphasis() {
    let red = Self.theme.with(rising: .red)
    for (up, down) in [
      (ThemeRole.positive, ThemeRole.negative), (.positiveBar, .negativeBar),
      (.positiveStrong, .negativeStrong),
    ] {
      #expect(red[up].foreground == Self.theme[down].foreground)
      #expect(red[down].foreground == Self.theme[up].foreground)
      #expect(red[up].emphasis == Self.theme[up].emphasis)
      #expect(red[down].emphasis == Self.theme[down].emphasis)
    }
  }

  @Test func successAndDangerAreNotTheColoursOfPrices() {
    let red = Self.theme.with(rising: .red)
    #expect(red[.success].foreground == Self.theme[.information].foreground)
    #expect(red[.danger].foreground == Self.theme[.warning].foreground)
    #expect(red[.danger].emphasis.contains(.reverse))
    let changed = ThemeRole.allCases.filter { red[$0] != Self.theme[$0] }
    #expect(changed.count == 8)
  }

  @Test func asksForWhatIsThereAlready() {
    #expect(Self.theme.with(rising: .green) == Self.theme)
    let red = Self.theme.with(rising: .red)
    #expect(red.with(rising: .red) == red)
    // And back: only success and danger are not remembered.
    #expect(red.with(rising: .green)[.positive] == Self.theme[.positive])
    for rising in Rising.allCases { #expect(Theme.plain.with(rising: rising) == Theme.plain) }
  }

  @Test func theTerminalsOwnColoursHaveAHueToo() {
    var theme = Self.theme
    theme[.positive] = Style(foreground: .ansi(2))
    theme[.negative] = Style(foreground: .ansi(9))
    #expect(theme.rising == .green)
    #expect(theme.with(rising: .red)[.positive].foreground == .ansi(9))
  }
}
