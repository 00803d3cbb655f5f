public import Market

/// An order being written, or an open one being changed.
public struct Ticket: Hashable, Sendable {
  /// A line of the ticket. Which there are depends on the kind: ``Ticket/lines``.
  public enum Field: Hashable, Sendable, CaseIterable {
    /// The limit price.
    case price
    /// Where a take-profit order of a bracket is.
    case target
    /// Where a waiting order, or the stop of a pair or bracket, is triggered.
    case trigger
    /// The limit of the stop of a pair or bracket; empty for a stop with protection.
    case stopLimit
    /// How far a trailing stop follows behind.
    case trail
    /// The quantity.
    case quantity
    /// How much of an iceberg order is shown.
    case display
    /// How much of the quote asset is spent or raised.
    case amount
    /// When a good-till-date order ends: minutes from now, or a time of day in UTC.
    case expiry
  }

  /// The open order being changed; `nil` for a new one.
  public var amending: OrderID?
  /// The market.
  public var instrument: InstrumentID
  /// Buy or sell.
  public var side: Side
  /// What kind of order.
  public var kind: TicketKind
  /// How long it lives.
  public var timeInForce: TimeInForce
  /// Whether it must not take.
  public var postOnly: Bool
  /// Whether it may only sell what the account has.
  public var reduceOnly = false
  /// What to do where it would meet an own order.
  public var selfTradePrevention = SelfTradePrevention.expireTaker
  /// What it does when its market halts.
  public var haltPolicy: HaltPolicy
  /// The price as typed; empty for a market order.
  public var priceText: String
  /// The quantity as typed: for an open order its whole quantity, filled part included.
  public var quantityText: String
  /// The lines beside price and quantity as typed, by the place of ``Field`` among its cases.
  var otherTexts = [String](repeating: "", count: Field.allCases.count)
  /// The line being typed in.
  public var field: Field
  /// Whether the next digit takes the place of the line's text, as in a line just entered.
  public var isFieldFresh: Bool
  /// What is wrong with it, in words; `nil` where nothing is known to be wrong.
  ///
  /// A ticket that cannot be read as an order stays; one that the venue would refuse now can be
  /// sent all the same, and the venue answers.
  public var fault: String?
  /// What speaks against sending it now, the gravest first. Enter does not send while there is any.
  public var warnings: [GuardWarning] = []
  /// The order and the warnings that Enter was refused for; only they can be insisted on.
  public var warned: Warned?
  /// The order that the venue refused, and why; `nil` once it is another one.
  public var refused: RefusedOrder?

  /// How many hundredths of the balance the quantity is; 0 where it was not taken from there.
  var share: Int64 = 0
  /// The price that the key asked for, to come back to from kinds without one.
  var askedPriceText = ""
  /// The lines that the person has typed in; the others follow kind and side.
  var typed: [Field] = []

  /// Makes a ticket.
  public init(
    amending: OrderID? = nil, instrument: InstrumentID, side: Side, kind: TicketKind,
    timeInForce: TimeInForce, postOnly: Bool, haltPolicy: HaltPolicy = .hold, priceText: String,
    quantityText: String, field: Field = .quantity, isFieldFresh: Bool = true,
    fault: String? = nil
  ) {
    self.amending = amending
    self.instrument = instrument
    self.side = side
    self.kind = kind
    self.timeInForce = timeInForce
    self.postOnly = postOnly
    self.haltPolicy = haltPolicy
    self.priceText = priceText
    self.quantityText = quantityText
    self.field = field
    self.isFieldFresh = isFieldFresh
    self.fault = fault
    askedPriceText = priceText
  }

  /// The text of a line.
  public subscript(field: Field) -> String {
    get {
      switch field {
      case .price: priceText
      case .quantity: quantityText
      default: otherTexts[Self.index(of: field)]
      }
    }
    set {
      switch field {
      case .price: priceText = newValue
      case .quantity: quantityText = newValue
      default: otherTexts[Self.index(of: field)] = newValue
      }
    }
  }

  private static func index(of field: Field) -> Int {
    Field.allCases.firstIndex(of: field) ?? 0
  }

  /// The text of the line being typed in.
  var text: String {
    get { self[field] }
    set { self[field] = newValue }
  }
}

extension Ticket {
  /// The most characters a line takes.
  static let textLengthMax = 20

  /// Types a character; whatever is no digit and no point is passed over, but for the colon of a
  /// time of day.
  mutating func type(_ character: Character) {
    let isSeparator = field == .expiry && (character == ":" || character == ".")
    guard Self.accepts(character) || isSeparator, lines.contains(field) else { return }
    if isSeparator, !takesTimeSeparator { return }
    let before = isFieldFresh ? "" : text
    if character == ".", before.contains(".") { return }
    share = 0
    if before.count < Self.textLengthMax { put(before + String(character)) }
  }

  /// Puts a text into the line being typed in, as the person's own. A time of day is written with
  /// colons, also where it was typed with points.
  mutating func put(_ text: String) {
    self.text = field == .expiry ? String(text.map { $0 == "." ? ":" : $0 }) : text
    isFieldFresh = false
    keep(field)
  }

  /// Takes note that the person has chosen what is in a line.
  mutating func keep(_ field: Field) {
    if !typed.contains(field) { typed.append(field) }
  }

  /// Whether a line takes a character.
  static func accepts(_ character: Character) -> Bool {
    character == "." || (character.isASCII && character.isWholeNumber)
  }

  /// Takes the last character away.
  mutating func erase() {
    var rest = text
    if !rest.isEmpty { rest.removeLast() }
    put(rest)
  }

  /// Goes to the line so many further, round about.
  mutating func switchField(by places: Int = 1) {
    let lines = lines
    guard let index = lines.firstIndex(of: field) else {
      if let first = lines.first { enter(first) }
      return
    }
    enter(lines[(index + places + lines.count) % lines.count])
  }

  /// Puts a price into the line being typed in where that is one of a price, else into the first
  /// that is.
  mutating func choose(priceText text: String) {
    let prices = lines.filter { unit(of: $0) == .price && $0 != .trail }
    guard let line = prices.contains(field) ? field : prices.first else { return }
    self[line] = text
    keep(line)
  }

  /// Goes to a line, if there is such a line.
  mutating func enter(_ field: Field) {
    guard lines.contains(field) else { return }
    self.field = field
    isFieldFresh = true
  }
}
