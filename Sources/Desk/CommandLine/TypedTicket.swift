public import Market

/// An order of a kind with more lines than a price and a quantity, as it is typed.
public struct TypedTicket: Hashable, Sendable {
  /// A line of the ticket and what is to stand in it.
  public struct Line: Hashable, Sendable {
    /// The line.
    public var field: Ticket.Field
    /// What it says; `market` for an entry without a price.
    public var price: TypedOrder.Price

    /// Makes a line.
    public init(_ field: Ticket.Field, _ price: TypedOrder.Price) {
      self.field = field
      self.price = price
    }
  }

  /// The kind.
  public var kind: TicketKind
  /// Buy or sell.
  public var side: Side
  /// How much, as it is typed.
  public var quantity: String
  /// The other lines, in the order in which they are typed.
  public var lines: [Line]

  /// Makes an order.
  public init(kind: TicketKind, side: Side, quantity: String, lines: [Line]) {
    self.kind = kind
    self.side = side
    self.quantity = quantity
    self.lines = lines
  }
}

extension CommandVerb {
  /// What a kind of order is typed with, after its side and quantity.
  struct TicketGrammar {
    /// The kind.
    var kind: TicketKind
    /// The lines that must be there.
    var lines: [Ticket.Field]
    /// One that may follow, and the kind that makes of it.
    var option: (field: Ticket.Field, kind: TicketKind)?
  }

  /// The kind of order that the verb is for; `nil` for other verbs.
  var grammar: TicketGrammar? {
    switch self {
    case .stop:
      TicketGrammar(kind: .stop, lines: [.trigger], option: (.price, .stopLimit))
    case .stopLimit: TicketGrammar(kind: .stopLimit, lines: [.trigger, .price])
    case .takeProfit:
      TicketGrammar(kind: .takeProfit, lines: [.trigger], option: (.price, .takeProfit))
    case .trailingStop: TicketGrammar(kind: .trailingStop, lines: [.trail])
    case .iceberg: TicketGrammar(kind: .iceberg, lines: [.price, .display])
    case .oneCancelsOther:
      TicketGrammar(
        kind: .oneCancelsOther, lines: [.price, .trigger], option: (.stopLimit, .oneCancelsOther))
    case .bracket:
      TicketGrammar(
        kind: .bracket, lines: [.price, .target, .trigger], option: (.stopLimit, .bracket))
    default: nil
    }
  }
}

// How orders of these kinds are read.
extension CommandParser {
  /// Reads `sell 0.5 2600` after `stop`, or a side alone.
  func ticket(
    _ verb: CommandVerb, _ grammar: CommandVerb.TicketGrammar, _ rest: [CommandToken],
    _ name: CommandToken
  ) throws(CommandProblem) -> CommandStep {
    let end = (rest.last ?? name).column + (rest.last ?? name).text.count
    let missing = CommandProblem(column: end, text: "it is written \(verb.usage)")
    guard let first = rest.first else { throw missing }
    guard let side = [Side.buy, .sell].first(where: { $0.verb == first.word }) else {
      throw CommandProblem(
        column: first.column, text: "buy or sell stands here, not '\(first.text)'",
        nearest: nearestWord(to: first.word, among: ["buy", "sell"]))
    }
    guard rest.count > 1 else { return .openTicket(grammar.kind, side) }
    var typed = TypedTicket(
      kind: grammar.kind, side: side, quantity: try number(rest[1], "a quantity"), lines: [])
    var left = rest.dropFirst(2)
    for field in grammar.lines {
      guard let token = left.popFirst() else { throw missing }
      typed.lines.append(TypedTicket.Line(field, try text(of: field, grammar.kind, token)))
    }
    if let option = grammar.option, let token = left.popFirst() {
      typed.kind = option.kind
      typed.lines.append(
        TypedTicket.Line(option.field, try text(of: option.field, option.kind, token)))
    }
    if let extra = left.first { throw surplus(extra, verb) }
    return .ticket(typed)
  }

  private func text(
    of field: Ticket.Field, _ kind: TicketKind, _ token: CommandToken
  ) throws(CommandProblem) -> TypedOrder.Price {
    switch field {
    case .trail: return .number(try number(token, "a distance"))
    case .display: return .number(try number(token, "what is shown"))
    default:
      let price = try price(token)
      guard price != .market || kind == .bracket && field == .price else {
        throw CommandProblem(
          column: token.column,
          text: "a price stands here; only a bracket's entry can be at market")
      }
      return price
    }
  }
}
