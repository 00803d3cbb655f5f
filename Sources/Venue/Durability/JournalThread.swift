internal import Journal
internal import Lanes
internal import Market

/// The journal's own thread: takes what the venue recorded, writes it, brings it to the disk in
/// batches, and says how far that has come.
///
/// While one batch is on its way to the disk the next collects in the lane, so that batches grow
/// with the load and nobody waits for more than the batch before and its own.
struct JournalThread: ~Copyable {
  /// How long to wait before another try after a failure.
  private static let retryNanoseconds: Int64 = 100_000_000
  /// The most records of a batch.
  private static let batchMax = JournalWriter.batchMax

  private var entries: Lane<JournalEntry>.Consumer
  private var writer: JournalWriter
  private let link: JournalLink
  private var words = WordWriter()

  init(
    entries: consuming Lane<JournalEntry>.Consumer, writer: consuming JournalWriter,
    link: JournalLink
  ) {
    self.entries = entries
    self.writer = writer
    self.link = link
  }

  /// Runs until it is stopped and everything is on the disk; gives the failure that was left.
  consuming func run() -> JournalError? {
    while true {
      let isStopping = link.isStopping
      if take() > 0 {
        if let failure = commit() { return failure }
      } else if isStopping {
        return nil
      } else {
        link.writerDoorbell.wait()
      }
    }
  }

  private mutating func take() -> Int {
    // The closure may not hold on to `self` while its lane is drained.
    var encoder = words
    let count = entries.drain(max: Self.batchMax) { entry in
      encoder.begin()
      entry.write(to: &encoder)
      writer.append(encoder.words)
    }
    words = encoder
    return count
  }

  /// Brings what was taken to the disk, however often that must be tried; gives the failure if the
  /// session ends before it succeeds.
  private mutating func commit() -> JournalError? {
    do throws(JournalError) {
      try writer.commit()
    } catch {
      link.publish(failure: error.description)
      if let failure = renew(after: error) { return failure }
    }
    link.publish(durable: writer.durableSequence)
    return nil
  }

  private mutating func renew(after failure: JournalError) -> JournalError? {
    while true {
      let isLastTry = link.isStopping
      do throws(JournalError) {
        try writer.renew()
        return nil
      } catch {
        if isLastTry { return error }
        link.writerDoorbell.wait(nanoseconds: Self.retryNanoseconds)
      }
    }
  }
}
