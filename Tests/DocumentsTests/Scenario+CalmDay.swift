import Exchange
import Market
import Simulation

extension Scenario {
  /// A calm day: three markets, and nothing that anybody would have to announce.
  static var calmDay: Scenario {
    Scenario(
      name: "calm-day",
      summary: "A calm day in three markets: nothing is announced, nothing breaks.",
      start: Instant(nanoseconds: 1_773_133_200_000_000_000),
      configuration: practiceConfiguration(minimumNotice: .hours(24)), user: practiceUser,
      accounts: [practiceStake], markets: practiceMarkets)
  }
}
