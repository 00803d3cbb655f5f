import Market

/// A level that the current command changed, and what was shown there before it.
struct LevelMark: BitwiseCopyable, Sendable {
  var key: Int64
  var before: Int64
  /// The number of its market.
  var market: UInt16
  var side: Side
  /// Its place among the marks of the command, so that the first one of a level can be told.
  var place: UInt32

  /// Whether another is of the same level.
  @inline(__always)
  func isOfLevel(_ key: Int64, _ side: Side, _ market: UInt16) -> Bool {
    self.key == key && self.side == side && self.market == market
  }

  /// Whether its level is published before that of another: market by market, bids before asks, the
  /// best level first.
  fileprivate func isAhead(of other: LevelMark) -> Bool {
    if market != other.market { return market < other.market }
    if side != other.side { return side == .buy }
    return key > other.key
  }
}

/// The levels that the current command changed, in all markets.
///
/// They lie together, where the processor has them at hand, and not with each side of each book.
struct LevelMarks: Sendable {
  private var list = Slab<LevelMark>(capacity: 256)

  /// How many there are.
  var count: Int {
    @inline(__always) get { list.count }
  }

  subscript(place: Int) -> LevelMark {
    @inline(__always) get { list[place] }
  }

  /// Remembers a level as changed by the current command.
  @inline(__always)
  mutating func note(_ key: Int64, _ side: Side, market: UInt16, before: Int64) {
    if !list.isEmpty, list[list.count - 1].isOfLevel(key, side, market) { return }
    list.append(
      LevelMark(
        key: key, before: before, market: market, side: side, place: UInt32(list.count)))
  }

  /// Brings them into the order in which they are published, one for each level, and says how
  /// many.
  ///
  /// A sweep leaves them in order already; a cancel-all does not.
  mutating func order() -> Int {
    guard list.count > 1 else { return list.count }
    var isOrdered = true
    for index in 1..<list.count where !list[index - 1].isAhead(of: list[index]) {
      isOrdered = false
    }
    if isOrdered { return list.count }
    list.sortInPlace {
      $0.isOfLevel($1.key, $1.side, $1.market) ? $0.place < $1.place : $0.isAhead(of: $1)
    }
    var kept = 1
    for index in 1..<list.count {
      let mark = list[index]
      if list[kept - 1].isOfLevel(mark.key, mark.side, mark.market) { continue }
      list[kept] = mark
      kept += 1
    }
    list.removeLast(list.count - kept)
    return kept
  }

  /// Forgets the changes, once they are published.
  @inline(__always)
  mutating func removeAll() { list.removeAll() }

  /// Moves them into memory of their own.
  mutating func unshare() { list.unshare() }

  /// Moves into other marks' memory.
  mutating func unshare(into spare: inout LevelMarks) { list.unshare(into: &spare.list) }
}

extension OrderPool {
  /// Remembers the level of an order as changed by the current command.
  @inline(__always)
  mutating func mark(_ key: Int64, _ side: Side, of slot: Slot, before: Int64) {
    marks.note(key, side, market: nodes[Int(slot)].instrument, before: before)
  }
}
