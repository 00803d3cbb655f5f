import Analytics
import Market

/// What the person's account did before the desk was opened, in a session that goes on.
public struct DeskHistory: Hashable, Sendable {
  /// The fills, oldest first.
  public var fills: [FillRecord]
  /// What happened at the price of each order that rests still.
  public var queues: [QueueTrace]
  /// Whether no fill is missing among them.
  public var isComplete: Bool

  /// Makes a history.
  public init(fills: [FillRecord], queues: [QueueTrace], isComplete: Bool) {
    self.fills = fills
    self.queues = queues
    self.isComplete = isComplete
  }
}

extension Desk {
  /// Takes over what happened before, so that the desk goes on as if it had been there.
  static func learn(_ history: DeskHistory, _ state: inout DeskState) {
    state.fills = history.fills.suffix(DeskState.fillsMax)
    state.queues = history.queues
    for record in history.fills {
      let index = Int(record.fill.instrument.rawValue)
      guard let instrument = state.instrument(record.fill.instrument),
        index < state.markets.count
      else { continue }
      state.markets[index].position.add(record.fill, of: instrument)
    }
    guard !history.isComplete else { return }
    state.needsReconciliation = true
    state.say(
      .warning, "the oldest fills of the session are not listed; balances and positions are right")
  }
}
