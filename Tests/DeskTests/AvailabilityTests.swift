import Desk
import Market
import Testing

@Suite struct AvailabilityTests {
  static let phases: [MarketPhase] = [
    .open, .postOnly, .cancelOnly, .halted(.maintenance), .auction,
  ]

  /// A rig in which every order action has something to act on.
  private func rig(_ phase: MarketPhase, _ safety: Safety = .armed) -> Rig {
    var rig = Rig(safety)
    rig.setBook(0, bid: 6_173_241, ask: 6_173_250)
    rig.happen(.filled(Rig.fill(5, trade: 1, .buy, .taker, lots: 700, at: 6_173_242)))
    rig.rest(11, .buy, 6_173_239)
    rig.rest(12, .sell, 6_173_259)
    for index in rig.venue.markets.indices { rig.venue.markets[index].phase = phase }
    rig.show()
    rig.press("o")
    return rig
  }

  /// Whether it settles before a halt: what is open to that depends on the notice, and is tested
  /// with it.
  private static func isOfNotices(_ definition: ActionDefinition) -> Bool {
    !definition.bindings.isEmpty && definition.bindings.allSatisfy { $0.context == .notice }
  }

  @Test(arguments: phases) func keysAreDimmedByTheTableOfThePhases(phase: MarketPhase) {
    let rig = rig(phase)
    for definition in ActionTable.definitions where !Self.isOfNotices(definition) {
      guard let activity = definition.activity else { continue }
      let availability = Desk.availability(of: definition.action, in: rig.state)
      var isAllowed = phase.allows(activity)
      // Orders that may rest are sent post-only where only those are taken, and an amendment may
      // be to a smaller size.
      if activity == .placeLimit { isAllowed = isAllowed || phase.allows(.placePostOnly) }
      if definition.action == .amendSelected { isAllowed = phase.allows(.amendDown) }
      #expect((availability == .allowed) == isAllowed, "\(definition.action) in \(phase)")
      if case .refused(let reason) = availability {
        Issue.record("\(definition.action) in \(phase) is blocked: \(reason)")
      }
      if let reason = availability.reason { #expect(reason.hasPrefix(phase.name)) }
    }
  }

  @Test func everythingThatNeedsSafetyIsRefusedInView() {
    let rig = rig(.open, .view)
    for definition in ActionTable.definitions where !Self.isOfNotices(definition) {
      let availability = Desk.availability(of: definition.action, in: rig.state)
      if definition.needsSafety {
        #expect(availability == .refused("VIEW sends no orders; a arms the desk"))
      } else if definition.group == .openOrders {
        #expect(availability == .allowed, "\(definition.action)")
      }
    }
  }

  @Test func theReasonNamesTheTimeFromTheNotice() {
    var rig = rig(.open)
    var window = Window()
    window.enter(.halted, at: 450)
    rig.publish(window, at: 451, phase: .halted(.maintenance))
    func reason(_ action: Action) -> String? {
      Desk.availability(of: action, in: rig.state).reason
    }
    // Back at 14:10:00, the auction 30 s before, cancels 30 s before that.
    #expect(reason(.marketBuy) == "halted: nothing is accepted until 14:10:00")
    #expect(reason(.joinBid) == "halted: nothing is accepted until 14:09:30")
    #expect(reason(.cancelAll) == "halted: nothing is accepted until 14:09:00")
    window.enter(.reopeningCancelOnly, at: 540)
    rig.publish(window, at: 541, phase: .cancelOnly)
    #expect(reason(.joinBid) == "cancel-only: new orders are refused until 14:09:30")
    #expect(reason(.cancelAll) == nil)
    window.enter(.reopeningAuction, at: 570)
    rig.publish(window, at: 571, phase: .auction)
    #expect(
      reason(.takeAsk) == "auction: orders that must trade at once are refused until 14:10:00")
    #expect(reason(.joinBid) == nil)
    // A time that has passed is nothing to promise.
    rig.pass(.minutes(5))
    #expect(reason(.takeAsk) == "auction: orders that must trade at once are refused")
  }

  @Test func cancelsGoOutEvenWhereThePhaseIsInDoubt() {
    var rig = rig(.halted(.fault))
    #expect(Rig.commands(rig.press("X")).count == 1)
    #expect(Rig.commands(rig.press("x")).count == 1)
  }

  @Test(arguments: Action.allCases) func everyActionDoesSomething(action: Action) {
    // In one of these situations each action changes the state, says something or asks for it.
    let rigs = [rig(.open), rig(.open, .hot)] + trading() + looking()
    let acted = rigs.contains { rig in
      var after = rig
      let effects = after.send(.pointer(.click, .action(action)))
      return !effects.isEmpty || "\(after.state)" != "\(rig.state)"
    }
    #expect(acted)
  }

  /// Situations on the ladder, in tickets and lines of text.
  private func trading() -> [Rig] {
    var onLadder = rig(.open)
    onLadder.press("Tab", "Down")
    var inTicket = rig(.open)
    inTicket.press("j")
    var inSellTicket = rig(.open)
    inSellTicket.press("J")
    var inMarketTicket = rig(.open)
    inMarketTicket.press("t", "Tab")
    var inHelp = rig(.open)
    inHelp.press("?", "PgDn", "PgDn")
    var inNotice = rig(.open)
    inNotice.publish(Window(), at: 0)
    inNotice.press("n")
    var inOlderNotice = inNotice
    inOlderNotice.send(
      .notice(
        MaintenanceNotice(id: NoticeID(2), publishedAt: Rig.start, plan: Window().notice.plan)))
    var inNewerNotice = inOlderNotice
    inNewerNotice.press("Right")
    var inPrompt = rig(.open)
    inPrompt.press(":", "u", "p")
    var inLine = rig(.open)
    inLine.press(":", "u", "p", "Left")
    var inPalette = rig(.open)
    inPalette.press("Ctrl-P", "Down", "Down")
    var paused = rig(.open)
    paused.venue.clock.isPaused = true
    paused.show()
    var low = rig(.open)
    low.press("Down", "g", "]", "1", "+")
    return [
      onLadder, inTicket, inSellTicket, inMarketTicket, inHelp, inNotice, paused, low,
      inOlderNotice, inNewerNotice, inPrompt, inLine, inPalette,
    ]
  }

  /// Situations in lists and on the chart.
  private func looking() -> [Rig] {
    var inFill = rig(.open)
    for trade in 1...3 as ClosedRange<UInt64> {
      inFill.happen(.filled(Rig.fill(5, trade: trade, .buy, .taker, lots: 1, at: 6_173_242)))
    }
    inFill.press("h", "Down", "Enter")
    var inParts = rig(.open)
    inParts.press("C")
    var inAlerts = rig(.open)
    inAlerts.press("!", "f", "p")
    var inLowerAlert = inAlerts
    inLowerAlert.press("Down")
    var onChart = rig(.open)
    for second in 0..<90 {
      onChart.happen(
        Rig.trade(UInt64(second + 1), lots: 1, at: 6_173_241), to: nil,
        at: Rig.start + .seconds(Int64(second)))
    }
    onChart.pass(.seconds(600))
    onChart.press("(", ")", ")")
    var scrolled = onChart
    scrolled.send(.pointer(.click, .action(.chartPageBack)))
    return [inFill, inParts, inAlerts, inLowerAlert, onChart, scrolled]
  }
}
