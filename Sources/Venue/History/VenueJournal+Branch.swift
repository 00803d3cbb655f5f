internal import Exchange
internal import Journal
public import Market

// A branch off a session: a journal of its own, which begins with what the two have in common.
extension VenueJournal {
  /// Begins the journal of a branch: the parent's records up to a moment are copied, and a mark
  /// says that market time had come to it. So a branch stands for itself: it is recovered, audited
  /// and played like any other session, and the parent's record stays as it is.
  ///
  /// - Parameters:
  ///   - parent: The journal of the session that it branches off; read, and not changed.
  ///   - point: Where the world of the branch stands.
  ///   - time: The market time at which it branches off.
  /// - Throws: ``RecoveryError`` if the parent cannot be read, or the folder not be written.
  public func begin(
    branchingFrom parent: VenueJournal, at point: ResumePoint, time: Instant
  ) throws(RecoveryError) -> JournalRecorder {
    let opening = try parent.opening()
    var reader = try parent.reader()
    let opened: JournalWriter
    do throws(JournalError) {
      var writer = try JournalWriter.create(
        identity: opening.identity(in: directory), opening: opening.words,
        lock: JournalLock(directory: directory, files: files), files: files,
        segmentBytesMax: segmentBytesMax)
      var waiting = 0
      while try reader.next() {
        guard reader.sequence > 1 else { continue }
        guard let entry = try? JournalEntry(words: reader.payload) else { break }
        guard entry.belongs(before: point, time) else { break }
        writer.append(reader.payload)
        waiting += 1
        guard waiting == JournalWriter.batchMax / 2 else { continue }
        try writer.commit()
        waiting = 0
      }
      var words = WordWriter()
      let mark = TimeMark(time: time, events: point.events, commandCount: point.commandCount)
      JournalEntry.mark(mark).write(to: &words)
      writer.append(words.words)
      try writer.commit()
      opened = writer
    } catch {
      throw .journal(error.description)
    }
    return try start(opened)
  }

  /// Goes on with the journal of a session that has just ended here, without a replay.
  ///
  /// - Throws: ``RecoveryError`` if it cannot be read or written.
  public func reopen() throws(RecoveryError) -> JournalRecorder {
    var reader = try reader()
    let opened: JournalWriter
    do throws(JournalError) {
      while try reader.next() {}
      opened = try JournalWriter.resume(
        after: reader, lock: JournalLock(directory: directory, files: files), files: files,
        segmentBytesMax: segmentBytesMax)
    } catch {
      throw .journal(error.description)
    }
    return try start(opened)
  }

  /// Everything that a session did from outside, and where its record ends; reads the journal and
  /// carries nothing out.
  ///
  /// - Throws: ``RecoveryError`` if it is damaged.
  public func recorded() throws(RecoveryError) -> (commands: [StampedCommand], end: Instant) {
    var reader = try reader()
    var commands: [StampedCommand] = []
    var end = Instant.epoch
    var malformed: UInt64?
    do throws(JournalError) {
      while try reader.next() {
        guard reader.sequence > 1 else { continue }
        guard let entry = try? JournalEntry(words: reader.payload) else {
          malformed = reader.sequence
          break
        }
        switch entry {
        case .command(let command):
          commands.append(command)
          end = max(end, command.time)
        case .mark(let mark), .closing(let mark, _): end = max(end, mark.time)
        }
      }
    } catch {
      throw .journal(error.description)
    }
    if let malformed { throw .malformed(record: malformed) }
    return (commands, end)
  }
}

extension JournalEntry {
  /// Whether it says what happened up to a moment.
  fileprivate func belongs(before point: ResumePoint, _ time: Instant) -> Bool {
    switch self {
    case .command(let command): command.ordinal <= point.commandCount
    case .mark(let mark), .closing(let mark, _):
      mark.time <= time && mark.commandCount <= point.commandCount
    }
  }
}
