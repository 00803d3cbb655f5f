/// Exponential and logarithm made from `+ - * /` alone.
///
/// The C library picks other instructions on other processors, and its results differ in the last
/// bit; these do not, so a world runs the same everywhere. Both are good to about 1e-15.
enum Elementary {
  private static let log2High = 6.93147180369123816490e-01
  private static let log2Low = 1.90821492927058770002e-10
  private static let perLog2 = 1.44269504088896338700
  private static let roundingBias = 6_755_399_441_055_744.0

  /// e to the power of a number; held to powers of -700 to 700.
  static func exp(_ power: Double) -> Double {
    let held = power < -700 ? -700 : power > 700 ? 700 : power
    let doublings = (held * perLog2 + roundingBias) - roundingBias
    let rest = (held - doublings * log2High) - doublings * log2Low
    var sum = 1.0 / 479_001_600
    sum = sum * rest + 1.0 / 39_916_800
    sum = sum * rest + 1.0 / 3_628_800
    sum = sum * rest + 1.0 / 362_880
    sum = sum * rest + 1.0 / 40_320
    sum = sum * rest + 1.0 / 5_040
    sum = sum * rest + 1.0 / 720
    sum = sum * rest + 1.0 / 120
    sum = sum * rest + 1.0 / 24
    sum = sum * rest + 1.0 / 6
    sum = sum * rest + 0.5
    sum = sum * rest + 1
    sum = sum * rest + 1
    return sum * Double(bitPattern: UInt64(Int64(doublings) + 1023) << 52)
  }

  /// The natural logarithm of a normal number above 0.
  static func log(_ number: Double) -> Double {
    precondition(number >= .leastNormalMagnitude, "a logarithm needs a normal number above 0")
    let bits = number.bitPattern
    var exponent = Int64(bits >> 52) - 1023
    var mantissa = Double(bitPattern: bits & 0x000F_FFFF_FFFF_FFFF | 0x3FF0_0000_0000_0000)
    if mantissa > 1.41421356237309504880 {
      mantissa *= 0.5
      exponent += 1
    }
    let ratio = (mantissa - 1) / (mantissa + 1)
    let square = ratio * ratio
    var sum = 1.0 / 21
    sum = sum * square + 1.0 / 19
    sum = sum * square + 1.0 / 17
    sum = sum * square + 1.0 / 15
    sum = sum * square + 1.0 / 13
    sum = sum * square + 1.0 / 11
    sum = sum * square + 1.0 / 9
    sum = sum * square + 1.0 / 7
    sum = sum * square + 1.0 / 5
    sum = sum * square + 1.0 / 3
    sum = sum * square + 1
    let scale = Double(exponent)
    return scale * log2High + (2 * ratio * sum + scale * log2Low)
  }

  /// A positive number to a power.
  static func power(_ base: Double, _ exponent: Double) -> Double { exp(log(base) * exponent) }

  /// The whole number at or below a number of moderate size.
  static func floor(_ number: Double) -> Int64 {
    let cut = Int64(number)
    return Double(cut) > number ? cut - 1 : cut
  }
}
