import Exchange
import Market
import Testing

@testable import Simulation

/// A world and the one that was made from its archive, going the same way through a storm.
struct Lockstep {
  var original: World
  var restored: World
  private var storm: Storm
  private var batches = (EventBatch(), EventBatch())
  /// How many events both have given.
  private(set) var eventCount = 0
  private var trades: [InstrumentID: Int] = [:]

  /// Archives a world and reads it back.
  init(_ world: World, storm seed: UInt64) throws {
    original = world
    restored = try World(scenario: world.scenario, restoring: world.archive())
    storm = Storm(seed: seed)
  }

  /// Runs both to a moment, counted from the start, with a command at every pause of the storm.
  mutating func run(to offset: TimeSpan) {
    let end = original.scenario.start + offset
    while original.now < end {
      let until = min(end, original.now + storm.pause())
      original.run(until: until, eventLimit: 1 << 20, into: &batches.0)
      restored.run(until: until, eventLimit: 1 << 20, into: &batches.1)
      let command = storm.command(in: original)
      original.submit(command, into: &batches.0)
      restored.submit(command, into: &batches.1)
      guard batches.0.events == batches.1.events, original.now == restored.now else {
        Issue.record("the worlds part \(original.now - original.scenario.start) from the start")
        return
      }
      storm.note(batches.0.events)
      eventCount += batches.0.events.count
      for event in batches.0.events {
        if case .trade(let trade) = event.body { trades[trade.instrument, default: 0] += 1 }
      }
      batches.0.removeAll()
      batches.1.removeAll()
    }
  }

  /// How many trades there were in a market.
  func tradeCount(in instrument: InstrumentID) -> Int { trades[instrument] ?? 0 }
}
