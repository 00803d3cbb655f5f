import Canvas
import Testing

@Suite("Scales")
struct ScaleTests {
  @Test("the ends are the first and the last step, and what is outside is told apart")
  func steps() {
    let scale = Scale(low: 100, high: 200, steps: 11)
    #expect((100...200).filter { $0 % 10 == 0 }.map(scale.step) == Array(0...10))
    #expect(scale.step(of: 104) == 0 && scale.step(of: 105) == 1)
    #expect(scale.step(of: 99) == -1 && scale.step(of: 201) == 11)
    #expect(Scale(low: 5, high: 5, steps: 9).step(of: 5) == 4)
    #expect(Scale(low: 9, high: 1, steps: 0) == Scale(low: 1, high: 9, steps: 1))
    let all = Scale(low: Int.min, high: Int.max, steps: 100)
    #expect(all.step(of: Int.min) == 0 && all.step(of: Int.max) == 99 && all.step(of: 0) == 50)
  }

  @Test(
    "marks are round, within the scale, and as many as fit",
    arguments: [
      (6170, 6190, 5, [6170, 6175, 6180, 6185, 6190]), (6171, 6189, 4, [6175, 6180, 6185]),
      (0, 100, 3, [0, 50, 100]), (-7, 12, 4, [-5, 0, 5, 10]), (-7, 12, 2, [0, 10]),
      (3, 3, 2, [3]), (7, 9, 9, [7, 8, 9]), (11, 19, 1, [15]), (21, 24, 0, []),
    ] as [(Int, Int, Int, [Int])])
  func marks(low: Int, high: Int, count: Int, expected: [Int]) {
    #expect(Scale(low: low, high: high, steps: 10).marks(atMost: count) == expected)
  }

  @Test("marks never exceed their number, even over all integers")
  func bounds() {
    for (low, high) in [(Int.min, Int.max), (0, Int.max), (Int.min, -1), (-1, 1), (99, 100_001)] {
      for count in 1...9 {
        let marks = Scale(low: low, high: high, steps: 10).marks(atMost: count)
        #expect(marks.count <= count)
        #expect(marks.allSatisfy { $0 >= low && $0 <= high })
      }
    }
  }
}
