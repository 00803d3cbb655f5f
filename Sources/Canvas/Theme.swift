/// A style for every role.
public struct Theme: Hashable, Sendable {
  /// The short name it is chosen by: lower case, words joined by hyphens.
  public let name: String
  /// The name that people read.
  public let title: String
  /// Whether it is meant for dark text on a light background.
  public let isLight: Bool
  /// One style for each role, in the order of the roles.
  private var styles: [Style]

  /// Makes a theme; the closure is asked once for every role.
  public init(name: String, title: String, isLight: Bool, style: (ThemeRole) -> Style) {
    self.name = name
    self.title = title
    self.isLight = isLight
    styles = ThemeRole.allCases.map(style)
  }

  /// The style of a role.
  public subscript(role: ThemeRole) -> Style {
    get { styles[role.rawValue] }
    set { styles[role.rawValue] = newValue }
  }

  /// The style of one role where it lies on another: the colour of the first on the background of
  /// the second, with the emphasis of both; see ``Style/tinted(by:)``.
  public func style(_ role: ThemeRole, on backing: ThemeRole) -> Style {
    self[role].tinted(by: self[backing])
  }

  /// The same theme with every style changed.
  public func mapStyles(_ change: (ThemeRole, Style) -> Style) -> Theme {
    Theme(name: name, title: title, isLight: isLight) { change($0, self[$0]) }
  }
}

extension Style {
  /// This style laid on another: its own colour and emphasis, and the other's background and
  /// emphasis.
  ///
  /// A reversed backing gives its colour too, since as a patchwork of every text's own colour it
  /// would be no backing; for the same reason nothing is dim on it. What is reversed itself stays
  /// the other way round than what it lies on.
  public func tinted(by backing: Style) -> Style {
    guard backing.emphasis.contains(.reverse) else {
      return Style(
        foreground: foreground, background: backing.background,
        emphasis: emphasis.union(backing.emphasis))
    }
    return Style(
      foreground: backing.foreground, background: backing.background,
      emphasis: emphasis.subtracting(.dim).symmetricDifference(.reverse)
        .union(backing.emphasis.subtracting(.reverse)))
  }

  /// The same style with foreground and background exchanged.
  ///
  /// This is an emphasis and no exchange of colours, because the terminal's own foreground cannot
  /// be asked for as a background.
  public var reversed: Style {
    Style(
      foreground: foreground, background: background,
      emphasis: emphasis.symmetricDifference(.reverse))
  }
}

extension Theme {
  /// A theme without colours: what each role has is its emphasis.
  ///
  /// Works on any terminal.
  public static let plain = Theme(name: "plain", title: "Plain", isLight: false) { role in
    Style(emphasis: role.plainEmphasis)
  }

  /// A theme in which every role has colours of its own, for recorded frames that show roles.
  public static let numbered = Theme(name: "numbered", title: "Numbered", isLight: false) { role in
    let number = UInt8(role.rawValue)
    return Style(
      foreground: .rgb(red: number, green: 1, blue: 0),
      background: .rgb(red: number, green: 2, blue: 0))
  }
}

extension ThemeRole {
  /// How the role is told from others where there are no colours.
  var plainEmphasis: Emphasis {
    switch self {
    case .dim, .placeholder, .disabled, .border, .gridLine, .stale, .volume, .negativeBar: .dim
    case .borderFocused, .title, .hover, .accent, .key, .positive, .positiveBar, .success, .warning,
      .stateReady, .marker:
      .bold
    case .own: [.bold, .underline]
    case .match, .field: .underline
    case .selection, .headerBar, .tabActive, .banner, .negativeStrong: .reverse
    case .cursor, .positiveStrong, .bannerUrgent, .danger, .stateLive: [.reverse, .bold]
    case .background, .text, .label, .negative, .axis, .tab, .overlay, .information, .stateSafe: []
    }
  }
}
