internal import Exchange
internal import Market

/// What the public sees while the venue's data is not as it should be: trades and changes of the
/// book are held until they have come, and views show the books as they were.
///
/// Orders, answers, balances, phases and notices are no public data and come as always.
struct PublicEdge: Sendable {
  /// All books at a moment.
  struct Picture: Sendable {
    var time: Instant
    var markets: [MarketSummary]
    var bids: [[DepthLevel]]
    var asks: [[DepthLevel]]
  }

  /// How many events of the past are told in one turn, so that a reader can follow; more where so
  /// many are held that as many come anew in each turn, as when market time runs fast.
  static let eventsPerTurn = 256
  /// The part of those held that is told in one turn where that is more.
  static let shareOfHeld = 4
  /// How many events are held at most; beyond, the oldest are told.
  private static let heldMax = 1 << 18
  private static let picturesMax = 64
  private static let interval = TimeSpan.milliseconds(100)

  /// Events that have yet to come, oldest first, from a place on.
  private var held: [PublicEvent] = []
  private var heldFrom = 0
  /// Pictures, oldest first; none while data is as it should be.
  private var pictures: [Picture] = []
  private var lastNow: Instant

  init(now: Instant) { lastNow = now }

  /// Whether events must be held, or are.
  private(set) var isHolding = false

  /// Takes note of the time that was reached; takes a picture where one is needed.
  mutating func follow(_ world: some VenueWorld, depthLevels: Int) {
    let (now, reach, before) = (world.now, world.publicReach, lastNow)
    lastNow = now
    isHolding = reach < now || heldFrom < held.count
    guard reach < now else {
      pictures.removeAll()
      return
    }
    if pictures.isEmpty || reach > before {
      pictures = [Self.picture(of: world, depthLevels: depthLevels)]
    } else if let last = pictures.last, now - last.time >= Self.interval {
      pictures.append(Self.picture(of: world, depthLevels: depthLevels))
    }
    if let shown = pictures.lastIndex(where: { $0.time <= reach }) {
      pictures.removeFirst(shown)
    }
    guard pictures.count > Self.picturesMax else { return }
    pictures = pictures.indices.filter { $0 % 2 == 0 }.map { pictures[$0] }
  }

  private static func picture(of world: some VenueWorld, depthLevels: Int) -> Picture {
    var view = MarketView()
    world.write(&view, for: .exchange, depthLevels: 0, ordersMax: 0)
    var picture = Picture(time: world.now, markets: view.markets, bids: [], asks: [])
    for market in picture.markets {
      view.focus = market.instrument
      world.write(&view, for: .exchange, depthLevels: depthLevels, ordersMax: 0)
      picture.bids.append(view.bids)
      picture.asks.append(view.asks)
    }
    return picture
  }

  /// Keeps an event for later.
  mutating func hold(_ event: PublicEvent) { held.append(event) }

  /// Tells of held events that have come by a moment, some at a time.
  mutating func tell(until reach: Instant, _ body: (PublicEvent) -> Void) {
    var count = 0
    let most = max(Self.eventsPerTurn, (held.count - heldFrom) / Self.shareOfHeld)
    while heldFrom < held.count, count < most {
      guard held[heldFrom].time <= reach || held.count - heldFrom > Self.heldMax else { break }
      body(held[heldFrom])
      heldFrom += 1
      count += 1
    }
    guard heldFrom > held.count / 2 else { return }
    held.removeFirst(heldFrom)
    heldFrom = 0
  }

  /// Puts the public data of a view back to what has come.
  func cover(_ view: inout MarketView) {
    guard let picture = pictures.first else {
      view.dataLag = .zero
      return
    }
    view.dataLag = view.time - picture.time
    let number = Int(view.focus.rawValue)
    let isKnown = number < picture.bids.count
    view.bids = isKnown ? picture.bids[number] : []
    view.asks = isKnown ? picture.asks[number] : []
    for index in view.markets.indices {
      let phase = view.markets[index].phase
      if index < picture.markets.count {
        view.markets[index] = picture.markets[index]
      } else {
        view.markets[index].bid = nil
        view.markets[index].ask = nil
      }
      view.markets[index].phase = phase
      if phase != .auction { view.markets[index].indication = nil }
    }
  }
}
