public import Market

/// What does not change while the desk is open.
public struct Session: Sendable {
  /// The scenario's name.
  public var scenario: String
  /// The person's account.
  public var account: AccountID
  /// All assets, by number.
  public var assets: [Asset]
  /// All instruments, by number.
  public var instruments: [Instrument]
  /// The price at the start of each market.
  public var references: [Price]
  /// The size presets of each market.
  public var sizePresets: [[Quantity]]
  /// The finest grouping that the ladder of each market begins with, in ticks a row; the person may
  /// choose a finer one.
  public var finestGroupings: [Int64]
  /// Balances at the start, by asset.
  public var openingBalances: [Balance]
  /// The market time at which the desk is opened.
  public var openedAt = Instant.epoch
  /// The names of the themes to choose from.
  public var themes: [String]
  /// From where on an order is warned of before it leaves.
  public var guards = GuardLimits()
  /// The alerts that are set from the start; those on a price look from the first view on.
  public var alerts: [AlertCondition] = []
  /// Whether alerts are quiet from the start.
  public var isQuiet = false
  /// What the person is to practise.
  public var drill: DrillGoal?
  /// Which key means what.
  public var keyMap = KeyMap.standard
  /// Command lines with names, from the settings.
  public var macros: [Macro] = []
  /// The command lines of earlier sessions, oldest first.
  public var commandHistory = CommandHistory()
  /// The layout at first; `nil` leaves it to what is remembered.
  public var layout: LayoutPreset?
  /// How orders leave the desk at first.
  public var safety = Safety.armed
  /// Whether the desk has the mouse at first.
  public var capturesMouse = true
  /// Makes a session: at least one instrument, and for each a reference price and its sizes.
  public init(
    scenario: String, account: AccountID, assets: [Asset], instruments: [Instrument],
    references: [Price], sizePresets: [[Quantity]], openingBalances: [Balance], themes: [String]
  ) {
    precondition(
      references.count == instruments.count && sizePresets.count == instruments.count,
      "every market has a reference price and its sizes")
    precondition(!instruments.isEmpty, "a desk has a market")
    self.scenario = scenario
    self.account = account
    self.assets = assets
    self.instruments = instruments
    self.references = references
    self.sizePresets = sizePresets
    finestGroupings = instruments.map { _ in 1 }
    self.openingBalances = openingBalances
    self.themes = themes
  }
}
