public import Market

/// The intervals that a chart has columns for.
///
/// A halt is a gap of a few columns, however long it was: nothing happened in it, and what came
/// before it is worth the room.
public struct ChartTimeline: Hashable, Sendable {
  /// The most columns that one halt takes.
  public static let haltColumnsMax = 3

  /// The length of an interval.
  public let interval: TimeSpan
  /// The intervals shown, counted from the epoch; rising.
  public let numbers: [Int64]

  /// Makes the last so many columns up to a moment.
  ///
  /// - Complexity: O(*count* + *h*) in the columns and the halts.
  public init(interval: TimeSpan, until end: Instant, halts: [HaltSpan], count: Int) {
    self.interval = interval
    let length = interval.nanoseconds
    var numbers: [Int64] = []
    var next = Self.number(of: end, interval)
    var halt = halts.count - 1
    var columnsOfHalt = 0
    while numbers.count < count, next >= 0 {
      while halt >= 0, halts[halt].start.nanoseconds >= (next + 1) * length {
        halt -= 1
        columnsOfHalt = 0
      }
      let isWithin =
        halt >= 0 && halts[halt].contains(from: next * length, to: (next + 1) * length)
      if isWithin, columnsOfHalt == Self.haltColumnsMax {
        // On to the last interval that traded, if only for a part of it.
        next = Self.floor(halts[halt].start.nanoseconds - 1, length)
        columnsOfHalt = 0
        continue
      }
      if isWithin { columnsOfHalt += 1 }
      numbers.append(next)
      next -= 1
    }
    self.numbers = numbers.reversed()
  }

  /// The place of the column of a moment, from the left; `nil` where it lies outside or within what
  /// a halt leaves out.
  public func column(of time: Instant) -> Int? {
    let wanted = Self.number(of: time, interval)
    var low = 0
    var high = numbers.count
    while low < high {
      let middle = (low + high) / 2
      if numbers[middle] < wanted { low = middle + 1 } else { high = middle }
    }
    return low < numbers.count && numbers[low] == wanted ? low : nil
  }

  /// When an interval begins.
  public func start(of number: Int64) -> Instant {
    Instant(nanoseconds: number * interval.nanoseconds)
  }

  /// When the first interval begins; `nil` without any.
  public var start: Instant? { numbers.first.map(start(of:)) }

  /// When the last interval ends; `nil` without any.
  public var end: Instant? { numbers.last.map { start(of: $0 + 1) } }

  /// A moment so many columns before or, where negative, after another, halts left out as in the
  /// chart; not after `now`.
  static func moved(
    _ moment: Instant, by columns: Int, interval: TimeSpan, halts: [HaltSpan], now: Instant
  ) -> Instant {
    if columns >= 0 {
      let line = ChartTimeline(
        interval: interval, until: moment, halts: halts, count: columns + 1)
      return line.start ?? moment
    }
    let length = interval.nanoseconds
    let last = number(of: now, interval)
    var number = number(of: moment, interval)
    for _ in 0..<(-columns) where number < last {
      number += 1
      // Within a halt, on to the columns that it has.
      let within = halts.first { $0.contains(from: number * length, to: (number + 1) * length) }
      guard let within else { continue }
      let end = within.end.map { floor($0.nanoseconds, length) } ?? last + 1
      number = max(number, end - Int64(haltColumnsMax))
    }
    return Instant(nanoseconds: min(number, last) * length)
  }

  private static func number(of time: Instant, _ interval: TimeSpan) -> Int64 {
    floor(time.nanoseconds, interval.nanoseconds)
  }

  private static func floor(_ number: Int64, _ step: Int64) -> Int64 {
    let (quotient, rest) = number.quotientAndRemainder(dividingBy: step)
    return rest < 0 ? quotient - 1 : quotient
  }
}

extension HaltSpan {
  /// Whether the market stood still for the whole time between two moments, in nanoseconds.
  public func contains(from first: Int64, to last: Int64) -> Bool {
    start.nanoseconds <= first && last <= (end?.nanoseconds ?? .max)
  }
}
