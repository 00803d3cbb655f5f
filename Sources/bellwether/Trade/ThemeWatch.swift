import Documents

/// Sees when a file of the person's that the look comes from is written.
///
/// A look at the files' dates twice a second, and none at all where the look is built in: an idle
/// desk then sleeps until somebody wakes it. A file counts as written once it has kept its date
/// for one interval, so that half of one is never read.
struct ThemeWatch {
  /// How often the files are looked at.
  static let interval = Duration.milliseconds(500)

  /// The files that are looked at.
  private(set) var files: [String] = []
  private var known: [FileStamp?] = []
  private var seen: [FileStamp?] = []
  private var next: ContinuousClock.Instant?

  /// Watches these files from now on.
  mutating func follow(_ files: [String]) {
    guard files != self.files else { return }
    self.files = files
    known = files.map { FileStamp(path: $0) }
    seen = known
    next = files.isEmpty ? nil : .now + Self.interval
  }

  /// Milliseconds until the files are looked at again; `nil` where there are none.
  var milliseconds: Int? {
    guard let next else { return nil }
    let (seconds, attoseconds) = max(.zero, ContinuousClock.Instant.now.duration(to: next))
      .components
    return Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000) + 1
  }

  /// Whether a file was written, and is complete; says so once. Looks only if it is time to.
  mutating func sawChange() -> Bool {
    guard let due = next, due <= .now else { return false }
    next = .now + Self.interval
    let stamps = files.map { FileStamp(path: $0) }
    defer { seen = stamps }
    guard stamps != known, stamps == seen else { return false }
    known = stamps
    return true
  }
}
