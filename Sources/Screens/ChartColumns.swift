internal import Canvas
internal import Desk
internal import Market

/// The columns of a chart: one an interval, the last one the present.
///
/// A halt is a gap of a few columns, however long it was: nothing happened in it, and what came
/// before it is worth the room.
struct ChartColumns {
  /// The most columns that one halt takes.
  static let haltColumnsMax = 3

  let area: Rect
  let interval: TimeSpan
  /// The interval of each column, counted from the epoch; ascending.
  private let intervals: [Int64]
  private let halts: [HaltSpan]

  init(area: Rect, interval: TimeSpan, now: Instant, halts: [HaltSpan]) {
    self.area = area
    self.interval = interval
    self.halts = halts
    let length = interval.nanoseconds
    var intervals: [Int64] = []
    var next = Self.floor(now.nanoseconds, length)
    var halt = halts.count - 1
    var columnsOfHalt = 0
    while intervals.count < area.width, next >= 0 {
      while halt >= 0, halts[halt].start.nanoseconds >= (next + 1) * length {
        halt -= 1
        columnsOfHalt = 0
      }
      let isWithin = halt >= 0 && halts[halt].contains(from: next * length, to: (next + 1) * length)
      if isWithin, columnsOfHalt == Self.haltColumnsMax {
        // On to the last interval that traded, if only for a part of it.
        next = Self.floor(halts[halt].start.nanoseconds - 1, length)
        columnsOfHalt = 0
        continue
      }
      if isWithin { columnsOfHalt += 1 }
      intervals.append(next)
      next -= 1
    }
    self.intervals = intervals.reversed()
  }

  /// The column of a moment; `nil` where it lies outside or within what a halt leaves out.
  func x(of time: Instant) -> Int? {
    let wanted = Self.floor(time.nanoseconds, interval.nanoseconds)
    var low = 0
    var high = intervals.count
    while low < high {
      let middle = (low + high) / 2
      if intervals[middle] < wanted { low = middle + 1 } else { high = middle }
    }
    guard low < intervals.count, intervals[low] == wanted else { return nil }
    return area.maxX - intervals.count + low
  }

  /// The columns of intervals in which nothing could trade.
  var halted: [Int] {
    columns.filter { column in
      let start = column.interval * interval.nanoseconds
      return halts.contains { $0.contains(from: start, to: start + interval.nanoseconds) }
    }.map(\.x)
  }

  /// Each column with its interval, from the left.
  var columns: [(x: Int, interval: Int64)] {
    intervals.enumerated().map { (area.maxX - intervals.count + $0.offset, $0.element) }
  }

  private static func floor(_ number: Int64, _ step: Int64) -> Int64 {
    LadderRows.floor(number, step) / step
  }
}

extension HaltSpan {
  /// Whether the market stood still for the whole time between two moments.
  fileprivate func contains(from first: Int64, to last: Int64) -> Bool {
    start.nanoseconds <= first && last <= (end?.nanoseconds ?? .max)
  }
}
