import Desk
import Market
import Testing

@testable import Screens

@Suite("Numbers cut to their room")
struct NumberTests {
  private let bitcoin = Fixture.instruments[0]
  private let heft = Fixture.instruments[2]

  @Test(
    "keep three decimals, then fewer, then letters",
    arguments: [
      (50_000, 6, "0.500"), (481_100, 6, "4.811"), (9_999_999, 6, "99.999"),
      (12_345_678, 6, "123.45"), (20_000_000_000, 6, "200000"), (20_000_000_000, 5, "200k"),
      (22, 6, "0.0002"), (22, 7, "0.0002"), (1, 7, "0.00001"), (22, 5, "<.001"), (0, 6, "0"),
      (123_456_700_000, 5, "1234k"), (123_456_700_000, 4, "1.2M"),
    ])
  func compact(lots: Int64, width: Int, text: String) {
    #expect(NumberText.compact(Quantity(lots: lots), of: bitcoin, width: width) == text)
  }

  @Test("never take more room than there is, and never show something as nothing")
  func room() {
    var random = SplitMix(5)
    for _ in 0..<4_000 {
      let lots = random.pick(1...9) * [1, 10, 1_000, 100_000, 10_000_000][Int(random.pick(0...4))]
      let width = Int(random.pick(5...9))
      for instrument in [bitcoin, heft] {
        let text = NumberText.compact(Quantity(lots: lots), of: instrument, width: width)
        #expect(text.utf8.count <= width, "\(text) in \(width)")
        let digits = text.filter(\.isNumber)
        #expect(digits.contains { $0 != "0" } || text.hasPrefix("<"), "\(lots) is \(text)")
      }
    }
  }

  @Test("drop the noughts at the end where all decimals are meant")
  func short() {
    #expect(NumberText.short(Quantity(lots: 50_000), of: bitcoin) == "0.5")
    #expect(NumberText.short(Quantity(lots: 381_134), of: bitcoin) == "3.81134")
    #expect(NumberText.short(Quantity(lots: 1_200_000), of: bitcoin) == "12")
    #expect(NumberText.short(Quantity(lots: 20_000), of: heft) == "20000")
    #expect(NumberText.short(.zero, of: bitcoin) == "0")
    #expect(NumberText.short(Quantity(lots: .max), of: bitcoin) == ">")
  }

  @Test("carry their sign")
  func signs() {
    #expect(NumberText.percent(basisPoints: 124) == "+1.24%")
    #expect(NumberText.percent(basisPoints: -7) == "-0.07%")
    #expect(NumberText.signed(Money(units: 31_240_000_000), of: Fixture.assets[0]) == "+312.40")
    #expect(NumberText.signed(Money(units: -5_000_000), of: Fixture.assets[0]) == "-0.05")
    // Too little to be shown is neither gain nor loss.
    #expect(NumberText.signed(Money(units: -780_000), of: Fixture.assets[0]) == "0.00")
    #expect(NumberText.signed(Money(units: 780_000), of: Fixture.assets[0]) == "0.00")
    #expect(NumberText.signed(.zero, of: Fixture.assets[0]) == "0.00")
    #expect(NumberText.rounded(912) == 910 && NumberText.rounded(99) == 99)
    #expect(NumberText.rounded(12_345) == 12_000 && NumberText.rounded(0) == 0)
  }
}

@Suite("Scales")
struct ScaleTests {
  @Test("are round and never too small")
  func round() {
    for value in Int64(0)...3_000 {
      let coarse = RoundNumber.ceiling(value)
      let fine = RoundNumber.fineCeiling(value)
      #expect(coarse >= value && coarse <= max(1, value * 5 / 2), "\(value): \(coarse)")
      #expect(fine >= value && fine <= max(10, value * 4 / 3), "\(value): \(fine)")
      #expect(RoundNumber.floor(value) <= max(1, value))
    }
    #expect(RoundNumber.ceiling(3) == 5 && RoundNumber.ceiling(501) == 1_000)
    #expect(RoundNumber.floor(499) == 200 && RoundNumber.floor(500) == 500)
    #expect(RoundNumber.ceiling(.max) == .max && RoundNumber.fineCeiling(.max) == .max)
  }

  @Test("of prices hold what they were made for, in order, on their rows")
  func prices() {
    var random = SplitMix(11)
    for _ in 0..<500 {
      let low = random.pick(1...6_000_000)
      let high = low + random.pick(0...90_000)
      let rows = Int(random.pick(1...40))
      let scale = PriceScale(low: low, high: high, rows: rows)
      #expect(scale.low <= low && scale.high >= high && scale.high > scale.low)
      for ticks in [low, (low + high) / 2, high] {
        #expect((0..<rows).contains(scale.row(ticks)), "\(low)...\(high) in \(rows)")
      }
      #expect(scale.row(low) >= scale.row(high))
      #expect(scale.labels.allSatisfy { $0 >= scale.low && $0 <= scale.high })
      #expect(!scale.labels.isEmpty && scale.labels.count <= rows + 2)
    }
  }
}
