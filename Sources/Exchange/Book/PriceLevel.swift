/// The queue at a price; 32 bytes, half a cache line.
struct PriceLevel: BitwiseCopyable, Sendable {
  /// All that rests here and is shown, in lots.
  var quantity: Int64 = 0
  /// What rests here and is not shown, in lots.
  var hidden: Int64 = 0
  /// The order that is served first.
  var head: Slot = noSlot
  /// The order that is served last.
  var tail: Slot = noSlot
  /// How many orders rest here; 0 means that there is no such level.
  var orderCount: UInt32 = 0
}

/// A level outside the band, with its key beside it.
struct FarLevel: BitwiseCopyable, Sendable {
  var key: Int64
  var level: PriceLevel
}
