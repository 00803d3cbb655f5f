internal import Lanes
internal import Market

// Nothing is told before it is durable, and nothing happens that could not be.
extension VenueLoop {
  /// Looks whether there is room in the record for what this turn may bring, and tells everybody
  /// when the record's condition has changed.
  mutating func checkRecorder() -> Bool {
    let condition = recorder.condition
    if condition != shared.journal {
      shared.set(journal: condition)
      markViewsStale()
      for link in links { link.ringAtOnce() }
    }
    return condition != .failing && recorder.room() > 0
  }

  /// Answers commands with a refusal, because they cannot be recorded; none where the record is
  /// merely full. Gives the most that one participant had: as many as may be answered at once, or
  /// fewer.
  mutating func refuseCommands() -> Int {
    guard recorder.condition == .failing else { return 0 }
    return refuse(.journalUnavailable)
  }

  /// Answers commands with a refusal; gives the most that one participant had.
  mutating func refuse(_ reason: RejectReason) -> Int {
    var most = 0
    for link in links where link.canAnswer {
      let place = sequence
      let time = world.now
      let count = link.takeCommands(max: configuration.commandsPerTurn) { command in
        let rejection = Rejection(reference: command.reference, reason: reason)
        link.answer(
          Event(
            sequence: place, time: time, account: command.account, body: .rejected(rejection)))
      }
      if count > 0 { link.ringAtOnce() }
      most = max(most, count)
    }
    return most
  }

  /// Notes how far market time has run, if somebody was told of something since that the commands
  /// alone do not explain, or if that was long ago; and lets the record go to the disk.
  mutating func markTime(at real: Int64, isExplained: Bool) {
    if isExplained {
      markedTime = world.now
      markedAt = real
    }
    let isLongAgo =
      real - markedAt >= configuration.markIntervalNanoseconds && world.now > markedTime
    if world.now > markedTime, needsMark || isLongAgo, recorder.room() > 0 {
      let mark = TimeMark(time: world.now, events: sequence, commandCount: commandCount)
      recorder.mark(mark)
      if upgrade != nil { tellUpgrade(.mark(mark)) }
      markedTime = world.now
      markedAt = real
    }
    needsMark = false
    recorder.endTurn()
    pending.add(sequence, after: recorder.recorded)
  }

  /// Lets participants know of everything that is durable by now, and wakes those concerned.
  mutating func release() {
    let released = pending.take(durable: recorder.durable)
    if let released { shared.markRouted(released) }
    for link in links {
      if released != nil || pending.isEmpty {
        link.ringIfNeeded(keepsNews: !pending.isEmpty)
      } else {
        link.ringIfUrgent()
      }
    }
  }

  /// Ends the record in order, and waits a while for everything to become durable and be told.
  mutating func close(waitingAtMost nanoseconds: Int64, _ wait: (Int64) -> Int64) {
    upgrade?.finish(.refused, pause: 0)
    recorder.close(
      TimeMark(time: world.now, events: sequence, commandCount: commandCount),
      stateHash: world.stateHash)
    release()
    let end = wait(0) + nanoseconds
    var now = end - nanoseconds
    while recorder.durable < recorder.recorded, recorder.condition != .failing, now < end {
      now = wait(end - now)
    }
    release()
  }
}
