import Exchange
import Market
import Simulation

/// A world without agents: one market, and accounts with funds for everything they may send.
enum LoadWorld {
  /// The accounts of the participants that send commands.
  static func producer(_ index: Int) -> AccountID { AccountID(UInt32(1 + index)) }

  /// The account whose screen is drawn.
  static let viewer = AccountID(9)

  /// The price around which orders are placed, in ticks.
  static let middle: Int64 = 40_000

  /// The market: a tick times a lot is a whole number, and no order is too large.
  static let instrument: Instrument = {
    do {
      return try Instrument(
        id: InstrumentID(0), base: Scenario.practiceAssets[1], quote: Scenario.practiceAssets[0],
        tickUnits: 1_000_000, lotUnits: 1_000,
        fees: FeeSchedule(makerPartsPerMillion: 100, takerPartsPerMillion: 400),
        maximumQuantity: Quantity(lots: 20_000_000), maximumPrice: Price(ticks: 100_000_000))
    } catch {
      preconditionFailure("the instrument of the load is wrong: \(error)")
    }
  }()

  /// Makes the world for so many producers.
  static func make(producers: Int, orderCapacity: Int) -> World {
    let stake = [
      Deposit(AssetID(0), Money(units: .max / 8)), Deposit(AssetID(1), Money(units: .max / 8)),
    ]
    var accounts = (0..<producers).map { AccountPlan(account: producer($0), deposits: stake) }
    accounts.append(AccountPlan(account: viewer, deposits: Array(stake.prefix(1))))
    let configuration = ExchangeConfiguration(
      assets: Array(Scenario.practiceAssets.prefix(2)), instruments: [instrument],
      orderCapacity: orderCapacity, ordersPerAccount: orderCapacity)
    let scenario = Scenario(
      name: "load", summary: "Accounts without agents, for measuring.",
      start: Instant(nanoseconds: 1_700_000_000_000_000_000), configuration: configuration,
      user: viewer, accounts: accounts)
    return World(scenario: scenario, seed: 1)
  }
}
