import CSystem
import Journal
import Market
import Terminal

/// The folder of one session: its journal, and a text that says what it is.
struct SessionFolder {
  /// Says that the session ended in order.
  private static let endedName = "ended"
  private static let aboutName = "session"

  /// The folder's name: when it began, the scenario and the seed.
  let name: String
  /// Where it is.
  let path: String
  private let files = SystemFileStore()

  /// Whether the session ended in order.
  var hasEnded: Bool { ((try? files.names(in: path)) ?? []).contains(Self.endedName) }

  /// What the session is, a line each: `scenario: calm-day` and the like.
  var about: [String: String] {
    let text = (try? files.text(of: path + "/" + Self.aboutName)) ?? ""
    var fields: [String: String] = [:]
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { continue }
      fields[String(parts[0])] = String(parts[1].drop { $0 == " " })
    }
    return fields
  }

  /// The session that it branched off, as practice, and at which market time; `nil` where it is a
  /// pass that counts.
  var branch: (parent: String, time: Instant)? {
    let about = about
    guard let parent = about["practice of"], let from = about["from"].flatMap(Int64.init) else {
      return nil
    }
    return (parent, Instant(nanoseconds: from))
  }

  /// How many bytes it takes on the disk.
  var byteCount: Int64 { files.byteCount(of: path) }

  /// Whether another process has it open.
  var isInUse: Bool {
    do throws(JournalError) {
      _ = try JournalLock(directory: path, files: files)
      return false
    } catch {
      if case .inUse = error { return true }
      return false
    }
  }

  /// Writes down what the session is, for people and for the list.
  ///
  /// - Parameter branch: The session that it branched off, as practice, and at which market time.
  func describe(
    scenario: String, seed: UInt64, version: String, branch: (parent: String, time: Instant)? = nil
  ) {
    var text = "scenario: \(scenario)\nseed: \(seed)\nversion: \(version)\n"
    if let branch {
      text += "practice of: \(branch.parent)\nfrom: \(branch.time.nanoseconds)\n"
    }
    try? files.write(text, to: path + "/" + Self.aboutName)
  }

  /// Notes that the session has ended in order, or goes on again.
  func mark(ended: Bool) {
    if ended {
      try? files.write("in order\n", to: path + "/" + Self.endedName)
    } else {
      try? files.remove(path + "/" + Self.endedName)
    }
  }

  /// Removes the session from the disk.
  func remove() throws(FileFailure) {
    for file in try files.names(in: path) { try files.remove(path + "/" + file) }
    try files.remove(path)
  }
}

/// All sessions of this user: `$XDG_STATE_HOME/bellwether`, by default
/// `~/.local/state/bellwether`.
struct SessionShelf {
  /// Where they are.
  let path: String
  private let parent: String
  private let files = SystemFileStore()

  /// Finds the place; fails where the environment names none.
  init() throws {
    if let folder = Environment["XDG_STATE_HOME"], folder.hasPrefix("/") {
      parent = folder
    } else if let home = Environment["HOME"] {
      parent = home + "/.local/state"
    } else {
      throw ListedProblems([
        "there is no place for the journal: neither XDG_STATE_HOME nor HOME is set; "
          + "--no-journal plays without one"
      ])
    }
    path = parent + "/bellwether"
  }

  /// The sessions, newest first.
  var sessions: [SessionFolder] {
    ((try? files.names(in: path)) ?? []).filter { $0.first?.isNumber == true }.reversed()
      .map { SessionFolder(name: $0, path: path + "/" + $0) }
  }

  /// Makes the folder of a new session.
  func makeFolder(scenario: String, seed: UInt64) throws(FileFailure) -> SessionFolder {
    var folder = ""
    for part in path.split(separator: "/") {
      folder += "/" + part
      // Folders on the way that are there need not be ours to write in.
      if (try? files.names(in: folder)) == nil { try files.makeDirectory(folder) }
    }
    let base = CalendarText.now + "-" + scenario.map { $0 == "/" ? "-" : $0 } + "-\(seed)"
    let taken = try files.names(in: path)
    var name = base
    var number = 2
    while taken.contains(name) {
      name = base + "-\(number)"
      number += 1
    }
    try files.makeDirectory(path + "/" + name)
    try files.syncDirectory(path)
    return SessionFolder(name: name, path: path + "/" + name)
  }
}

/// The moment by the clock on the wall, as it stands in the names of sessions.
enum CalendarText {
  /// `20261122-180345`, UTC.
  static var now: String { text(csystem_calendar_seconds()) }

  /// The same for seconds since 1970.
  static func text(_ seconds: Int64) -> String {
    // Days since 1 March 0000, in eras of 400 years, so that the leap day is a year's last.
    let days = seconds / 86_400 + 719_468
    let dayOfEra = days % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    let year = yearOfEra + days / 146_097 * 400 + (month <= 2 ? 1 : 0)
    let day = dayOfYear - (153 * shifted + 2) / 5 + 1
    let time = seconds % 86_400
    return "\(year)\(two(month))\(two(day))-\(two(time / 3_600))\(two(time / 60 % 60))"
      + two(time % 60)
  }

  private static func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
