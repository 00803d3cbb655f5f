internal import Market

/// A span of time on a row of columns.
struct TimeTrack {
  /// The moment of the first column.
  let start: Instant
  /// The moment behind the last column.
  let end: Instant
  /// How many columns there are; at least 1.
  let columns: Int

  /// The column of a moment; the first or the last where it lies outside.
  func column(of moment: Instant) -> Int {
    guard end > start, moment > start else { return 0 }
    guard moment < end else { return max(0, columns - 1) }
    let part = Int128((moment - start).nanoseconds) * Int128(columns)
    return min(max(0, columns - 1), Int(part / Int128((end - start).nanoseconds)))
  }
}
