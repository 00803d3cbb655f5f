public import Market

/// What the touch of a market was like in an interval.
public struct TouchSample: Hashable, Sendable {
  /// When the interval begins.
  public var start: Instant
  /// The widest spread of the interval, in ticks; `nil` where a side was missing or, in an auction,
  /// the sides overlapped.
  public var spreadTicks: Int64?
  /// How much more was bid than asked at the touch, in thousandths of both together: 1000 is all
  /// bid, -1000 all asked; `nil` where nothing was there.
  public var imbalancePerMille: Int?
  /// Makes a sample.
  public init(start: Instant, spreadTicks: Int64? = nil, imbalancePerMille: Int? = nil) {
    self.start = start
    self.spreadTicks = spreadTicks
    self.imbalancePerMille = imbalancePerMille
  }
}

/// The spread and the imbalance of a market's touch over time: a sample an interval, the newest
/// kept.
public struct TouchHistory: Hashable, Sendable {
  /// The length of an interval.
  public let interval: TimeSpan
  /// How many samples are kept.
  public let capacity: Int
  /// The samples, oldest first; an interval without a view has none.
  public private(set) var samples: [TouchSample] = []

  /// Makes an empty history.
  public init(interval: TimeSpan = .seconds(1), capacity: Int = 240) {
    precondition(interval > .zero && capacity > 0, "a history keeps something")
    self.interval = interval
    self.capacity = capacity
  }

  /// Takes in a touch. Within an interval the widest spread counts, and the last imbalance. A touch
  /// that is older than the newest sample is passed over.
  ///
  /// - Complexity: O(1), and O(``capacity``) where a sample drives out another.
  public mutating func add(bid: DepthLevel?, ask: DepthLevel?, at time: Instant) {
    let start = Instant(nanoseconds: number(of: time) * interval.nanoseconds)
    let spread = Self.spread(bid, ask)
    let imbalance = Self.imbalance(bid, ask)
    if let last = samples.indices.last, samples[last].start >= start {
      guard samples[last].start == start else { return }
      if let spread { samples[last].spreadTicks = max(samples[last].spreadTicks ?? 0, spread) }
      samples[last].imbalancePerMille = imbalance
      return
    }
    if samples.count >= capacity { samples.removeFirst() }
    samples.append(
      TouchSample(start: start, spreadTicks: spread, imbalancePerMille: imbalance))
  }

  /// The samples of the last so many intervals up to a moment, one an interval, oldest first;
  /// `nil` where an interval has none.
  ///
  /// - Complexity: O(*count* + log *n*).
  public func latest(_ count: Int, until time: Instant) -> [TouchSample?] {
    guard count > 0 else { return [] }
    var found = [TouchSample?](repeating: nil, count: count)
    let last = number(of: time)
    for sample in samples.suffix(count).reversed() {
      let age = last - number(of: sample.start)
      guard age >= 0 else { continue }
      guard age < Int64(count) else { break }
      found[count - 1 - Int(age)] = sample
    }
    return found
  }

  private func number(of time: Instant) -> Int64 {
    let (quotient, rest) = time.nanoseconds.quotientAndRemainder(dividingBy: interval.nanoseconds)
    return rest < 0 ? quotient - 1 : quotient
  }

  /// The spread in ticks; `nil` where there is none to speak of.
  public static func spread(_ bid: DepthLevel?, _ ask: DepthLevel?) -> Int64? {
    guard let bid, let ask, bid.price < ask.price else { return nil }
    return ask.price.ticks - bid.price.ticks
  }

  /// The imbalance in thousandths; `nil` where nothing is there.
  public static func imbalance(_ bid: DepthLevel?, _ ask: DepthLevel?) -> Int? {
    let bought = Int128(bid?.quantity.lots ?? 0)
    let asked = Int128(ask?.quantity.lots ?? 0)
    guard bought + asked > 0 else { return nil }
    return Int((bought - asked) * 1000 / (bought + asked))
  }
}
