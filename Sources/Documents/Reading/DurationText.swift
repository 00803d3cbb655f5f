import Market

/// Lengths of time as text: `5m55s`, `1h30m`, `2d`, `250ms`, `1.5s`. Exact to the nanosecond.
enum DurationText {
  /// The units, longest first, with their nanoseconds.
  private static let units: [(name: String, nanoseconds: Int64)] = [
    ("d", 86_400_000_000_000), ("h", 3_600_000_000_000), ("m", 60_000_000_000),
    ("s", 1_000_000_000), ("ms", 1_000_000), ("us", 1_000),
  ]

  /// What a length of time may be, for messages.
  static let allowed = "a length of time with its units, such as 20s, 5m55s, 1h30m, 2d or 250ms"

  /// The length that a text names; `nil` where it names none.
  ///
  /// Units come longest first and each once; only the last number may have a fraction.
  static func span(_ text: String) -> TimeSpan? {
    var rest = Substring(text)
    var longest = units.startIndex
    var sum: Int64 = 0
    guard !rest.isEmpty else { return nil }
    while !rest.isEmpty {
      let number = rest.prefix { $0 == "." || $0 == "_" || ("0"..."9").contains($0) }
      rest = rest.dropFirst(number.count)
      let name = rest.prefix { !(("0"..."9").contains($0) || $0 == ".") }
      rest = rest.dropFirst(name.count)
      guard let unit = units[longest...].firstIndex(where: { $0.name == name }),
        rest.isEmpty || !number.contains("."),
        let nanoseconds = product(number, units[unit].nanoseconds)
      else { return nil }
      longest = unit + 1
      let (next, overflow) = sum.addingReportingOverflow(nanoseconds)
      guard !overflow else { return nil }
      sum = next
    }
    return TimeSpan(nanoseconds: sum)
  }

  /// A number of up to nine decimals times a unit; `nil` where that is no whole number.
  private static func product(_ number: Substring, _ unit: Int64) -> Int64? {
    guard let billionths = Decimal.units(String(number), decimals: 9) else { return nil }
    let (value, rest) = (Int128(billionths) * Int128(unit))
      .quotientAndRemainder(dividingBy: 1_000_000_000)
    return rest == 0 ? Int64(exactly: value) : nil
  }

  /// A length as a person would write it, such as `5m55s`.
  static func text(_ span: TimeSpan) -> String {
    var rest = span.nanoseconds.magnitude
    var text = span.nanoseconds < 0 ? "-" : ""
    for (name, nanoseconds) in units where rest >= nanoseconds {
      text += "\(rest / UInt64(nanoseconds))\(name)"
      rest %= UInt64(nanoseconds)
    }
    if rest > 0 { text += "\(rest)ns" }
    return text.isEmpty || text == "-" ? "0s" : text
  }
}
