import Market

/// Both sides of a book, each picked by its name.
///
/// Buy and sell orders come in no order that a processor could guess, and a wrong guess costs more
/// than most of what is done with a side. So a side is an index here, and no branch.
struct BookSides: Sendable {
  private var ladders: InlineArray<2, PriceLadder> = [
    PriceLadder(side: .buy), PriceLadder(side: .sell),
  ]

  /// A side, to be changed in place. Reading a part of it this way copies all of it: where that
  /// counts there is a way of its own below.
  subscript(side: Side) -> PriceLadder {
    @inline(__always) _read { yield ladders[Self.index(of: side)] }
    @inline(__always) _modify { yield &ladders[Self.index(of: side)] }
  }

  /// The best key of a side; ``PriceLadder/noKey`` where it is empty.
  @inline(__always)
  func bestKey(_ side: Side) -> Int64 { ladders[Self.index(of: side)].bestKey }

  /// The best level of a side, with its key; `nil` where it is empty.
  func touch(_ side: Side) -> FarLevel? {
    // Taken from the fields one by one: a method of the ladder would be handed a copy of it, and
    // whoever watches the touch asks very often.
    let key = bestKey(side)
    guard key != PriceLadder.noKey else { return nil }
    let level = PriceLadder.bandLevel(ladders[Self.index(of: side)].levels, key: key)
    return FarLevel(key: key, level: level)
  }

  /// Whether nothing rests on a side.
  @inline(__always)
  func isEmpty(_ side: Side) -> Bool { bestKey(side) == PriceLadder.noKey }

  /// The best price of a side, in ticks. There must be one.
  @inline(__always)
  func bestTicks(_ side: Side) -> Int64 { side == .buy ? bestKey(side) : -bestKey(side) }

  /// How many lots are shown at a key of a side.
  @inline(__always)
  mutating func shown(_ side: Side, key: Int64) -> Int64 {
    Self.shown(by: &ladders[Self.index(of: side)], key: key)
  }

  // Given the ladder `inout`: it would be copied otherwise.
  @inline(__always)
  private static func shown(by ladder: inout PriceLadder, key: Int64) -> Int64 {
    ladder.level(at: key).quantity
  }

  /// Whether an order of a side with a limit could trade at once. An empty side is worse than every
  /// limit.
  @inline(__always)
  func cross(_ side: Side, ticks: Int64) -> Bool {
    bestKey(side.opposite) >= (side == .sell ? ticks : -ticks)
  }

  /// Moves the levels into memory of their own.
  mutating func unshare() {
    for index in ladders.indices { ladders[index].unshare() }
  }

  /// Moves into the memory of another book's sides.
  mutating func unshare(into spare: inout BookSides) {
    for index in ladders.indices { ladders[index].unshare(into: &spare.ladders[index]) }
  }

  @inline(__always)
  private static func index(of side: Side) -> Int { side == .buy ? 0 : 1 }
}
