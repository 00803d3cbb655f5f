import Analytics
import Market

/// What the desk answers in plain mode: the state in lines, each of them whole by itself.
struct PlainAnswers {
  let state: DeskState
  let numbers: OrderNumbers

  /// The lines that answer a question.
  func lines(for question: LineQuestion) -> [String] {
    switch question {
    case .book(let levels): book(levels)
    case .orders: orders
    case .alerts: alerts
    case .balances: balances
    case .market: market
    case .fills(let count): fills(count)
    case .notice: notice
    case .incident: incident
    case .reconciliation: reconciliation
    case .log(let count): log(count)
    case .help, .watch, .wait: []
    }
  }

  private var time: String { ClockText.time(state.now) }

  /// Price, touch and phase in one line.
  var priceLine: String {
    guard let summary = state.summary else { return "\(time) the market has not come yet" }
    let instrument = state.instrument
    let change = state.memory.statistics.changeBasisPoints
    let last = summary.last.map { instrument.text($0) } ?? "no trade yet"
    let bid = summary.bid.map { "bid \(instrument.text($0.price))" } ?? "nobody bids"
    let ask = summary.ask.map { "ask \(instrument.text($0.price))" } ?? "nobody asks"
    let sign = change < 0 ? "minus" : "plus"
    let size = Decimal.text(Int64(clamping: change.magnitude), decimals: 2)
    return "\(time) \(instrument.symbol) \(last), \(bid), \(ask), \(sign) \(size) percent, "
      + summary.phase.name
  }

  /// How market time runs.
  var clockLine: String {
    state.isPaused
      ? "market time stands still"
      : "market time runs at \(ClockText.speed(perMille: state.speedPerMille))"
  }

  private var market: [String] {
    let statistics = state.memory.statistics
    let instrument = state.instrument
    var lines = [priceLine]
    lines.append(
      "high \(instrument.text(statistics.high)), low \(instrument.text(statistics.low)), "
        + "\(instrument.text(statistics.volume)) \(instrument.base.symbol) traded")
    lines.append("\(clockLine), desk \(state.safety.word)")
    if let banner = state.banner { lines.append(banner.line(columns: 240, separator: ", ")) }
    let others = state.view.markets.filter { $0.instrument != state.focus }
    for other in others {
      guard let instrument = state.instrument(other.instrument) else { continue }
      let price = other.last.map { instrument.text($0) } ?? "no trade yet"
      lines.append("\(instrument.symbol) \(price), \(other.phase.name)")
    }
    return lines
  }

  private func book(_ levels: Int) -> [String] {
    let instrument = state.instrument
    if let awaited = state.awaitedFocus, let wanted = state.instrument(awaited) {
      return ["the book of \(wanted.symbol) has not come yet"]
    }
    func line(_ name: String, _ level: DepthLevel, _ side: Side) -> String {
      let own = state.orders(in: instrument.id, on: side).filter {
        $0.price == level.price && $0.trigger == nil
      }
      let mine = own.reduce(Quantity.zero) { $0 + $1.openQuantity }
      return "\(name) \(instrument.text(level.price)), \(instrument.text(level.quantity))"
        + (mine == .zero ? "" : ", of it yours \(instrument.text(mine))")
    }
    // From the highest price to the lowest, as a ladder stands.
    let asks = state.view.asks.prefix(levels).reversed().map { line("ask", $0, .sell) }
    let bids = state.view.bids.prefix(levels).map { line("bid", $0, .buy) }
    return ["\(time) \(instrument.symbol) book, \(state.phase(of: instrument.id).name)"]
      + (asks.isEmpty ? ["nobody asks"] : asks) + (bids.isEmpty ? ["nobody bids"] : bids)
  }

  private var orders: [String] {
    let count = max(state.view.openOrderCount, state.view.orders.count)
    guard !state.view.orders.isEmpty else { return ["no open orders"] }
    return [count == 1 ? "1 open order" : "\(count) open orders"]
      + state.view.orders.compactMap { order in
        guard let instrument = state.instrument(order.instrument) else { return nil }
        let number = numbers.number(of: order.id).map { "\($0): " } ?? ""
        let ahead =
          order.quantityAhead == .zero
          ? "first in line" : "\(instrument.text(order.quantityAhead)) ahead"
        let place = order.trigger.map { "waits " + $0.words(instrument) } ?? ahead
        return number
          + "\(order.side.verb) \(instrument.text(order.quantity)) \(instrument.symbol) at "
          + "\(instrument.text(order.price)), filled \(instrument.text(order.filled)), \(place)"
      }
  }

  private var alerts: [String] {
    guard !state.alerts.list.isEmpty else { return ["no alerts; alert 2650 sets one"] }
    return state.alerts.list.enumerated().map { index, alert in
      let rang = alert.rangAt.map { ", rang at \(ClockText.time($0))" } ?? ""
      return "\(index + 1): \(state.words(of: alert.condition))\(rang)"
    }
  }

  private var balances: [String] {
    var lines: [String] = []
    for (index, balance) in state.view.balances.enumerated()
    where index < state.session.assets.count {
      let asset = state.session.assets[index]
      lines.append(
        "\(asset.symbol) \(asset.text(balance.total)), available "
          + "\(asset.text(balance.available)), held \(asset.text(balance.held))")
    }
    if let equity = state.equity, Int(equity.asset.rawValue) < state.session.assets.count {
      let asset = state.session.assets[Int(equity.asset.rawValue)]
      lines.append("equity \(asset.text(equity.total)) \(asset.symbol)")
    }
    for (index, instrument) in state.session.instruments.enumerated() {
      let position = state.markets[index].position
      guard !position.isFlat || position.fees != .zero, index < state.view.markets.count else {
        continue
      }
      let mark = state.view.markets[index].mark
      let side = position.lots > 0 ? "long" : position.lots < 0 ? "short" : "flat"
      let size = position.isFlat ? "" : " \(instrument.text(position.quantity))"
      let average = position.averagePrice(of: instrument).map { " at \(instrument.text($0))" } ?? ""
      let net = instrument.quote.text(position.net(at: mark, of: instrument))
      lines.append(
        "position \(instrument.symbol) \(side)\(size)\(average), net of fees \(net) "
          + instrument.quote.symbol)
    }
    return lines.isEmpty ? ["the balances have not come yet"] : lines
  }

  private func fills(_ count: Int) -> [String] {
    guard !state.fills.isEmpty else { return ["no fills"] }
    return state.fills.suffix(count).compactMap { record in
      guard let instrument = state.instrument(record.fill.instrument) else { return nil }
      let fill = record.fill
      return "\(ClockText.time(record.time)) \(fill.side.past) \(instrument.text(fill.quantity)) "
        + "\(instrument.symbol) at \(instrument.text(fill.price)), fee "
        + "\(instrument.quote.text(fill.fee)) \(instrument.quote.symbol)"
    }
  }

  private func log(_ count: Int) -> [String] {
    guard !state.messages.isEmpty else { return ["nothing was said yet"] }
    return state.messages.suffix(count).map { "\(ClockText.time($0.time)) \($0.text)" }
  }
}
