import Canvas
import Testing

@Suite("Layout")
struct LayoutTests {
  @Test("fixed first, then the least, then shares")
  func shares() {
    #expect(split(20, into: [.fixed(5), .weight(1), .weight(2)]) == [5, 5, 10])
    #expect(split(10, into: [.weight(1), .weight(1), .weight(1)]) == [3, 4, 3])
    #expect(split(30, into: [.minimum(10), .minimum(4, weight: 3)]) == [14, 16])
    #expect(split(9, into: [.fixed(3), .fixed(3)]) == [3, 3])
    #expect(split(0, into: [.fixed(3), .weight(1)]) == [0, 0])
    #expect(split(-7, into: [.weight(1)]) == [0])
    #expect(split(7, into: []) == [])
    #expect(split(7, into: [.fixed(-2), .weight(-1), .weight(0), .weight(1)]) == [0, 0, 0, 7])
  }

  @Test("where there is too little room, the first come first")
  func tooSmall() {
    #expect(split(7, into: [.fixed(5), .minimum(5), .weight(1)]) == [5, 2, 0])
  }

  @Test("no cell is lost and none invented")
  func sums() {
    var state: UInt64 = 42
    func next(_ bound: UInt64) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % bound)
    }
    for _ in 0..<2_000 {
      let lengths = (0...next(6)).map { _ -> Length in
        switch next(3) {
        case 0: .fixed(next(12))
        case 1: .minimum(next(12), weight: next(4))
        default: .weight(next(5))
        }
      }
      let total = next(60)
      let cells = split(total, into: lengths)
      let sum = cells.reduce(0, +)
      #expect(cells.count == lengths.count && cells.allSatisfy { $0 >= 0 } && sum <= total)
      let isElastic = lengths.contains {
        switch $0 {
        case .fixed: false
        case .minimum(_, let weight), .weight(let weight): weight > 0
        }
      }
      if isElastic { #expect(sum == total, "\(total) into \(lengths) gave \(cells)") }
    }
  }

  @Test("rows and columns lie side by side within the rectangle")
  func rects() {
    let rect = Rect(x: 3, y: 2, width: 11, height: 5)
    #expect(
      rect.columns([.fixed(4), .weight(1)], gap: 1) == [
        Rect(x: 3, y: 2, width: 4, height: 5), Rect(x: 8, y: 2, width: 6, height: 5),
      ])
    #expect(
      rect.rows([.weight(1), .fixed(2)]) == [
        Rect(x: 3, y: 2, width: 11, height: 3), Rect(x: 3, y: 5, width: 11, height: 2),
      ])
    let tiny = Rect(x: 3, y: 2, width: 1, height: 1)
    for part in tiny.columns([.fixed(2), .fixed(2), .weight(1)], gap: 3) {
      #expect(part.isEmpty || tiny.intersection(part) == part)
    }
  }

  @Test("single rows, and the middle")
  func parts() {
    let rect = Rect(x: 1, y: 1, width: 10, height: 4)
    #expect(rect.row(3) == Rect(x: 1, y: 4, width: 10, height: 1))
    #expect(rect.row(4).isEmpty && rect.row(-1).isEmpty)
    #expect(rect.centred(Size(width: 4, height: 2)) == Rect(x: 4, y: 2, width: 4, height: 2))
    #expect(rect.centred(Size(width: 40, height: 20)) == rect)
    #expect(Rect(x: 0, y: 0, width: 3, height: 1).inset(by: 2).isEmpty)
  }
}
