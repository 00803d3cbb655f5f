import Market
import Simulation

/// A market as a scenario file gives it: what it says itself, and what is standard.
struct MarketDraft {
  /// The keys of a market.
  static let keys =
    [
      "price", "tick", "lot", "largest order", "highest price", "fees", "agents", "follows",
      "path", "candles",
    ] + rules
  /// The keys of its rules, none of which it needs.
  static let rules = [
    "smallest order", "least value", "most value", "price band", "stop protection",
    "auction collar", "extend auction by", "extend auction times",
  ]
  /// The keys that a market needs which is not one of the standard ones.
  static let needed = ["price", "tick", "lot", "largest order", "agents"]

  let symbol: String
  let base: String
  let quote: String
  /// Where problems with the market as a whole are told.
  let key: DocumentNode
  /// What the file says of it.
  var own: DocumentFields?
  /// What is standard of it.
  var standard: DocumentFields?

  /// The value of a field; problems with a standard one are told of the market as a whole.
  func value(_ name: String) -> DocumentNode? {
    own?[name] ?? standard?[name]?.standing(at: key)
  }
}

/// A market that could be read.
struct BuiltMarket {
  let key: DocumentNode
  let instrument: Instrument
  let plan: MarketPlan
}
