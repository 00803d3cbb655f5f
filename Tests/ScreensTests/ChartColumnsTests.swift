import Canvas
import Desk
import Market
import Testing

@testable import Screens

@Suite("Columns of the chart")
struct ChartColumnsTests {
  private let area = Rect(x: 10, y: 0, width: 20, height: 5)

  private func columns(now: Int64, halts: [(Int64, Int64?)]) -> ChartColumns {
    ChartColumns(
      area: area, interval: .seconds(5), now: at(now),
      halts: halts.map { HaltSpan(start: at($0), end: $1.map(at)) })
  }

  private func at(_ seconds: Int64) -> Instant { .epoch + .seconds(seconds) }

  @Test("without a halt every interval has a column, the present the last one")
  func steady() {
    let columns = columns(now: 1_002, halts: [])
    #expect(columns.x(of: at(1_002)) == 29)
    #expect(columns.x(of: at(999)) == 28)
    #expect(columns.x(of: at(905)) == 10)
    #expect(columns.x(of: at(904)) == nil)
    #expect(columns.x(of: at(1_005)) == nil)
    #expect(columns.halted.isEmpty)
  }

  @Test("a long halt takes three columns, and what came before it is in sight")
  func halted() {
    let columns = columns(now: 1_002, halts: [(602, 990)])
    #expect(columns.x(of: at(990)) == 27)
    #expect(columns.halted == [24, 25, 26])
    #expect(columns.x(of: at(601)) == 23)
    #expect(columns.x(of: at(595)) == 22)
    #expect(columns.x(of: at(700)) == nil)
  }

  @Test("a halt that goes on ends at the present")
  func goesOn() {
    let columns = columns(now: 1_002, halts: [(602, nil)])
    #expect(columns.halted == [27, 28, 29])
    #expect(columns.x(of: at(601)) == 26)
  }

  @Test("a short halt is as long as it was; two halts are two gaps")
  func several() {
    let columns = columns(now: 1_002, halts: [(700, 950), (970, 980)])
    #expect(columns.halted == [16, 17, 18, 23, 24])
    #expect(columns.x(of: at(969)) == 22)
    #expect(columns.x(of: at(699)) == 15)
  }

  @Test("wide columns end at the right edge, with their gaps at the left")
  func wide() {
    let columns = ChartColumns(
      area: area, interval: .seconds(5), now: at(1_002),
      halts: [HaltSpan(start: at(980), end: at(990))],
      pitch: 4, body: 3)
    #expect(columns.timeline.numbers.count == 5)
    #expect(columns.column(of: at(1_002), in: area) == Rect(x: 27, y: 0, width: 3, height: 5))
    #expect(columns.x(of: at(1_002)) == 28 && columns.x(of: at(996)) == 24)
    #expect(columns.halted == [12, 16])
    #expect(columns.x(of: at(979)) == nil)
  }

  @Test("no room and no time are no columns")
  func nothing() {
    let none = ChartColumns(
      area: Rect(x: 0, y: 0, width: 0, height: 0), interval: .seconds(1), now: at(5), halts: [])
    #expect(none.columns.isEmpty)
    let young = ChartColumns(area: area, interval: .seconds(1), now: at(2), halts: [])
    #expect(young.columns.map(\.interval) == [0, 1, 2])
  }
}
