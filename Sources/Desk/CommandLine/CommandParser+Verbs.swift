import Market

// What stands after the names of commands.
extension CommandParser {
  /// Reads what belongs to a command.
  func step(
    _ verb: CommandVerb, _ rest: [CommandToken], of name: CommandToken
  ) throws(CommandProblem) -> CommandStep {
    switch verb {
    case .buy: return .order(try order(.buy, verb, rest, name))
    case .sell: return .order(try order(.sell, verb, rest, name))
    case .cancel: return .cancel(try row(try only(rest, verb, name)))
    case .size:
      let token = try only(rest, verb, name)
      return .size(try number(token, "a size"))
    case .symbol:
      let token = try only(rest, verb, name)
      let symbol = token.text.uppercased()
      return .symbol(try known(symbol, among: symbols, token, "market"))
    case .speed: return .speed(perMille: try speed(try only(rest, verb, name)))
    case .theme:
      let token = try only(rest, verb, name)
      return .theme(try known(token.text, among: themes, token, "theme"))
    case .stop, .stopLimit, .takeProfit, .trailingStop, .iceberg, .oneCancelsOther, .bracket:
      guard let grammar = verb.grammar else { throw surplus(name, verb) }
      return try ticket(verb, grammar, rest, name)
    case .resume:
      if let extra = rest.first { throw surplus(extra, verb) }
      return .running(true)
    case .interval: return .interval(try interval(rest, verb, name))
    case .rewind, .forward:
      let token = try only(rest, verb, name)
      guard let target = TimeTarget(token.word) else {
        throw CommandProblem(
          column: token.column,
          text: "\(verb.rawValue) takes \(TimeTarget.usage), not '\(token.text)'")
      }
      return verb == .rewind ? .rewind(target) : .forward(target)
    case .deadMan: return .deadMan(try deadManSpan(only(rest, verb, name)))
    case .alert: return .alert(([name] + rest).map(\.text).joined(separator: " "))
    case .group:
      let token = try only(rest, verb, name)
      guard let ticks = token.count, LadderState.groupings.contains(Int64(ticks)) else {
        throw CommandProblem(
          column: token.column, text: "a row has 1, 2, 5, 10, 20, 50 and so on ticks")
      }
      return .grouping(ticks: Int64(ticks))
    }
  }

  private func deadManSpan(_ token: CommandToken) throws(CommandProblem) -> TimeSpan {
    if token.word == "off" { return .zero }
    guard let span = TimeSpan(typed: token.word), DeadManSwitch.spans.contains(span) else {
      throw CommandProblem(
        column: token.column, text: "dead-man takes 1s to 24h, or off, not '\(token.text)'")
    }
    return span
  }

  /// The one word after a command.
  private func only(
    _ rest: [CommandToken], _ verb: CommandVerb, _ name: CommandToken
  ) throws(CommandProblem) -> CommandToken {
    guard let first = rest.first else {
      throw CommandProblem(
        column: name.column + name.text.count, text: "it is written \(verb.usage)")
    }
    if rest.count > 1 { throw surplus(rest[1], verb) }
    return first
  }

  func surplus(_ token: CommandToken, _ verb: CommandVerb) -> CommandProblem {
    CommandProblem(
      column: token.column, text: "'\(token.text)' is too much; it is written \(verb.usage)")
  }

  func number(_ token: CommandToken, _ what: String) throws(CommandProblem) -> String {
    guard token.isPositiveNumber else {
      throw CommandProblem(
        column: token.column, text: "\(what) is a number above 0, not '\(token.text)'")
    }
    return token.text
  }

  private func known(
    _ word: String, among words: [String], _ token: CommandToken, _ what: String
  ) throws(CommandProblem) -> String {
    if words.isEmpty || words.contains(word) { return word }
    let near = nearestWord(to: word, among: words)
    let list = near == nil ? "; there are \(words.joined(separator: ", "))" : ""
    throw CommandProblem(
      column: token.column, text: "there is no \(what) '\(token.text)'\(list)", nearest: near)
  }

