/// The parameters of a control sequence: numbers between its introducer and its last byte.
struct ControlParameters {
  /// One of `<`, `=`, `>` and `?` before the numbers.
  private(set) var prefix: UInt8?
  /// A byte between the numbers and the last one, such as `$`.
  private(set) var intermediate: UInt8?
  private var numbers: [Int] = []
  private var details: [Int] = []

  /// No number is larger; what is counts as this.
  private static let largest = 1_000_000

  /// Reads the bytes after the introducer; `nil` if they are not in order.
  init?(_ bytes: [UInt8]) {
    var number: Int?
    var detail: Int?
    var isDetail = false
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        guard intermediate == nil else { return nil }
        let digit = Int(byte - UInt8(ascii: "0"))
        if isDetail {
          detail = min((detail ?? 0) * 10 + digit, Self.largest)
        } else {
          number = min((number ?? 0) * 10 + digit, Self.largest)
        }
      case UInt8(ascii: ":"):
        // Only the first detail of a number is of interest: the kind of key event.
        isDetail = true
      case UInt8(ascii: ";"):
        guard intermediate == nil else { return nil }
        add(number, detail)
        (number, detail, isDetail) = (nil, nil, false)
      case 0x3C...0x3F:
        guard index == 0 else { return nil }
        prefix = byte
      case 0x20...0x2F:
        intermediate = byte
      default:
        return nil
      }
    }
    if !numbers.isEmpty || number != nil { add(number, detail) }
  }

  private mutating func add(_ number: Int?, _ detail: Int?) {
    numbers.append(number ?? 0)
    details.append(detail ?? 0)
  }

  /// How many numbers there are.
  var count: Int { numbers.count }

  /// A number by its place; 0 where there is none.
  subscript(index: Int) -> Int { index < numbers.count ? numbers[index] : 0 }

  /// Whether it is numbers alone.
  var isPlain: Bool { prefix == nil && intermediate == nil }

  /// Whether the sequence says that a key came up again.
  var isKeyRelease: Bool { details.count > 1 && details[1] == 3 }

  /// The keys held, which the second number says (`1;5A` is Control).
  var modifiers: Modifiers { Self.modifiers(coded: self[1]) }

  /// The keys held after `ESC O`, where some terminals send only that number.
  var shiftedModifiers: Modifiers { Self.modifiers(coded: count == 1 ? self[0] : self[1]) }

  /// The keys held, from the number that stands for them: one more than the sum of 1 for Shift, 2
  /// for Alt, 4 for Control, and 32 for Meta.
  static func modifiers(coded number: Int) -> Modifiers {
    guard number > 1 else { return [] }
    let bits = number - 1
    var held: Modifiers = []
    if bits & 1 != 0 { held.insert(.shift) }
    if bits & (2 | 32) != 0 { held.insert(.alt) }
    if bits & 4 != 0 { held.insert(.control) }
    return held
  }
}
