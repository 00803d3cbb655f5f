public import Input
public import Market

/// A key, and where it means the action.
public struct KeyBinding: Hashable, Sendable {
  /// Where.
  public let context: KeyContext
  /// Which key.
  public let key: KeyPress

  /// Binds a key press.
  public init(context: KeyContext, key: KeyPress) {
    self.context = context
    self.key = key
  }

  /// Binds a character.
  init(_ context: KeyContext, _ character: Character, _ modifiers: Modifiers = []) {
    self.context = context
    key = KeyPress(.character(character), modifiers)
  }

  /// Binds a key.
  init(_ context: KeyContext, _ key: Key, _ modifiers: Modifiers = []) {
    self.context = context
    self.key = KeyPress(key, modifiers)
  }
}

/// Actions that belong together in the help.
public enum ActionGroup: Hashable, Sendable, CaseIterable {
  /// New orders.
  case orders
  /// Orders that are open.
  case openOrders
  /// How much.
  case size
  /// The ladder.
  case ladder
  /// What is shown.
  case panels
  /// The chart.
  case chart
  /// Layouts.
  case layouts
  /// Safety.
  case safety
  /// Market time.
  case time
  /// The ticket and what else lies over the screen.
  case ticket
  /// Alerts.
  case alerts
  /// Lines of text and the lists above them.
  case lines
  /// The program.
  case program

  /// The heading in the help.
  public var title: String {
    switch self {
    case .orders: "Orders"
    case .openOrders: "Open orders"
    case .size: "Size"
    case .ladder: "Ladder"
    case .panels: "Panels and markets"
    case .chart: "Chart"
    case .layouts: "Layouts"
    case .safety: "Safety"
    case .time: "Market time"
    case .ticket: "Ticket, questions, lists"
    case .lines: "Command line, palette and search"
    case .alerts: "Alerts"
    case .program: "Program"
    }
  }

  /// Whether nothing of it can be done in a recording.
  var isOfOrders: Bool { [.orders, .openOrders, .size, .safety].contains(self) }
}

/// What there is to know about an action.
public struct ActionDefinition: Hashable, Sendable {
  /// The action.
  public let action: Action
  /// The keys that mean it unless the person has changed them, the one to show first;
  /// ``KeyMap`` knows what means it now.
  public let bindings: [KeyBinding]
  /// Where it stands in the help.
  public let group: ActionGroup
  /// What it is called, for buttons and lists.
  public let label: String
  /// A word or two for the hint line; `nil` where it is not shown there.
  public let hint: String?
  /// The same where only who watches a recording needs it.
  public let recordingHint: String?
  /// What it does, in a line.
  public let help: String
  /// What the market's phase must allow for it.
  public let activity: PhaseActivity?
  /// Whether it sends an order and so needs the desk armed.
  public let needsSafety: Bool

  init(
    _ action: Action, _ bindings: [KeyBinding], _ group: ActionGroup, _ label: String,
    hint: String? = nil, recordingHint: String? = nil, _ help: String,
    activity: PhaseActivity? = nil, needsSafety: Bool = false
  ) {
    self.action = action
    self.bindings = bindings
    self.group = group
    self.label = label
    self.hint = hint
    self.recordingHint = recordingHint
    self.help = help
    self.activity = activity
    self.needsSafety = needsSafety
  }
}
