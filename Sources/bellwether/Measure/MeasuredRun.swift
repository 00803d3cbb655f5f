import Exchange
import Market
import Realism
import Simulation

/// A world that is run to be measured: first event by event, then minute by minute.
struct MeasuredRun {
  /// A minute of a market in the making.
  private struct Minute {
    var close = 0.0
    var volume = 0.0
    var netTaken = 0.0
  }

  private static let stepNanoseconds: Int64 = 100_000_000

  private var world: World
  private let market: Instrument
  private let lotValues: [Double]
  private var batch = EventBatch(reserving: 1 << 13)
  private var minutes: [Minute]
  /// The first market, event by event.
  private(set) var record: MicroRecord
  /// The minutes of each market of the scenario that has agents.
  private(set) var bars: [BarSeries]
  private var book = LevelBook()
  private var changes: [(isBid: Bool, price: Int64, size: Double)] = []
  private var lotSize: Double
  private var pending: Instant?

  init(_ scenario: Scenario, seed: UInt64) {
    world = World(scenario: scenario, seed: seed)
    let instruments = scenario.markets.map {
      scenario.configuration.instruments[Int($0.instrument.rawValue)]
    }
    market = instruments[0]
    lotValues = instruments.map {
      Double($0.tickLotUnits) / Double($0.quote.unitsPerWhole)
    }
    lotSize = Double(market.lotUnits) / Double(market.base.unitsPerWhole)
    minutes = scenario.markets.map { plan in
      Minute(close: Double(plan.reference.ticks))
    }
    bars = instruments.map { _ in BarSeries() }
    record = MicroRecord(
      tick: Double(market.tickUnits) / Double(market.quote.unitsPerWhole))
  }

  /// The market time that has passed.
  private var elapsed: Int64 { (world.now - world.scenario.start).nanoseconds }

  /// Runs event by event.
  mutating func runClosely(seconds: Int64) {
    var levels: [DepthLevel] = []
    for side in Side.allCases {
      world.exchange.depth(market.id, side, levels: 1 << 16, into: &levels)
      for level in levels {
        let size = Double(level.quantity.lots) * lotSize
        book.set(isBid: side == .buy, price: level.price.ticks, size: size, at: 0)
        record.setLevel(isBid: side == .buy, price: level.price.ticks, size: size)
      }
    }
    let before = world.exchange.bookEvents(market.id)
    for step in 1...max(1, seconds * 10) {
      run(until: elapsed + Self.stepNanoseconds) { run, event in run.look(event) }
      flushTouch()
      record.addLevels(at: Double(elapsed) * 1e-9, changes)
      changes.removeAll(keepingCapacity: true)
      if step % 20 == 0 { record.sampleDepth() }
      if step % 600 == 0 { closeMinute() }
    }
    record.addBookEvents(Double(world.exchange.bookEvents(market.id) - before))
  }

  /// Runs minute by minute until so many have passed since the start.
  mutating func run(minutes count: Int, progress: (Double) -> Void) {
    let minute: Int64 = 60_000_000_000
    while bars[0].bars.count < count {
      run(until: (elapsed / minute + 1) * minute) { _, _ in }
      closeMinute()
      if bars[0].bars.count % 60 == 0 { progress(Double(bars[0].bars.count) / Double(count)) }
    }
  }

  private mutating func run(until offset: Int64, _ look: (inout MeasuredRun, Event) -> Void) {
    let end = world.scenario.start + TimeSpan(nanoseconds: offset)
    while world.now < end {
      // Batches stay small enough for the processor's nearer memory.
      world.run(until: end, eventLimit: 1 << 12, into: &batch)
      for event in batch {
        if case .trade(let trade) = event.body { note(trade) }
        look(&self, event)
      }
      batch.removeAll()
    }
  }

  private mutating func note(_ trade: Trade) {
    let markets = world.scenario.markets
    guard let place = markets.firstIndex(where: { $0.instrument == trade.instrument }) else {
      return
    }
    let value = Double(trade.quantity.lots) * Double(trade.price.ticks) * lotValues[place]
    minutes[place].close = Double(trade.price.ticks)
    minutes[place].volume += value
    guard let side = trade.aggressor else { return }
    minutes[place].netTaken += side == .buy ? value : -value
  }

  private mutating func closeMinute() {
    let start = world.scenario.start.nanoseconds / 60_000_000_000
    for place in bars.indices {
      let minute = minutes[place]
      bars[place].bars.append(
        BarSeries.Bar(
          minute: Int((start + Int64(bars[place].bars.count)) % 1_440), close: minute.close,
          volume: minute.volume, netTaken: minute.netTaken))
      minutes[place] = Minute(close: minute.close)
    }
  }

  private mutating func look(_ event: Event) {
    if let pending, event.time != pending { flushTouch() }
    switch event.body {
    case .trade(let trade) where trade.instrument == market.id:
      guard let side = trade.aggressor else { return }
      record.addFill(
        at: seconds(event.time), stamp: event.time.nanoseconds / 1_000_000,
        price: trade.price.ticks,
        size: Double(trade.quantity.lots) * lotSize, isBuy: side == .buy)
    case .level(let level) where level.instrument == market.id:
      let isBid = level.side == .buy
      let size = Double(level.quantity.lots) * lotSize
      book.set(isBid: isBid, price: level.price.ticks, size: size, at: 0)
      pending = event.time
      if let place = changes.lastIndex(where: {
        $0.price == level.price.ticks && $0.isBid == isBid
      }) {
        changes[place].size = size
      } else {
        changes.append((isBid, level.price.ticks, size))
      }
    default: break
    }
  }

  private func seconds(_ time: Instant) -> Double {
    Double((time - world.scenario.start).nanoseconds) * 1e-9
  }

  private mutating func flushTouch() {
    defer { pending = nil }
    guard let pending, let bid = book.bestBid, let ask = book.bestAsk else { return }
    record.addTouch(
      at: seconds(pending), bid: bid.price, bidSize: bid.size, ask: ask.price, askSize: ask.size)
  }
}
