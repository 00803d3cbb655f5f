public import Market

/// What an exchange is made of at the start, and the limits it keeps.
public struct ExchangeConfiguration: Hashable, Sendable {
  /// The assets, in the order of their numbers from 0.
  public var assets: [Asset]
  /// The instruments, in the order of their numbers from 0.
  public var instruments: [Instrument]
  /// How many orders may be open at once, over all markets and accounts; up to 2^24 - 1.
  public var orderCapacity: Int
  /// How many orders one account may have open at once.
  public var ordersPerAccount: Int
  /// Account numbers are below this. Accounts lie side by side by their number, so numbers are
  /// best small and dense; at most 2^24 - 1.
  public var accountCapacity: Int
  /// The least time between the announcement of planned maintenance and its cancel-only.
  public var minimumNotice: TimeSpan
  /// Whether it is kept when each order was placed. Nothing is decided by it, it is for showing
  /// only; it takes 8 bytes an order besides the 40.
  public var keepsPlacingTimes: Bool
  /// How many orders a participant may place or change within a while; `nil` for no limit.
  public var orderRate: OrderRate?
  /// How many waiting orders a market activates in one step.
  public var activationsPerStep = 64
  /// The market time from one step of activations to the next, where one was not enough.
  public var activationInterval = TimeSpan.milliseconds(1)

  /// Makes a configuration.
  public init(
    assets: [Asset], instruments: [Instrument], orderCapacity: Int = 1 << 18,
    ordersPerAccount: Int = 1 << 16, minimumNotice: TimeSpan = .hours(24),
    accountCapacity: Int = 1 << 16, keepsPlacingTimes: Bool = false
  ) {
    self.assets = assets
    self.instruments = instruments
    self.orderCapacity = orderCapacity
    self.ordersPerAccount = ordersPerAccount
    self.minimumNotice = minimumNotice
    self.accountCapacity = accountCapacity
    self.keepsPlacingTimes = keepsPlacingTimes
  }
}
