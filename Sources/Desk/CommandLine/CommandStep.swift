public import Market

/// Something that a command line asks for, understood but not yet held against the market.
public enum CommandStep: Hashable, Sendable {
  /// What a key does.
  case action(Action)
  /// What a macro of the settings says.
  case macro(String)
  /// A new order in the market on the screen.
  case order(TypedOrder)
  /// A new order of another kind in the market on the screen.
  case ticket(TypedTicket)
  /// The ticket of a kind of order for a side, to be filled in.
  case openTicket(TicketKind, Side)
  /// The cancel of one open order, by its number or its row in the list of orders, from 1.
  case cancel(UInt64)
  /// The cancel of one open order that is known already.
  case cancelOrder(OrderID)
  /// The size of the next orders, as it is typed.
  case size(String)
  /// Another market, by its symbol in capitals.
  case symbol(String)
  /// The speed of market time, in thousandths of real time.
  case speed(perMille: Int64)
  /// Whether market time runs.
  case running(Bool)
  /// A theme by its name.
  case theme(String)
  /// The length of the chart's candles.
  case interval(ChartInterval)
  /// What is asked of the alerts, as it is typed, the word `alert` first.
  case alert(String)
  /// Back in time.
  case rewind(TimeTarget)
  /// Ahead in a recording.
  case forward(TimeTarget)
  /// The cancel of all own orders after a span, unless it is asked for again before; never, where
  /// the span is zero.
  case deadMan(TimeSpan)
  /// How many ticks a row of the ladder stands for.
  case grouping(ticks: Int64)
}

/// An order as it is typed: what depends on the market is still text.
public struct TypedOrder: Hashable, Sendable {
  /// A price as it is typed.
  public enum Price: Hashable, Sendable {
    /// The chosen price, or the own side's best where none is chosen, as with the key.
    case chosen
    /// No price: whatever the book offers.
    case market
    /// A number.
    case number(String)
    /// So many ticks above what a word stands for.
    case relative(Reference, ticks: Int64)
  }

  /// What a price can be named after.
  public enum Reference: String, Hashable, Sendable, CaseIterable {
    /// The best bid.
    case bid
    /// The best ask.
    case ask
    /// The middle of the two, rounded down to a tick.
    case mid
    /// The price of the last trade.
    case last
  }

  /// How it is to be done beside its price.
  public enum Flag: String, Hashable, Sendable, CaseIterable {
    /// Refused rather than trade at once.
    case postOnly = "post-only"
    /// What does not trade at once expires.
    case immediateOrCancel = "ioc"
    /// Trades whole at once or not at all.
    case fillOrKill = "fok"
  }

  /// Buy or sell.
  public var side: Side
  /// How much, as it is typed.
  public var quantity: String
  /// At which price.
  public var price: Price
  /// How; `nil` for an order that rests until it is cancelled.
  public var flag: Flag?

  /// Makes an order.
  public init(side: Side, quantity: String, price: Price, flag: Flag? = nil) {
    self.side = side
    self.quantity = quantity
    self.price = price
    self.flag = flag
  }
}

/// A part of a command line between two `;`.
public struct CommandPart: Hashable, Sendable {
  /// What it asks for.
  public var step: CommandStep
  /// How many times, 1 to ``CommandParser/timesMax``.
  public var times: Int
  /// How it was written, without the number of times.
  public var text: String

  /// Makes a part.
  public init(step: CommandStep, times: Int = 1, text: String) {
    self.step = step
    self.times = times
    self.text = text
  }
}

/// What is wrong with a command line, and where.
public struct CommandProblem: Error, Hashable, Sendable, CustomStringConvertible {
  /// The column, from 1, counted in characters.
  public var column: Int
  /// What is wrong, and what would be right.
  public var text: String
  /// The valid word that was most likely meant; `nil` where none is near.
  public var nearest: String?
  /// Whether it is a name that is unknown, so that it may still become one.
  public var isUnknownName: Bool

  /// Makes a problem.
  public init(column: Int, text: String, nearest: String? = nil, isUnknownName: Bool = false) {
    self.column = column
    self.text = text
    self.nearest = nearest
    self.isUnknownName = isUnknownName
  }

  /// What is wrong, with the nearest valid word and the column.
  public var description: String {
    let hint = nearest.map { "; did you mean '\($0)'?" } ?? ""
    return "column \(column): \(text)\(hint)"
  }
}

/// A command line with a name, from the settings.
public struct Macro: Hashable, Sendable {
  /// What it is called: small letters, digits and hyphens.
  public var name: String
  /// What it does, as it is written.
  public var text: String

  /// Makes a macro.
  public init(name: String, text: String) {
    self.name = name
    self.text = text
  }

  /// Whether a word can name a macro: small letters, digits and hyphens, a letter first.
  public static func isName(_ word: String) -> Bool {
    guard let first = word.first, first.isASCII, first.isLowercase, word.count <= 32 else {
      return false
    }
    return word.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") }
  }
}
