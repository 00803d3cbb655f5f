import Canvas
import Documents
import Testing

/// A built-in theme, as it is or with the colours of up and down exchanged.
struct Sample: CustomTestStringConvertible, Sendable {
  var name: String
  var rising: Rising

  static let all: [Sample] = ThemeLibrary.builtInNames.flatMap { name in
    Rising.allCases.map { Sample(name: name, rising: $0) }
  }

  var testDescription: String { "\(name), \(rising) rises" }
  /// Whether it is for eyes that lack a kind of cone.
  var isColourBlindSafe: Bool { name.hasPrefix("colour-blind") }
  /// Whether it is for eyes that need much contrast.
  var isHighContrast: Bool { name.contains("contrast") }

  func theme(_ depth: ColourDepth = .trueColour) throws -> Theme {
    try ThemeLibrary().theme(named: name).with(rising: rising).lowered(to: depth)
  }
}

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

  @Test("there are enough of each kind")
  func enough() throws {
    let names = ThemeLibrary.builtInNames
    #expect(Set(names).count == names.count && names.count >= 14)
    #expect(names.count { $0.hasPrefix("colour-blind") } >= 4)
    #expect(names.count { $0.contains("contrast") } >= 2)
    let light = try names.count { try ThemeLibrary().theme(named: $0).isLight }
    #expect(light >= 2)
    let titles = try names.map { try ThemeLibrary().theme(named: $0).title }
    #expect(Set(titles).count == names.count)
    // No two of them look alike: ground, ink, up and down are not all nearly the same.
    let palettes = try names.map { name in
      let theme = try ThemeLibrary().theme(named: name)
      return [ThemeRole.background, .text, .positive, .negative].map { role in
        let colour = role == .background ? theme[role].background : theme[role].foreground
        return LinearColour(colour) ?? LinearColour(0, 0, 0)
      }
    }
    for one in names.indices {
      for two in names.indices.dropFirst(one + 1)
      where !["terminal", "monochrome"].contains(names[two]) {
        let apart = zip(palettes[one], palettes[two]).map { $0.difference(to: $1) }
        #expect(apart.reduce(0, +) >= 25, "\(names[one]) and \(names[two]): \(apart)")
      }
    }
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
    arguments: Sample.all, [ColourDepth.trueColour, .ansi256])
  func contrast(sample: Sample, depth: ColourDepth) throws {
    let theme = try sample.theme(depth)
    let name = sample.testDescription
    let high = sample.isHighContrast
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

  /// How far apart buying and selling must be for every kind of eye, in CIE76.
  ///
  /// 40 is what a blue and an orange have in the worst case. The other themes keep a green and a
  /// red because people know them; 20 is about what a light and a dark grey of three steps in ten
  /// have, and is reached by making the green lighter and bluer and the red darker and yellower. A
  /// plain green and red, as in ANSI's, come down to 8.
  static func leastDifference(_ sample: Sample) -> Double { sample.isColourBlindSafe ? 40 : 20 }

  @Test("buying and selling are apart for every kind of eye", arguments: Sample.all)
  func apart(sample: Sample) throws {
    guard !["terminal", "monochrome"].contains(sample.name) else { return }
    let theme = try sample.theme()
    for (one, two) in [
      (ThemeRole.positive, ThemeRole.negative), (.positiveBar, .negativeBar),
      (.positiveStrong, .negativeStrong),
    ] {
      let first = try #require(LinearColour(theme[one].foreground))
      let second = try #require(LinearColour(theme[two].foreground))
      for vision in Vision.allCases {
        let difference = first.seen(by: vision).difference(to: second.seen(by: vision))
        #expect(
          difference >= Self.leastDifference(sample),
          "\(sample.name): \(one.name) and \(two.name), \(vision): \(difference)")
      }
    }
  }

  @Test("what is one's own is neither side's colour to any eye", arguments: Sample.all)
  func own(sample: Sample) throws {
    guard !["terminal", "monochrome"].contains(sample.name) else { return }
    let theme = try sample.theme()
    let own = try #require(LinearColour(theme[.own].foreground))
    for role in [ThemeRole.positive, .negative] {
      let other = try #require(LinearColour(theme[role].foreground))
      for vision in Vision.allCases {
        let difference = own.seen(by: vision).difference(to: other.seen(by: vision))
        #expect(difference >= 15, "\(sample.name): own and \(role.name), \(vision): \(difference)")
      }
    }
  }

  @Test(
    "with 256 and 16 colours the sides stay apart", arguments: Sample.all,
    [ColourDepth.ansi256, .ansi16])
  func loweredApart(sample: Sample, depth: ColourDepth) throws {
    guard sample.name != "monochrome" else { return }
    let theme = try sample.theme(depth)
    for (one, two) in [
      (ThemeRole.positive, ThemeRole.negative), (.positiveBar, .negativeBar),
      (.positiveStrong, .negativeStrong),
    ] {
      #expect(theme[one].foreground != theme[two].foreground, "\(sample.name): \(one.name)")
      guard depth == .ansi256, let first = LinearColour(theme[one].foreground),
        let second = LinearColour(theme[two].foreground)
      else { continue }
      for vision in Vision.allCases {
        let difference = first.seen(by: vision).difference(to: second.seen(by: vision))
        // The nearest of 256 may cost a quarter.
        #expect(
          difference >= 0.75 * Self.leastDifference(sample),
          "\(sample.name): \(one.name) and \(two.name), \(vision): \(difference)")
      }
    }
  }

  @Test(
    "the states of safety are apart for every kind of eye",
    arguments: Sample.all.filter { $0.rising == .green })
  func states(sample: Sample) throws {
    guard !["terminal", "monochrome"].contains(sample.name) else { return }
    let theme = try sample.theme()
    let name = sample.name
    // Each also has a word of its own.
    let least = sample.isColourBlindSafe ? 30.0 : 20
    let states: [ThemeRole] = [.stateSafe, .stateReady, .stateLive]
    let blocks = try states.map { try #require(LinearColour(theme[$0].background)) }
    for vision in Vision.allCases {
      let seen = blocks.map { $0.seen(by: vision) }
      for (one, two) in [(0, 1), (0, 2), (1, 2)] {
        let difference = seen[one].difference(to: seen[two])
        #expect(difference >= least, "\(name): \(states[one]), \(states[two]): \(difference)")
      }
    }
  }

  @Test(
    "what must be told apart differs at every depth", arguments: Sample.all, ColourDepth.allCases)
  func distinct(sample: Sample, depth: ColourDepth) throws {
    let theme = try sample.theme(depth)
    let name = sample.testDescription
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
    "with sixteen colours meaning keeps a colour of its own", arguments: Sample.all)
  func sixteen(sample: Sample) throws {
    guard sample.name != "monochrome" else { return }
    let theme = try sample.theme(.ansi16)
    let name = sample.testDescription
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
