public import Market

/// The book of one market over time: the last picture of each interval, in several lengths of
/// interval, the newest of each kept.
///
/// Its memory is bounded: so many pictures a length, so many buckets a picture. Pictures of the
/// same moment share their buckets.
public struct BookHistory: Hashable, Sendable {
  /// The pictures of one length of interval, oldest first.
  struct Tier: Hashable, Sendable {
    let interval: TimeSpan
    var pictures: [BookPicture] = []
  }

  /// How many buckets each side of a picture keeps.
  public static let bucketsMax = 96
  /// How seldom a picture is taken anew within an interval: a quarter of the shortest.
  public static let step = TimeSpan.milliseconds(250)

  /// How many pictures of each length are kept.
  public let capacity: Int
  /// How many ticks a bucket is wide.
  public let bucketTicks: Int64
  var tiers: [Tier]
  private var lastStep: Int64?

  /// Makes an empty history.
  ///
  /// - Parameter intervals: The lengths of interval, rising.
  public init(
    bucketTicks: Int64, intervals: [TimeSpan] = [.seconds(1), .seconds(15), .minutes(5)],
    capacity: Int = 240
  ) {
    precondition(bucketTicks > 0 && capacity > 0, "a history keeps something")
    precondition(
      intervals.first.map { $0 > .zero } == true && intervals == intervals.sorted(),
      "intervals rise from more than nothing")
    self.bucketTicks = bucketTicks
    self.capacity = capacity
    tiers = intervals.map { Tier(interval: $0) }
  }

  /// The width of bucket for a market around a price: a fifth of a basis point, as a round number,
  /// so that a market of any price has pictures of about the same height.
  public static func bucketTicks(around price: Price) -> Int64 {
    let exact = max(1, price.ticks / 50_000)
    var power: Int64 = 1
    while power <= exact / 10 { power *= 10 }
    return exact >= 5 * power ? 5 * power : exact >= 2 * power ? 2 * power : power
  }

  /// The history with the pictures of the shortest interval of its last span only. Those of longer
  /// intervals stay: two histories of one book share them for as long as both keep them.
  public func keepingShortest(of span: TimeSpan) -> BookHistory {
    guard let last = tiers.first?.pictures.last else { return self }
    var kept = self
    kept.tiers[0].pictures = tiers[0].pictures.filter { $0.start >= last.start - span }
    return kept
  }

  /// Whether nothing was seen yet.
  public var isEmpty: Bool { tiers.allSatisfy(\.pictures.isEmpty) }

  /// The newest picture.
  public var newest: BookPicture? { tiers.first?.pictures.last }

  /// Takes in the levels of a view; those within one ``step`` of market time are passed over.
  ///
  /// - Complexity: O(*n*) in the levels, and O(``capacity``) where a picture drives out another.
  public mutating func add(bids: [DepthLevel], asks: [DepthLevel], at time: Instant) {
    let number = Self.floor(time.nanoseconds, Self.step.nanoseconds)
    if let lastStep, number <= lastStep { return }
    lastStep = number
    let below = BookPicture.buckets(of: bids, width: bucketTicks, count: Self.bucketsMax)
    let above = BookPicture.buckets(of: asks, width: bucketTicks, count: Self.bucketsMax)
    for tier in tiers.indices {
      guard let place = place(in: tier, at: time) else { continue }
      tiers[tier].pictures[place].bids = below
      tiers[tier].pictures[place].asks = above
      tiers[tier].pictures[place].bestBid = bids.first?.price
      tiers[tier].pictures[place].bestAsk = asks.first?.price
    }
  }

  /// Adds a trade to the pictures of its time. Before a view told of it the book is taken to stand
  /// as it last did; where nothing was seen of the book yet, trades are passed over.
  public mutating func add(_ trade: Trade, at time: Instant) {
    guard !isEmpty else { return }
    for tier in tiers.indices {
      guard let place = place(in: tier, at: time) else { continue }
      if tiers[tier].pictures[place].traded?.add(trade) == nil {
        tiers[tier].pictures[place].traded = TradedSpan(trade)
      }
    }
  }

  /// The picture of a moment in a tier, made if there is none; `nil` where the moment is older than
  /// the newest picture.
  private mutating func place(in tier: Int, at time: Instant) -> Int? {
    let interval = tiers[tier].interval.nanoseconds
    let start = Instant(nanoseconds: Self.floor(time.nanoseconds, interval) * interval)
    guard let last = tiers[tier].pictures.last else {
      tiers[tier].pictures.append(BookPicture(start: start))
      return 0
    }
    if last.start == start { return tiers[tier].pictures.count - 1 }
    guard last.start < start else { return nil }
    var picture = last
    picture.start = start
    picture.traded = nil
    if tiers[tier].pictures.count >= capacity { tiers[tier].pictures.removeFirst() }
    tiers[tier].pictures.append(picture)
    return tiers[tier].pictures.count - 1
  }

  /// The last picture from one moment to before another, with all that traded between them; `nil`
  /// where nothing is known of that time.
  ///
  /// - Complexity: O(log *n*) and O(*k*) in the pictures between the two moments.
  public func picture(from start: Instant, to end: Instant) -> BookPicture? {
    let length = end - start
    guard let tier = tiers.last(where: { $0.interval <= length }) ?? tiers.first else {
      return nil
    }
    let pictures = tier.pictures
    var index = Self.firstIndex(in: pictures, from: start)
    var found: BookPicture?
    var traded: TradedSpan?
    while index < pictures.count, pictures[index].start < end {
      found = pictures[index]
      if let more = pictures[index].traded, traded?.add(more) == nil { traded = more }
      index += 1
    }
    found?.traded = traded
    return found
  }

  private static func firstIndex(in pictures: [BookPicture], from start: Instant) -> Int {
    var low = 0
    var high = pictures.count
    while low < high {
      let middle = (low + high) / 2
      if pictures[middle].start < start { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func floor(_ number: Int64, _ step: Int64) -> Int64 {
    let (quotient, rest) = number.quotientAndRemainder(dividingBy: step)
    return rest < 0 ? quotient - 1 : quotient
  }
}
