/// Places values along a chart: from the lowest at step 0 to the highest at the last step.
public struct Scale: Hashable, Sendable {
  /// The value at the first step.
  public let low: Int
  /// The value at the last step; at least `low`.
  public let high: Int
  /// How many steps the chart has: cells, half cells or eighths.
  public let steps: Int

  /// Makes a scale; the bounds may be given in either order, and fewer than one step count as one.
  public init(low: Int, high: Int, steps: Int) {
    self.low = min(low, high)
    self.high = max(low, high)
    self.steps = max(1, steps)
  }

  /// The step of a value, rounded to the nearest.
  ///
  /// Values below the scale are at -1 and values above it at `steps`, so that they can be told from
  /// those at its ends. If all values are one, that one is in the middle.
  public func step(of value: Int) -> Int {
    if value < low { return -1 }
    if value > high { return steps }
    let range = Int128(high) - Int128(low)
    guard range > 0 else { return (steps - 1) / 2 }
    let above = Int128(value) - Int128(low)
    return Int((above * Int128(steps - 1) * 2 + range) / (range * 2))
  }

  /// Round values within the scale, evenly apart: for the marks of an axis.
  ///
  /// They are multiples of 1, 2 or 5 times a power of ten, and of the smallest that gives no more
  /// than `count` of them. Rising; empty if not even one fits.
  public func marks(atMost count: Int) -> [Int] {
    guard count > 0 else { return [] }
    var power: Int128 = 1
    // A power of ten beyond both bounds leaves at most the zero between them.
    while power <= Int128(1) << 66 {
      for factor: Int128 in [1, 2, 5] {
        let apart = power * factor
        let first = Self.dividedDown(Int128(low) + apart - 1, by: apart)
        let last = Self.dividedDown(Int128(high), by: apart)
        guard last - first < Int128(count) else { continue }
        guard first <= last else { return [] }
        return (Int(first)...Int(last)).map { Int(Int128($0) * apart) }
      }
      power *= 10
    }
    return []
  }

  /// Division that rounds towards the lower, for negative values too.
  private static func dividedDown(_ value: Int128, by divisor: Int128) -> Int128 {
    let (quotient, rest) = value.quotientAndRemainder(dividingBy: divisor)
    return rest < 0 ? quotient - 1 : quotient
  }
}
