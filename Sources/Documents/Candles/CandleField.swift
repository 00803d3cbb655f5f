internal import Market

/// A field of a line, and where it stands.
struct CandleField {
  /// What is written there, without blanks and quotes around it.
  let text: String
  /// The column, from 1, counted in bytes.
  let column: Int

  /// The fields of a line.
  static func fields(of line: ArraySlice<UInt8>, separator: UInt8) -> [CandleField] {
    var fields: [CandleField] = []
    for part in line.split(separator: separator, omittingEmptySubsequences: false) {
      let isPlain = { (byte: UInt8) in byte != 0x20 && byte != 0x09 && byte != 0x22 }
      let first = part.firstIndex(where: isPlain) ?? part.endIndex
      let last = part.lastIndex(where: isPlain) ?? first
      let core = first < part.endIndex ? part[first...last] : []
      let start = (first < part.endIndex ? first : part.startIndex) - line.startIndex
      fields.append(CandleField(text: String(decoding: core, as: UTF8.self), column: start + 1))
    }
    return fields
  }

  /// The text as problems show it.
  var shown: String { String(text.prefix(30)) }

  /// The field as milliseconds since 1970, from 2000 to 2099; `nil` where it is no moment.
  var milliseconds: Int64? {
    let range: ClosedRange<Int64> = 946_684_800_000...4_102_444_799_999
    var digits = text[...]
    // A whole number may be written as one with a fraction of nothing.
    if let point = digits.firstIndex(of: "."), point > digits.startIndex,
      digits[point...].dropFirst().allSatisfy({ $0 == "0" })
    {
      digits = digits[..<point]
    }
    if let number = Int64(digits), number >= 0 {
      let scaled =
        switch number {
        case ..<100_000_000_000: number.multipliedReportingOverflow(by: 1_000).partialValue
        case ..<100_000_000_000_000: number
        case ..<100_000_000_000_000_000: number / 1_000
        default: number / 1_000_000
        }
      return range.contains(scaled) ? scaled : nil
    }
    guard text.utf8.count >= 10, text.utf8.count <= 40 else { return nil }
    var moment = text
    for ending in [" UTC", "+00:00", "Z"] where moment.hasSuffix(ending) {
      moment.removeLast(ending.count)
    }
    if moment.utf8.count == 10 { moment += "T00:00:00" }
    if moment.utf8.count == 16 { moment += ":00" }
    guard let instant = MomentText.moment(moment + "Z") else { return nil }
    return instant.nanoseconds / 1_000_000
  }

  /// The field as units of a price, and how many decimals it has; `nil` where it is none.
  ///
  /// Digits beyond the eighth decimal are cut off: programs write them for prices that had two.
  var units: (Int64, decimals: Int)? {
    guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E }) else {
      return nil
    }
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let fraction = parts.count > 1 ? parts[1].prefix(CandleBar.decimals) : ""
    let written = parts[0].isEmpty ? "0.\(fraction)" : "\(parts[0]).\(fraction)"
    guard let units = Decimal.units(written, decimals: CandleBar.decimals) else { return nil }
    var decimals = fraction.count
    for digit in fraction.reversed() where decimals > 0 {
      if digit != "0" { break }
      decimals -= 1
    }
    return (units, decimals)
  }
}
