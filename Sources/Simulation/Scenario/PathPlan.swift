internal import Exchange
public import Market

/// Where the price of a market goes by itself: points that it passes at their times, with a random
/// walk in between that comes to nothing at each of them.
///
/// Before the first point it comes from the market's reference; after the last one it goes its own
/// way, as any fair value does.
public struct PathPlan: Hashable, Sendable {
  /// A point of a path, and the way to it.
  public struct Waypoint: Hashable, Sendable {
    /// When, from the scenario's start.
    public var offset: TimeSpan
    /// Where the price is then.
    public var price: Price
    /// How busy the market is on the way there; 1 is usual, above 0.
    public var activity: Double
    /// How far the price strays on the way there: basis points over the root of a second. `nil`
    /// where it strays as the market's fair value does.
    public var deviation: Double?

    /// Makes a point.
    public init(
      at offset: TimeSpan, price: Price, activity: Double = 1, deviation: Double? = nil
    ) {
      self.offset = offset
      self.price = price
      self.activity = activity
      self.deviation = deviation
    }
  }

  /// The points, each later than the one before it.
  public let waypoints: [Waypoint]

  /// Makes a path of at least one point, after the start, each later than the one before.
  public init(_ waypoints: [Waypoint]) {
    precondition(Self.isInOrder(waypoints), "a path has points, one after another")
    self.waypoints = waypoints
  }

  /// Whether points make a path: at least one, and each later than the one before and the start.
  public static func isInOrder(_ waypoints: [Waypoint]) -> Bool {
    var last = TimeSpan.zero
    for waypoint in waypoints {
      guard waypoint.offset > last else { return false }
      last = waypoint.offset
    }
    return !waypoints.isEmpty
  }

  /// When it ends, from the scenario's start.
  public var end: TimeSpan { waypoints[waypoints.count - 1].offset }

  /// Adds all of it to a hash. A path may have ten thousands of points, so this does not go field
  /// by field through a mirror.
  func combine(into archive: inout StateArchive) {
    var count = waypoints.count
    archive.transferCount(&count)
    for var waypoint in waypoints {
      archive.transfer(&waypoint.offset.nanoseconds)
      archive.transfer(&waypoint.price.ticks)
      archive.transfer(&waypoint.activity)
      archive.transfer(&waypoint.deviation, blank: 0) { $0.transfer(&$1) }
    }
  }
}
