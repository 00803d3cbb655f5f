import Analytics
import Market

/// Whether an action can be done now, and if not why.
public enum Availability: Hashable, Sendable {
  /// It can be done.
  case allowed
  /// The venue would refuse it now, as far as the desk can tell; it is sent all the same where the
  /// person insists, and the venue answers.
  case doubtful(String)
  /// There is nothing to do it with, so the desk does not do it.
  case refused(String)

  /// Why not; `nil` where it can be done. What has a reason is shown dimmed.
  public var reason: String? {
    switch self {
    case .allowed: nil
    case .doubtful(let reason), .refused(let reason): reason
    }
  }
}

extension Desk {
  /// Whether an action can be done now, and if not why.
  public static func availability(of action: Action, in state: DeskState) -> Availability {
    switch action {
    case .buyAtCursor, .sellAtCursor, .joinBid, .joinAsk, .improveBid, .improveAsk, .takeAsk,
      .takeBid, .marketBuy, .marketSell, .closeQuarter, .closeHalf, .closeAll, .breakEven:
      return orderAvailability(of: action, in: state)
    case .ticketByAmount, .ticketStop, .ticketStopLimit, .ticketTakeProfit, .ticketTrailingStop,
      .ticketIceberg, .ticketOneCancelsOther, .ticketBracket:
      if let reason = state.sendingRefusal { return .refused(reason) }
      var activity = ActionTable.definition(of: action).activity ?? .placeLimit
      // What may rest is filled in as post-only where only that is taken.
      let phase = state.phase(of: state.focus)
      if activity == .placeLimit, phase.allows(.placePostOnly) { activity = .placePostOnly }
      return doubt(state.phaseRefusal(of: activity, in: state.focus))
    case .flatten, .reverse:
      if let reason = state.sendingRefusal { return .refused(reason) }
      if state.memory.position.isFlat {
        return .refused("flat: nothing to close in \(state.instrument.symbol)")
      }
      if action == .reverse, let reason = state.reverseRefusal { return .refused(reason) }
      return doubt(state.phaseRefusal(of: .placeImmediate, in: state.focus))
    case .cancelSelected, .amendSelected, .moveOrderUp, .moveOrderDown:
      return selectedAvailability(of: action, in: state)
    case .cancelAll: return cancelAvailability(state.view.orders, in: state, "no open orders")
    case .cancelBids:
      return cancelAvailability(
        state.orders(in: state.focus, on: .buy), in: state,
        "no open bids in \(state.instrument.symbol)")
    case .cancelAsks:
      return cancelAvailability(
        state.orders(in: state.focus, on: .sell), in: state,
        "no open asks in \(state.instrument.symbol)")
    case .size1, .size2, .size3, .size4, .sizeUp, .sizeDown:
      return sizeAvailability(of: action, in: state)
    default: return screenAvailability(of: action, in: state)
    }
  }

  /// The doubt that a reason raises; none without one.
  private static func doubt(_ reason: String?) -> Availability {
    reason.map { .doubtful($0) } ?? .allowed
  }

  private static func orderAvailability(of action: Action, in state: DeskState) -> Availability {
    if let reason = state.sendingRefusal { return .refused(reason) }
    switch request(for: action, in: state) {
    case .impossible(let reason): return .refused(reason)
    case .order(let order):
      return doubt(state.phaseRefusal(of: order.activity, in: order.instrument))
    }
  }

  private static func selectedAvailability(
    of action: Action, in state: DeskState
  ) -> Availability {
    if let reason = state.recordingRefusal { return .refused(reason) }
    let isMove = action == .moveOrderUp || action == .moveOrderDown
    if isMove || action == .amendSelected, let reason = state.sendingRefusal {
      return .refused(reason)
    }
    switch isMove ? state.movedOrder : state.chosenOrder {
    case .none(let reason): return .refused(reason)
    case .order(let order):
      if action == .amendSelected, order.partner != nil {
        return .refused("an order of a pair can be cancelled, not changed")
      }
      if action == .cancelSelected, state.isCancelPending(order.id) {
        return .refused("its cancel is on its way")
      }
      let activity: PhaseActivity =
        action == .cancelSelected ? .cancel : isMove ? .amend : .amendDown
      return doubt(state.phaseRefusal(of: activity, in: order.instrument))
    }
  }

  private static func cancelAvailability(
    _ orders: [OpenOrder], in state: DeskState, _ none: String
  ) -> Availability {
    if let reason = state.recordingRefusal { return .refused(reason) }
    guard let first = orders.first else { return .refused(none) }
    let accepting = orders.contains { state.phase(of: $0.instrument).allows(.cancel) }
    return accepting ? .allowed : doubt(state.phaseRefusal(of: .cancel, in: first.instrument))
  }

  private static func sizeAvailability(of action: Action, in state: DeskState) -> Availability {
    let presets = state.sizes.presets[Int(state.focus.rawValue)]
    let index: Int
    switch action {
    case .size1: index = 0
    case .size2: index = 1
    case .size3: index = 2
    case .size4: index = 3
    default: index = 0
    }
    return index < presets.count
      ? .allowed : .refused("\(state.instrument.symbol) has no such size")
  }

  private static func screenAvailability(of action: Action, in state: DeskState) -> Availability {
    switch action {
    case .alertAtCursor where state.ladder.cursor == nil:
      return .refused("choose a price on the ladder first, or type one in the list of alerts")
    case .safetyHot where state.safety == .view:
      return .refused("arm the desk first, then go HOT")
    case .showNotice where state.notices.isEmpty && state.incidents.isEmpty:
      return .refused("there is no notice")
    case .settleCancel, .settleFlatten, .settleKeep, .toggleAccountHaltPolicy, .disarmDeadMan,
      .showReconciliation, .showPostMortem:
      return settlingAvailability(of: action, in: state)
    case .upgrade where state.upgrade?.isOver == false:
      return .refused("an upgrade is on its way already")
    case .stepSecond where !state.isPaused, .stepEvent where !state.isPaused,
      .stepTrade where !state.isPaused:
      return .refused("market time runs; pause it first, then step")
    case .nextMarket where state.session.instruments.count < 2,
      .previousMarket where state.session.instruments.count < 2:
      return .refused("there is only one market")
    case .chartBack where state.chartStart == nil, .chartPageBack where state.chartStart == nil,
      .chartToStart where state.chartStart == nil:
      return .refused("nothing has traded yet")
    case .chartForward where state.chart.end == nil,
      .chartPageForward where state.chart.end == nil, .chartToPresent where state.chart.end == nil:
      return .refused("the chart is at the present")
    case .widerCandles where state.chart.zoom == ChartState.widths.count - 1:
      return .refused("candles do not get wider")
    case .narrowerCandles where state.chart.zoom == 0:
      return .refused("candles do not get narrower; longer ones show more time")
    case .cursorToBid where state.bestBid == nil: return .refused("nobody bids")
    case .cursorToAsk where state.bestAsk == nil: return .refused("nobody asks")
    default: return ticketAvailability(of: action, in: state)
    }
  }
}
