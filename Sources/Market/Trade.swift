/// A trade, as everybody sees it.
public struct Trade: Hashable, Sendable, BitwiseCopyable {
  /// Its name.
  public var id: TradeID
  /// The market.
  public var instrument: InstrumentID
  /// The price.
  public var price: Price
  /// How much changed hands.
  public var quantity: Quantity
  /// The side of the order that came and took; `nil` in an uncross, where nobody did.
  public var aggressor: Side?
  /// Makes a trade.
  public init(
    id: TradeID, instrument: InstrumentID, price: Price, quantity: Quantity, aggressor: Side?
  ) {
    self.id = id
    self.instrument = instrument
    self.price = price
    self.quantity = quantity
    self.aggressor = aggressor
  }
}

/// What stands at a price after a change.
public struct LevelChange: Hashable, Sendable, BitwiseCopyable {
  /// The market.
  public var instrument: InstrumentID
  /// The side of the book.
  public var side: Side
  /// The price.
  public var price: Price
  /// All that rests there now; 0 where the level is gone.
  public var quantity: Quantity
  /// Makes a change.
  public init(instrument: InstrumentID, side: Side, price: Price, quantity: Quantity) {
    self.instrument = instrument
    self.side = side
    self.price = price
    self.quantity = quantity
  }
}

/// What an uncross yields, or would yield now.
public struct AuctionIndication: Hashable, Sendable, BitwiseCopyable {
  /// The one price of all its trades; `nil` where nothing would trade.
  public var price: Price?
  /// How much would trade.
  public var volume: Quantity
  /// How much would be left at that price.
  public var surplus: Quantity
  /// On which side it would be left; `nil` where nothing is.
  public var surplusSide: Side?
  /// Makes an indication.
  public init(price: Price?, volume: Quantity, surplus: Quantity, surplusSide: Side?) {
    self.price = price
    self.volume = volume
    self.surplus = surplus
    self.surplusSide = surplusSide
  }
}
