import Testing

@testable import Lanes

/// Whoever stops for ever, at whatever step of whatever protocol: the others come to their ends,
/// each operation in no more steps than always.
@Suite struct StallExplorationTests {
  @Test func aStoppedEndOfALaneHoldsUpNobody() {
    check(
      Explorer(
        LaneActor.Scene(
          lane: LaneModel.Scene(capacity: 2), production: [.push, .push, .push, .pushTwo, .leave],
          consumption: [.pop, .drain, .pop, .askWhetherFinished])),
      "lane", ["push": 3, "pushTwo": 4, "leave": 1, "pop": 3, "drain": 4, "askWhetherFinished": 2])
  }

  @Test func aStoppedEndOfASlotHoldsUpNobody() {
    check(
      Explorer(SlotActor.Scene(publications: 3, looks: 3)), "slot",
      ["write": 5, "refresh and look": 6, "leave": 1])
  }

  @Test func aStoppedWriterOrReaderOfAFeedHoldsUpNobody() {
    check(
      Explorer(
        FeedActor.Scene(feed: FeedModel.Scene(wordsPerElement: 1), publications: 3, looks: 1),
        readers: 2),
      "feed", ["publish": 4, "join": 1, "next": 4])
  }

  /// A ringer that stops between its two steps does not keep the ring of another from the waiter.
  @Test func aStoppedRingerHoldsUpNobody() {
    check(
      Explorer(DoorbellActor.Scene(letters: [1, 1])), "doorbell",
      ["look": 2, "wait": 4, "leave a letter and ring": 3])
  }

  @Test func aStoppedSenderHoldsUpNeitherTheMatcherNorAnother() {
    check(
      Explorer(
        CrowdActor.Scene(
          sends: [1 + Exploration.depthExtra, 1], rounds: 1 + Exploration.depthExtra, looks: 2)),
      "crowd",
      ["push": 3, "pop and publish": 7, "join": 1, "next": 4])
  }

  private func check<Actor>(
    _ explorer: Explorer<Actor>, _ name: String, _ stepsMax: [String: Int]
  ) {
    let (result, stops) = explorer.exploreStalling()
    print("\(name), stopped at each of \(stops) steps:", result)
    #expect(result.failure == nil, "\(result)")
    for (operation, steps) in result.stepsMax {
      #expect(steps <= stepsMax[operation] ?? 0, "\(operation)")
    }
  }
}
