import Input
import Market

// The part of the table that is about orders.
extension ActionTable {
  /// New orders.
  static let newOrders: [ActionDefinition] = [
    order(.buyAtCursor, "b", "buy", hint: "buy", "buys at the chosen price, else at the bid"),
    order(.sellAtCursor, "s", "sell", hint: "sell", "sells at the chosen price, else at the ask"),
    order(.joinBid, "j", "join bid", hint: "join", "buys at the best bid"),
    order(.joinAsk, "J", "join ask", "sells at the best ask"),
    order(.improveBid, "i", "improve bid", hint: "improve", "buys a tick above the best bid"),
    order(.improveAsk, "I", "improve ask", "sells a tick below the best ask"),
    order(
      .takeAsk, "t", "take ask", hint: "take",
      "buys at the best ask at once; what finds nothing there expires", isImmediate: true),
    order(
      .takeBid, "T", "take bid",
      "sells at the best bid at once; what finds nothing there expires", isImmediate: true),
    order(
      .marketBuy, "m", "market buy", hint: "market", "buys at whatever is asked",
      isImmediate: true),
    order(.marketSell, "M", "market sell", "sells at whatever is bid", isImmediate: true),
    order(
      .flatten, "f", "flatten", hint: "flatten",
      "cancels the market's orders and closes what the session's trades left open",
      isImmediate: true),
    order(
      .reverse, "r", "reverse",
      "cancels the market's orders and turns the position round: trades twice of it at market",
      isImmediate: true),
    order(
      .closeQuarter, "8", "close a quarter", "closes a quarter of the position at market",
      isImmediate: true),
    order(
      .closeHalf, "9", "close half", "closes half of the position at market", isImmediate: true),
    order(
      .closeAll, "R", "close all",
      "closes the position at market; open orders stay", isImmediate: true),
    order(
      .breakEven, "E", "break-even",
      "an order that closes the position without gain or loss, fees included"),
  ]

  private static func order(
    _ action: Action, _ key: Character, _ label: String, hint: String? = nil, _ help: String,
    isImmediate: Bool = false
  ) -> ActionDefinition {
    ActionDefinition(
      action, [KeyBinding(.desk, key)], .orders, label, hint: hint, help,
      activity: isImmediate ? .placeImmediate : .placeLimit, needsSafety: true)
  }

  /// Orders that are open.
  static let openOrders: [ActionDefinition] = [
    cancel(
      .cancelSelected, [KeyBinding(.desk, "x"), KeyBinding(.blotter, .delete)], "cancel",
      hint: "cancel", "cancels the selected order, or the newest at the chosen price"),
    cancel(
      .cancelAll, [KeyBinding(.always, "X")], "cancel all", hint: "cancel all",
      "cancels every open order in every market, from anywhere but a line of text"),
    cancel(
      .cancelBids, [KeyBinding(.desk, "B")], "cancel bids", "cancels the bids of this market"),
    cancel(
      .cancelAsks, [KeyBinding(.desk, "S")], "cancel asks", "cancels the asks of this market"),
    ActionDefinition(
      .amendSelected, [KeyBinding(.desk, "e")], .openOrders, "edit", hint: "edit",
      "opens the selected order, or the newest at the chosen price, in the ticket",
      activity: .amend, needsSafety: true),
  ]

  private static func cancel(
    _ action: Action, _ bindings: [KeyBinding], _ label: String, hint: String? = nil,
    _ help: String
  ) -> ActionDefinition {
    ActionDefinition(action, bindings, .openOrders, label, hint: hint, help, activity: .cancel)
  }

  /// How much.
  static let sizes: [ActionDefinition] = [
    size(.size1, "1", "first"), size(.size2, "2", "second"), size(.size3, "3", "third"),
    size(.size4, "4", "fourth"),
    ActionDefinition(
      .sizeUp, [KeyBinding(.desk, "}")], .size, "larger size",
      "makes the chosen size larger: 1, 2, 5, 10 and so on"),
    ActionDefinition(
      .sizeDown, [KeyBinding(.desk, "{")], .size, "smaller size", "makes the chosen size smaller"),
    share(.shareQuarter, "5", "a quarter"), share(.shareHalf, "6", "half"),
    share(.shareAll, "7", "all"),
  ]

  private static func share(_ action: Action, _ key: Character, _ part: String) -> ActionDefinition
  {
    ActionDefinition(
      action, [KeyBinding(.desk, key)], .size, "\(part) of balance",
      "makes the next order as large as \(part) of what is free allows, fee included")
  }

  private static func size(_ action: Action, _ key: Character, _ word: String) -> ActionDefinition {
    ActionDefinition(
      action, [KeyBinding(.desk, key)], .size, "\(word) size",
      "chooses the \(word) size for the next order")
  }

