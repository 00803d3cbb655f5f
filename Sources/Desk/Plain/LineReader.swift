import Input
import Market

/// Reads what a person types in plain mode: a word, and what belongs to it.
struct LineReader {
  let state: DeskState
  let numbers: OrderNumbers

  /// The most levels, fills or messages that are told at once.
  static let countMax = 50

  /// Every command with what it does, in the order in which help tells them.
  static let manual: [(usage: String, help: String)] = [
    ("market", "the price, the touch, the phase and the time"),
    ("market ETH-USDT", "goes to another market"),
    ("book, book 10", "the best levels of each side"),
    ("orders", "the open orders, each with the number that cancel takes"),
    ("balances", "what the account has, its position and what trading brought"),
    ("fills, fills 20", "the latest fills"),
    ("notice", "the notice of maintenance in full"),
    ("incident", "what broke without notice, in full"),
    ("reconciliation", "what became of your orders in the last halt"),
    ("log, log 20", "what was said last"),
    ("buy 0.5 2650", "a limit order; buy 0.5 bid and buy 0.5 ask name the touch"),
    ("sell 0.5 market", "a market order"),
    ("cancel 1, cancel all, cancel bids, cancel asks", "cancels"),
    ("yes, no", "answers a question or a ticket"),
    ("speed 10, pause, resume", "steers market time"),
    ("watch 10, watch off", "announces prices every ten seconds, or no longer"),
    ("wait 5", "reads the next line after five seconds of market time"),
    ("help", "this"),
    ("quit", "leaves; asks first where orders are open"),
  ]

  /// The names of the actions that can be asked for.
  static let names: [String] = ActionTable.commands.filter(isOfUse).compactMap(\.command)

  /// Reads a line.
  func read(_ line: String) -> LineReading {
    let words = line.split { $0 == " " || $0 == "\t" }.map { $0.lowercased() }
    guard let first = words.first else { return .nothing }
    if let reading = key(line) { return reading }
    let rest = Array(words.dropFirst())
    switch first {
    case "buy": return order(.buy, rest)
    case "sell": return order(.sell, rest)
    case "cancel": return cancel(rest)
    case "speed": return speed(rest)
    case "market", "symbol": return market(rest)
    case "book": return counted(rest, usual: 5, line: first) { .book(levels: $0) }
    case "fills": return counted(rest, usual: 10, line: first) { .fills(count: $0) }
    case "log": return counted(rest, usual: 10, line: first) { .log(count: $0) }
    case "watch" where rest == ["off"]: return .question(.watch(seconds: nil))
    case "watch": return seconds(rest, of: first) { .watch(seconds: $0) }
    case "wait": return seconds(rest, of: first) { .wait(seconds: $0) }
    default: return rest.isEmpty ? single(first) : named(words.joined(separator: "-"))
    }
  }

  /// A line of one character is the key of that name, for whoever knows the keys; `nil` where that
  /// key does nothing here. A question takes `y` and `n` as yes and no.
  private func key(_ line: String) -> LineReading? {
    let text = line.filter { !$0.isWhitespace }
    guard text.count == 1, let character = text.first else { return nil }
    if state.overlay != nil, "ynYN".contains(character) {
      return .command(.answer("yY".contains(character)))
    }
    // What was warned of needs another word than yes.
    if case .ticket = state.overlay, character == "!" { return .command(.action(.sendAnyway)) }
    let key = KeyPress(.character(character))
    guard let action = state.session.keyMap.action(for: key, in: .desk) else { return nil }
    switch action {
    case .showNotice:
      return .question(state.announcement?.incident == nil ? .notice : .incident)
    case .showReconciliation: return .question(.reconciliation)
    case .help: return .question(.help)
    case .tabOrders: return .question(.orders)
    case .tabFills: return .question(.fills(count: 10))
    case .tabMessages: return .question(.log(count: 10))
    default:
      return Self.isOfUse(ActionTable.definition(of: action)) ? .command(.action(action)) : nil
    }
  }

  /// A line of one word.
  private func single(_ word: String) -> LineReading {
    switch word {
    case "orders": .question(.orders)
    case "balances", "account": .question(.balances)
    case "notice": .question(.notice)
    case "incident": .question(.incident)
    case "reconciliation": .question(.reconciliation)
    case "help", "?": .question(.help)
    case "yes": .command(.answer(true))
    case "no": .command(.answer(false))
    case "pause": .command(.pause(true))
    case "resume": .command(.pause(false))
    default: named(word)
    }
  }

