import Canvas
import Documents
import Testing

@Suite("The colours of the built-in themes")
struct ThemeColourTests {
  /// Roles that are read: at least 4.5:1 on their own background.
  static let texts: [ThemeRole] = [
    .text, .dim, .label, .placeholder, .title, .accent, .key, .match, .positive, .negative,
    .positiveStrong, .negativeStrong, .own, .marker, .axis, .selection, .cursor, .hover,
    .headerBar, .tab, .tabActive, .field, .overlay, .information, .success, .warning, .danger,
    .banner, .bannerUrgent, .stale, .stateSafe, .stateReady, .stateLive,
  ]
  /// Roles that are shapes: at least 3:1.
  static let shapes: [ThemeRole] = [.borderFocused, .positiveBar, .negativeBar]
  /// Roles that may recede, but not vanish.
  static let quiet: [ThemeRole] = [.border, .gridLine, .disabled]
  /// Texts that stand on chosen rows, and in bars and windows.
  static let layered: [ThemeRole] = [
    .text, .dim, .label, .key, .positive, .negative, .own, .warning, .danger,
    .positiveStrong, .negativeStrong,
  ]
  static let layers: [ThemeRole] = [.selection, .hover, .headerBar, .overlay, .cursor]

  @Test("the calculation agrees with published values")
  func calibration() throws {
    let sky = try #require(LinearColour(.hex(0x56_b4e9)))
    let orange = try #require(LinearColour(.hex(0xe6_9f00)))
    let expected: [(Vision, Double)] = [
      (.normal, 113), (.protan, 101), (.deutan, 111), (.tritan, 87),
    ]
    for (vision, difference) in expected {
      #expect(abs(sky.seen(by: vision).difference(to: orange.seen(by: vision)) - difference) < 1)
    }
    let black = LinearColour(0, 0, 0)
    let white = LinearColour(1, 1, 1)
    #expect(abs(black.contrast(to: white) - 21) < 0.001)
    let grey = try #require(LinearColour(.hex(0x76_7676)))
    #expect(abs(grey.contrast(to: white) - 4.54) < 0.01)
  }

  @Test("every theme reads, and says who it is", arguments: ThemeLibrary.builtInNames)
  func reads(name: String) throws {
    let theme = try ThemeLibrary().theme(named: name)
    #expect(theme.name == name)
    #expect(!theme.title.isEmpty)
    if ["terminal", "monochrome"].contains(name) {
      #expect(theme[.background].background == .terminal)
    } else {
      let screen = try #require(LinearColour(theme[.background].background))
      #expect((screen.luminance > 0.5) == theme.isLight)
    }
  }

  @Test(
    "texts, shapes and lines have enough contrast",
    arguments: ThemeLibrary.builtInNames, [ColourDepth.trueColour, .ansi256])
  func contrast(name: String, depth: ColourDepth) throws {
    let theme = try ThemeLibrary().theme(named: name).lowered(to: depth)
    let high = name == "high-contrast"
    // Nearest colours of 256 are not exact: they may cost a little, but no text may become hard
    // to read.
    let text = (high ? 7.0 : 4.5) * (depth == .trueColour ? 1 : 0.85)
    for (roles, least) in [
      (Self.texts, text), (Self.shapes, 3 * (depth == .trueColour ? 1 : 0.8)), (Self.quiet, 1.15),
    ] {
      for role in roles {
        guard let contrast = Self.contrast(theme[role]) else { continue }
        #expect(contrast >= least, "\(name), \(depth): \(role.name) has \(contrast)")
      }
    }
    for role in Self.layered {
      for layer in Self.layers {
        guard let contrast = Self.contrast(theme.style(role, on: layer)) else { continue }
        #expect(
          contrast >= text, "\(name), \(depth): \(role.name) on \(layer.name) has \(contrast)")
      }
    }
  }

  @Test(
    "buying and selling are apart for every kind of eye",
    arguments: ["colour-blind", "colour-blind-light"])
  func colourBlind(name: String) throws {
    let theme = try ThemeLibrary().theme(named: name)
    for (one, two) in [
      (ThemeRole.positive, ThemeRole.negative), (.positiveBar, .negativeBar),
    ] {
      let first = try #require(LinearColour(theme[one].foreground))
      let second = try #require(LinearColour(theme[two].foreground))
      for vision in Vision.allCases {
        let difference = first.seen(by: vision).difference(to: second.seen(by: vision))
        #expect(difference >= 40, "\(name): \(one.name) and \(two.name), \(vision): \(difference)")
      }
    }
    let states: [ThemeRole] = [.stateSafe, .stateReady, .stateLive]
    let blocks = try states.map { try #require(LinearColour(theme[$0].background)) }
    for vision in Vision.allCases {
      let seen = blocks.map { $0.seen(by: vision) }
      for (one, two) in [(0, 1), (0, 2), (1, 2)] {
        #expect(seen[one].difference(to: seen[two]) >= 30, "\(states[one]), \(states[two])")
      }
    }
  }

  @Test(
    "what must be told apart differs at every depth",
    arguments: ThemeLibrary.builtInNames, ColourDepth.allCases)
  func distinct(name: String, depth: ColourDepth) throws {
    let theme = try ThemeLibrary().theme(named: name).lowered(to: depth)
    let sets: [[ThemeRole]] = [
      [.positive, .negative], [.positiveBar, .negativeBar], [.positiveStrong, .negativeStrong],
      [.own, .text], [.own, .positive], [.own, .negative], [.selection, .text, .cursor],
      [.stateSafe, .stateReady, .stateLive], [.tab, .tabActive], [.border, .borderFocused],
      [.banner, .bannerUrgent], [.banner, .text], [.disabled, .text], [.key, .disabled],
      [.stale, .text], [.field, .text],
    ]
    for roles in sets {
      let styles = Set(roles.map { theme[$0] })
      #expect(styles.count == roles.count, "\(name), \(depth): \(roles.map(\.name))")
    }
  }

  @Test(
    "with sixteen colours meaning keeps a colour of its own", arguments: ThemeLibrary.builtInNames)
  func sixteen(name: String) throws {
    guard name != "monochrome" else { return }
    let theme = try ThemeLibrary().theme(named: name).lowered(to: .ansi16)
    for roles: [ThemeRole] in [
      [.text, .positive, .negative, .own], [.text, .positive, .negative, .warning, .danger],
      [.text, .positiveBar, .negativeBar], [.information, .warning],
    ] {
      let styles = Set(roles.map { theme[$0] })
      #expect(styles.count == roles.count, "\(name): \(roles.map { "\($0.name) \(theme[$0])" })")
    }
    #expect(theme[.positive].foreground != theme[.negative].foreground, "\(name)")
  }

  @Test("the file without colours is what the canvas does without colours")
  func monochrome() throws {
    let theme = try ThemeLibrary().theme(named: "monochrome")
    for role in ThemeRole.allCases { #expect(theme[role] == Theme.plain[role], "\(role.name)") }
  }

  @Test("the terminal's theme leaves every background to the terminal")
  func terminal() throws {
    let theme = try ThemeLibrary().theme(named: "terminal")
    for role in ThemeRole.allCases {
      #expect(theme[role].background == .terminal, "\(role.name)")
      if case .rgb = theme[role].foreground { Issue.record("\(role.name) has a colour of its own") }
    }
  }

  private static func contrast(_ style: Style) -> Double? {
    guard let front = LinearColour(style.foreground), let back = LinearColour(style.background)
    else { return nil }
    return front.contrast(to: back)
  }
}
