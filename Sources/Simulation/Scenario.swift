public import Exchange
public import Market

/// What a world is made from: markets, agents, accounts and what the operator does when.
public struct Scenario: Sendable {
  /// Its name on the command line, such as `announced-maintenance`.
  public var name: String
  /// What it is, in a line.
  public var summary: String
  /// The market time at which it begins.
  public var start: Instant
  /// Assets, instruments and limits.
  public var configuration: ExchangeConfiguration
  /// The user's account.
  public var user: AccountID

  /// Makes a scenario.
  public init(
    name: String, summary: String, start: Instant, configuration: ExchangeConfiguration,
    user: AccountID
  ) {
    self.name = name
    self.summary = summary
    self.start = start
    self.configuration = configuration
    self.user = user
  }
}
