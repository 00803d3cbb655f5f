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
  }
}
