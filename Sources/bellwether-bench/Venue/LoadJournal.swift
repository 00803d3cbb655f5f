import ArgumentParser
import Journal
import Simulation
import Venue

/// A journal in a folder of its own, which goes with it.
final class LoadJournal {
  let directory: String
  let files: SystemFileStore
  let journal: VenueJournal
  let recorder: JournalRecorder

  /// Begins the journal of a world that has just been made, in a folder that is made or empty.
  ///
  /// - Throws: `ValidationError` where the folder has something in it.
  init(of world: World, in directory: String) throws {
    let files = SystemFileStore()
    try files.makeDirectory(directory)
    guard try files.names(in: directory).isEmpty else {
      throw ValidationError(
        "\(directory) is not empty, as a run leaves it that is killed: remove it, or name another "
          + "folder with --folder")
    }
    self.directory = directory
    self.files = files
    var journal = VenueJournal(directory: directory, files: files)
    // As much as a slow sync lets collect.
    journal.recordCapacity = 1 << 17
    self.journal = journal
    recorder = try journal.begin(
      JournalOpening(
        scenarioName: "load", scenarioText: [], seed: 1, programVersion: "bench",
        startHash: world.stateHash))
  }

  /// How long the journal is.
  var byteCount: Int64 { files.byteCount(of: directory) }

  deinit {
    for name in (try? files.names(in: directory)) ?? [] {
      try? files.remove(directory + "/" + name)
    }
    try? files.remove(directory)
  }
}
