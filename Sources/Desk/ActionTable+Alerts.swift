import Input

// The part of the table that is about alerts.
extension ActionTable {
  /// Alerts.
  static let alerts: [ActionDefinition] = [
    ActionDefinition(
      .alertAtCursor, [KeyBinding(.desk, "A")], .alerts, "alert here",
      "an alert for when the last price reaches the chosen price"),
    ActionDefinition(
      .showAlerts, [KeyBinding(.desk, "!")], .alerts, "alerts",
      "lists the alerts: type a price and Enter sets one"),
    ActionDefinition(
      .toggleQuiet, [KeyBinding(.desk, "Q"), KeyBinding(.alerts, "Q")], .alerts, "quiet",
      "no bell, no flash and no notification for alerts, which are still said; or all of it again"),
    onAlerts(.alertUp, .up, "up", "selects the alert above"),
    onAlerts(.alertDown, .down, "down", "selects the alert below"),
    ActionDefinition(
      .removeAlert, [KeyBinding(.alerts, "x"), KeyBinding(.alerts, .delete)], .alerts, "remove",
      hint: "remove", "removes the selected alert"),
    onAlerts(
      .alertOnSpread, .character("w"), "on the spread", hint: "spread",
      "an alert for when the spread is wider than the ticks typed, else twice as wide as now"),
    onAlerts(
      .alertOnFills, .character("f"), "on fills", hint: "fills",
      "an alert for every own fill, or no longer"),
    onAlerts(
      .alertOnPhases, .character("p"), "on phases", hint: "phases",
      "an alert for every change of a market's phase, or no longer"),
  ]

  private static func onAlerts(
    _ action: Action, _ key: Key, _ label: String, hint: String? = nil, _ help: String
  ) -> ActionDefinition {
    ActionDefinition(action, [KeyBinding(.alerts, key)], .alerts, label, hint: hint, help)
  }
}
