import Input

// The part of the table that is about what is shown, about time and the program.
extension ActionTable {
  /// The ladder.
  static let ladder: [ActionDefinition] = [
    ActionDefinition(
      .cursorUp, [KeyBinding(.ladder, .up)], .ladder, "up", "moves the chosen price up a row"),
    ActionDefinition(
      .cursorDown, [KeyBinding(.ladder, .down)], .ladder, "down",
      "moves the chosen price down a row"),
    ActionDefinition(
      .pageUp, [KeyBinding(.ladder, .pageUp)], .ladder, "half a ladder up",
      "moves the chosen price up half a ladder"),
    ActionDefinition(
      .pageDown, [KeyBinding(.ladder, .pageDown)], .ladder, "half a ladder down",
      "moves the chosen price down half a ladder"),
    ActionDefinition(
      .cursorToBid, [KeyBinding(.ladder, .left)], .ladder, "to the bid", "chooses the best bid"),
    ActionDefinition(
      .cursorToAsk, [KeyBinding(.ladder, .right)], .ladder, "to the ask", "chooses the best ask"),
    ActionDefinition(
      .centre, [KeyBinding(.desk, " ")], .ladder, "centre", hint: "centre",
      "brings the touch to the middle of the ladder"),
    ActionDefinition(
      .groupMore, [KeyBinding(.desk, "g")], .ladder, "coarser rows", "puts more ticks into a row"),
    ActionDefinition(
      .groupLess, [KeyBinding(.desk, "G")], .ladder, "finer rows", "puts fewer ticks into a row"),
  ]

  /// What is shown.
  static let panels: [ActionDefinition] = [
    ActionDefinition(
      .nextPane, [KeyBinding(.desk, .tab), KeyBinding(.desk, .tab, .shift)], .panels, "pane",
      hint: "pane", "goes to the next pane: ladder, chart, markets, lower panel"),
    ActionDefinition(
      .rowUp, [KeyBinding(.blotter, .up)], .panels, "row up", "selects the row above"),
    ActionDefinition(
      .rowDown, [KeyBinding(.blotter, .down)], .panels, "row down", "selects the row below"),
    ActionDefinition(
      .rowPageUp, [KeyBinding(.blotter, .pageUp)], .panels, "ten rows up", "selects ten rows up"),
    ActionDefinition(
      .rowPageDown, [KeyBinding(.blotter, .pageDown)], .panels, "ten rows down",
      "selects ten rows down"),
    ActionDefinition(
      .previousTab, [KeyBinding(.blotter, .left)], .panels, "tab on the left",
      "goes to the tab on the left"),
    ActionDefinition(
      .nextTab, [KeyBinding(.blotter, .right)], .panels, "tab on the right",
      "goes to the tab on the right"),
    ActionDefinition(
      .tabOrders, [KeyBinding(.desk, "o")], .panels, "orders", hint: "orders",
      "shows the open orders"),
    ActionDefinition(
      .tabFills, [KeyBinding(.desk, "h")], .panels, "fills", hint: "fills",
      "shows the history of own fills"),
    ActionDefinition(
      .tabNotices, [KeyBinding(.desk, "N")], .panels, "notices", "shows the list of notices"),
    ActionDefinition(
      .tabMessages, [KeyBinding(.desk, "l")], .panels, "messages", hint: "log",
      "shows what the desk said"),
    ActionDefinition(
      .showNotice, [KeyBinding(.desk, "n")], .panels, "notice", hint: "notice",
      "shows the notice of maintenance in full"),
    ActionDefinition(
      .nextMarket,
      [KeyBinding(.desk, ">"), KeyBinding(.watchlist, .down), KeyBinding(.watchlist, .right)],
      .panels, "next market", hint: "market",
      "goes to the next market"),
    ActionDefinition(
      .previousMarket,
      [KeyBinding(.desk, "<"), KeyBinding(.watchlist, .up), KeyBinding(.watchlist, .left)],
      .panels, "previous market",
      "goes to the market before"),
  ]

  /// Safety.
  static let safety: [ActionDefinition] = [
    ActionDefinition(
      .safetyView, [KeyBinding(.desk, "v"), KeyBinding(.ticket, "v")], .safety, "view",
      hint: "view",
      "VIEW: looking only, no order leaves; cancels do"),
    ActionDefinition(
      .safetyArmed, [KeyBinding(.desk, "a")], .safety, "arm", hint: "arm",
      "ARMED: an order key fills in the ticket, and Enter sends it"),
    ActionDefinition(
      .safetyHot, [KeyBinding(.desk, "H")], .safety, "hot",
      "HOT: an order key sends at once; only from ARMED, and asks first"),
  ]

