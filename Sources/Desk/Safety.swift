/// Whether, and how easily, orders leave the desk.
public enum Safety: Hashable, Sendable, CaseIterable {
  /// Looking only: no order leaves. Cancels do.
  case view
  /// An order key fills in the ticket; Enter sends it.
  case armed
  /// An order key sends at once.
  case hot
  /// The word shown for it.
  public var word: String {
    switch self {
    case .view: "VIEW"
    case .armed: "ARMED"
    case .hot: "HOT"
    }
  }
}
