/// Mouse reports.
extension InputDecoder {
  /// The report `ESC [ < b ; x ; y M` (or `m` when a button came up), places counted from 1.
  mutating func takeMouse(_ parameters: ControlParameters, isRelease: Bool) {
    guard parameters.count == 3, parameters.intermediate == nil else { return }
    report(
      code: parameters[0], isRelease: isRelease, column: parameters[1] - 1, row: parameters[2] - 1)
  }

  /// One of the three bytes after `ESC [ M`: button, column and row, each 32 too large.
  mutating func takeLegacyMouse(_ byte: UInt8) {
    guard byte >= 0x20 else { return abandon(byte) }
    sequence.append(byte)
    guard sequence.count == 3 else { return }
    let code = Int(sequence[0]) - 32
    let (column, row) = (Int(sequence[1]) - 33, Int(sequence[2]) - 33)
    // Which button came up is not said; only the left one is used without modern reports.
    let isRelease = code & 0b1100_0011 == 3
    report(code: isRelease ? code & ~3 : code, isRelease: isRelease, column: column, row: row)
    reset()
  }

  /// Bits 0, 1: the button; 2, 3, 4: Shift, Alt, Control; 5: it moved; 6: the wheel; 7: more
  /// buttons.
  private mutating func report(code: Int, isRelease: Bool, column: Int, row: Int) {
    guard code >= 0, code < 128, (0...9999).contains(column), (0...9999).contains(row) else {
      return
    }
    let action: MouseReport.Action
    if code & 64 != 0 {
      // Wheels that turn sideways (2 and 3) mean nothing here.
      guard code & 3 < 2, !isRelease else { return }
      action = code & 3 == 0 ? .wheelUp : .wheelDown
    } else {
      let buttons: [MouseReport.Button] = [.left, .middle, .right]
      guard code & 3 < buttons.count else { return }
      let button = buttons[code & 3]
      action = isRelease ? .release(button) : code & 32 != 0 ? .drag(button) : .press(button)
    }
    var held: Modifiers = []
    if code & 4 != 0 { held.insert(.shift) }
    if code & 8 != 0 { held.insert(.alt) }
    if code & 16 != 0 { held.insert(.control) }
    events.append(.mouse(MouseReport(action, column: column, row: row, held)))
  }
}
