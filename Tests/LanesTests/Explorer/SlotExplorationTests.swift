import Testing

@testable import Lanes

/// Every interleaving of the two ends of a slot, and every mistake found.
@Suite struct SlotExplorationTests {
  @Test func theNewestIsSeenWholeWhateverTheOrder() {
    let count = 4 + Exploration.depthExtra
    let result = Explorer(SlotActor.Scene(publications: count, looks: count)).explore()
    print("slot:", result)
    #expect(result.failure == nil, "\(result)")
    guard Exploration.depthExtra == 0 else { return }
    #expect(result.interleavingCount == 569_071_100_900)
  }

  @Test(arguments: SlotModel.Mistake.allCases)
  func everyMistakeIsFound(mistake: SlotModel.Mistake) {
    let scene = SlotActor.Scene(
      slot: SlotModel.Scene(mistake: mistake), publications: 3, looks: 4)
    let result = Explorer(scene).explore()
    print("slot, \(mistake):", result)
    #expect(result.failure != nil)
  }
}
