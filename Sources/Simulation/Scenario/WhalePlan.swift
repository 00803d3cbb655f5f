/// Who works large orders in parts. Sizes are shares of a usual day's volume.
public struct WhalePlan: Hashable, Sendable {
  /// How many begin on a usual day.
  public var perDay: Double
  /// The smallest order.
  public var smallest: Double
  /// The largest order; sizes between are as likely on a logarithmic scale.
  public var largest: Double
  /// The least share of all trading that one takes.
  public var leastParticipation: Double
  /// The greatest share of all trading that one takes.
  public var greatestParticipation: Double
  /// The share of its resting part that the book shows.
  public var shownShare: Double

  /// Makes the plan of a busy crypto market: 1 to 20 million of a day's 1,500.
  public init(perDay: Double = 3) {
    self.perDay = perDay
    smallest = 0.0007
    largest = 0.013
    leastParticipation = 0.05
    greatestParticipation = 0.15
    shownShare = 0.1
  }
}
