import Testing

@testable import Lanes

/// Every interleaving of a feed's writer and its readers, and every mistake found.
@Suite struct FeedExplorationTests {
  private let extra = Exploration.depthExtra

  @Test(arguments: [(2, 4, 3), (4, 5, 2)])
  func elementsAreWholeAndGapsAreToldWhateverTheOrder(
    capacity: Int, publications: Int, looks: Int
  ) {
    let (publications, looks) = (publications + extra, looks + extra)
    let scene = FeedActor.Scene(
      feed: FeedModel.Scene(capacity: capacity), publications: publications, looks: looks)
    let result = Explorer(scene).explore()
    print("feed, capacity \(capacity):", result)
    #expect(result.failure == nil, "\(result)")
    guard extra == 0 else { return }
    #expect(result.interleavingCount == (capacity == 2 ? 4_660_535_230 : 48_492_268))
  }

  @Test func twoReadersDoNotMindEachOther() {
    let scene = FeedActor.Scene(
      feed: FeedModel.Scene(wordsPerElement: 1), publications: 3, looks: 1 + extra)
    let result = Explorer(scene, readers: 2).explore()
    print("feed, two readers:", result)
    #expect(result.failure == nil, "\(result)")
  }

  @Test(arguments: FeedModel.Mistake.allCases)
  func everyMistakeIsFound(mistake: FeedModel.Mistake) {
    let scene = FeedActor.Scene(
      feed: FeedModel.Scene(mistake: mistake), publications: 4, looks: 3)
    let result = Explorer(scene).explore()
    print("feed, \(mistake):", result)
    #expect(result.failure != nil)
  }
}
