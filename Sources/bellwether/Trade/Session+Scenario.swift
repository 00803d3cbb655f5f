import Desk
import Exchange
import Market
import Simulation

extension Session {
  /// The session of a scenario that is about to begin.
  init(of scenario: Scenario, openedWith world: World, themes: [String]) {
    let configuration = scenario.configuration
    let references = configuration.instruments.map { instrument in
      scenario.markets.first { $0.instrument == instrument.id }?.reference ?? Price(ticks: 1)
    }
    self.init(
      scenario: scenario.name, account: scenario.user, assets: configuration.assets,
      instruments: configuration.instruments, references: references,
      sizePresets: zip(configuration.instruments, references).map(SizePresets.of),
      openingBalances: configuration.assets.map {
        world.exchange.balance(scenario.user, $0.id)
      },
      themes: themes)
    finestGroupings = references.map(Self.finestGrouping)
  }

  /// The largest of 1, 2, 5, 10, ... ticks within 0.15 basis points of a price: a major coin moves
  /// several times as far in a second, and a row should last longer than that.
  private static func finestGrouping(at reference: Price) -> Int64 {
    LadderState.groupings.last { $0 <= reference.ticks * 15 / 1_000_000 } ?? 1
  }
}
