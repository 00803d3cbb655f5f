import Market

extension Desk {
  /// Does what a key of the alerts asks for.
  static func editAlerts(_ action: Action, _ state: inout DeskState) {
    switch action {
    case .alertAtCursor:
      guard let price = state.ladder.cursor else { return }
      state.add(.price(state.focus, price))
    case .showAlerts: state.overlay = .alerts(AlertPanel())
    case .toggleQuiet: state.setQuiet(!state.alerts.isQuiet)
    case .alertOnFills: state.toggle(.fill)
    case .alertOnPhases: state.toggle(.phase)
    default: editPanel(action, &state)
    }
    state.changeAlertPanel { _ in }
  }

  private static func editPanel(_ action: Action, _ state: inout DeskState) {
    guard case .alerts(let panel) = state.overlay else { return }
    switch action {
    case .alertUp: state.changeAlertPanel { $0.selected -= 1 }
    case .alertDown: state.changeAlertPanel { $0.selected += 1 }
    case .eraseCharacter:
      state.changeAlertPanel { panel in
        if !panel.text.isEmpty { panel.text.removeLast() }
        panel.fault = nil
      }
    case .removeAlert: state.removeAlert(panel.selected)
    default:
      let typed = panel.text.isEmpty ? nil : Int64(panel.text)
      guard panel.text.isEmpty || typed.map({ (1...1_000_000).contains($0) }) == true else {
        state.changeAlertPanel { $0.fault = "\(panel.text) is no number of ticks, 1 to 1,000,000" }
        return
      }
      let present = state.spread(of: state.focus) ?? 1
      state.add(.spread(state.focus, widerThanTicks: typed ?? max(1, 2 * present)))
      state.changeAlertPanel { $0.text = "" }
    }
  }

  /// Does what Enter does in the list of alerts: sets one at the price that was typed, or makes
  /// the selected one ring again.
  static func confirmAlerts(_ state: inout DeskState) -> [Effect] {
    guard case .alerts(let panel) = state.overlay else { return [] }
    if panel.text.isEmpty {
      guard state.alerts.list.indices.contains(panel.selected) else { return [] }
      let condition = state.alerts.list[panel.selected].condition
      state.alerts.list[panel.selected] = state.aimed(condition)
      return []
    }
    do throws(AlertProblem) {
      let command = try AlertCommand.read(
        "alert \(panel.text)", focus: state.instrument, instruments: state.session.instruments)
      _ = carryOut(command, &state)
      state.changeAlertPanel { $0.text = "" }
    } catch {
      state.changeAlertPanel { $0.fault = error.text }
    }
    return []
  }

  /// Does what an alert command asks for.
  public static func carryOut(_ command: AlertCommand, _ state: inout DeskState) -> [Effect] {
    switch command {
    case .add(let condition): state.add(condition)
    case .remove(let number):
      guard state.alerts.list.indices.contains(number - 1) else {
        state.say(.warning, "there is no alert \(number); there are \(state.alerts.list.count)")
        return []
      }
      state.removeAlert(number - 1)
    case .clear:
      let count = state.alerts.list.count
      state.alerts.list = []
      state.say(.plain, count == 1 ? "1 alert removed" : "\(count) alerts removed")
    case .quiet(let isQuiet): state.setQuiet(isQuiet)
    case .list: state.overlay = .alerts(AlertPanel())
    }
    state.changeAlertPanel { _ in }
    return []
  }

  /// Rings what an event makes ring.
  static func alert(to event: Event, _ state: inout DeskState) -> [Effect] {
    guard !state.alerts.list.isEmpty else { return [] }
    if let account = event.account, account != state.session.account { return [] }
    switch event.body {
    case .trade(let trade): return state.look(at: trade.price, of: trade.instrument)
    case .filled(let fill):
      guard let instrument = state.instrument(fill.instrument) else { return [] }
      let text =
        "\(fill.side.past) \(instrument.text(fill.quantity)) \(instrument.symbol) at "
        + instrument.text(fill.price)
      return state.ringAll(.fill, text, at: event.time)
    case .phase(let id, from: _, to: let phase):
      guard let instrument = state.instrument(id) else { return [] }
      return state.ringAll(.phase, "\(instrument.symbol): \(phase.name)", at: event.time)
    default: return []
    }
  }

