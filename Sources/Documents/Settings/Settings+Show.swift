import Canvas
import Desk
import Market

extension Settings {
  /// A setting in words.
  public struct Line: Hashable, Sendable {
    /// Its name in the file.
    public var name: String
    /// Its value, as it would be written there.
    public var value: String
    /// The line of the file that it comes from; `nil` where the file says nothing of it.
    public var line: Int?
  }

  /// Every setting, in the order of the example file.
  public var lines: [Line] {
    [
      Line(name: "scenario", value: scenario.value, line: scenario.line),
      Line(name: "symbol", value: symbol.value ?? "first", line: symbol.line),
      Line(
        name: "speed", value: speedPerMille.value.map(Self.text) ?? "scenario",
        line: speedPerMille.line),
      Line(
        name: "latency", value: latency.value.map(Self.text) ?? "scenario", line: latency.line),
      Line(name: "safety", value: safety.value.word.lowercased(), line: safety.line),
      Line(name: "theme", value: theme.value, line: theme.line),
      Line(name: "rising", value: rising.value?.rawValue ?? "theme", line: rising.line),
      Line(name: "layout", value: layout.value.name, line: layout.line),
      Line(name: "mouse", value: "\(mouse.value)", line: mouse.line),
      Line(name: "frames", value: "\(framesPerSecond.value)", line: framesPerSecond.line),
      Line(name: "alerts", value: alerts.value.rawValue, line: alerts.line),
      Line(name: "guards", value: guards.value.text, line: guards.line),
      Line(name: "log", value: log.value.rawValue, line: log.line),
      Line(name: "sizes", value: sizesText, line: sizes.line),
      Line(name: "keys", value: keysText, line: keyMap.line),
      Line(
        name: "macros",
        value: macros.value.isEmpty ? "none" : macros.value.map(\.name).joined(separator: ", "),
        line: macros.line),
    ]
  }

  private var sizesText: String {
    guard !sizes.value.isEmpty else { return "round ones" }
    return sizes.value.map { "\($0.symbol) \($0.sizes.joined(separator: " "))" }
      .joined(separator: ", ")
  }

  private var keysText: String {
    switch keyChangeCount {
    case 0: "as they are"
    case 1: "1 change; 'bellwether keys' lists them all"
    default: "\(keyChangeCount) changes; 'bellwether keys' lists them all"
    }
  }

  /// A latency as `50ms`, or way by way.
  private static func text(_ latency: LatencyProfile) -> String {
    if latency.isNone { return "none" }
    let span = DurationText.text(latency.entry.span)
    if latency == LatencyProfile(latency.entry.span) { return span }
    return "entry \(span), cancel \(DurationText.text(latency.cancel.span)), "
      + "data \(DurationText.text(latency.data.span)), "
      + "jitter \(DurationText.text(latency.entry.jitter))"
  }

  /// A speed in thousandths as `2.5x`.
  private static func text(_ perMille: Int64) -> String {
    var text = Decimal.text(perMille, decimals: 3, grouping: false)
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text + "x"
  }
}

extension Settings.Guards {
  /// As it would be written: `distance 5%, book 50%, balance 90%`.
  var text: String {
    func percent(_ parts: Int64) -> String {
      var text = Decimal.text(parts, decimals: 4, grouping: false)
      while text.hasSuffix("0") { text.removeLast() }
      if text.hasSuffix(".") { text.removeLast() }
      return text + "%"
    }
    return "distance \(percent(distancePartsPerMillion)), book \(percent(bookPartsPerMillion)), "
      + "balance \(percent(balancePartsPerMillion))"
  }
}
