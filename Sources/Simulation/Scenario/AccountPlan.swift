public import Market

/// An account that is opened and funded at the start.
public struct AccountPlan: Hashable, Sendable {
  /// Its number.
  public var account: AccountID
  /// What is paid in.
  public var deposits: [Deposit]

  /// Makes a plan.
  public init(account: AccountID, deposits: [Deposit]) {
    self.account = account
    self.deposits = deposits
  }
}

/// Money that is paid in from outside.
public struct Deposit: Hashable, Sendable {
  /// What it is.
  public var asset: AssetID
  /// How much of it.
  public var amount: Money

  /// Makes a deposit.
  public init(_ asset: AssetID, _ amount: Money) {
    self.asset = asset
    self.amount = amount
  }
}
