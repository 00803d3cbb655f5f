import Input
import Market

// The part of the table that is about halts: settling before, reading after.
extension ActionTable {
  /// What a notice in full has keys for.
  static let notices: [ActionDefinition] = [
    ActionDefinition(
      .settleCancel, [KeyBinding(.notice, "x")], .openOrders, "settle: cancel",
      "cancels all your orders that the halt concerns", activity: .cancel),
    ActionDefinition(
      .settleFlatten, [KeyBinding(.notice, "f")], .openOrders, "settle: flatten",
      "cancels your orders that the halt concerns and closes the positions; asks first",
      activity: .placeImmediate, needsSafety: true),
    ActionDefinition(
      .settleKeep, [KeyBinding(.notice, "k")], .openOrders, "settle: keep",
      "keeps your orders as they are; reminders say so instead of counting them"),
    ActionDefinition(
      .toggleAccountHaltPolicy, [KeyBinding(.notice, "h")], .openOrders, "all in a halt",
      "whether every order of your account ends at a halt, or each says itself"),
    ActionDefinition(
      .disarmDeadMan, [KeyBinding(.notice, "d")], .openOrders, "dead-man switch off",
      "disarms your dead-man switch, which would cancel everything after a halt"),
    ActionDefinition(
      .showReconciliation, [KeyBinding(.desk, "L"), KeyBinding(.notice, "r")], .panels,
      "reconciliation",
      "shows what became of your orders and balances in the last halt, with its audit"),
    ActionDefinition(
      .showPostMortem, [KeyBinding(.notice, "p")], .panels, "post-mortem",
      "shows when what happened and was told, once it is over"),
  ]
}
