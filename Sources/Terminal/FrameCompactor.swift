/// Makes a frame of curses shorter without changing what it shows.
///
/// Curses sets both colours of every run, goes back to normal at the end of every frame, and writes
/// each change as a sequence of its own. In 24-bit colour that is a good quarter of what it sends.
/// The compactor keeps two looks: the one that the terminal has, and the one that curses
/// wants. Changes of look only change the latter; before something is drawn or cleared, one
/// sequence brings the terminal from the one to the other. Everything else passes as it is.
package struct FrameCompactor {
  /// Whether the terminal can end one emphasis and keep the rest; a VT100 cannot.
  let endsSingly: Bool
  /// The look of the terminal; `nil` if nobody knows.
  var actual: Look?
  /// The look that curses wants.
  var wanted = Look()
  /// The frame as far as it is made.
  var output: [UInt8] = []
  /// The parameters of the change at hand; kept so that no frame allocates.
  var numbers: [Int] = []
  /// Whether the terminal is known to have ASCII in its first character set.
  private var hasPlainCharacters = false
  /// Whether it is known to draw from that set.
  private var isShiftedIn = false

  /// A compactor that knows nothing of the terminal's look.
  package init(endsSingly: Bool) {
    self.endsSingly = endsSingly
  }

  /// Forgets how the terminal looks, because somebody else may have written to it.
  package mutating func forget() {
    actual = nil
    hasPlainCharacters = false
    isShiftedIn = false
  }

  /// Shortens a frame. Frames have to come in the order they are sent.
  package mutating func compact(_ frame: [UInt8]) -> [UInt8] {
    output.removeAll(keepingCapacity: true)
    output.reserveCapacity(frame.count)
    var place = 0
    while place < frame.count {
      let byte = frame[place]
      switch byte {
      case 0x1B:
        place = takeSequence(frame, from: place)
        continue
      case 0x0D, 0x0A, 0x08, 0x00: output.append(byte)
      case 0x0E, 0x0F:
        if byte == 0x0E || !isShiftedIn { output.append(byte) }
        isShiftedIn = byte == 0x0F
      default:
        assumeLook()
        output.append(byte)
      }
      place += 1
    }
    return output
  }

  /// A sequence from its Escape on; the place after it.
  private mutating func takeSequence(_ frame: [UInt8], from start: Int) -> Int {
    guard start + 1 < frame.count else {
      output.append(0x1B)
      return start + 1
    }
    if frame[start + 1] == UInt8(ascii: "(") { return takeCharacterSet(frame, from: start) }
    if frame[start + 1] == UInt8(ascii: "]") { return Self.endOfString(frame, from: start) }
    guard frame[start + 1] == UInt8(ascii: "[") else {
      assumeLook()
      output += frame[start...start + 1]
      return start + 2
    }
    var end = start + 2
    while end < frame.count, !(0x40...0x7E).contains(frame[end]) { end += 1 }
    guard end < frame.count else {
      output += frame[start...]
      return frame.count
    }
    let parameters = frame[start + 2..<end]
    let isLook = frame[end] == UInt8(ascii: "m")
    if isLook, take(parameters) { return end + 1 }
    if !Self.movesOnly(frame[end]) { assumeLook() }
    output += frame[start...end]
    if isLook { actual = nil }
    return end + 1
  }

  /// The choice of a character set, `ESC ( B`.
  private mutating func takeCharacterSet(_ frame: [UInt8], from start: Int) -> Int {
    let end = min(start + 3, frame.count)
    let isPlain = frame[start + 2..<end].first == UInt8(ascii: "B")
    if !isPlain || !hasPlainCharacters { output += frame[start..<end] }
    hasPlainCharacters = isPlain
    return end
  }

  /// The place after a string, which is left out: all that curses sends as one is `ESC ] 104`, and
  /// that would take back the colours that the terminal's owner set.
  private static func endOfString(_ frame: [UInt8], from start: Int) -> Int {
    var place = start + 2
    while place < frame.count {
      if frame[place] == 0x07 { return place + 1 }
      if frame[place] == 0x1B { return min(place + 2, frame.count) }
      place += 1
    }
    return place
  }

  /// Whether a control sequence only moves the cursor: `A` to `H`, `` ` ``, `a`, `d`, `e` and `f`.
  private static func movesOnly(_ final: UInt8) -> Bool {
    switch final {
    case UInt8(ascii: "A")...UInt8(ascii: "H"), UInt8(ascii: "`"), UInt8(ascii: "a"),
      UInt8(ascii: "d"), UInt8(ascii: "e"), UInt8(ascii: "f"):
      true
    default: false
    }
  }
}
