// Each law takes a fixed count of draws, so that what is drawn next never depends on what came out.
extension SeededRandom {
  /// Evenly between 0 and 1, both excluded. One draw.
  public mutating func uniform() -> Double {
    (Double(next() >> 12) + 0.5) * (1.0 / 4_503_599_627_370_496)
  }

  /// A whole number from 0 up to, not including, a bound. One draw.
  public mutating func below(_ bound: Int) -> Int {
    precondition(bound > 0, "a bound is above 0")
    return Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// Whether something of a given probability happens. One draw.
  public mutating func happens(_ probability: Double) -> Bool { uniform() < probability }

  /// Exponential with mean 1. One draw.
  public mutating func exponential() -> Double { -Elementary.log(uniform()) }

  /// Normal with mean 0 and deviation 1. One draw.
  public mutating func normal() -> Double { Self.normalQuantile(uniform()) }

  /// Lognormal: e to a normal number of this mean and deviation. One draw.
  public mutating func logNormal(mean: Double, deviation: Double) -> Double {
    Elementary.exp(mean + deviation * normal())
  }

  /// Pareto: at least 1, above x with probability x to the power of minus the exponent. One draw.
  public mutating func pareto(exponent: Double) -> Double {
    Self.pareto(exponent: exponent, at: uniform())
  }

  /// The Pareto number of an even one between 0 and 1: the higher that is, the lower it is.
  static func pareto(exponent: Double, at share: Double) -> Double {
    Elementary.power(share, -1 / exponent)
  }

  /// Student's t with 3 degrees of freedom, scaled to a deviation of 1. Four draws.
  public mutating func studentT3() -> Double {
    let top = normal()
    let first = normal()
    let second = normal()
    let third = normal()
    let square = first * first + second * second + third * third
    // The variance of t(3) is 3, and the mean square below is divided by 3: both cancel.
    return top / (square > 1e-9 ? square : 1e-9).squareRoot()
  }

  /// The normal quantile, by Wichura's algorithm AS 241, good to about 1e-15.
  static func normalQuantile(_ probability: Double) -> Double {
    let offset = probability - 0.5
    if offset >= -0.425, offset <= 0.425 {
      let rest = 0.180625 - offset * offset
      return offset * polynomial(centreTop, rest) / polynomial(centreBottom, rest)
    }
    let tail = offset < 0 ? probability : 1 - probability
    let root = (-Elementary.log(tail)).squareRoot()
    let value =
      root <= 5
      ? polynomial(middleTop, root - 1.6) / polynomial(middleBottom, root - 1.6)
      : polynomial(farTop, root - 5) / polynomial(farBottom, root - 5)
    return offset < 0 ? -value : value
  }

  private typealias Octet = (Double, Double, Double, Double, Double, Double, Double, Double)

  @inline(__always)
  private static func polynomial(_ factors: Octet, _ value: Double) -> Double {
    var sum = factors.7
    sum = sum * value + factors.6
    sum = sum * value + factors.5
    sum = sum * value + factors.4
    sum = sum * value + factors.3
    sum = sum * value + factors.2
    sum = sum * value + factors.1
    return sum * value + factors.0
  }

  private static var centreTop: Octet {
    (
      3.3871328727963666080e0, 1.3314166789178437745e+2, 1.9715909503065514427e+3,
      1.3731693765509461125e+4, 4.5921953931549871457e+4, 6.7265770927008700853e+4,
      3.3430575583588128105e+4, 2.5090809287301226727e+3
    )
  }
  private static var centreBottom: Octet {
    (
      1, 4.2313330701600911252e+1, 6.8718700749205790830e+2, 5.3941960214247511077e+3,
      2.1213794301586595867e+4, 3.9307895800092710610e+4, 2.8729085735721942674e+4,
      5.2264952788528545610e+3
    )
  }
  private static var middleTop: Octet {
    (
      1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0,
      3.64784832476320460504e0, 1.27045825245236838258e0, 2.41780725177450611770e-1,
      2.27238449892691845833e-2, 7.74545014278341407640e-4
    )
  }
  private static var middleBottom: Octet {
    (
      1, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
      1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4,
      1.05075007164441684324e-9
    )
  }
  private static var farTop: Octet {
    (
      6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0,
      2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
      2.71155556874348757815e-5, 2.01033439929228813265e-7
    )
  }
  private static var farBottom: Octet {
    (
      1, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
      7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
      2.04426310338993978564e-15
    )
  }
}