  /// Market time.
  static let time: [ActionDefinition] = [
    ActionDefinition(
      .pauseOrResume, [KeyBinding(.desk, "p")], .time, "pause", hint: "pause",
      "stops market time, or lets it run on"),
    ActionDefinition(
      .slower, [KeyBinding(.desk, "-")], .time, "slower", hint: "slower",
      "runs market time slower, down to 0.1x"),
    ActionDefinition(
      .faster, [KeyBinding(.desk, "+"), KeyBinding(.desk, "=")], .time, "faster", hint: "faster",
      "runs market time faster, up to 1000x"),
    ActionDefinition(
      .normalSpeed, [KeyBinding(.desk, "0")], .time, "1x", "runs market time as real time"),
    ActionDefinition(
      .stepSecond, [KeyBinding(.desk, ".")], .time, "step",
      "runs a paused market for a second of market time"),
    ActionDefinition(
      .stepEvent, [KeyBinding(.desk, "'")], .time, "step event",
      "runs a paused market until something happens in it or to you"),
    ActionDefinition(
      .stepTrade, [KeyBinding(.desk, "\"")], .time, "step trade",
      "runs a paused market until something trades in it"),
    ActionDefinition(
      .rewindSeconds, [KeyBinding(.desk, .function(7))], .time, "rewind 10 s",
      "goes ten seconds back; what was done stays scored, what follows is practice"),
    ActionDefinition(
      .rewindMinute, [KeyBinding(.desk, .function(8))], .time, "rewind 1 min",
      recordingHint: "back 1 min",
      "goes a minute back; the first time it asks"),
    ActionDefinition(
      .rewindMinutes, [KeyBinding(.desk, .function(12))], .time, "rewind 10 min",
      "goes ten minutes back; rewind 5m and rewind 09:03:10 on the command line go anywhere"),
    ActionDefinition(
      .forwardSeconds, [KeyBinding(.desk, .function(7), .shift)], .time, "forward 10 s",
      "goes ten seconds ahead in a recording"),
    ActionDefinition(
      .forwardMinute, [KeyBinding(.desk, .function(8), .shift)], .time, "forward 1 min",
      recordingHint: "ahead 1 min",
      "goes a minute ahead in a recording"),
    ActionDefinition(
      .forwardMinutes, [KeyBinding(.desk, .function(12), .shift)], .time, "forward 10 min",
      "goes ten minutes ahead in a recording; forward 5m and forward 09:03:10 go up to an hour"),
    ActionDefinition(
      .takeOver, [KeyBinding(.desk, "Y")], .time, "take over", recordingHint: "take over",
      "goes on with a recording from where it is, as practice"),
  ]

  /// Where a colon opens the command line: everywhere but where text is typed.
  private static let commandLinePlaces: [KeyContext] = [
    .desk, .ticket, .help, .notice, .fill, .ladderParts, .question, .alerts,
  ]

  /// The program.
  static let program: [ActionDefinition] = [
    ActionDefinition(
      .help, [KeyBinding(.desk, "?"), KeyBinding(.desk, .function(1))], .program, "help",
      hint: "help", "shows every key"),
    ActionDefinition(
      .openPrompt, commandLinePlaces.map { KeyBinding($0, ":") }, .program, "command line",
      hint: "command",
      "opens the command line: everything by name, and orders, such as buy 0.5 @bid; cancel bids"),
    ActionDefinition(
      .upgrade, [KeyBinding(.desk, "U")], .program, "upgrade",
      "a new venue, built from the journal, takes over while trading goes on; asks first"),
    ActionDefinition(
      .nextTheme, [KeyBinding(.desk, "c")], .program, "theme", hint: "colours",
      "takes the next theme"),
    ActionDefinition(
      .redUp, [KeyBinding(.desk, "O")], .program, "red up",
      "makes red the colour of what rises and of buying, or green again"),
    ActionDefinition(
      .toggleMouse, [KeyBinding(.desk, "y")], .program, "mouse",
      "lets the terminal have the mouse, to select and copy text, or takes it back"),
    ActionDefinition(
      .redraw, [KeyBinding(.always, "l", .control)], .program, "redraw", "draws everything anew"),
    ActionDefinition(
      .suspend, [KeyBinding(.always, "z", .control)], .program, "suspend",
      "suspends the program; the shell's fg brings it back"),
    ActionDefinition(
      .quit, [KeyBinding(.desk, "q"), KeyBinding(.always, "c", .control)], .program, "quit",
      hint: "quit", "leaves; asks first where orders are open, Ctrl-C twice leaves at once"),
  ]
}
