public import Analytics
public import Market

/// Everything the desk knows and shows. Changed by `update` alone; read by the views.
public struct DeskState: Sendable {
  /// What does not change during a session.
  public let session: Session
  /// The latest view of the venue.
  public var view = MarketView()
  /// What was learned of each market from trades and fills, in the order of listing.
  public var markets: [MarketMemory]
  /// Every notice in its latest revision, oldest first.
  public var notices: [MaintenanceNotice] = []
  /// Own fills, newest last.
  public var fills: [FillRecord] = []
  /// What was told to the person, newest last.
  public var messages: [DeskMessage] = []
  /// Commands sent and not yet answered.
  public var pending: [PendingCommand] = []

  /// Whether, and how easily, orders leave the desk.
  public var safety = Safety.armed
  /// The pane that the arrow keys move in.
  public var pane = Pane.ladder
  /// What the lower panel shows.
  public var tab = Tab.orders
  /// The ladder: its axis, cursor and grouping.
  public var ladder = LadderState()
  /// How much the next order is for, by market.
  public var sizes: SizeState
  /// The selected row of the lower panel.
  public var selectedRow = 0
  /// The length of a candle of the chart.
  public var interval = ChartInterval.fiveSeconds
  /// What lies over the screen, if anything.
  public var overlay: Overlay?
  /// The theme in use.
  public var theme: String
  /// Whether the mouse is taken by the desk; if not, the terminal selects text with it.
  public var isMouseCaptured = true
  /// How many rows the ladder had in the last frame; told by the frame loop.
  public var ladderRows = 20

  /// Makes the desk of a session.
  public init(session: Session, theme: String) {
    self.session = session
    self.theme = theme
    markets = session.instruments.enumerated().map { index, _ in
      MarketMemory(reference: session.references[index])
    }
    sizes = SizeState(presets: session.sizePresets)
  }

  /// The market in the ladder.
  public var focus: InstrumentID { view.focus }
  /// The instrument in the ladder.
  public var instrument: Instrument { session.instruments[Int(view.focus.rawValue)] }
  /// What was learned of the market in the ladder.
  public var memory: MarketMemory { markets[Int(view.focus.rawValue)] }
  /// The market in the ladder in short; `nil` before the first view.
  public var summary: MarketSummary? {
    let index = Int(view.focus.rawValue)
    return index < view.markets.count ? view.markets[index] : nil
  }
}

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
  /// Balances at the start, by asset.
  public var openingBalances: [Balance]
  /// The names of the themes to choose from.
  public var themes: [String]
  /// Makes a session.
  public init(
    scenario: String, account: AccountID, assets: [Asset], instruments: [Instrument],
    references: [Price], sizePresets: [[Quantity]], openingBalances: [Balance], themes: [String]
  ) {
    self.scenario = scenario
    self.account = account
    self.assets = assets
    self.instruments = instruments
    self.references = references
    self.sizePresets = sizePresets
    self.openingBalances = openingBalances
    self.themes = themes
  }
}

/// What the desk remembers of one market.
public struct MarketMemory: Sendable {
  /// The latest trades.
  public var tape: Tape
  /// One series for each ``ChartInterval``, in its order.
  public var candles: [CandleSeries]
  /// The session's figures.
  public var statistics: SessionStatistics
  /// What the own fills added up to.
  public var position = Position()
  /// Spans in which the market stood still, oldest first; an open end is `nil`.
  public var halts: [HaltSpan] = []
  /// Events of the book each second, over the last seconds of market time.
  public var eventRate = EventRate()

  /// Makes an empty memory.
  public init(reference: Price) {
    tape = Tape(capacity: 512)
    candles = ChartInterval.allCases.map { CandleSeries(interval: $0.span, capacity: 720) }
    statistics = SessionStatistics(reference: reference)
  }
}
