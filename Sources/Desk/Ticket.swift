public import Market

/// An order being written, or an open one being changed.
public struct Ticket: Hashable, Sendable {
  /// A line of the ticket.
  public enum Field: Hashable, Sendable, CaseIterable {
    /// The price.
    case price
    /// The quantity.
    case quantity
  }
  /// The open order being changed; `nil` for a new one.
  public var amending: OrderID?
  /// The market.
  public var instrument: InstrumentID
  /// Buy or sell.
  public var side: Side
  /// Limit or market.
  public var kind: OrderKind
  /// How long it lives.
  public var timeInForce: TimeInForce
  /// Whether it must not take.
  public var postOnly: Bool
  /// What it does when its market halts.
  public var haltPolicy: HaltPolicy
  /// The price as typed; empty for a market order.
  public var priceText: String
  /// The quantity as typed: for an open order its whole quantity, filled part included.
  public var quantityText: String
  /// The line being typed in.
  public var field: Field
  /// Whether the next digit takes the place of the line's text, as in a line just entered.
  public var isFieldFresh: Bool
  /// What is wrong with it, in words; `nil` where nothing is known to be wrong.
  ///
  /// A ticket that cannot be read as an order stays; one that the venue would refuse now can be
  /// sent all the same, and the venue answers.
  public var fault: String?
  /// Makes a ticket.
  public init(
    amending: OrderID? = nil, instrument: InstrumentID, side: Side, kind: OrderKind,
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
  }

  /// The text of the line being typed in.
  var text: String {
    get { field == .price ? priceText : quantityText }
    set {
      if field == .price { priceText = newValue } else { quantityText = newValue }
    }
  }
}

extension Ticket {
  /// The most characters a line takes.
  static let textLengthMax = 20

  /// Types a character; whatever is no digit and no point is passed over.
  mutating func type(_ character: Character) {
    guard Self.accepts(character) else { return }
    let before = isFieldFresh ? "" : text
    if character == ".", before.contains(".") { return }
    if before.count < Self.textLengthMax { text = before + String(character) }
    isFieldFresh = false
  }

  /// Whether a line takes a character.
  static func accepts(_ character: Character) -> Bool {
    character == "." || (character.isASCII && character.isWholeNumber)
  }

  /// Takes the last character away.
  mutating func erase() {
    if !text.isEmpty { text.removeLast() }
    isFieldFresh = false
  }

  /// Goes to the other line, if it can be changed.
  mutating func switchField() {
    guard kind == .limit else { return }
    field = field == .price ? .quantity : .price
    isFieldFresh = true
  }
}
