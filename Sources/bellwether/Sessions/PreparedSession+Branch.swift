import Market
import Simulation
import Venue

// What is recorded once the person goes back: a branch, in a folder of its own.
extension PreparedSession {
  /// Goes on as a branch, recorded on its own, or not at all where the session was not recorded.
  ///
  /// - Throws: What keeps the branch from being recorded; the session is as it was then.
  mutating func branch(at point: ResumePoint, time: Instant) throws {
    guard let parent = folder ?? source else {
      practiceFrom = time
      return
    }
    let about = parent.about
    let name = about["scenario"] ?? scenario.name
    let branch = try SessionShelf().makeFolder(scenario: name + "-practice", seed: seed)
    let journal = VenueJournal(directory: branch.path)
    do {
      let recorder = try journal.begin(
        branchingFrom: VenueJournal(directory: parent.path), at: point, time: time)
      branch.describe(
        scenario: name, seed: seed, version: Bellwether.version, branch: (parent.name, time))
      shadow = try JournalShadow(of: scenario, seed: seed, journal: journal, recorder: recorder)
      self.recorder = recorder
    } catch {
      try? branch.remove()
      throw error
    }
    folder = branch
    source = nil
    practiceFrom = time
  }

  /// Goes on with the record that was ended, where there is one; where that fails, without, and the
  /// person is told.
  mutating func reopen() {
    guard let folder, recorder != nil else { return }
    let journal = VenueJournal(directory: folder.path)
    do {
      let again = try journal.reopen()
      folder.mark(ended: false)
      shadow = try JournalShadow(of: scenario, seed: seed, journal: journal, recorder: again)
      recorder = again
    } catch {
      recorder = nil
      shadow = nil
      unwritten = "\(error)"
    }
  }
}
