/// Why the exchange refused a command. The figures that go with it are in ``Rejection``.
public enum RejectReason: UInt8, Hashable, Sendable, BitwiseCopyable, CaseIterable {
  /// There is no such account; or, where one is to be opened, its number is beyond the limit. Need
  /// is the highest number then, have the one asked for.
  case unknownAccount
  /// There is no such market; or, in a deposit or withdrawal, no such asset.
  case unknownInstrument
  /// There is no such order, it is finished, or it is another account's; or a cancel-all found
  /// none.
  case unknownOrder
  /// The market's phase does not allow it. Where a cancel-all had to leave orders in markets that
  /// stand still, have is how many.
  case phase
  /// The order needs more than is available. Need and have are money of ``Rejection/asset``.
  case insufficientFunds
  /// The quantity is below the market's smallest, or above its largest. Need is the limit, have
  /// the order's.
  /// Also a deposit or withdrawal of 0 or less, and a deposit that would bring all accounts
  /// together above what fits 64 bits; need and have are money of ``Rejection/asset`` then.
  case quantityOutOfRange
  /// The price is 0 or less, or above the market's highest. Need is the limit, have the order's.
  case priceOutOfRange
  /// A post-only order would trade. Need is the best price it may have, have its own.
  case wouldTake
  /// A fill-or-kill order finds too little. Need is its quantity, have what the book offers.
  case wouldNotFill
  /// A market order finds nobody on the other side.
  case noLiquidity
  /// What is asked contradicts itself. `Orders.md` of the module `Exchange` lists what does.
  case contradictoryOrder
  /// The new quantity of an amendment is not above what is filled already.
  case belowFilled
  /// The account has as many open orders as it may. Need is the limit, have the count.
  case tooManyOrders
  /// The exchange has no room for another order. Need is its capacity.
  case bookFull
  /// The maintenance gives less notice than the venue's minimum. Need and have are seconds.
  case noticeTooShort
  /// There is no such notice, or it is past the stage in which this can be done.
  case unknownNotice
  /// The times of a notice are not in order, or lie in the past.
  case noticeOutOfOrder
  /// The order is worth less than the market's least, or more than its most. Need is that limit,
  /// have what it is worth; money of ``Rejection/asset``.
  case notionalOutOfRange
  /// The price is outside the band around the reference. Need is the nearest price inside.
  case priceOutsideBand
  /// An iceberg order shows less than the market's least quantity, or more than it has. Need is
  /// that limit, have what it would show.
  case displayOutOfRange
  /// A good-till-date order names no date, or one that has come. Need is the present, have the
  /// date, in seconds since the epoch.
  case expiryInPast
  /// A reduce-only order finds nothing to reduce: it buys, or the account has less than a lot to
  /// sell. Need and have are lots.
  case nothingToReduce
  /// A trigger would be reached at once. Need is the last traded price, have the trigger's.
  case wouldTrigger
  /// A trailing stop needs a last traded price, and there is none.
  case noReference
  /// The order belongs to a pair, which can be cancelled but not amended.
  case linkedOrder
  /// The participant placed or changed as many orders as it may in this while. Need is the limit,
  /// have in how many milliseconds the next may come.
  case rateExceeded
  /// A dead-man switch is set for too short or too long. Need is the limit, have what was asked, in
  /// seconds.
  case spanOutOfRange
  /// An instrument cannot be listed: its number, or that of an asset, is not the next one, or it
  /// differs from what is listed. Need is the number expected, have the one given.
  case notListable
  /// The venue cannot write its journal, and takes no orders until it can.
  case journalUnavailable
}

/// A refused command: why, and the figures that say by how much.
public struct Rejection: Hashable, Sendable, BitwiseCopyable {
  /// What the asker called the command.
  public var reference: ClientReference
  /// Why.
  public var reason: RejectReason
  /// The market it was about, where it was about one.
  public var instrument: InstrumentID?
  /// The order it was about, where it was about one.
  public var order: OrderID?
  /// The asset of `need` and `have` where they are money.
  public var asset: AssetID?
  /// What was needed, in the unit that the reason names; 0 where there is no figure.
  public var need: Int64
  /// What there was, in the same unit.
  public var have: Int64

  /// Makes a rejection.
  public init(
    reference: ClientReference, reason: RejectReason, instrument: InstrumentID? = nil,
    order: OrderID? = nil, asset: AssetID? = nil, need: Int64 = 0, have: Int64 = 0
  ) {
    self.reference = reference
    self.reason = reason
    self.instrument = instrument
    self.order = order
    self.asset = asset
    self.need = need
    self.have = have
  }
}
