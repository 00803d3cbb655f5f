/// What a piece of the screen means.
///
/// A theme gives each role a style, and nothing else chooses colours.
public enum ThemeRole: Int, CaseIterable, Hashable, Sendable {
  /// The empty screen; its background is the one that roles without a background of their own get.
  case background
  /// Ordinary text and numbers.
  case text
  /// Text that matters less.
  case dim
  /// Names of values: column heads, units.
  case label
  /// What stands in an empty field.
  case placeholder
  /// What cannot be used right now.
  case disabled

  /// The frame of a panel.
  case border
  /// The frame of the panel that has the keyboard.
  case borderFocused
  /// A panel's title.
  case title
  /// What the eye should find first.
  case accent
  /// A key to press, in hints and help.
  case key
  /// The part of a text that a search found.
  case match

  /// Up, gain, the buying side.
  case positive
  /// Down, loss, the selling side.
  case negative
  /// Bars and areas of the buying side.
  case positiveBar
  /// Bars and areas of the selling side.
  case negativeBar
  /// Up, just now: a flash.
  case positiveStrong
  /// Down, just now: a flash.
  case negativeStrong

  /// What belongs to the person at the screen.
  case own
  /// A reference line or mark in a chart or list.
  case marker
  /// The scale of a chart.
  case axis
  /// The lines behind a chart.
  case gridLine
  /// How much was done: bars under a chart, a column of amounts.
  case volume

  /// The chosen row.
  case selection
  /// The exact cell or row that the next key acts on.
  case cursor
  /// What the mouse points at.
  case hover
  /// The line at the top.
  case headerBar
  /// A tab that is not open.
  case tab
  /// The open tab.
  case tabActive
  /// A field that takes typing.
  case field
  /// The body of a window above the others.
  case overlay

  /// Something good to know.
  case information
  /// Something worked.
  case success
  /// Something needs care.
  case warning
  /// Something is wrong.
  case danger
  /// An announcement across the screen.
  case banner
  /// An announcement that cannot wait.
  case bannerUrgent
  /// Values that are no longer kept up to date.
  case stale

  /// First of three safety states: nothing can happen.
  case stateSafe
  /// Second of three safety states: a confirmation away.
  case stateReady
  /// Third of three safety states: every key acts at once.
  case stateLive
}

extension ThemeRole {
  /// The role's name in a theme file.
  public var name: String {
    switch self {
    case .background: "background"
    case .text: "text"
    case .dim: "dim"
    case .label: "label"
    case .placeholder: "placeholder"
    case .disabled: "disabled"
    case .border: "border"
    case .borderFocused: "border-focused"
    case .title: "title"
    case .accent: "accent"
    case .key: "key"
    case .match: "match"
    case .positive: "positive"
    case .negative: "negative"
    case .positiveBar: "positive-bar"
    case .negativeBar: "negative-bar"
    case .positiveStrong: "positive-strong"
    case .negativeStrong: "negative-strong"
    case .own: "own"
    case .marker: "marker"
    case .axis: "axis"
    case .gridLine: "grid-line"
    case .volume: "volume"
    case .selection: "selection"
    case .cursor: "cursor"
    case .hover: "hover"
    case .headerBar: "header-bar"
    case .tab: "tab"
    case .tabActive: "tab-active"
    case .field: "field"
    case .overlay: "overlay"
    case .information: "information"
    case .success: "success"
    case .warning: "warning"
    case .danger: "danger"
    case .banner: "banner"
    case .bannerUrgent: "banner-urgent"
    case .stale: "stale"
    case .stateSafe: "state-safe"
    case .stateReady: "state-ready"
    case .stateLive: "state-live"
    }
  }

  /// Whether the role is told from its surroundings by its background, so that it must keep one.
  var standsOut: Bool {
    switch self {
    case .selection, .cursor, .match, .tabActive, .field, .positiveStrong, .negativeStrong, .banner,
      .bannerUrgent, .stateReady, .stateLive:
      true
    default:
      false
    }
  }
}
