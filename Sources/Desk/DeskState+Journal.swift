import Market

// What the desk says about the venue's record.
extension DeskState {
  /// Takes note of whether what happens is kept on the disk, and says so where it stops or begins.
  mutating func note(_ condition: JournalCondition) {
    let before = journal
    journal = condition
    switch (before, condition) {
    case (_, .failing):
      say(
        .bad,
        "the venue cannot write its journal: trading has stopped, nothing is lost; free disk space "
          + "or check the disk")
    case (.failing, .recording): say(.good, "the journal is written again: trading goes on")
    case (_, .off), (_, .recording): break
    }
  }
}
