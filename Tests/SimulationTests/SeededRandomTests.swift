import Testing

@testable import Simulation

@Suite struct SeededRandomTests {
  @Test func sameSeedGivesSameNumbersAndKnownOnes() {
    var one = SeededRandom(seed: 7)
    var other = SeededRandom(seed: 7)
    var third = SeededRandom(seed: 8)
    let first = (0..<8).map { _ in one.next() }
    #expect(first == (0..<8).map { _ in other.next() })
    #expect(first != (0..<8).map { _ in third.next() })
  }

  @Test func agentsStreamsDiffer() {
    var seen: [UInt64] = []
    for market in 0..<8 {
      for agent in 0..<32 {
        var random = SeededRandom(seed: 1, market: market, agent: agent)
        seen.append(random.next())
      }
    }
    #expect(Set(seen).count == seen.count)
  }

  // The figures on the right are correctly rounded to the last bit or the one before.
  @Test(arguments: [
    (-650.0, 5.111951948651156e-283), (-20.0, 2.061153622438558e-09),
    (-1.5, 0.22313016014842982), (-0.3, 0.7408182206817179), (-1e-09, 0.999999999), (0.0, 1.0),
    (1e-12, 1.000000000001), (0.2, 1.2214027581601699), (1.0, 2.718281828459045),
    (3.7, 40.4473043600674), (25.0, 72004899337.38588), (690.0, 4.60460640478299e+299),
  ])
  func exponentialIsKnown(power: Double, value: Double) {
    #expect(abs(Elementary.exp(power) / value - 1) < 4e-15)
  }

  @Test(arguments: [
    (1e-300, -690.7755278982137), (1e-09, -20.72326583694641), (0.3, -1.2039728043259361),
    (0.7071, -0.346583180371942), (0.999999, -1.000000500029089e-06), (1.0, 0.0),
    (1.0000001, 9.999999505838704e-08), (1.41422, 0.34657814235925116),
    (2.0, 0.6931471805599453), (77.0, 4.343805421853684), (1e+200, 460.51701859880916),
  ])
  func logarithmIsKnown(number: Double, value: Double) {
    #expect(abs(Elementary.log(number) - value) <= 4e-16 * max(1, abs(value)))
  }

  @Test(arguments: [
    (0.5, 0.0), (0.975, 1.959963984540054), (0.025, -1.959963984540054),
    (1e-10, -6.361340902404056), (0.9, 1.2815515655446004), (1e-15, -7.941345326170997),
  ])
  func normalQuantileIsKnown(probability: Double, value: Double) {
    #expect(abs(SeededRandom.normalQuantile(probability) - value) < 1e-11)
  }

  @Test func floorGoesDownOnBothSidesOfZero() {
    #expect(Elementary.floor(2.5) == 2)
    #expect(Elementary.floor(-2.5) == -3)
    #expect(Elementary.floor(-2) == -2)
  }

  @Test func lawsHaveTheirMomentsAndTails() {
    var random = SeededRandom(seed: 3)
    let count = 200_000
    var normal = (0.0, 0.0)
    var student = (0.0, 0)
    var exponential = 0.0
    var paretoAbove = 0
    for _ in 0..<count {
      let value = random.normal()
      normal.0 += value
      normal.1 += value * value
      let jump = random.studentT3()
      student.0 += min(jump * jump, 400)
      student.1 += abs(jump) > 4 ? 1 : 0
      exponential += random.exponential()
      paretoAbove += random.pareto(exponent: 1.5) > 100 ? 1 : 0
    }
    let total = Double(count)
    #expect(abs(normal.0 / total) < 0.01)
    #expect(abs(normal.1 / total - 1) < 0.02)
    #expect(abs(student.0 / total - 1) < 0.15)
    // Beyond four deviations of its own, t(3) has 0.6 %; a normal law would have 0.006 %.
    #expect((0.004...0.008).contains(Double(student.1) / total))
    #expect(abs(exponential / total - 1) < 0.02)
    #expect((0.0007...0.0013).contains(Double(paretoAbove) / total))
  }

  @Test func belowStaysBelowAndReachesAll() {
    var random = SeededRandom(seed: 4)
    var seen = [Int](repeating: 0, count: 7)
    for _ in 0..<7_000 { seen[random.below(7)] += 1 }
    #expect(seen.allSatisfy { (850...1150).contains($0) })
  }
}
