public import Exchange
public import Market

/// What a world is made from: markets, agents, accounts and what the operator does when.
public struct Scenario: Hashable, Sendable {
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
  /// The accounts that are opened and funded before anything happens. The agents' own accounts are
  /// not among them: they are numbered from the highest of these on.
  public var accounts: [AccountPlan]
  /// The markets that have agents.
  public var markets: [MarketPlan]
  /// What the operator does, in the order of time.
  public var timeline: [ScheduledAction]
  /// How market time runs at first, in thousandths of real time: 1000 is 1x.
  public var speedPerMille: Int64
  /// When it is over, from the start; `nil` where it says nothing.
  public var length: TimeSpan?
  /// When public data is not as it should be.
  public var dataFaults: [DataFault] = []
  /// What must be seen in it.
  public var expectations: [Expectation] = []
  /// What the user is to practise in it.
  public var drill: Drill?

  /// Makes a scenario.
  public init(
    name: String, summary: String, start: Instant, configuration: ExchangeConfiguration,
    user: AccountID, accounts: [AccountPlan] = [], markets: [MarketPlan] = [],
    timeline: [ScheduledAction] = [], speedPerMille: Int64 = 1000
  ) {
    self.name = name
    self.summary = summary
    self.start = start
    self.configuration = configuration
    self.user = user
    self.accounts = accounts
    self.markets = markets
    self.timeline = timeline
    self.speedPerMille = speedPerMille
  }
}