  /// Rings what the latest view makes ring, and ends a flash that has been seen long enough.
  static func alertToView(_ state: inout DeskState) -> [Effect] {
    if let flash = state.alerts.flash, state.now >= flash.until { state.alerts.flash = nil }
    guard !state.alerts.list.isEmpty else { return [] }
    var effects: [Effect] = []
    for market in state.view.markets {
      if let last = market.last { effects += state.look(at: last, of: market.instrument) }
    }
    return effects + state.lookAtSpreads()
  }
}

extension DeskState {
  /// Changes the list of alerts over the screen, if it is open; the selection stays inside.
  mutating func changeAlertPanel(_ change: (inout AlertPanel) -> Void) {
    guard case .alerts(var panel) = overlay else { return }
    change(&panel)
    panel.selected = min(max(0, panel.selected), max(0, alerts.list.count - 1))
    overlay = .alerts(panel)
  }

  /// The spread of a market in ticks; `nil` where a side is missing.
  func spread(of id: InstrumentID) -> Int64? {
    let index = Int(id.rawValue)
    guard index < view.markets.count, let bid = view.markets[index].bid?.price,
      let ask = view.markets[index].ask?.price
    else { return nil }
    return ask.ticks - bid.ticks
  }

  /// An alert that looks from the present price.
  func aimed(_ condition: AlertCondition) -> Alert {
    var alert = Alert(condition)
    if case .price(let id, let price) = condition, let last = last(of: id), last != price {
      alert.rises = price > last
    }
    return alert
  }

  private func last(of id: InstrumentID) -> Price? {
    let index = Int(id.rawValue)
    return index < view.markets.count ? view.markets[index].last : nil
  }

  /// Adds an alert, if there is room and none like it.
  mutating func add(_ condition: AlertCondition) {
    let words = words(of: condition)
    if let index = alerts.list.firstIndex(where: { $0.condition == condition }) {
      guard alerts.list[index].isDone else {
        say(.warning, "there is that alert already: \(words)")
        return
      }
      alerts.list.remove(at: index)
    }
    guard alerts.list.count < AlertState.countMax else {
      say(.warning, "\(AlertState.countMax) alerts are the most there can be; remove one first")
      return
    }
    if case .price(let id, let price) = condition, last(of: id) == price {
      say(.warning, "the last price is there already; no alert set")
      return
    }
    alerts.list.append(aimed(condition))
    say(.plain, "alert set: \(words)")
  }

  mutating func removeAlert(_ index: Int) {
    guard alerts.list.indices.contains(index) else {
      say(.warning, "there is no alert to remove")
      return
    }
    say(.plain, "alert removed: \(words(of: alerts.list.remove(at: index).condition))")
  }

  mutating func toggle(_ condition: AlertCondition) {
    if let index = alerts.list.firstIndex(where: { $0.condition == condition }) {
      removeAlert(index)
    } else {
      add(condition)
    }
  }

  mutating func setQuiet(_ isQuiet: Bool) {
    alerts.isQuiet = isQuiet
    if isQuiet { alerts.flash = nil }
    say(
      .plain, isQuiet ? "quiet: alerts are only said" : "alerts ring, flash and notify again")
  }

  /// What an alert looks out for, in words.
  public func words(of condition: AlertCondition) -> String {
    switch condition {
    case .price(let id, let price):
      guard let instrument = instrument(id) else { return "a price" }
      return "\(instrument.symbol) at \(instrument.text(price))"
    case .spread(let id, let ticks):
      let symbol = instrument(id)?.symbol ?? "a market"
      return "\(symbol) spread wider than \(ticks) \(ticks == 1 ? "tick" : "ticks")"
    case .fill: return "every fill"
    case .phase: return "every change of phase"
    }
  }
}
