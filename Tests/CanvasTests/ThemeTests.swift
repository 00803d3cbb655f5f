import Canvas
import Testing

@Suite("Themes and roles")
struct ThemeTests {
  @Test("roles have names of their own, in words joined by hyphens")
  func names() {
    let names = ThemeRole.allCases.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(
      names.allSatisfy { $0.unicodeScalars.allSatisfy { ("a"..."z").contains($0) || $0 == "-" } })
    for (place, role) in ThemeRole.allCases.enumerated() { #expect(role.rawValue == place) }
  }

  @Test("a theme has a style for every role, and the closure is asked once for each")
  func total() {
    var asked: [ThemeRole] = []
    let theme = Theme(name: "a", title: "A", isLight: false) { role in
      asked.append(role)
      return Style(foreground: .ansi(UInt8(role.rawValue % 16)))
    }
    #expect(asked == ThemeRole.allCases)
    for role in ThemeRole.allCases {
      #expect(theme[role].foreground == .ansi(UInt8(role.rawValue % 16)))
    }
  }

  @Test("without colours, what must be told apart still differs")
  func plain() {
    let plain = Theme.plain
    let sets: [[ThemeRole]] = [
      [.positiveBar, .negativeBar], [.positive, .negative], [.positiveStrong, .negativeStrong],
      [.own, .text, .positive], [.stateSafe, .stateReady, .stateLive],
      [.selection, .text, .cursor, .hover], [.tab, .tabActive], [.border, .borderFocused],
      [.banner, .bannerUrgent, .text], [.disabled, .text, .key],
    ]
    for roles in sets {
      #expect(Set(roles.map { plain[$0] }).count == roles.count, "\(roles.map(\.name))")
    }
  }

  @Test("a role on another takes its background and both emphases")
  func layers() {
    var theme = Theme.plain
    theme[.positive] = Style(foreground: .hex(0x11_22_33), emphasis: .bold)
    theme[.selection] = Style(background: .hex(0x44_55_66), emphasis: .underline)
    #expect(
      theme.style(.positive, on: .selection)
        == Style(
          foreground: .hex(0x11_22_33), background: .hex(0x44_55_66), emphasis: [.bold, .underline])
    )
    #expect(Style().reversed.reversed == Style())
    let block = Style(foreground: .ansi(4), background: .ansi(0), emphasis: .reverse)
    let text = Style(foreground: .ansi(2), emphasis: .bold)
    #expect(
      text.tinted(by: block)
        == Style(foreground: .ansi(4), background: .ansi(0), emphasis: [.bold, .reverse]))
    #expect(text.reversed.tinted(by: block).emphasis == .bold)
    #expect(Style(emphasis: [.dim, .italic]).tinted(by: block).emphasis == [.italic, .reverse])
    #expect(Style(emphasis: .dim).tinted(by: Style()).emphasis == .dim)
    #expect(
      text.reversed.tinted(by: Style(background: .ansi(7)))
        == Style(foreground: .ansi(2), background: .ansi(7), emphasis: [.bold, .reverse]))
  }

  @Test("tinting marks a drawn row and keeps its glyphs and colours")
  func tint() {
    var brush = Brush(size: Size(width: 3, height: 2), theme: .numbered)
    brush.put("abc", at: Point(x: 0, y: 0), .positive)
    brush.tint(Rect(x: 1, y: 0, width: 9, height: 1), .selection)
    #expect(brush.grid.text == "abc\n\n")
    #expect(brush.grid[0, 0]?.style == brush[.positive])
    #expect(brush.grid[1, 0]?.style == brush.theme.style(.positive, on: .selection))
    #expect(brush.grid[1, 1]?.style == brush[.background])
  }

  @Test("a grid tells its styles as roles")
  func dump() {
    var brush = Brush(size: Size(width: 4, height: 2), theme: .numbered)
    brush.put("ab", at: Point(x: 1, y: 0), .positive)
    brush.tint(Rect(x: 2, y: 0, width: 1, height: 2), .selection)
    brush.restyle(Rect(x: 0, y: 1, width: 1, height: 1)) { $0.with([.bold, .reverse]) }
    #expect(
      brush.grid.styleText(.numbered) == """
        abca
        daea
        a background
        b positive
        c positive on selection
        d background, bold, reverse
        e background on selection

        """)
    #expect(Grid(size: Size(width: 0, height: 2)).text == "\n\n")
    #expect(Grid(size: Size(width: 3, height: 0)).text == "")
  }
}
