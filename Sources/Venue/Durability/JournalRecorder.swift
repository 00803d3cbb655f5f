internal import Journal
public import Lanes
public import Market

// SAFETY: the lane's end is used by the venue's thread alone, from `attach` to `close`; the others
// of its members are constants, atomics, or used after that thread has been joined.
/// Records to a journal on the disk, through a thread of its own.
///
/// Recording puts an entry into a bounded lane and never waits. `finish()` ends the thread.
public final class JournalRecorder: CommandRecorder, @unchecked Sendable {
  /// How many records may wait for the journal's thread; a power of two.
  public static let capacityUsual = 1 << 14

  private var tail: RecordTail
  private let link: JournalLink
  private var thread: NamedThread<JournalError?>?

  /// Starts the thread of an open journal.
  ///
  /// - Throws: `SystemFailure` if the system has no thread or descriptor left.
  init(
    _ writer: consuming JournalWriter, capacity: Int = capacityUsual
  ) throws(SystemFailure) {
    let lane = Lane<JournalEntry>.make(capacity: capacity)
    let link = try JournalLink(durable: writer.durableSequence)
    self.link = link
    tail = RecordTail(entries: lane.producer, recorded: writer.lastSequence)
    let state = JournalThread(entries: lane.consumer, writer: writer, link: link)
    thread = try NamedThread(name: "journal", owning: state) { $0.run() }
  }

  deinit {
    link.stop()
  }

  /// Tells whom to ring.
  public func attach(_ doorbell: Doorbell) { link.attach(doorbell) }

  /// Takes note of a command.
  public func record(_ command: StampedCommand) { tail.push(.command(command)) }

  /// Takes note of how far market time has run.
  public func mark(_ mark: TimeMark) { tail.push(.mark(mark)) }

  /// The number of the last record that was taken.
  public var recorded: UInt64 { tail.recorded }

  /// Lets what was recorded go to the disk.
  public func endTurn() {
    if tail.takeNews() { link.writerDoorbell.ring() }
  }

  /// Takes note of the end, where there is room for that.
  public func close(_ mark: TimeMark, stateHash: UInt64) {
    if tail.room() > 0 { tail.push(.closing(mark, stateHash: stateHash)) }
    endTurn()
  }

  /// How many records can be taken now, one kept for the end.
  public func room() -> Int { tail.room(keeping: 1) }

  /// The number of the last record that is on the disk.
  public var durable: UInt64 { link.durable }

  /// Whether records reach the disk.
  public var condition: JournalCondition { link.condition }

  /// What failed last, in words; empty if nothing has.
  public var failureText: String { link.failureText }

  /// How often the disk has failed.
  public var failureCount: Int { link.failureCount }

  /// Ends the thread when everything is on the disk; after the venue has stopped.
  ///
  /// - Returns: what kept the last records from the disk, in words; nil if they are there.
  public func finish() -> String? {
    guard let thread = thread.take() else { return nil }
    link.stop()
    return thread.join().map { $0.description }
  }
}

/// The venue's end of the record. One value, so that the runtime is asked once a record whether
/// another access to it is under way, and not once for each of its parts.
private struct RecordTail: ~Copyable {
  private var entries: Lane<JournalEntry>.Producer
  private var hasNews = false
  /// The number of the last record that was taken.
  private(set) var recorded: UInt64

  init(entries: consuming Lane<JournalEntry>.Producer, recorded: UInt64) {
    self.entries = entries
    self.recorded = recorded
  }

  mutating func push(_ entry: JournalEntry) {
    let hadRoom = entries.push(entry)
    precondition(hadRoom, "the venue asks for room before it records")
    recorded += 1
    hasNews = true
  }

  /// How many records can be taken now beside some that are kept free.
  mutating func room(keeping kept: Int = 0) -> Int {
    for most in [2048, 512, 128, 32, 8, 2, 1] where entries.hasRoom(for: most + kept) {
      return most
    }
    return 0
  }

  /// Whether there was anything since the last time.
  mutating func takeNews() -> Bool {
    defer { hasNews = false }
    return hasNews
  }
}
