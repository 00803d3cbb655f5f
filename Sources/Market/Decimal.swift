/// Whole numbers as decimal text and back: exact, and without a detour through floating point.
public enum Decimal {
  /// Ten to a power of 0 to 18.
  public static func power(_ exponent: Int) -> Int64 {
    precondition((0...18).contains(exponent), "ten to the power of 0 to 18 fits 64 bits")
    var result: Int64 = 1
    for _ in 0..<exponent { result *= 10 }
    return result
  }

  /// How many decimals a multiple of a step needs: a step of 1,000,000 out of 8 decimals needs 2.
  public static func places(ofStep step: Int64, decimals: Int) -> Int {
    var places = decimals
    var rest = step
    while places > 0, rest > 0, rest % 10 == 0 {
      rest /= 10
      places -= 1
    }
    return places
  }

  /// Units as text: `text(6_173_241, decimals: 2)` is `61,732.41`.
  ///
  /// - Parameters:
  ///   - units: The number in its smallest units.
  ///   - decimals: How many of its digits stand behind the point.
  ///   - shown: How many of those to show; the rest is cut off towards zero. All where `nil`.
  ///   - grouping: Whether thousands are parted by commas.
  public static func text(
    _ units: Int64, decimals: Int, shown: Int? = nil, grouping: Bool = true
  ) -> String {
    let places = min(shown ?? decimals, decimals)
    let scaled = units.magnitude / UInt64(power(decimals - places))
    // From the last character to the first: a screen is full of these, sixty times a second.
    var characters: [UInt8] = []
    characters.reserveCapacity(28)
    var rest = scaled
    for _ in 0..<places {
      characters.append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
    }
    if places > 0 { characters.append(UInt8(ascii: ".")) }
    var digits = 0
    repeat {
      if grouping, digits > 0, digits % 3 == 0 { characters.append(UInt8(ascii: ",")) }
      characters.append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
      digits += 1
    } while rest > 0
    if units < 0, scaled > 0 { characters.append(UInt8(ascii: "-")) }
    characters.reverse()
    return String(decoding: characters, as: UTF8.self)
  }

  /// Text as units: `units("61,732.41", decimals: 2)` is 6,173,241.
  ///
  /// Commas, spaces and underscores between digits are passed over. Gives `nil` where the text is
  /// no such number, has a sign, has more decimals than there are, or does not fit.
  public static func units(_ text: String, decimals: Int) -> Int64? {
    var result: Int64 = 0
    var places: Int?
    var digits = 0
    for character in text {
      if let digit = character.wholeNumberValue, character.isASCII {
        if let known = places {
          guard known < decimals else { return nil }
          places = known + 1
        }
        guard let next = append(digit, to: result) else { return nil }
        result = next
        digits += 1
      } else if character == ".", places == nil {
        places = 0
      } else if character != ",", character != " ", character != "_" {
        return nil
      }
    }
    guard digits > 0 else { return nil }
    for _ in (places ?? 0)..<decimals {
      guard let next = append(0, to: result) else { return nil }
      result = next
    }
    return result
  }

  private static func append(_ digit: Int, to number: Int64) -> Int64? {
    let (scaled, overflow) = number.multipliedReportingOverflow(by: 10)
    let (sum, carried) = scaled.addingReportingOverflow(Int64(digit))
    return overflow || carried ? nil : sum
  }
}
