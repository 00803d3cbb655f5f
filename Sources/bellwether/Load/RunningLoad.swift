import Exchange
import Lanes
import Market
import Simulation
import Venue

/// A load on its thread.
struct RunningLoad: ~Copyable {
  private let thread: NamedThread<LoadResult>
  private let stop: LoadStop

  /// Starts it, with the port of its account.
  init(
    _ ordersPerSecond: Int, port: consuming VenuePort, in scenario: Scenario
  ) throws {
    let stop = LoadStop()
    let market = scenario.configuration.instruments.count - 1
    let instrument = InstrumentID(UInt16(market))
    let reference = scenario.markets.first { $0.instrument == instrument }?.reference
    let trader = LoadTrader(
      port: port, instrument: instrument, reference: reference ?? Price(ticks: 1_000),
      ordersPerSecond: ordersPerSecond, stop: stop)
    self.stop = stop
    thread = try NamedThread(name: "load", owning: trader) { $0.run() }
  }

  /// Ends it; gives what came of it.
  consuming func end() -> LoadResult {
    stop.set()
    return thread.join()
  }
}
