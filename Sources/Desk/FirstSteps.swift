/// What a newcomer does first, key by key, from the desk as it is opened.
public enum FirstSteps {
  /// The heading.
  public static let title = "First steps"

  /// Keys, and what they do together.
  public struct Step: Hashable, Sendable {
    /// The actions that the keys mean, in order.
    public let actions: [Action]
    /// What comes of it.
    public let help: String

    /// The keys as they are written.
    public func keys(in keyMap: KeyMap) -> String {
      actions.map { keyMap.bindings(of: $0).first?.key.name ?? "(unbound)" }
        .joined(separator: " ")
    }
  }

  /// The steps, the most useful first.
  public static let all = [
    Step(
      actions: [.joinBid, .confirm],
      help: "a resting bid: the ticket opens with the best bid, and is sent"),
    Step(actions: [.marketBuy, .confirm], help: "buys at market: the ticket opens, and is sent"),
    Step(actions: [.marketSell, .confirm], help: "sells at market"),
    Step(actions: [.cancelAll], help: "cancels every open order, at once"),
    Step(
      actions: [.joinBid, .nextKind, .nextKind, .nextKind, .confirm],
      help: "a stop: every kind of order is a key away in the ticket"),
  ]
}
