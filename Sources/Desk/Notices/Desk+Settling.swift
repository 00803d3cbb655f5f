import Analytics
import Market

// What the person does about a halt before it comes, and reads after it.
extension Desk {
  /// Does what a key of a notice asks for.
  static func settle(
    _ action: Action, _ state: inout DeskState, isConfirmed: Bool
  ) -> [Effect] {
    switch action {
    case .showReconciliation: showReconciliation(&state)
    case .showPostMortem: showPostMortem(&state)
    case .disarmDeadMan: return [submit(.keepAlive(within: .zero), &state)]
    case .toggleAccountHaltPolicy:
      let policy: HaltPolicy = state.view.haltPolicy == .cancel ? .hold : .cancel
      return [submit(.setHaltPolicy(policy), &state)]
    case .settleCancel: return cancelExposed(&state)
    case .settleKeep: return keepExposed(&state)
    default: return flattenExposed(&state, isConfirmed: isConfirmed)
    }
    return []
  }

  /// Whether it can be done now.
  static func settlingAvailability(of action: Action, in state: DeskState) -> Availability {
    switch action {
    case .showReconciliation:
      return state.reconciliations.isEmpty ? .refused("nothing has stood still yet") : .allowed
    case .showPostMortem:
      guard case .notice(let index, _) = state.overlay, state.notices.indices.contains(index),
        !state.notices[index].isActive
      else { return .refused("it is not over yet") }
      return .allowed
    case .disarmDeadMan:
      return state.view.deadManFiresAt == nil ? .refused("no dead-man switch is armed") : .allowed
    case .toggleAccountHaltPolicy: return .allowed
    default: break
    }
    guard let notice = state.settledNotice else { return .refused("no halt is announced") }
    guard notice.stage < .halted else { return .refused("it is too late: the halt has come") }
    if action == .settleFlatten, let reason = state.sendingRefusal { return .refused(reason) }
    let hasOrders = !state.exposures(to: notice).isEmpty
    let hasPosition = !state.exposedPositions(to: notice).isEmpty
    if hasOrders || action == .settleFlatten && hasPosition { return .allowed }
    return .refused(
      action == .settleFlatten
        ? "you have neither orders nor a position there" : "none of your orders is there")
  }

  private static func cancelExposed(_ state: inout DeskState) -> [Effect] {
    guard let notice = state.settledNotice else { return [] }
    return state.exposedMarkets(to: notice).map { market in
      submit(.cancelAll(instrument: market, side: nil), &state)
    }
  }

  private static func keepExposed(_ state: inout DeskState) -> [Effect] {
    guard let notice = state.settledNotice else { return [] }
    if !state.keptNotices.contains(notice.id) { state.keptNotices.append(notice.id) }
    let wasCancelling = state.view.haltPolicy == .cancel
    let ending = state.exposures(to: notice).filter(\.fate.ends)
    let left =
      wasCancelling
      ? "each order says itself what a halt does"
      : ending.isEmpty ? "all of them stay" : "\(ending.count) end with the halt all the same"
    state.say(.plain, "kept as they are for '\(notice.plan.title)': \(left)")
    return wasCancelling ? [submit(.setHaltPolicy(.hold), &state)] : []
  }

  /// Cancels everything there and closes the positions. Asks first, unless the desk is hot.
  private static func flattenExposed(
    _ state: inout DeskState, isConfirmed: Bool
  ) -> [Effect] {
    guard let notice = state.settledNotice else { return [] }
    let positions = state.exposedPositions(to: notice)
    guard state.safety == .hot && state.bookAge == nil || isConfirmed else {
      let count = state.exposures(to: notice).count
      var parts = count > 0 ? ["cancels \(count == 1 ? "1 order" : "\(count) orders")"] : []
      parts += positions.map { position in
        let instrument = position.instrument
        return "\(position.side.verb)s \(instrument.text(position.quantity)) "
          + "\(instrument.base.symbol) at market"
      }
      state.settling = notice.id
      state.overlay = .question(
        Question(
          text: "Flatten before the halt? This \(parts.joined(separator: ", ")).",
          action: .settleFlatten))
      return []
    }
    var effects = cancelExposed(&state)
    for position in positions {
      let order = NewOrder(
        instrument: position.instrument.id, side: position.side, kind: .market,
        timeInForce: .immediateOrCancel, quantity: position.quantity)
      effects += sendGuarded(.place(order), &state)
    }
    state.settling = nil
    return effects
  }

