public import Analytics
import Market

extension DeskState {
  /// What the account is worth and what trading brought, in the quote asset of the first market;
  /// `nil` before the first view.
  ///
  /// `total` is the equity; `trading` is what own trades gained after fees, without what coins held
  /// from the start gained or lost by themselves.
  public var equity: Equity? {
    guard let first = session.instruments.first, !view.balances.isEmpty, !view.markets.isEmpty
    else { return nil }
    // A market that is yet to be listed has no price, and nobody holds what is traded there alone.
    let listed = min(view.markets.count, session.instruments.count)
    return Equity(
      in: first.quote.id, balances: view.balances, openingBalances: session.openingBalances,
      instruments: Array(session.instruments.prefix(listed)), marks: view.markets.map(\.mark),
      references: Array(session.references.prefix(listed)))
  }
}
