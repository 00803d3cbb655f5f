public import Market

/// Something that search has found, and where to go for it.
public struct SearchResult: Hashable, Sendable {
  /// What was found, by what does not change while the market goes on.
  public enum Place: Hashable, Sendable {
    /// A market.
    case market(InstrumentID)
    /// An open order.
    case order(OrderID)
    /// A fill, by its trade and order.
    case fill(TradeID, OrderID)
    /// A notice.
    case notice(NoticeID)
    /// A message.
    case message(DeskMessage)
    /// A line of the list of keys.
    case help(Action)
  }

  /// Where to go.
  public var place: Place
  /// What it says.
  public var text: String

  /// What kind of thing it is, in a word.
  public var kind: String {
    switch place {
    case .market: "market"
    case .order: "order"
    case .fill: "fill"
    case .notice: "notice"
    case .message: "message"
    case .help: "help"
    }
  }
}

/// Search: words, and what has all of them in it.
public struct Search: Hashable, Sendable {
  /// The most results that are listed.
  public static let resultsMax = 200

  /// What is typed.
  public var line = TextLine()
  /// What was found when the last letter was typed: markets, orders, fills, notices, messages and
  /// help, each newest first.
  public var results: [SearchResult] = []
  /// The chosen result.
  public var selected = 0

  /// Makes one with nothing typed.
  public init() {}
}

extension DeskState {
  /// Everything that has all words of a text in it; nothing for no words.
  func results(of text: String) -> [SearchResult] {
    let words = SearchWords(text)
    guard !words.isEmpty else { return [] }
    var results: [SearchResult] = []
    func add(_ place: SearchResult.Place, _ text: String, beside other: String = "") {
      guard results.count < Search.resultsMax, words.occur(in: "\(text) \(other)") else { return }
      results.append(SearchResult(place: place, text: text))
    }
    for instrument in session.instruments { add(.market(instrument.id), instrument.symbol) }
    for order in view.orders.reversed() {
      guard let instrument = instrument(order.instrument) else { continue }
      add(
        .order(order.id),
        "\(instrument.symbol) \(order.side.verb) \(instrument.text(order.quantity)) at "
          + instrument.text(order.price), beside: instrument.plainText(order.price))
    }
    for record in fills.reversed() { addFill(record, add) }
    for notice in notices.reversed() {
      let plan = notice.plan
      add(.notice(notice.id), plan.title, beside: "\(plan.reason) \(plan.advice)")
    }
    for message in messages.reversed() {
      add(.message(message), "\(ClockText.time(message.time)) \(message.text)")
    }
    for definition in ActionTable.definitions {
      let keys = session.keyMap.keyNames(of: definition.action)
      add(
        .help(definition.action), "\(keys)  \(definition.help)",
        beside: "\(definition.name) \(definition.label)")
    }
    return results
  }

  private func addFill(
    _ record: FillRecord, _ add: (SearchResult.Place, String, String) -> Void
  ) {
    let fill = record.fill
    guard let instrument = instrument(fill.instrument) else { return }
    let verb = fill.side == .buy ? "bought" : "sold"
    add(
      .fill(fill.trade, fill.order),
      "\(ClockText.time(record.time)) \(instrument.symbol) \(verb) "
        + "\(instrument.text(fill.quantity)) at \(instrument.text(fill.price))",
      instrument.plainText(fill.price))
  }
}

extension Desk {
  /// Goes to the chosen result.
  static func carryOut(_ search: Search, _ state: inout DeskState) -> [Effect] {
    guard search.results.indices.contains(search.selected) else {
      state.overlay = nil
      return []
    }
    state.overlay = nil
    let result = search.results[search.selected]
    switch result.place {
    case .market(let instrument): return show(instrument, &state)
    case .order(let order):
      guard state.view.orders.contains(where: { $0.id == order }) else {
        return gone(result, &state)
      }
      state.select(order)
    case .fill(let trade, let order):
      let index = state.fills.lastIndex { $0.fill.trade == trade && $0.fill.order == order }
      guard let index else { return gone(result, &state) }
      state.show(.fills)
      state.select(row: state.fills.count - 1 - index)
    case .notice(let id):
      guard let index = state.notices.firstIndex(where: { $0.id == id }) else {
        return gone(result, &state)
      }
      state.open(.notice(index, scroll: 0))
    case .message(let message):
      guard let index = state.messages.lastIndex(of: message) else { return gone(result, &state) }
      state.show(.messages)
      state.select(row: state.messages.count - 1 - index)
    case .help(let action):
      var filter = HelpFilter(line: TextLine(ActionTable.definition(of: action).help))
      filter.isTyping = false
      state.open(.help(scroll: 0, filter: filter))
    }
    return []
  }

  private static func gone(_ result: SearchResult, _ state: inout DeskState) -> [Effect] {
    state.say(.warning, "that \(result.kind) is no longer there: \(result.text)")
    return []
  }
}
