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
  /// Every incident as it was told last, oldest first.
  public var incidents: [Incident] = []
  /// What became of the account in each halt, oldest first.
  public internal(set) var reconciliations: [Reconciliation] = []
  /// The changes of phase, oldest first.
  public internal(set) var phaseChanges: [PhaseChange] = []
  /// Own fills, newest last.
  public var fills: [FillRecord] = []
  /// What was told to the person, newest last.
  public var messages: [DeskMessage] = []
  /// How many messages were told since the desk was opened, those forgotten since included.
  public internal(set) var saidCount: UInt64 = 0
  /// How many of them had been told when the person last pressed a key or clicked.
  public internal(set) var readCount: UInt64 = 0
  /// Commands sent and not yet answered.
  public var pending: [PendingCommand] = []
  /// What happened at the price of each own resting order since it came to rest.
  public var queues: [QueueTrace] = []
  /// What the drill was scored with, once its time is over.
  public internal(set) var drillResult: String?
  /// Whether what happens is kept on the disk.
  public var journal = JournalCondition.recording
  /// How far an upgrade of the venue has come; `nil` where there is nothing to say about one.
  public var upgrade: UpgradeStage?
  /// How many events were missed since the start because the desk fell behind.
  public var missedEvents: UInt64 = 0

  /// The branch that is being played where it is practice; `nil` in a pass that counts.
  public internal(set) var practice: Practice?
  /// The recorded session that is being played; `nil` where the person trades.
  public internal(set) var recording: SessionRecording?

  /// Whether, and how easily, orders leave the desk.
  public var safety = Safety.armed
  /// The pane that the arrow keys move in.
  public var pane = Pane.ladder
  /// What the lower panel shows.
  public var tab = Tab.orders
  /// The ladder of each market: its axis, cursor and grouping.
  public var ladders: [LadderState]
  /// How the ladder is drawn.
  public var ladderLook = LadderLook()
  /// The own order that the mouse holds, if it holds one.
  public internal(set) var drag: OrderDrag?
  /// How much the next order is for, by market.
  public var sizes: SizeState
  /// The selected row of the lower panel.
  public var selectedRow = 0
  /// The selected order, which the selected row of the open orders follows; `nil` where the person
  /// has selected none or it is gone.
  public var selectedOrder: OrderID?
  /// The length of a candle of the chart.
  public var interval = ChartInterval.fiveSeconds
  /// The alerts.
  public var alerts: AlertState
  /// How the chart is shown.
  public var chart = ChartState()
  /// The layout in use, and how far its borders were moved.
  public var layout = LayoutChoice()
  /// Whether the pane that has the keys has all the room.
  public var isMaximised = false
  /// What of the layout had room in the last frame; told by the frame loop.
  public var shown = ShownLayout.first
  /// What lies over the screen, if anything.
  public var overlay: Overlay?
  /// The command lines of before, in this session and earlier ones.
  public var commandHistory: CommandHistory
  /// The theme in use.
  public var theme: String
  /// Whether red is the colour of what rises, as in East Asia.
  public var isRedUp = false
  /// Whether the mouse is taken by the desk; if not, the terminal selects text with it.
  public var isMouseCaptured = true
  /// How many rows the ladder had in the last frame; told by the frame loop.
  public var ladderRows = 20
  /// How far down what lies over the screen can be scrolled; told by the frame loop.
  public var scrollMax = 0
  /// Whether a button of the mouse is down, so that the ladder's rows must not move.
  public var isPointerHeld = false
  /// Whether the terminal window has the focus, as far as the terminal tells.
  public var isFocused = true

  /// How long no view has come though one was to be expected, in milliseconds of real time; 0 while
  /// they come.
  public internal(set) var silenceMilliseconds: Int64 = 0

  /// Where to go back to once the person says yes.
  var rewindTarget: Instant?
  /// The market that the person last asked for; `nil` before.
  var wantedFocus: InstrumentID?
  /// The market time at which it was asked for.
  var focusAskedAt = Instant.epoch
  /// Orders that were accepted lately, for how large they are.
  var acceptedOrders: [AcceptedOrder] = []
  /// The speed that was asked for and is not yet in the view, in thousandths.
  var awaitedSpeed: Awaited<Int64>?
  /// Whether a pause (`true`) or its end was asked for and is not yet in the view.
  var awaitedPause: Awaited<Bool>?
  /// The latest market time that an event or a notice told of.
  var heardUntil = Instant.epoch
  /// The account after the latest event.
  var account = AccountTrace()
  /// The notices for which the person said that the orders stay as they are.
  var keptNotices: [NoticeID] = []
  /// The notice that a question is about.
  var settling: NoticeID?
  /// What the next command is called.
  var nextReference: UInt64 = 1
  /// What the newest message tells of, so that more of the same moment joins it.
  var run: MessageRun?
  /// Whether the selection goes on to the next order once the selected one is gone, because the
  /// person had it cancelled. An order that went otherwise leaves nothing selected, so that the
  /// next key does not hit an order that nobody chose.
  var selectionMovesOn = false
  /// Whether the frame loop has told how many rows the ladder has.
  var knowsRows = false
  /// Whether positions must be brought in line with the balances of the next view.
  var needsReconciliation = false

  /// Makes the desk of a session.
  public init(session: Session, theme: String) {
    self.session = session
    self.theme = theme
    safety = session.safety
    isMouseCaptured = session.capturesMouse
    commandHistory = session.commandHistory
    practice = session.practiceFrom.map { Practice(from: $0, firstPass: nil) }
    recording = session.recording
    heardUntil = session.openedAt
    markets = session.instruments.enumerated().map { index, _ in
      MarketMemory(reference: session.references[index])
    }
    ladders = session.instruments.map { _ in LadderState() }
    sizes = SizeState(presets: session.sizePresets)
    alerts = AlertState(session.alerts, isQuiet: session.isQuiet)
  }

  /// The market in the ladder.
  @inlinable public var focus: InstrumentID { view.focus }
  /// The market that was asked for and whose book has not come yet, so that the book on the screen
  /// is not the one that is wanted; order keys wait for it.
  public var awaitedFocus: InstrumentID? { wantedFocus == focus ? nil : wantedFocus }
  /// The instrument in the ladder.
  @inlinable public var instrument: Instrument { session.instruments[Int(view.focus.rawValue)] }
  /// What was learned of the market in the ladder.
  @inlinable public var memory: MarketMemory { markets[Int(view.focus.rawValue)] }
  /// The ladder of the market in it.
  @inlinable public var ladder: LadderState {
    get { ladders[Int(view.focus.rawValue)] }
    set { ladders[Int(view.focus.rawValue)] = newValue }
  }
  /// The market in the ladder in short; `nil` before the first view.
  @inlinable public var summary: MarketSummary? {
    let index = Int(view.focus.rawValue)
    return index < view.markets.count ? view.markets[index] : nil
  }
}