  private static func showReconciliation(_ state: inout DeskState) {
    var index = state.reconciliations.count - 1
    if case .notice(let place, _) = state.overlay, state.notices.indices.contains(place),
      let halt = state.halt(of: state.notices[place]),
      let own = state.reconciliations.firstIndex(of: halt)
    {
      index = own
    } else if case .bulletin(.incident(let place), _) = state.overlay,
      state.incidents.indices.contains(place), let halt = state.halt(of: state.incidents[place]),
      let own = state.reconciliations.firstIndex(of: halt)
    {
      index = own
    }
    state.open(.bulletin(.reconciliation(index), scroll: 0))
  }

  private static func showPostMortem(_ state: inout DeskState) {
    guard case .notice(let index, _) = state.overlay else { return }
    state.open(.bulletin(.postMortem(index), scroll: 0))
  }
}

/// A position that a halt would hold.
struct ExposedPosition {
  /// The market.
  var instrument: Instrument
  /// The side that closes it.
  var side: Side
  /// How much closes it, as far as one order may.
  var quantity: Quantity
}

extension DeskState {
  /// The notice that a key settles: the one in front or that was asked about, else the one that
  /// presses most; `nil` where none is active.
  var settledNotice: MaintenanceNotice? {
    if case .bulletin = overlay { return nil }
    if case .notice(let index, _) = overlay, notices.indices.contains(index) {
      return notices[index].isActive ? notices[index] : nil
    }
    if case .question(let question) = overlay, question.action == .settleFlatten {
      return notices.first { $0.id == settling && $0.isActive }
    }
    if let settling, let notice = notices.first(where: { $0.id == settling && $0.isActive }) {
      return notice
    }
    return activeNotice(of: focus) ?? notices.first(where: \.isActive)
  }

  /// The markets in which own orders are open that a notice concerns.
  func exposedMarkets(to notice: MaintenanceNotice) -> [InstrumentID] {
    session.instruments.map(\.id).filter { id in
      notice.concerns(id) && view.orders.contains { $0.instrument == id }
    }
  }

  /// The positions of the session in the markets that a notice concerns.
  func exposedPositions(to notice: MaintenanceNotice) -> [ExposedPosition] {
    session.instruments.enumerated().compactMap { index, instrument in
      let position = markets[index].position
      guard notice.concerns(instrument.id), !position.isFlat else { return nil }
      return ExposedPosition(
        instrument: instrument, side: position.lots > 0 ? .sell : .buy,
        quantity: min(position.quantity, instrument.maximumQuantity))
    }
  }

  /// What becomes of the own orders at a notice's halt, in a few words; empty without any.
  func exposureWords(to notice: MaintenanceNotice) -> String {
    let exposures = exposures(to: notice)
    guard !exposures.isEmpty else { return "" }
    let ending = exposures.count(where: \.fate.ends)
    let staying = exposures.count - ending
    if keptNotices.contains(notice.id) { return "; your orders stay as you chose" }
    if ending == 0 { return "; \(staying) of your orders stay" }
    return staying == 0
      ? "; \(ending) of your orders end" : "; \(staying) of your orders stay, \(ending) end"
  }

  /// Calls for attention quietly: not at all in quiet hours, outside the terminal only where nobody
  /// looks at it.
  func remind(_ text: String) -> [Effect] {
    guard !alerts.isQuiet else { return [] }
    return alerts.knowsFocus && !isFocused
      ? [.bell, .notify(title: "Bellwether", text: text)] : [.bell]
  }
}
