import Input
import Market

/// Reads what a person types in plain mode: the desk's command line, and the words that ask to be
/// told something, each a line of its own.
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
    ("alerts", "the alerts, each with its number"),
    ("incident", "what broke without notice, in full"),
    ("reconciliation", "what became of your orders in the last halt"),
    ("log, log 20", "what was said last"),
    ("buy 0.5 2650", "a limit order; buy 0.5 bid and buy 0.5 ask-2 name the touch"),
    ("sell 0.5 market", "a market order"),
    ("stop sell 0.5 2600", "a stop; every kind of order has a name, listed below"),
    ("cancel 1, cancel all, cancel bids, cancel asks", "cancels"),
    ("yes, no", "answers a question or a ticket"),
    ("speed 10, pause, resume", "steers market time"),
    ("rewind 5m, rewind 09:03:10", "goes back in time; what follows is practice"),
    ("forward 5m, forward 09:03:10", "goes ahead in a recording"),
    ("watch 10, watch off", "announces prices every ten seconds, or no longer"),
    ("wait 5", "reads the next line after five seconds of market time"),
    ("cancel all; flatten", "a semicolon begins the next command of a line"),
    ("3 improve-bid", "a number before a command does it so many times"),
    ("help", "this"),
    ("quit", "leaves; asks first where orders are open"),
  ]

  /// The usages of what takes something after its name and is of use here.
  static let verbs: [String] = CommandVerb.allCases
    .filter { ![.theme, .interval, .group].contains($0) }.map { "\($0.usage): \($0.help)" }

  /// The names of the actions that can be asked for.
  static let names: [String] = ActionTable.commands.filter(isOfUse).compactMap(\.command)

  /// Reads a line.
  func read(_ line: String) -> LineReading {
    let words = line.split { $0 == " " || $0 == "\t" }.map { $0.lowercased() }
    guard !words.isEmpty else { return .nothing }
    if let reading = key(line) ?? own(words) { return reading }
    do throws(CommandProblem) {
      var parts = try state.commandParser.parse(line)
      for index in parts.indices {
        if let refusal = refusal(of: &parts[index]) { return .unreadable(refusal) }
      }
      return .command(.run(parts))
    } catch {
      return .unreadable("\(error)" + (error.isUnknownName ? "; help lists them" : ""))
    }
  }

  /// What belongs to plain mode alone: questions, answers, and what steers the telling; `nil` for
  /// everything that is the command line's.
  private func own(_ words: [String]) -> LineReading? {
    let (first, rest) = (words[0], Array(words.dropFirst()))
    switch first {
    case "market" where rest.isEmpty: return .question(.market)
    case "orders" where rest.isEmpty: return .question(.orders)
    case "balances" where rest.isEmpty, "account" where rest.isEmpty: return .question(.balances)
    case "notice" where rest.isEmpty: return .question(.notice)
    case "incident" where rest.isEmpty: return .question(.incident)
    case "reconciliation" where rest.isEmpty: return .question(.reconciliation)
    case "alerts" where rest.isEmpty, "alert" where rest == ["list"]: return .question(.alerts)
    case "help" where rest.isEmpty, "?" where rest.isEmpty: return .question(.help)
    case "yes" where rest.isEmpty: return .command(.answer(true))
    case "no" where rest.isEmpty: return .command(.answer(false))
    case "book": return counted(rest, usual: 5, line: first) { .book(levels: $0) }
    case "fills": return counted(rest, usual: 10, line: first) { .fills(count: $0) }
    case "log": return counted(rest, usual: 10, line: first) { .log(count: $0) }
    case "watch" where rest == ["off"]: return .question(.watch(seconds: nil))
    case "watch": return seconds(rest, of: first) { .watch(seconds: $0) }
    case "wait": return seconds(rest, of: first) { .wait(seconds: $0) }
    default: return nil
    }
  }

  /// Why a part of a command line can not be done here; else what is meant where it differs from
  /// the screen: an order by the number that it was told with, and a pause that only stops time.
  private func refusal(of part: inout CommandPart) -> String? {
    switch part.step {
    case .action(.pauseOrResume) where part.text.lowercased() == "pause":
      part.step = .running(false)
    case .action(let action) where !Self.isOfUse(ActionTable.definition(of: action)):
      return refusal(of: part.text)
    case .theme, .interval, .grouping: return refusal(of: part.text)
    case .cancel(let number):
      let order = Int(exactly: number).flatMap { numbers.order($0) }
      guard let order, state.view.orders.contains(where: { $0.id == order }) else {
        return "no order \(number) is open; orders lists those that are"
      }
      part.step = .cancelOrder(order)
    default: break
    }
    return nil
  }

  private func refusal(of text: String) -> String {
    let words = text.split(separator: " ").map { $0.lowercased() }
    if !words.isEmpty, own(words) != nil {
      return "'\(text)' is a line of its own, not a part of one with ';' or a number of times"
    }
    return "'\(text)' changes only what a screen shows; help lists what there is here"
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

  /// Whether an action means anything where there is no screen.
  private static func isOfUse(_ definition: ActionDefinition) -> Bool {
    switch definition.group {
    case .orders, .openOrders, .size, .safety, .time: true
    case .panels: [.nextMarket, .previousMarket].contains(definition.action)
    case .alerts: definition.action == .toggleQuiet
    case .program: [.upgrade, .quit].contains(definition.action)
    default: false
    }
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
