public import Analytics
import Market

extension DeskState {
  /// What the account is worth and what trading brought, in the quote asset of the first market;
  /// `nil` before the first view.
  ///
  /// `total` is the equity; `trading` is what own trades gained after fees, without what coins held
  /// from the start gained or lost by themselves.
  public var equity: Equity? {
    guard let first = session.instruments.first, !view.balances.isEmpty,
      view.markets.count >= session.instruments.count
    else { return nil }
    return Equity(
      in: first.quote.id, balances: view.balances, openingBalances: session.openingBalances,
      instruments: session.instruments, marks: view.markets.map(\.mark),
      references: session.references)
  }
}
