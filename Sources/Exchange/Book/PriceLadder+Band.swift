// The band: where it lies, how it moves with the touch, and how it grows.
extension PriceLadder {
  /// How many far levels a ladder bears before its band grows: some always, and more the wider the
  /// band is, because levels far from the touch lie far apart. Every one of them that doubling a
  /// band may bring in costs so many places, nearly all of them empty, and their memory.
  private var farLevelsBeforeGrowth: Int { max(8, levels.count / 32) }

  /// How many keys the band spans; a power of two.
  var width: Int64 {
    @inline(__always) get { Int64(levels.count) }
  }

  /// Whether a key lies in the band. One comparison does: a key below the band wraps round to a
  /// distance that no band is wide enough for, because keys have 41 bits.
  @inline(__always)
  func isInBand(_ key: Int64) -> Bool {
    UInt64(bitPattern: key &- bandLow) < UInt64(bitPattern: width)
  }

  /// Where a key of the band has its level in the ring.
  @inline(__always)
  func place(of key: Int64) -> Int { Int(key & (width - 1)) }

  /// The band key that has its level at a place of the ring.
  @inline(__always)
  private func key(atPlace place: Int) -> Int64 {
    bandLow + ((Int64(place) - bandLow) & (width - 1))
  }

  /// The first far level whose key is not below a key; the count of them where all are.
  @inline(__always)
  func farIndex(of key: Int64) -> Int { Self.farIndex(of: key, in: far) }

  static func farIndex(of key: Int64, in far: Slab<FarLevel>) -> Int {
    var low = 0
    var high = far.count
    while low < high {
      let middle = (low + high) / 2
      if far[middle].key < key { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The highest band key below a key that has a level.
  @inline(__always)
  func bandKey(below key: Int64) -> Int64? {
    guard key > bandLow else { return nil }
    let start = place(of: bandLow)
    let from = place(of: min(key - 1, bandLow + width - 1))
    var found = occupied.highest(through: from)
    if from >= start { return found >= start ? self.key(atPlace: found) : nil }
    if found >= 0 { return self.key(atPlace: found) }
    found = occupied.highest(through: levels.count - 1)
    return found >= start ? self.key(atPlace: found) : nil
  }

  /// The lowest band key not below a key that has a level.
  private func bandKey(from key: Int64) -> Int64? {
    guard isInBand(key) else { return nil }
    let start = place(of: bandLow)
    let from = place(of: key)
    var found = occupied.lowest(from: from)
    if from < start { return found >= 0 && found < start ? self.key(atPlace: found) : nil }
    if found >= 0 { return self.key(atPlace: found) }
    found = occupied.lowest(from: 0)
    return found >= 0 && found < start ? self.key(atPlace: found) : nil
  }

  /// Where the band should begin for a best key: most of it behind the touch, a part before it.
  private func idealLow(for best: Int64) -> Int64 { best - width / 4 * 3 }

  /// Moves or grows the band where that brings a key outside, about to have an order, into it. Says
  /// whether it did.
  @inline(never)
  mutating func makesRoom(for key: Int64) -> Bool {
    if isEmpty || key > bestKey {
      moveBand(to: idealLow(for: key))
      return true
    }
    if bandLow > idealLow(for: bestKey) { moveBand(to: idealLow(for: bestKey)) }
    if !isInBand(key), far.count >= farLevelsBeforeGrowth, levels.count < Self.maximumWidth {
      grow()
    }
    return isInBand(key)
  }

  /// Finds the next best level after the best one has lost its last order.
  mutating func bestEmptied() {
    let key = bestKey
    // Looked up here and not by ``nextKey(behind:)``, which would be handed a copy of the ladder.
    if let found = bandKey(below: key) {
      bestKey = found
    } else {
      bestKey = far.isEmpty ? Self.noKey : far[far.count - 1].key
    }
    guard bestKey != Self.noKey else { return bandLow = Self.noBand }
    guard !far.isEmpty, bestKey - bandLow < width / 4 else { return }
    moveBand(to: idealLow(for: bestKey))
  }

  /// Lays the band anew. No key may be above it then.
  private mutating func moveBand(to low: Int64) {
    if low > bandLow {
      while let key = bandKey(from: bandLow), key < low {
        let place = place(of: key)
        far.append(FarLevel(key: key, level: levels[place]))
        levels[place] = PriceLevel()
        occupied.remove(place)
      }
    }
    bandLow = low
    takeInFarLevels()
  }

  private mutating func takeInFarLevels() {
    while let last = far.last, last.key >= bandLow {
      let place = place(of: last.key)
      levels[place] = last.level
      occupied.insert(place)
      far.removeLast()
    }
  }

  /// Doubles the band.
  private mutating func grow() {
    let before = self
    // Reading a slab does not keep its memory; it is about to be the only owner.
    withExtendedLifetime(before) {
      levels = Slab(repeating: PriceLevel(), count: before.levels.count * 2)
      occupied = TickBitmap(size: levels.count)
      bandLow = idealLow(for: bestKey)
      var next = before.bandKey(from: before.bandLow)
      while let key = next {
        levels[place(of: key)] = before.levels[before.place(of: key)]
        occupied.insert(place(of: key))
        next = before.bandKey(from: key + 1)
      }
    }
    takeInFarLevels()
  }
}

// A ladder as a value.
extension PriceLadder {
  /// Moves the levels into memory of their own.
  mutating func unshare() {
    levels.unshare()
    occupied.unshare()
    far.unshare()
  }

  /// Moves into another ladder's memory.
  mutating func unshare(into spare: inout PriceLadder) {
    levels.unshare(into: &spare.levels)
    occupied.unshare(into: &spare.occupied)
    far.unshare(into: &spare.far)
  }
}
