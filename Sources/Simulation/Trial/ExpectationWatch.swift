internal import Exchange
internal import Market

/// Looks for what a scenario expects: at every event, and at the books once a second of market time
/// or, in a long scenario, some thousand times.
struct ExpectationWatch: Sendable {
  private let scenario: Scenario
  private let instruments: [Instrument]
  private let interval: TimeSpan
  private var sightings: [Sighting]
  /// When matching stopped in each market, where it stands still.
  private var stoppedAt: [TimeSpan?]
  private var lookedAt: TimeSpan?

  init(_ scenario: Scenario) {
    self.scenario = scenario
    instruments = scenario.instruments
    let known = instruments
    sightings = scenario.expectations.map { expectation in
      var sighting = Sighting(expectation)
      if let number = expectation.market.map({ Int($0.rawValue) }), number < known.count {
        sighting.quoteUnits = Int128(known[number].quote.unitsPerWhole)
      }
      return sighting
    }
    stoppedAt = instruments.map { _ in nil }
    let end = scenario.expectations.map(\.to).max() ?? .zero
    interval = max(.seconds(1), TimeSpan(nanoseconds: end.nanoseconds / 2_000))
  }

  /// When the books are to be looked at next; `nil` where there is nothing more to look for.
  var nextLook: Instant? {
    guard let last = lookedAt else { return scenario.start }
    var next: TimeSpan?
    for sighting in sightings {
      let (from, to) = (sighting.expectation.from, sighting.expectation.to)
      guard to > last else { continue }
      let regular = last < from ? from : min(to, last + interval)
      next = min(next ?? regular, regular)
    }
    return next.map { scenario.start + $0 }
  }

  /// What was seen of every expectation, in their order.
  var outcomes: [ExpectationOutcome] {
    sightings.map { sighting in
      let isComplete = lookedAt.map { $0 >= sighting.expectation.to } ?? false
      return ExpectationOutcome(
        expectation: sighting.expectation, seen: isComplete ? sighting.result : nil)
    }
  }

  /// Takes note of events from a place in the batch on.
  mutating func note(_ events: EventBatch, from first: Int) {
    guard !sightings.isEmpty else { return }
    for index in first..<events.count { note(events[index]) }
  }

  private mutating func note(_ event: Event) {
    let offset = event.time - scenario.start
    switch event.body {
    case .trade(let trade):
      let number = Int(trade.instrument.rawValue)
      guard number < instruments.count else { return }
      let steps = Int128(instruments[number].tickLotUnits)
      let value = Int128(trade.price.ticks) * Int128(trade.quantity.lots) * steps
      forEach(trade.instrument, at: offset) { $0.note(trade, value: value) }
    case .uncrossed(let instrument, let indication):
      guard indication.volume > .zero else { return }
      forEach(instrument, at: offset) { $0.add(.auctions) }
    case .triggered(let order):
      forEach(order.instrument, at: offset) { $0.add(.stops) }
    case .cancelled(let order) where order.reason == .halt:
      forEach(order.instrument, at: offset) { $0.add(.cancelled) }
    case .phase(let instrument, let before, let after):
      notePhase(instrument, before, after, at: offset)
    default: break
    }
  }

  private mutating func notePhase(
    _ instrument: InstrumentID, _ before: MarketPhase, _ after: MarketPhase, at offset: TimeSpan
  ) {
    let number = Int(instrument.rawValue)
    guard number < stoppedAt.count else { return }
    if after.isHalted, !before.isHalted {
      stoppedAt[number] = offset
      forEach(instrument, at: offset) { $0.add(.halts) }
    } else if before.isHalted, !after.isHalted, let start = stoppedAt[number] {
      stoppedAt[number] = nil
      for index in sightings.indices where sightings[index].expectation.market == instrument {
        sightings[index].stand(from: start, to: offset)
      }
    }
  }

  private mutating func forEach(
    _ instrument: InstrumentID, at offset: TimeSpan, _ body: (inout Sighting) -> Void
  ) {
    for index in sightings.indices {
      let expectation = sightings[index].expectation
      guard expectation.market == instrument, offset >= expectation.from, offset <= expectation.to
      else { continue }
      body(&sightings[index])
    }
  }

  /// Looks at the books, and at what else has no events.
  mutating func look(at world: World) {
    let offset = world.now - scenario.start
    for index in sightings.indices {
      let expectation = sightings[index].expectation
      guard offset >= expectation.from, (lookedAt ?? .zero - .seconds(1)) < expectation.to else {
        continue
      }
      if offset >= expectation.to, let market = expectation.market,
        let start = stoppedAt[Int(market.rawValue)]
      {
        sightings[index].stand(from: start, to: expectation.to)
      }
      sightings[index].look(at: world)
    }
    lookedAt = offset
  }
}

extension MarketPhase {
  /// Whether matching stands still.
  var isHalted: Bool { if case .halted = self { true } else { false } }
}
