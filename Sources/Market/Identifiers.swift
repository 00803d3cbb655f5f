/// Names an asset, such as BTC or USDT; a small number given in the order of listing, from 0.
public struct AssetID: Hashable, Comparable, Sendable, BitwiseCopyable {
  /// The number.
  public let rawValue: UInt16
  /// Makes an identifier from its number.
  public init(_ rawValue: UInt16) { self.rawValue = rawValue }
  /// Orders by number.
  public static func < (left: AssetID, right: AssetID) -> Bool { left.rawValue < right.rawValue }
}

/// Names an instrument, such as BTC-USDT; a small number in the order of listing, from 0.
public struct InstrumentID: Hashable, Comparable, Sendable, BitwiseCopyable {
  /// The number.
  public let rawValue: UInt16
  /// Makes an identifier from its number.
  public init(_ rawValue: UInt16) { self.rawValue = rawValue }
  /// Orders by number.
  public static func < (left: InstrumentID, right: InstrumentID) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// Names a participant's account. Number 0 is the exchange's own, which earns the fees.
public struct AccountID: Hashable, Comparable, Sendable, BitwiseCopyable {
  /// The number.
  public let rawValue: UInt32
  /// Makes an identifier from its number.
  public init(_ rawValue: UInt32) { self.rawValue = rawValue }
  /// Orders by number.
  public static func < (left: AccountID, right: AccountID) -> Bool {
    left.rawValue < right.rawValue
  }
  /// The exchange's own account.
  public static let exchange = AccountID(0)
}

/// Names an order. Made by the engine: the slot it rests in and the slot's generation, so that
/// finding an order needs no table and an old name never finds a younger order.
public struct OrderID: Hashable, Comparable, Sendable, BitwiseCopyable {
  /// Generation in the upper 32 bits, slot in the lower 32.
  public let rawValue: UInt64
  /// Makes an identifier from its bits.
  public init(_ rawValue: UInt64) { self.rawValue = rawValue }
  /// Makes an identifier from a slot and its generation.
  public init(slot: UInt32, generation: UInt32) {
    rawValue = UInt64(generation) << 32 | UInt64(slot)
  }
  /// The place in the order pool.
  public var slot: UInt32 { UInt32(truncatingIfNeeded: rawValue) }
  /// How often that place had been used before.
  public var generation: UInt32 { UInt32(truncatingIfNeeded: rawValue >> 32) }
  /// Orders by bits, which is neither time nor priority; for sorting only.
  public static func < (left: OrderID, right: OrderID) -> Bool { left.rawValue < right.rawValue }
}

/// What a participant calls its own command, echoed in every answer to it; 0 if it does not care.
public struct ClientReference: Hashable, Sendable, BitwiseCopyable {
  /// The number.
  public let rawValue: UInt64
  /// Makes a reference from a number.
  public init(_ rawValue: UInt64) { self.rawValue = rawValue }
  /// No reference.
  public static let none = ClientReference(0)
}

/// Names a trade; counts up from 1 without gaps, over all instruments.
public struct TradeID: Hashable, Comparable, Sendable, BitwiseCopyable {
  /// The number.
  public let rawValue: UInt64
  /// Makes an identifier from its number.
  public init(_ rawValue: UInt64) { self.rawValue = rawValue }
  /// Orders by number, which is time.
  public static func < (left: TradeID, right: TradeID) -> Bool { left.rawValue < right.rawValue }
}

/// Names a maintenance notice or an incident; counts up from 1.
public struct NoticeID: Hashable, Comparable, Sendable, BitwiseCopyable {
  /// The number.
  public let rawValue: UInt32
  /// Makes an identifier from its number.
  public init(_ rawValue: UInt32) { self.rawValue = rawValue }
  /// Orders by number, which is the time of the first announcement.
  public static func < (left: NoticeID, right: NoticeID) -> Bool { left.rawValue < right.rawValue }
}

/// The place of an event in the one order of everything that happened; counts up from 1.
public struct Sequence: Hashable, Comparable, Sendable, BitwiseCopyable {
  /// The number.
  public let rawValue: UInt64
  /// Makes a sequence from its number.
  public init(_ rawValue: UInt64) { self.rawValue = rawValue }
  /// Orders by number, which is time.
  public static func < (left: Sequence, right: Sequence) -> Bool { left.rawValue < right.rawValue }
}
