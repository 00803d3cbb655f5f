internal import Journal
internal import Market
internal import Simulation

// A recovery as the words of a snapshot, and back.
extension Recovery {
  /// `HISTORY2`, least byte first: snapshots of before had no history, and are passed over.
  private static let layout: UInt64 = 0x3259_524F_5453_4948
  private static let headWords = 5

  /// What is stored: the last event, the commands, the state's hash, what the account did, and the
  /// world.
  var snapshot: SnapshotStore.Snapshot {
    var writer = WordWriter()
    history.write(to: &writer)
    let head = [Self.layout, events.rawValue, commandCount, stateHash, UInt64(writer.words.count)]
    return SnapshotStore.Snapshot(
      sequence: recordCount, words: head + writer.words + world.archive())
  }

  /// Takes a snapshot up; nil if it cannot be read, or is not the state whose hash it names.
  init?(_ snapshot: SnapshotStore.Snapshot, scenario: Scenario) {
    let words = snapshot.words
    guard words.count > Self.headWords, words[0] == Self.layout,
      words[4] < UInt64(words.count - Self.headWords)
    else { return nil }
    let start = Self.headWords + Int(words[4])
    var reader = WordReader(Array(words[Self.headWords..<start]))
    guard let history = try? AccountHistory(account: scenario.user, from: &reader),
      reader.isAtEnd,
      let world = try? World(scenario: scenario, restoring: Array(words[start...])),
      world.stateHash == words[3]
    else { return nil }
    self.init(world: world)
    self.history = history
    recordCount = snapshot.sequence
    events = Sequence(words[1])
    commandCount = words[2]
  }
}
