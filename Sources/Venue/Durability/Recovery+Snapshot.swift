internal import Journal
internal import Market
internal import Simulation

// A recovery as the words of a snapshot, and back.
extension Recovery {
  private static let headWords = 3

  /// What is stored: the last event, the commands, the state's hash, and the world.
  var snapshot: SnapshotStore.Snapshot {
    SnapshotStore.Snapshot(
      sequence: recordCount,
      words: [events.rawValue, commandCount, stateHash] + world.archive())
  }

  /// Takes a snapshot up; nil if it cannot be read, or is not the state whose hash it names.
  init?(_ snapshot: SnapshotStore.Snapshot, scenario: Scenario) {
    guard snapshot.words.count > Self.headWords,
      let world = try? World(
        scenario: scenario, restoring: Array(snapshot.words[Self.headWords...])),
      world.stateHash == snapshot.words[2]
    else { return nil }
    self.init(world: world)
    recordCount = snapshot.sequence
    events = Sequence(snapshot.words[0])
    commandCount = snapshot.words[1]
  }
}
