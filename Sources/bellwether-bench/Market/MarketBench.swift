import ArgumentParser
import Documents
import Exchange
import Market
import Measure
import Simulation

/// `bellwether-bench market`: how fast a market and its agents run on one thread.
struct MarketBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "market",
    abstract: "Measures how fast a simulated market runs on one thread, agents included.",
    discussion: """
      Each row runs the busiest standard market so many times over, as markets of one world, and \
      counts its book events: every order that comes to rest, changes, trades or goes. Figures are \
      medians, by the clock and by the processor's time of the thread.
      """)

  @Option(parsing: .upToNextOption, help: "How many markets; several make a row each.")
  var markets: [Int] = [1, 8]

  @Option(help: "How many seconds of market time a row runs.")
  var seconds = 300

  @Option(help: "How often each figure is taken; the median counts.")
  var runs = 3

  @Option(help: "Write the figures as JSON into a file.")
  var json: String?

  func validate() throws {
    guard markets.allSatisfy({ (1...64).contains($0) }), !markets.isEmpty,
      (1...86_400).contains(seconds), (1...100).contains(runs)
    else {
      throw ValidationError(
        "--markets is 1 to 64, --seconds 1 to 86400 and --runs 1 to 100")
    }
  }

  func run() throws {
    let rows = markets.map { count in
      MarketRow(markets: count, samples: (0..<runs).map { _ in sample(count) })
    }
    print("machine: \(Machine.processor), \(Machine.system)")
    print("\(seconds) s of market time, medians of \(runs) runs, one thread")
    for row in rows { print(row.line) }
    guard let json else { return }
    let text = "[\n" + rows.map { "  " + $0.json }.joined(separator: ",\n") + "\n]\n"
    try WordFile.write(text, to: json)
  }

  private func sample(_ count: Int) -> MarketRow.Sample {
    let scenario = MarketRow.scenario(markets: count)
    var world = World(scenario: scenario, seed: 1)
    var batch = EventBatch(reserving: 1 << 13)
    let ids = scenario.markets.map(\.instrument)
    let before = ids.reduce(0) { $0 + Int(world.exchange.bookEvents($1)) }
    let end = scenario.start + .seconds(Int64(seconds))
    let clock = ContinuousClock()
    let start = clock.now
    while world.now < end {
      world.run(until: end, eventLimit: 1 << 12, into: &batch)
      batch.removeAll()
    }
    let span = start.duration(to: clock.now)
    let elapsed = Double(span.components.seconds) + Double(span.components.attoseconds) * 1e-18
    let events = ids.reduce(0) { $0 + Int(world.exchange.bookEvents($1)) } - before
    return MarketRow.Sample(
      eventsPerSecond: Double(events) / elapsed, timesRealTime: Double(seconds) / elapsed)
  }
}
