public import Market

/// Where the middle of the market stood some time after a fill: whether it was a good one.
public struct MarkOuts: Hashable, Sendable {
  /// How long after the fill it is looked at.
  public static let horizons: [TimeSpan] = [.seconds(1), .seconds(10), .seconds(60)]

  /// How much later than its horizon a view may come and still tell of it.
  public static let grace = TimeSpan.seconds(30)

  /// The middle at a moment.
  public struct Mark: Hashable, Sendable {
    /// Twice the middle, in ticks.
    public var middleTwice: Int64
    /// The moment.
    public var time: Instant
    /// Makes a mark.
    public init(middleTwice: Int64, time: Instant) {
      self.middleTwice = middleTwice
      self.time = time
    }
  }

  /// What was found at each horizon; `nil` where its time has not come, or nothing is known of it.
  public private(set) var marks: [Mark?]

  /// Makes marks that are all still to come.
  public init() { marks = Self.horizons.map { _ in nil } }

  /// Whether every horizon has its mark.
  public var isComplete: Bool { !marks.contains(nil) }

  /// Takes in that a view followed another: a horizon between the two gets the mark that is nearer
  /// to it, and at the latest the first after it.
  ///
  /// - Parameters:
  ///   - filledAt: When the fill was.
  ///   - before: The middle in the view before; `nil` where it had none.
  ///   - now: The middle in the view that came.
  public mutating func observe(filledAt: Instant, before: Mark?, now: Mark) {
    for (index, horizon) in Self.horizons.enumerated() where marks[index] == nil {
      let wanted = filledAt + horizon
      guard now.time >= wanted else { return }
      guard now.time - wanted <= Self.grace else { continue }
      if let before, before.time >= filledAt, before.time <= wanted,
        wanted - before.time < now.time - wanted
      {
        marks[index] = before
      } else {
        marks[index] = now
      }
    }
  }

  /// How far the middle had moved from the fill's price in favour of its side, in halves of a tick;
  /// `nil` where it is not known.
  public func gainHalfTicks(_ horizon: Int, of fill: Fill) -> Int64? {
    guard marks.indices.contains(horizon), let mark = marks[horizon] else { return nil }
    let move = mark.middleTwice - fill.price.ticks * 2
    return fill.side == .buy ? move : -move
  }
}
