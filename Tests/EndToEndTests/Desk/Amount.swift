/// A decimal number as the screen writes it, exact: `61,732.41`, `-0.05`.
struct Amount: Comparable, CustomStringConvertible {
  /// How many of the smallest parts a whole has.
  private static let scale: Int128 = 1_000_000_000_000

  private var parts: Int128

  private init(parts: Int128) { self.parts = parts }

  /// The number a text says, or nil where it says none.
  init?(_ text: some StringProtocol) {
    var digits = String(text.filter { $0 != "," })
    let isNegative = digits.hasPrefix("-")
    if isNegative || digits.hasPrefix("+") { digits.removeFirst() }
    let halves = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard halves.count <= 2, let whole = Int128(halves[0]), whole >= 0 else { return nil }
    var parts = whole * Self.scale
    if halves.count == 2 {
      guard !halves[1].isEmpty, halves[1].count <= 12,
        let fraction = Int128(halves[1] + String(repeating: "0", count: 12 - halves[1].count)),
        fraction >= 0
      else { return nil }
      parts += fraction
    }
    self.parts = isNegative ? -parts : parts
  }

  /// Nothing.
  static let zero = Amount(parts: 0)

  static func < (left: Amount, right: Amount) -> Bool { left.parts < right.parts }
  static func + (left: Amount, right: Amount) -> Amount { Amount(parts: left.parts + right.parts) }
  static func - (left: Amount, right: Amount) -> Amount { Amount(parts: left.parts - right.parts) }

  /// The product; exact as long as the factors have no more than twelve places together.
  static func * (left: Amount, right: Amount) -> Amount {
    let product = left.parts.multipliedFullWidth(by: right.parts)
    return Amount(parts: Self.scale.dividingFullWidth(product).quotient)
  }

  var description: String {
    let magnitude = parts.magnitude
    let fraction = String(magnitude % Self.scale.magnitude + Self.scale.magnitude).dropFirst()
    return "\(parts < 0 ? "-" : "")\(magnitude / Self.scale.magnitude).\(fraction)"
  }
}
