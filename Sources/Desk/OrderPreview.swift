public import Market

/// What an order would do against the present book and to the balances, as far as can be seen.
public struct OrderPreview: Hashable, Sendable {
  /// Buy or sell.
  public var side: Side
  /// What it waits for first; `nil` where it trades or rests at once.
  public var trigger: Trigger?
  /// How much would trade at once, by the depth in the view.
  public var taken = Quantity.zero
  /// The average price of that, rounded to the nearest tick; `nil` where nothing would trade.
  public var averagePrice: Price?
  /// The worst price of that; `nil` where nothing would trade.
  public var worstPrice: Price?
  /// How many ticks the average is worse than the touch, rounded; 0 where nothing would trade.
  public var slippageTicks: Int64 = 0
  /// What that costs, in the quote asset, exactly.
  public var slippageCost = Money.zero
  /// How much would rest, or wait; zero for an order that does neither.
  public var resting = Quantity.zero
  /// How much would expire, because the order does not rest and the seen depth ends.
  public var expiring = Quantity.zero
  /// Whether an order by amount finds the seen depth at its end before its amount is used up.
  public var isBookSpent = false
  /// How much stands ahead at its price now; `nil` where nothing would rest.
  public var quantityAhead: Quantity?
  /// What it would trade for if all of it that can trades: at the book's prices, then its own.
  public var value = Money.zero
  /// The fee on that: the taker's on what trades at once, the maker's on the rest.
  public var fee = Money.zero
  /// The asset that it needs.
  public var asset: AssetID
  /// What it needs of that asset, with the higher fee for a buyer.
  public var need = Money.zero
  /// What is free of that asset, with what an order being changed holds now.
  public var available = Money.zero
  /// What a bracket would gain at its target, in the quote asset before fees; `nil` for others.
  public var gain: Money?
  /// What a bracket would lose at its stop, in the quote asset before fees; `nil` for others.
  public var loss: Money?
  /// Which way the value can differ: a waiting order trades at its protection or limit at worst;
  /// `nil` where the value is what it is.
  public var bound: Bound? { trigger.map { _ in side == .buy ? .atMost : .atLeast } }
  /// What would be left free; negative where it is too little.
  public var left: Money { available - need }
  /// Whether it needs more than is free.
  public var isShort: Bool { need > available }
  /// By how many lots the position would change if all of it that can trades.
  public var positionChange: Int64 {
    let lots = taken.lots + resting.lots
    return side == .buy ? lots : -lots
  }

  /// Which way a figure can differ.
  public enum Bound: Hashable, Sendable {
    /// It can be less.
    case atMost
    /// It can be more.
    case atLeast

    /// In words, before the figure.
    public var words: String { self == .atMost ? "at most" : "at least" }
  }

  /// Makes an empty one.
  init(side: Side, asset: AssetID) {
    self.side = side
    self.asset = asset
  }
}
