import Market

/// What an order is, apart from its numbers, packed into two bytes.
struct OrderTraits: BitwiseCopyable, Sendable {
  /// Bit 0 side, bit 1 halt policy, bit 2 post-only, bits 3 to 5 self-trade prevention, bits 6 to 8
  /// fee tier, bit 9 iceberg; bits 14 and 15 stand beside ``OrderConditions``.
  var rawValue: UInt16

  init(
    side: Side, haltPolicy: HaltPolicy, postOnly: Bool, selfTradePrevention: SelfTradePrevention,
    tier: UInt8 = 0, isIceberg: Bool = false
  ) {
    let low = side.rawValue | haltPolicy.rawValue << 1 | (postOnly ? 4 : 0)
    rawValue =
      UInt16(low) | UInt16(selfTradePrevention.rawValue) << 3 | UInt16(tier & 7) << 6
      | (isIceberg ? 1 << 9 : 0)
  }

  var side: Side { rawValue & 1 == 0 ? .buy : .sell }
  var haltPolicy: HaltPolicy { rawValue & 2 == 0 ? .hold : .cancel }
  var postOnly: Bool { rawValue & 4 != 0 }
  var selfTradePrevention: SelfTradePrevention {
    SelfTradePrevention(rawValue: UInt8(rawValue >> 3 & 7)) ?? .expireTaker
  }
  /// The fee tier that its account was in when it was accepted, 0 to 7.
  var tier: Int { Int(rawValue >> 6 & 7) }
  /// Whether it shows only a part of what is open; it has an ``OrderExtra`` then.
  var isIceberg: Bool { rawValue & 1 << 9 != 0 }
}
