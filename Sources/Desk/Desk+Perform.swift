import Market

extension Desk {
  /// Does what an action says, as far as it can be done.
  ///
  /// - Parameter isConfirmed: Whether the person has said yes to the question that it asks.
  static func perform(
    _ action: Action, _ state: inout DeskState, isConfirmed: Bool = false
  ) -> [Effect] {
    let availability = availability(of: action, in: state)
    if case .refused(let reason) = availability {
      state.say(.warning, reason)
      return []
    }
    switch action {
    case .buyAtCursor, .sellAtCursor, .joinBid, .joinAsk, .improveBid, .improveAsk, .takeAsk,
      .takeBid, .marketBuy, .marketSell:
      return ask(action, availability, &state)
    case .ticketByAmount, .ticketStop, .ticketStopLimit, .ticketTakeProfit, .ticketTrailingStop,
      .ticketIceberg, .ticketOneCancelsOther, .ticketBracket:
      openTicket(of: action.ticketKind ?? .limit, side: nil, &state)
    case .flatten, .reverse: return unwind(action, &state, isConfirmed: isConfirmed)
    case .closeQuarter, .closeHalf, .closeAll, .breakEven:
      return ask(action, availability, &state)
    case .cancelSelected, .cancelAll, .cancelBids, .cancelAsks: return cancel(action, &state)
    case .amendSelected: amendSelected(availability, &state)
    case .moveOrderUp, .moveOrderDown: return moveOrder(action, availability, &state)
    case .size1, .size2, .size3, .size4, .sizeUp, .sizeDown, .shareQuarter, .shareHalf, .shareAll:
      size(action, &state)
    case .safetyView, .safetyArmed, .safetyHot:
      changeSafety(action, &state, isConfirmed: isConfirmed)
    case .pauseOrResume, .faster, .slower, .normalSpeed, .stepSecond,
      .stepEvent, .stepTrade:
      return steerTime(action, &state)
    case .rewindSeconds, .rewindMinute, .rewindMinutes, .forwardSeconds, .forwardMinute,
      .forwardMinutes, .takeOver:
      return travel(action, &state, isConfirmed: isConfirmed)
    case .upgrade: return upgrade(&state, isConfirmed: isConfirmed)
    case .eraseCharacter where state.context.isTyping: editLine(action, &state)
    case .confirm: return confirm(&state)
    case .dismiss: dismiss(&state)
    case .eraseCharacter where state.context == .alerts: editAlerts(action, &state)
    case .nextField, .previousField, .fieldUp, .fieldDown, .fieldPageUp, .fieldPageDown,
      .eraseCharacter, .ticketBuy, .ticketSell, .togglePostOnly, .nextTimeInForce,
      .toggleHaltPolicy, .nextKind, .previousKind, .toggleReduceOnly, .nextSelfTradePrevention,
      .ticketShare:
      editTicket(action, &state)
    case .sendAnyway: return sendAnyway(&state)
    case .alertAtCursor, .showAlerts, .toggleQuiet, .alertUp, .alertDown, .removeAlert,
      .alertOnSpread, .alertOnFills, .alertOnPhases:
      editAlerts(action, &state)
    case .settleCancel, .settleFlatten, .settleKeep, .toggleAccountHaltPolicy, .disarmDeadMan,
      .showReconciliation, .showPostMortem:
      return settle(action, &state, isConfirmed: isConfirmed)
    case .quit: return quit(&state, isConfirmed: isConfirmed)
    default: return turn(action, &state)
    }
    return []
  }

  /// Does what changes only what is shown.
  private static func turn(_ action: Action, _ state: inout DeskState) -> [Effect] {
    switch action {
    case .cursorUp, .cursorDown, .pageUp, .pageDown, .cursorToBid, .cursorToAsk, .centre,
      .groupMore, .groupLess:
      moveLadder(action, &state)
    case .toggleBars, .showLadderParts, .flowMinimumUp, .flowMinimumDown:
      changeLook(action, &state)
    case .partUp, .partDown: choosePart(action, &state)
    case .olderFill, .newerFill: turnFill(by: action == .newerFill ? 1 : -1, &state)
    case .rowUp, .rowDown, .rowPageUp, .rowPageDown, .previousTab, .nextTab, .nextPane, .tabOrders,
      .tabFills, .tabNotices, .tabMessages:
      movePanels(action, &state)
    case .nextMarket: return changeMarket(by: 1, &state)
    case .previousMarket: return changeMarket(by: -1, &state)
    case .shorterInterval, .longerInterval:
      let step = action == .longerInterval ? 1 : -1
      state.interval = ChartInterval(rawValue: state.interval.rawValue + step) ?? state.interval
    case .chartBack, .chartForward, .chartPageBack, .chartPageForward, .chartToStart,
      .chartToPresent, .widerCandles, .narrowerCandles, .toggleDots, .toggleFace, .toggleProfile:
      changeChart(action, &state)
    case .nextLayout, .previousLayout, .layoutTrade, .layoutWatch, .layoutScalp, .layoutCompare,
      .layoutStudy, .maximise, .borderLeft, .borderRight, .borderUp, .borderDown, .resetSizes:
      arrange(action, &state)
    case .showNotice, .help, .nextTheme, .redUp, .toggleMouse, .redraw, .suspend:
      return showOrTurn(action, &state)
    case .openPrompt, .openPalette, .openMacros, .openSearch, .filterHelp, .completePrompt,
      .completeBack, .historyOlder, .historyNewer, .choiceUp, .choiceDown, .choicePageUp,
      .choicePageDown, .lineLeft, .lineRight, .lineStart, .lineEnd, .eraseNext, .eraseWord,
      .eraseLine:
      workOnLine(action, &state)
    case .scrollUp, .scrollDown, .scrollPageUp, .scrollPageDown: scroll(action, &state)
    case .olderNotice, .newerNotice: turnNotice(by: action == .newerNotice ? 1 : -1, &state)
    default: break
    }
    return []
  }

