import Testing

@testable import Lanes

/// Every interleaving of a doorbell's ringers and its waiter, and every lost wake-up found.
@Suite struct DoorbellExplorationTests {
  @Test(arguments: [[3], [1, 1]], [0, 1])
  func noWakeUpIsLostWhateverTheOrder(letters: [Int], timedWaits: Int) {
    let letters = [letters[0] + Exploration.depthExtra] + letters.dropFirst()
    let result = Explorer(DoorbellActor.Scene(letters: letters, timedWaits: timedWaits)).explore()
    print("doorbell, letters \(letters), timed waits \(timedWaits):", result)
    #expect(result.failure == nil, "\(result)")
    guard Exploration.depthExtra == 0, timedWaits == 1 else { return }
    #expect(result.interleavingCount == (letters.count == 1 ? 711_916 : 369_587))
  }

  @Test(arguments: DoorbellModel.Mistake.allCases)
  func everyMistakeIsFound(mistake: DoorbellModel.Mistake) {
    let scene = DoorbellActor.Scene(
      doorbell: DoorbellModel.Scene(mistake: mistake), letters: [1, 1])
    // That one shows only if a ringer stops halfway.
    let isOfStalling = mistake == .firstRingerOnlySignals
    let result =
      isOfStalling ? Explorer(scene).exploreStalling().exploration : Explorer(scene).explore()
    print("doorbell, \(mistake):", result)
    #expect(result.failure != nil)
  }
}
