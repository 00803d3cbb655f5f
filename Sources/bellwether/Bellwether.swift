import ArgumentParser

/// The program. Without a subcommand it opens the desk.
@main
struct Bellwether: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "bellwether",
    abstract: "Watch, trade and practise on a simulated exchange, bad days included.",
    discussion: """
      Without a subcommand it opens the trading desk on the default scenario: a live market in \
      which maintenance is announced, takes place and ends within about ten minutes.
      Press ? on the desk for every key. Nothing here is real money.
      """,
    version: version,
    subcommands: [
      TradeCommand.self, ReplayCommand.self, SimulateCommand.self, CompareCommand.self,
      ScenariosCommand.self, NoticesCommand.self, SessionsCommand.self, AuditCommand.self,
      SnapshotCommand.self, ThemesCommand.self, KeysCommand.self, SettingsCommand.self,
      MeasureCommand.self,
    ],
    defaultSubcommand: TradeCommand.self)
}
