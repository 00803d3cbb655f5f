import Desk
import Exchange
import Market
import Simulation

extension Session {
  /// The session of a scenario that is about to begin.
  init(of scenario: Scenario, openedWith world: World, themes: [String]) {
    let configuration = scenario.configuration
    // Those that are listed later, too: the desk must know them when they are.
    let instruments = scenario.instruments
    let references = instruments.map { instrument in
      scenario.markets.first { $0.instrument == instrument.id }?.reference ?? Price(ticks: 1)
    }
    self.init(
      scenario: scenario.name, account: scenario.user, assets: configuration.assets,
      instruments: instruments, references: references,
      sizePresets: zip(instruments, references).map(SizePresets.of),
      openingBalances: configuration.assets.map {
        world.exchange.balance(scenario.user, $0.id)
      },
      themes: themes)
    drill = scenario.drill.map { drill in
      DrillGoal(
        goal: drill.goal, endsAt: scenario.start + drill.limit, score: Self.score(drill.score))
    }
    finestGroupings = references.map(Self.finestGrouping)
  }

  private static func score(_ score: Drill.Score) -> DrillGoal.Score {
    switch score {
    case .equity: .equity
    case .trading: .trading
    case .openOrders: .openOrders
    }
  }

  /// The largest of 1, 2, 5, 10, ... ticks within 0.15 basis points of a price: a major coin moves
  /// several times as far in a second, and a row should last longer than that.
  private static func finestGrouping(at reference: Price) -> Int64 {
    LadderState.groupings.last { $0 <= reference.ticks * 15 / 1_000_000 } ?? 1
  }
}
