import Market

/// An auction that goes on for a while, because its price would be too far from the reference.
struct AuctionExtension: BitwiseCopyable, Sendable {
  /// Its market.
  let instrument: InstrumentID
  /// When the while ends.
  let until: Instant
  /// How often it was extended, this time included.
  let count: Int
}
