public import Input
public import Market

/// Something the desk is told. `update` is the only place that reacts to it.
public enum Message: Sendable {
  /// A key, a paste or a change of focus. Mouse reports come as `pointer`.
  case input(InputEvent)
  /// The mouse did something on a part of the last frame.
  case pointer(Pointer, Target?)
  /// Something happened at the exchange: to the own account, or to everybody. In the order of the
  /// sequence, so that a fill can be explained by the trades before it.
  case event(Event)
  /// A notice in full, in its place among the events.
  case notice(MaintenanceNotice)
  /// An incident in full, in its place among the events.
  case incident(Incident)
  /// The latest view of the venue.
  case view(MarketView)
  /// Events were missed because the desk fell behind, own ones perhaps among them; views are
  /// complete all the same.
  case missed(UInt64)
  /// Public events were missed, such as trades; own events and views are complete all the same.
  case missedPublic(UInt64)
  /// The venue could not take a command: its lane is full.
  case busy(ClientReference)
  /// Whether what happens is kept on the disk has changed.
  case journal(JournalCondition)
  /// How far an upgrade of the venue has come; `nil` when enough was said about the last one.
  case upgrade(UpgradeStage?)
  /// What the account did before the desk was opened; before any event.
  case history(DeskHistory)
  /// Market time was gone back, or was to be: what there is to know of it.
  case journey(Journey)
  /// Something about the session that the person should read.
  case note(Tone, String)
  /// A line typed where there is no screen, read.
  case line(LineCommand)
  /// The frame has so many rows for the ladder.
  case ladderRows(Int)
  /// The frame has room for these panes.
  case shown(ShownLayout)
  /// The mouse drags a border to a cell: its column and its row.
  case dragBorder(BorderHandle, column: Int, row: Int)
  /// The layout that was in use when the desk was left.
  case layout(LayoutChoice)
  /// What lies over the screen can be scrolled so many rows down in the last frame.
  case scrollMax(Int)
  /// No view has come for so many milliseconds of real time, though one was to be expected.
  case silence(milliseconds: Int64)
}

/// What the mouse did.
public enum Pointer: Hashable, Sendable {
  /// The left button was pressed and released on one target.
  case click
  /// The same with the right button.
  case secondaryClick
  /// A button went down (`true`) or came up (`false`).
  case held(Bool)
  /// The wheel was turned by so many notches; up is positive.
  case wheel(Int)
  /// With the left button down on the target, the mouse moved over another place.
  case drag(over: Target?)
  /// The left button went down on the target and came up at another place.
  case drop(on: Target?)
}

/// A part of a frame that the mouse can mean.
public enum Target: Hashable, Sendable {
  /// A row of the ladder, in one of its columns.
  case ladder(Price, LadderColumn)
  /// An open order in the lower panel.
  case order(OrderID)
  /// A row of the lower panel.
  case row(Int)
  /// A key hint or button.
  case action(Action)
  /// A tab of the lower panel.
  case tab(Tab)
  /// A market in the list of markets.
  case market(InstrumentID)
  /// A row of the list over the screen, from 0.
  case choice(Int)
  /// A line of the ticket.
  case field(Ticket.Field)
  /// A border between panes, which can be dragged.
  case border(BorderHandle)
  /// A pane, where nothing finer was hit.
  case pane(Pane)
}

/// A column of the ladder.
public enum LadderColumn: Hashable, Sendable {
  /// Own orders.
  case own
  /// The bids.
  case bids
  /// The price.
  case price
  /// The asks.
  case asks
}

/// Something the desk wants done outside itself.
public enum Effect: Hashable, Sendable {
  /// Send a command to the venue.
  case submit(Command)
  /// Steer market time or the view.
  case control(VenueControl)
  /// Use this theme, with up and down as `isRedUp` says.
  case theme(String)
  /// Take the mouse, or let the terminal have it.
  case captureMouse(Bool)
  /// Ring the terminal's bell.
  case bell
  /// Show a notification outside the terminal, where it can: a title and a line. Either may hold
  /// text from outside; whoever writes it takes control characters out.
  case notify(title: String, text: String)
  /// Go to a moment: in a recording either way, else back to a branch that is practice.
  case travel(to: Instant)
  /// Go on with a recording from where it is, as practice.
  case takeOver
  /// Have a new venue built that takes over from the running one.
  case upgrade
  /// Draw everything anew.
  case redraw
  /// Suspend the program, as Ctrl-Z does.
  case suspend
  /// Keep a command line for the next session.
  case rememberCommand(String)
  /// Leave.
  case quit
}
