import Market
import Testing

@Suite struct DecimalTests {
  @Test(
    arguments: [
      (6_173_241, 2, "61,732.41"), (0, 2, "0.00"), (5, 2, "0.05"), (-5, 2, "-0.05"),
      (-123_456_789, 4, "-12,345.6789"), (999, 0, "999"), (1_000, 0, "1,000"),
      (.max, 0, "9,223,372,036,854,775,807"), (.min, 0, "-9,223,372,036,854,775,808"),
      (.min, 18, "-9.223372036854775808"), (1, 12, "0.000000000001"),
    ] as [(Int64, Int, String)])
  func unitsAsText(units: Int64, decimals: Int, text: String) {
    #expect(Decimal.text(units, decimals: decimals) == text)
    let plain = Decimal.text(units, decimals: decimals, grouping: false)
    #expect(plain == text.filter { $0 != "," })
  }

  @Test(
    arguments: [
      (123_456, 4, 2, "12.34"), (123_456, 4, 0, "12"), (-123_456, 4, 2, "-12.34"),
      (-9, 4, 2, "0.00"), (123, 2, 9, "1.23"),
    ] as [(Int64, Int, Int, String)])
  func whatIsNotShownIsCutOffTowardsZero(
    units: Int64, decimals: Int, shown: Int, text: String
  ) {
    #expect(Decimal.text(units, decimals: decimals, shown: shown) == text)
  }

  @Test(
    arguments: [
      ("61,732.41", 2, 6_173_241), ("61732.41", 2, 6_173_241), ("1", 8, 100_000_000), ("0.5", 1, 5),
      (".5", 1, 5), ("5.", 1, 50), ("1_000", 0, 1_000), ("1 000", 0, 1_000), ("007", 0, 7),
      ("9223372036854775807", 0, .max), ("9.223372036854775807", 18, .max),
    ] as [(String, Int, Int64)])
  func textAsUnits(text: String, decimals: Int, units: Int64) {
    #expect(Decimal.units(text, decimals: decimals) == units)
  }

  @Test(arguments: [
    ("", 2), (".", 2), ("-1", 2), ("+1", 2), ("1.234", 2), ("1.2.3", 4), ("1e5", 2), ("abc", 2),
    ("１", 2), ("٣", 2), ("9223372036854775808", 0), ("92233720368547758.08", 3), ("1.0", 0),
  ])
  func whatIsNoSuchNumber(text: String, decimals: Int) {
    #expect(Decimal.units(text, decimals: decimals) == nil)
  }

  @Test(arguments: 0...12)
  func textAndBackIsTheSame(decimals: Int) {
    var number: Int64 = 1
    while number < .max / 11 {
      for units in [number, number - 1, number * 7 + 3] {
        let text = Decimal.text(units, decimals: decimals)
        #expect(Decimal.units(text, decimals: decimals) == units)
      }
      number *= 10
    }
  }

  @Test func aStepNeedsAsManyDecimals() {
    #expect(Decimal.places(ofStep: 1_000_000, decimals: 8) == 2)
    #expect(Decimal.places(ofStep: 1, decimals: 8) == 8)
    #expect(Decimal.places(ofStep: 500_000, decimals: 8) == 3)
    #expect(Decimal.places(ofStep: 100_000_000, decimals: 8) == 0)
    #expect(Decimal.places(ofStep: 1_000_000_000, decimals: 8) == 0)
    #expect(Decimal.power(0) == 1 && Decimal.power(18) == 1_000_000_000_000_000_000)
  }
}
