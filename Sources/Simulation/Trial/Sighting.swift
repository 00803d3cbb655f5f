internal import Exchange
internal import Market

/// What was seen so far of one expectation.
struct Sighting: Sendable {
  /// How many looks at the depth are averaged, so that one order more or less is no fall.
  private static let depthLooks = 5
  /// How far from the touch depth is counted, in basis points.
  private static let depthReach: Int64 = 10
  private static let millionths: Int128 = 1_000_000

  let expectation: Expectation
  /// What was there at the beginning, and at the last look.
  private var base: Int64?
  private var latest: Int64?
  private var lowest: Int64?
  private var highest: Int64?
  private var sum: Int128 = 0
  private var hasLooked = false
  /// The notices whose news was late at the last look.
  private var lateNotices: [NoticeID] = []
  private var depths: [Int64] = []
  private var levels: [DepthLevel] = []

  init(_ expectation: Expectation) { self.expectation = expectation }

  /// Counts something of a subject.
  mutating func add(_ subject: Expectation.Subject) {
    if expectation.subject == subject { sum += 1 }
  }

  /// Takes note of a trade of the market.
  mutating func note(_ trade: Trade, value: Int128) {
    switch expectation.subject {
    case .trades: sum += 1
    case .traded: sum += value
    case .fall, .rise, .recovery: see(trade.price.ticks)
    default: break
    }
  }

  /// Takes note that the market stood still for a while.
  mutating func stand(from start: TimeSpan, to end: TimeSpan) {
    guard expectation.subject == .standstill else { return }
    let seen = min(end, expectation.to) - max(start, expectation.from)
    sum += Int128(max(0, seen.nanoseconds))
  }

  private mutating func see(_ value: Int64) {
    base = base ?? value
    latest = value
    lowest = min(lowest ?? value, value)
    highest = max(highest ?? value, value)
  }

  /// Looks at the books, which are within the time that is meant.
  mutating func look(at world: World) {
    hasLooked = true
    guard let market = expectation.market else { return lookAtVenue(world) }
    guard Int(market.rawValue) < world.exchange.instruments.count else { return }
    switch expectation.subject {
    case .price: latest = world.exchange.lastPrice(market)?.ticks
    case .fall, .rise, .recovery:
      if let price = world.exchange.lastPrice(market)?.ticks { see(price) }
    case .spread: latest = Self.spread(market, world.exchange)
    case .widestSpread:
      guard world.exchange.phase(of: market) == .open else { return }
      if let spread = Self.spread(market, world.exchange) { see(spread) }
    case .phase:
      let phase = world.exchange.phase(of: market)
      latest = Expectation.phases.firstIndex { $0.phase == phase }.map { Int64($0) }
    case .depthLoss, .depthReturn: lookAtDepth(market, world.exchange)
    case .fullMakers: see(Int64(world.fullMakerCount(in: market)))
    case .kept:
      guard world.exchange.phase(of: market).isHalted else { return }
      latest = orderCount(market, world.exchange)
    default: break
    }
  }

  private mutating func lookAtVenue(_ world: World) {
    let notices = world.exchange.notices
    switch expectation.subject {
    case .notices: latest = Int64(notices.count)
    case .slips: latest = Int64(notices.reduce(0) { $0 + $1.slipCount })
    case .lateNews:
      let late = notices.filter(\.updateOverdue).map(\.id)
      sum += Int128(late.count { !lateNotices.contains($0) })
      lateNotices = late
    case .dataAge:
      see((world.now - world.scenario.publicDataReach(at: world.now)).nanoseconds)
    case .audit:
      let agrees =
        world.exchange.audit(at: world.now).passed
        && notices.allSatisfy { $0.audit?.passed ?? true }
      latest = agrees ? 1 : 0
    default: break
    }
  }

  private static func spread(_ market: InstrumentID, _ exchange: Exchange) -> Int64? {
    guard let bid = exchange.touch(market, .buy)?.price.ticks,
      let ask = exchange.touch(market, .sell)?.price.ticks
    else { return nil }
    return Int64(Int128(ask - bid) * 2 * millionths / Int128(ask + bid))
  }

  private mutating func lookAtDepth(_ market: InstrumentID, _ exchange: Exchange) {
    var lots: Int64 = 0
    for side in [Side.buy, .sell] {
      exchange.depth(market, side, levels: 4_096, into: &levels)
      guard let touch = levels.first?.price.ticks else { continue }
      let reach = touch / 10_000 * Self.depthReach
      for level in levels {
        let distance = level.price.ticks - touch
        if distance > reach || distance < -reach { break }
        lots += level.quantity.lots
      }
    }
    depths.append(lots)
    if depths.count > Self.depthLooks { depths.removeFirst() }
    // The first look is what the others are held against, and is no average of several.
    if base == nil { return see(lots) }
    guard depths.count == Self.depthLooks else { return }
    see(depths.reduce(0, +) / Int64(Self.depthLooks))
  }

  private mutating func orderCount(_ market: InstrumentID, _ exchange: Exchange) -> Int64 {
    var count: Int64 = 0
    for side in [Side.buy, .sell] {
      exchange.depth(market, side, levels: .max, into: &levels)
      for level in levels { count += Int64(level.orderCount) }
    }
    return count
  }

  /// What was seen, in the subject's unit.
  var result: Int64? {
    switch expectation.subject {
    case .price, .spread, .phase, .kept, .notices, .slips, .audit: latest
    case .widestSpread, .fullMakers, .dataAge: highest
    case .fall: share(of: base, minus: lowest)
    case .rise: share(of: base, minus: highest).map { -$0 }
    case .depthLoss: share(of: base, minus: lowest)
    case .depthReturn: share(of: base, minus: latest).map { 1_000_000 - $0 }
    case .recovery: recovery
    case .traded: Int64(clamping: sum / quoteUnits)
    default: hasLooked ? Int64(clamping: sum) : nil
    }
  }

  /// How many of the smallest units one whole unit of the quote asset has; told once.
  var quoteUnits: Int128 = 1

  private func share(of base: Int64?, minus value: Int64?) -> Int64? {
    guard let base, let value, base > 0 else { return nil }
    return Int64(clamping: Int128(base - value) * Self.millionths / Int128(base))
  }

  private var recovery: Int64? {
    guard let base, let lowest, let latest, base > lowest else { return nil }
    return Int64(
      clamping: Int128(latest - lowest) * Self.millionths / Int128(base - lowest))
  }
}
