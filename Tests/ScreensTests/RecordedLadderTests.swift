import Canvas
import Desk
import Testing

@testable import Screens

@Suite("Recorded frames of the ladder and the fills")
struct RecordedLadderTests {
  @Test(
    "are as they were once found good",
    arguments: [
      "fills", "fill-maker", "flow", "flow-shown", "cumulative", "columns", "frozen-feed", "drag",
    ], [(80, 24), (120, 40), (200, 60)])
  func states(name: String, size: (Int, Int)) throws {
    try expect(name, size.0, size.1)
  }

  @Test("on the smallest screen", arguments: ["fill-taker", "frozen-feed", "other-market"])
  func smallest(name: String) throws {
    try expect(name, 60, 16)
  }

  private func expect(_ name: String, _ width: Int, _ height: Int) throws {
    let state = try #require(Fixture.state(name))
    let recording = Recording(name: name, size: Size(width: width, height: height))
    let difference = try recording.difference(from: state)
    #expect(difference == nil, "\(name) \(width)x\(height): \(difference ?? "")")
  }
}