  /// An action by the name that the desk's command line has for it.
  private func named(_ name: String) -> LineReading {
    let found = ActionTable.commands.first { $0.command == name }
    guard let found, Self.isOfUse(found) else {
      return .unreadable("there is no command '\(name)'; help lists them")
    }
    return .command(.action(found.action))
  }

  /// Whether an action means anything where there is no screen.
  private static func isOfUse(_ definition: ActionDefinition) -> Bool {
    switch definition.group {
    case .orders, .openOrders, .size, .safety, .time: true
    case .panels: [.nextMarket, .previousMarket].contains(definition.action)
    case .program: [.upgrade, .quit].contains(definition.action)
    default: false
    }
  }

  private func order(_ side: Side, _ words: [String]) -> LineReading {
    if words.isEmpty { return .command(.action(side == .buy ? .buyAtCursor : .sellAtCursor)) }
    let example = "\(side.verb) 0.5 2650 or \(side.verb) 0.5 market"
    guard words.count == 2 else {
      return .unreadable("an order has a size and a price, such as \(example)")
    }
    var order = LineOrder(side: side, quantityText: Self.plain(words[0]), priceText: nil)
    switch words[1] {
    case "market": break
    case "bid", "@bid", "ask", "@ask":
      let isBid = words[1].hasSuffix("bid")
      guard let price = isBid ? state.bestBid : state.bestAsk else {
        return .unreadable(isBid ? "nobody bids; name a price" : "nobody asks; name a price")
      }
      order.priceText = state.instrument.plainText(price)
    default:
      guard words[1].contains(where: \.isNumber) else {
        return .unreadable("'\(words[1])' is no price; it is a number, bid, ask or market")
      }
      order.priceText = Self.plain(words[1])
    }
    return .command(.order(order))
  }

  /// A number without what only parts its digits.
  private static func plain(_ text: String) -> String { text.filter { $0 != "," && $0 != "_" } }

  private func cancel(_ words: [String]) -> LineReading {
    guard let word = words.first else { return .command(.action(.cancelSelected)) }
    switch word {
    case "all": return .command(.action(.cancelAll))
    case "bids": return .command(.action(.cancelBids))
    case "asks": return .command(.action(.cancelAsks))
    default: break
    }
    guard words.count == 1, let number = Int(word) else {
      return .unreadable("cancel takes the number of an order, all, bids or asks")
    }
    guard let order = numbers.order(number), state.view.orders.contains(where: { $0.id == order })
    else { return .unreadable("no order \(number) is open; orders lists those that are") }
    return .command(.cancel(order))
  }

  private func speed(_ words: [String]) -> LineReading {
    let text = (words.first ?? "").filter { $0 != "x" }
    guard words.count == 1, let perMille = Decimal.units(text, decimals: 3),
      (100...100_000).contains(perMille)
    else { return .unreadable("speed takes a number from 0.1 to 100, such as speed 10") }
    return .command(.speed(perMille: perMille))
  }

  private func market(_ words: [String]) -> LineReading {
    guard let word = words.first else { return .question(.market) }
    let found = state.session.instruments.first { $0.symbol.lowercased() == word }
    guard words.count == 1, let found else {
      let symbols = state.session.instruments.map(\.symbol).joined(separator: ", ")
      return .unreadable("there is no market '\(word.uppercased())'; there are \(symbols)")
    }
    return .command(.market(found.id))
  }

  private func counted(
    _ words: [String], usual: Int, line: String, _ make: (Int) -> LineQuestion
  ) -> LineReading {
    guard let word = words.first else { return .question(make(usual)) }
    guard words.count == 1, let count = Int(word), (1...Self.countMax).contains(count) else {
      return .unreadable("\(line) takes a number from 1 to \(Self.countMax)")
    }
    return .question(make(count))
  }

  private func seconds(
    _ words: [String], of line: String, _ make: (Int) -> LineQuestion
  ) -> LineReading {
    guard words.count == 1, let count = Int(words[0]), (1...3_600).contains(count) else {
      let off = line == "watch" ? ", or off" : ""
      return .unreadable("\(line) takes a number of seconds from 1 to 3600\(off)")
    }
    return .question(make(count))
  }
}