  /// Leaves; asks first where orders are open, unless it is asking already.
  private static func quit(_ state: inout DeskState, isConfirmed: Bool) -> [Effect] {
    var isAsking = false
    if case .question(let question) = state.overlay { isAsking = question.action == .quit }
    let count = state.view.orders.count
    if count == 0 || isConfirmed || isAsking { return [.quit] }
    let orders = count == 1 ? "1 order is open" : "\(count) orders are open"
    let text = "Leave? \(orders), and the market ends with the program."
    state.overlay = .question(Question(text: text, action: .quit))
    return []
  }

  private static func changeSafety(
    _ action: Action, _ state: inout DeskState, isConfirmed: Bool
  ) {
    switch action {
    case .safetyView:
      if case .ticket = state.overlay { state.overlay = nil }
      setSafety(.view, "VIEW: no order leaves the desk; cancels do", &state)
    case .safetyArmed:
      setSafety(.armed, "ARMED: order keys open the ticket, Enter sends it", &state)
    default:
      if isConfirmed {
        setSafety(.hot, "HOT: order keys send at once", &state, .warning)
      } else if state.safety != .hot {
        let text = "Go HOT? Every order key and click then sends at once, without a ticket."
        state.overlay = .question(Question(text: text, action: .safetyHot))
      }
    }
  }

  private static func setSafety(
    _ safety: Safety, _ text: String, _ state: inout DeskState, _ tone: Tone = .plain
  ) {
    guard state.safety != safety else { return }
    state.safety = safety
    state.say(tone, text)
  }

  private static func showOrTurn(_ action: Action, _ state: inout DeskState) -> [Effect] {
    switch action {
    case .help: state.open(.help(scroll: 0))
    case .showNotice:
      if let row = state.pressingBulletinRow { state.open(row) }
    case .nextTheme:
      let themes = state.session.themes
      guard !themes.isEmpty else { return [] }
      let index = themes.firstIndex(of: state.theme).map { ($0 + 1) % themes.count } ?? 0
      state.theme = themes[index]
      return [.theme(state.theme)]
    case .redUp:
      state.isRedUp.toggle()
      state.say(.plain, state.isRedUp ? "red is up, green is down" : "green is up, red is down")
      return [.theme(state.theme)]
    case .toggleMouse:
      state.isMouseCaptured.toggle()
      state.say(
        .plain,
        state.isMouseCaptured
          ? "the desk has the mouse" : "the terminal has the mouse, to select and copy text")
      return [.captureMouse(state.isMouseCaptured)]
    case .redraw: return [.redraw]
    default: return [.suspend]
    }
    return []
  }

  /// The speeds that the keys go through, in thousandths.
  public static let speeds: [Int64] = [
    100, 250, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000,
    200_000, 500_000, 1_000_000,
  ]

  private static func steerTime(_ action: Action, _ state: inout DeskState) -> [Effect] {
    let speed = state.speedPerMille
    switch action {
    case .pauseOrResume:
      let pauses = !state.isPaused
      state.awaitedPause = Awaited(pauses)
      return [.control(pauses ? .pause : .resume)]
    case .stepSecond: return [.control(.step(.seconds(1)))]
    case .stepEvent: return [.control(.stepEvent)]
    case .stepTrade: return [.control(.stepTrade)]
    case .faster: return setSpeed(speeds.first { $0 > speed }, &state)
    case .slower: return setSpeed(speeds.last { $0 < speed }, &state)
    default: return setSpeed(1_000, &state)
    }
  }

  static func setSpeed(_ speed: Int64?, _ state: inout DeskState) -> [Effect] {
    guard let speed else {
      state.say(.plain, "market time runs from 0.1x to 1000x")
      return []
    }
    guard speed != state.speedPerMille else { return [] }
    state.awaitedSpeed = Awaited(speed)
    return [.control(.speed(perMille: speed))]
  }

  /// Asks the venue for the book of another market.
  private static func changeMarket(by step: Int, _ state: inout DeskState) -> [Effect] {
    let count = state.listedCount
    let now = Int((state.awaitedFocus ?? state.focus).rawValue)
    return show(InstrumentID(UInt16((now + step + count) % count)), &state)
  }

  /// Asks the venue for the book of a market.
  static func show(_ instrument: InstrumentID, _ state: inout DeskState) -> [Effect] {
    guard state.instrument(instrument) != nil,
      instrument != (state.awaitedFocus ?? state.focus)
    else { return [] }
    guard Int(instrument.rawValue) < state.listedCount else {
      let symbol = state.instrument(instrument)?.symbol ?? ""
      state.say(.plain, "\(symbol) is not listed yet")
      return []
    }
    if case .ticket = state.overlay { state.overlay = nil }
    state.wantedFocus = instrument
    state.focusAskedAt = state.now
    return [.control(.focus(instrument))]
  }
}
