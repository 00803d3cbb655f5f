import ArgumentParser

/// The program that the speed claims are measured with.
@main
struct Bench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bellwether-bench",
    abstract: "Measures what Bellwether costs, beside other programs if wanted.",
    subcommands: [
      ExchangeBench.self, VenueBench.self, StallBench.self, ScreenBench.self, FaultsBench.self,
      FaultChild.self, UpgradeBench.self, SeekBench.self, MarketBench.self,
    ])
}
