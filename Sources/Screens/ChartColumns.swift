internal import Canvas
internal import Desk
internal import Market

/// The columns of a chart: one an interval, the last one at the right edge.
struct ChartColumns {
  let area: Rect
  /// Cells from one column to the next.
  let pitch: Int
  /// Cells that a column itself takes.
  let body: Int
  let timeline: ChartTimeline
  private let halts: [HaltSpan]

  init(
    area: Rect, interval: TimeSpan, now: Instant, halts: [HaltSpan], pitch: Int = 1, body: Int = 1
  ) {
    self.area = area
    self.pitch = max(1, pitch)
    self.body = min(max(1, body), self.pitch)
    self.halts = halts
    timeline = ChartTimeline(
      interval: interval, until: now, halts: halts, count: area.width / self.pitch)
  }

  var interval: TimeSpan { timeline.interval }

  /// The first cell of a column by its place.
  private func start(_ place: Int) -> Int {
    area.maxX - (timeline.numbers.count - place) * pitch + (pitch - body)
  }

  /// The middle cell of the column of a moment; `nil` where it lies outside or within what a halt
  /// leaves out.
  func x(of time: Instant) -> Int? {
    timeline.column(of: time).map { start($0) + body / 2 }
  }

  /// The cells of the column of a moment, from top to bottom of a rectangle.
  func column(of time: Instant, in rect: Rect) -> Rect? {
    timeline.column(of: time).map {
      Rect(x: start($0), y: rect.y, width: body, height: rect.height)
    }
  }

  /// The middle cells of intervals in which nothing could trade.
  var halted: [Int] {
    columns.filter { column in
      let start = column.interval * interval.nanoseconds
      return halts.contains { $0.contains(from: start, to: start + interval.nanoseconds) }
    }.map(\.x)
  }

  /// Each column's middle cell with its interval, from the left.
  var columns: [(x: Int, interval: Int64)] {
    timeline.numbers.enumerated().map { (start($0.offset) + body / 2, $0.element) }
  }
}