  /// The ticket and what else lies over the screen.
  static let ticket: [ActionDefinition] =
    [
      ActionDefinition(
        .confirm,
        [KeyBinding(.always, .enter), KeyBinding(.question, "y")], .ticket, "confirm",
        "sends the ticket, says yes, opens the selected row; at a chosen price opens the ticket"),
      ActionDefinition(
        .dismiss,
        [
          KeyBinding(.always, .escape), KeyBinding(.question, "n"), KeyBinding(.help, "q"),
          KeyBinding(.help, "?"), KeyBinding(.notice, "q"), KeyBinding(.notice, "n"),
          KeyBinding(.alerts, "q"), KeyBinding(.alerts, "!"),
          KeyBinding(.fill, "q"), KeyBinding(.ladderParts, "q"), KeyBinding(.ladderParts, "C"),
        ], .ticket, "close",
        "closes what is in front, then lets go of the chosen price; never sends"),
      ActionDefinition(
        .nextField, [KeyBinding(.ticket, .tab)], .ticket, "next line", hint: "line",
        "goes to the next line"),
      ActionDefinition(
        .previousField, [KeyBinding(.ticket, .tab, .shift)], .ticket, "line before",
        "goes to the line before"),
      onTicket(.fieldUp, .up, "up", "a tick, or the smallest size, up"),
      onTicket(.fieldDown, .down, "down", "a tick, or the smallest size, down"),
      onTicket(.fieldPageUp, .pageUp, "far up", "ten ticks, or ten of the smallest size, up"),
      onTicket(
        .fieldPageDown, .pageDown, "far down", "ten ticks, or ten of the smallest size, down"),
      ActionDefinition(
        .eraseCharacter,
        [
          KeyBinding(.ticket, .backspace), KeyBinding(.prompt, .backspace),
          KeyBinding(.alerts, .backspace), KeyBinding(.palette, .backspace),
          KeyBinding(.search, .backspace), KeyBinding(.filter, .backspace),
        ], .ticket, "erase", "takes the character on the left away"),
      onTicket(.ticketBuy, .character("b"), "buy", hint: "buy", "makes the ticket buy"),
      onTicket(.ticketSell, .character("s"), "sell", hint: "sell", "makes the ticket sell"),
      onTicket(
        .togglePostOnly, .character("p"), "post-only", hint: "post-only",
        "whether the order is refused rather than trade at once"),
      onTicket(
        .nextTimeInForce, .character("f"), "time in force", hint: "lives",
        "until cancelled, immediate-or-cancel, fill-or-kill"),
      onTicket(
        .toggleHaltPolicy, .character("h"), "in a halt", hint: "in a halt",
        "whether the order stays through a halt or is cancelled by it"),
    ] + ticketKinds + lists

  /// What else the ticket can be.
  private static let ticketKinds: [ActionDefinition] = [
    onTicket(
      .nextKind, .character("k"), "next kind", hint: "kind",
      "limit, market, market by amount, stop, stop-limit, take-profit, trailing stop, iceberg, "
        + "one-cancels-other, bracket"),
    onTicket(.previousKind, .character("K"), "kind before", "the kind before"),
    onTicket(
      .toggleReduceOnly, .character("r"), "reduce-only", hint: "reduce-only",
      "whether the order may only sell what there is, and is cut down to that"),
    onTicket(
      .nextSelfTradePrevention, .character("t"), "own orders", hint: "own orders",
      "what happens where it would meet an order of your own"),
    onTicket(
      .ticketShare, .character("%"), "part of the balance", hint: "of balance",
      "takes 25, 50, then 100 % of what is free for the quantity"),
    onTicket(
      .sendAnyway, .character("!"), "send all the same", hint: "send anyway",
      "sends an order that was warned of; Enter does not"),
  ]

  /// What else lies over the screen.
  private static let lists: [ActionDefinition] = [
    ActionDefinition(
      .olderNotice, [KeyBinding(.notice, .left)], .ticket, "older notice",
      "goes to the notice before"),
    ActionDefinition(
      .newerNotice, [KeyBinding(.notice, .right)], .ticket, "newer notice",
      "goes to the notice after"),
    scroll(.scrollUp, .up, "up", "scrolls up"),
    scroll(.scrollDown, .down, "down", "scrolls down"),
    scroll(.scrollPageUp, .pageUp, "page up", "scrolls up a page"),
    scroll(.scrollPageDown, .pageDown, "page down", "scrolls down a page"),
  ]

  private static func onTicket(
    _ action: Action, _ key: Key, _ label: String, hint: String? = nil, _ help: String
  ) -> ActionDefinition {
    ActionDefinition(action, [KeyBinding(.ticket, key)], .ticket, label, hint: hint, help)
  }

  private static func scroll(
    _ action: Action, _ key: Key, _ label: String, _ help: String
  ) -> ActionDefinition {
    ActionDefinition(
      action,
      [
        KeyBinding(.help, key), KeyBinding(.notice, key), KeyBinding(.fill, key),
        KeyBinding(.filter, key),
      ], .ticket,
      label, help)
  }
}
