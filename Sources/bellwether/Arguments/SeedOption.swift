import ArgumentParser

/// What makes one run of a scenario differ from another.
struct SeedOption: ParsableArguments {
  @Option(
    name: .long,
    help: "The seed of the market's chance: the same seed and commands give the same market.")
  var seed: UInt64 = 1
}
