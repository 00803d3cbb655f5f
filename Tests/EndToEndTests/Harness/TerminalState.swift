/// What a program must leave as it found it.
struct TerminalState: Equatable {
  /// The line discipline's settings as `stty -a` names them, size left out.
  var lineDiscipline: [String] = []
  /// Whether the alternate screen is shown.
  var isAlternateScreen = false
  /// Whether mouse events are reported in any mode.
  var isMouseReported = false
  /// Whether the cursor is shown.
  var isCursorShown = true
  /// Whether the keypad sends application codes.
  var isKeypadApplication = false
  /// Whether the cursor keys send application codes.
  var areCursorKeysApplication = false

  /// The settings in what `stty -a` prints.
  static func settings(_ text: String) -> [String] {
    var settings: [String] = []
    for part in text.split(whereSeparator: { $0 == ";" || $0 == "\n" }) {
      // `intr = ^C` is one setting; the flags after the last semicolon are one each.
      let words = part.split(separator: " ").map(String.init)
      if words.contains("=") {
        settings.append(words.joined(separator: " "))
      } else if words.first != "rows" && words.first != "columns" {
        settings += words
      }
    }
    return settings
  }

  /// What is not as it was.
  func faults(since before: TerminalState) -> [String] {
    var faults: [String] = []
    let lost = before.lineDiscipline.filter { !lineDiscipline.contains($0) }
    let added = lineDiscipline.filter { !before.lineDiscipline.contains($0) }
    if !lost.isEmpty || !added.isEmpty {
      faults.append("line discipline: \(lost) became \(added)")
    }
    if isAlternateScreen != before.isAlternateScreen { faults.append("alternate screen left on") }
    if isMouseReported != before.isMouseReported { faults.append("mouse reports left on") }
    if isCursorShown != before.isCursorShown { faults.append("cursor left hidden") }
    if isKeypadApplication != before.isKeypadApplication { faults.append("keypad mode left on") }
    if areCursorKeysApplication != before.areCursorKeysApplication {
      faults.append("cursor key mode left on")
    }
    return faults
  }
}
