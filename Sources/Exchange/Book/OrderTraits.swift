import Market

/// What an order is, apart from its numbers, packed into two bytes.
struct OrderTraits: BitwiseCopyable, Sendable {
  /// Bit 0 side, bit 1 halt policy, bit 2 post-only, bits 3 to 5 self-trade prevention; the others
  /// are free.
  var rawValue: UInt16

  init(
    side: Side, haltPolicy: HaltPolicy, postOnly: Bool, selfTradePrevention: SelfTradePrevention
  ) {
    rawValue =
      UInt16(side.rawValue) | UInt16(haltPolicy.rawValue) << 1 | (postOnly ? 4 : 0)
      | UInt16(selfTradePrevention.rawValue) << 3
  }

  var side: Side { rawValue & 1 == 0 ? .buy : .sell }
  var haltPolicy: HaltPolicy { rawValue & 2 == 0 ? .hold : .cancel }
  var postOnly: Bool { rawValue & 4 != 0 }
  var selfTradePrevention: SelfTradePrevention {
    SelfTradePrevention(rawValue: UInt8(rawValue >> 3 & 7)) ?? .expireTaker
  }
}