  private func order(
    _ side: Side, _ verb: CommandVerb, _ rest: [CommandToken], _ name: CommandToken
  ) throws(CommandProblem) -> TypedOrder {
    guard let first = rest.first else {
      throw CommandProblem(
        column: name.column + name.text.count, text: "it is written \(verb.usage)")
    }
    var order = TypedOrder(side: side, quantity: try number(first, "a quantity"), price: .chosen)
    var left = rest.dropFirst()
    if let token = left.first, TypedOrder.Flag(rawValue: token.word) == nil {
      order.price = try price(token)
      left = left.dropFirst()
    }
    if let token = left.first {
      guard let flag = TypedOrder.Flag(rawValue: token.word) else {
        let words = TypedOrder.Flag.allCases.map(\.rawValue)
        throw CommandProblem(
          column: token.column,
          text: "'\(token.text)' is none of \(words.joined(separator: ", "))",
          nearest: nearestWord(to: token.word, among: words))
      }
      if flag == .postOnly, order.price == .market {
        throw CommandProblem(
          column: token.column, text: "a market order trades at once, so it cannot be post-only")
      }
      order.flag = flag
      left = left.dropFirst()
    }
    if let extra = left.first { throw surplus(extra, verb) }
    return order
  }

  func price(_ token: CommandToken) throws(CommandProblem) -> TypedOrder.Price {
    if token.word == "market" { return .market }
    if token.isPositiveNumber { return .number(token.text) }
    let references = TypedOrder.Reference.allCases.map { "@" + $0.rawValue }
    // Plain mode has always taken the word alone, so it is one everywhere.
    let word = token.word.prefix { $0 != "+" && $0 != "-" }
    let change = token.word.dropFirst(word.count)
    if let reference = TypedOrder.Reference(
      rawValue: String(word.hasPrefix("@") ? word.dropFirst() : word)),
      let ticks = Self.ticks(change)
    {
      return .relative(reference, ticks: ticks)
    }
    throw CommandProblem(
      column: token.column,
      text: "a price is a number, market or \(references.joined(separator: ", ")) with or without "
        + "ticks as in @bid+1, not '\(token.text)'",
      nearest: nearestWord(to: token.word, among: references + ["market"]))
  }

  /// `+2` as 2, `-1` as -1, nothing as 0.
  private static func ticks(_ text: Substring) -> Int64? {
    guard let sign = text.first else { return 0 }
    let token = CommandToken(text: String(text.dropFirst()), column: 1)
    guard !token.text.isEmpty, let count = token.count else { return nil }
    return sign == "-" ? -Int64(count) : Int64(count)
  }

  private func row(_ token: CommandToken) throws(CommandProblem) -> UInt64 {
    let digits = token.text.hasPrefix("#") ? token.text.dropFirst() : Substring(token.text)
    if digits.allSatisfy({ $0.isASCII && $0.isNumber }), let number = UInt64(digits), number > 0 {
      return number
    }
    throw CommandProblem(
      column: token.column,
      text: "cancel takes all, bids, asks or the row of an order in the list, not '\(token.text)'",
      nearest: nearestWord(to: token.word, among: ["all", "bids", "asks"]))
  }

  private func speed(_ token: CommandToken) throws(CommandProblem) -> Int64 {
    let digits = token.word.hasSuffix("x") ? String(token.text.dropLast()) : token.text
    if let perMille = Decimal.units(digits, decimals: 3),
      VenueControl.speedsPerMille.contains(perMille)
    {
      return perMille
    }
    throw CommandProblem(
      column: token.column, text: "a speed is 0.1 to 1000 times real time, not '\(token.text)'")
  }

  private func interval(
    _ rest: [CommandToken], _ verb: CommandVerb, _ name: CommandToken
  ) throws(CommandProblem) -> ChartInterval {
    guard let first = rest.first else {
      throw CommandProblem(
        column: name.column + name.text.count, text: "it is written \(verb.usage)")
    }
    // As it stands on the chart it has a blank in it.
    let word = rest.prefix(2).map(\.word).joined()
    if rest.count <= 2, let found = ChartInterval.allCases.first(where: { $0.word == word }) {
      return found
    }
    let words = ChartInterval.allCases.map(\.word)
    throw CommandProblem(
      column: first.column,
      text: "a candle is \(words.joined(separator: ", ")) long, not '\(word)'",
      nearest: nearestWord(to: word, among: words))
  }
}
