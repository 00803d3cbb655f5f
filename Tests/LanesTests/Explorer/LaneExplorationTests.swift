import Testing

@testable import Lanes

/// Every interleaving of the two ends of a lane, and every mistake found.
@Suite struct LaneExplorationTests {
  typealias Operation = LaneActor.Operation

  @Test(arguments: [1, 2, 4])
  func nothingIsLostDoubledOrTornWhateverTheOrder(capacity: Int) {
    // What `Lane` says of itself: ways through five pushes and five pops.
    let expected: [Int: UInt128] = [1: 72_121, 2: 5_856_548, 4: 19_752_494]
    let count = 5 + Exploration.depthExtra
    let scripts: [(production: [Operation], consumption: [Operation])] = [
      (Array(repeating: .push, count: count), Array(repeating: .pop, count: count)),
      ([.pushTwo, .push, .pushTwo], [.drain, .pop, .drainOne, .drain]),
      ([.push, .pushTwo, .leave], [.pop, .askWhetherFinished, .drain, .askWhetherFinished, .pop]),
    ]
    for (index, script) in scripts.enumerated() {
      let result = explore(capacity: capacity, nil, script.production, script.consumption)
      print("lane, capacity \(capacity):", result)
      #expect(result.failure == nil, "\(result)")
      guard index == 0, Exploration.depthExtra == 0 else { continue }
      #expect(result.interleavingCount == expected[capacity])
    }
  }

  @Test(arguments: LaneModel.Mistake.allCases)
  func everyMistakeIsFound(mistake: LaneModel.Mistake) throws {
    let production: [Operation] = [.push, .push, .push, .push, .leave]
    let consumption: [Operation] = [.pop, .askWhetherFinished, .pop, .pop, .askWhetherFinished]
    let result = explore(capacity: 2, mistake, production, consumption)
    print("lane, \(mistake):", result)
    #expect(result.failure != nil)
  }

  private func explore(
    capacity: Int, _ mistake: LaneModel.Mistake?, _ production: [Operation],
    _ consumption: [Operation]
  ) -> Exploration {
    Explorer(
      LaneActor.Scene(
        lane: LaneModel.Scene(capacity: capacity, mistake: mistake), production: production,
        consumption: consumption)
    ).explore()
  }
}
