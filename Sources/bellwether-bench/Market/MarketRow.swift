import Exchange
import Market
import Simulation

/// What so many markets on one thread came to.
struct MarketRow {
  /// What one run came to.
  struct Sample {
    /// Book events of all markets a second.
    var eventsPerSecond: Double
    /// Market time over real time.
    var timesRealTime: Double
  }

  let markets: Int
  let samples: [Sample]

  private var events: Int64 { median(samples.map(\.eventsPerSecond)) }
  private var times: Int64 { median(samples.map(\.timesRealTime)) }

  private func median(_ values: [Double]) -> Int64 {
    Int64(values.sorted()[values.count / 2].rounded())
  }

  /// The row for people.
  var line: String {
    "\(markets) market\(markets == 1 ? "" : "s"): \(events) book events/s, \(times)x real time"
  }

  /// The row for programs.
  var json: String {
    "{\"markets\": \(markets), \"bookEventsPerSecond\": \(events), \"timesRealTime\": \(times)}"
  }

  /// A world of so many markets like the busiest standard one, in bitcoins of their own.
  static func scenario(markets count: Int) -> Scenario {
    let tether = Scenario.practiceAssets[0]
    let model = Scenario.practiceInstruments[0]
    var assets = [tether]
    var instruments: [Instrument] = []
    var plans: [MarketPlan] = []
    for number in 0..<count {
      let asset = Asset(
        id: AssetID(UInt16(number + 1)), symbol: "B\(number + 1)", decimals: model.base.decimals,
        displayDecimals: model.base.displayDecimals)
      assets.append(asset)
      do {
        instruments.append(
          try Instrument(
            id: InstrumentID(UInt16(number)), base: asset, quote: tether,
            tickUnits: model.tickUnits, lotUnits: model.lotUnits, fees: model.fees,
            maximumQuantity: model.maximumQuantity, maximumPrice: model.maximumPrice))
      } catch {
        preconditionFailure("a copy of a standard instrument is one: \(error)")
      }
      var plan = Scenario.practiceMarkets[0]
      // All markets share one quote asset, of which no more can be paid in than fits in 64 bits.
      plan.quoteFunds = Money(units: plan.quoteFunds.units / Int64(count))
      plan.instrument = InstrumentID(UInt16(number))
      plans.append(plan)
    }
    let configuration = ExchangeConfiguration(
      assets: assets, instruments: instruments, orderCapacity: 1 << 18, ordersPerAccount: 1 << 14,
      minimumNotice: .hours(24), keepsPlacingTimes: true)
    return Scenario(
      name: "bench", summary: "", start: Instant(nanoseconds: 1_773_133_200_000_000_000),
      configuration: configuration, user: AccountID(1), markets: plans)
  }
}
