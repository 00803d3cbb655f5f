internal import Exchange
internal import Market

// What participants ask for.
extension VenueLoop {
  /// Follows all controls that wait; gives how many there were.
  mutating func takeControls(at real: Int64) -> Int {
    var count = 0
    for link in links {
      count += link.takeControls { control in
        steer(control, by: link, at: real)
      }
    }
    if count > 0 {
      meter = SpeedMeter(real: real, market: world.now, wantedPerMille: clock.speedPerMille)
      markViewsStale()
    }
    return count
  }

  /// Carries out commands, from each participant in turn at most as many as the configuration says
  /// and the record has room for; gives the most that one participant had.
  mutating func takeCommands() -> Int {
    // A recorded session is played as it was.
    if playback != nil { return refuse(.journalUnavailable) }
    var most = 0
    for link in links {
      // What there is no room for stays in its lane, which then is the answer `busy`.
      let room = min(configuration.commandsPerTurn, recorder.room() - 1)
      guard room > 0 else { break }
      let isFar = flight.carries(link.account)
      let count = link.takeCommands(max: room) { command in
        if isFar { flight.send(command, at: world.now) } else { waiting.append(command) }
      }
      carryOutWaiting()
      most = max(most, count)
    }
    if most > 0 { markViewsStale() }
    return most
  }

  /// Carries out the commands that were taken, in order, with what they need on its way from memory
  /// a few commands ahead.
  private mutating func carryOutWaiting() {
    for index in 0..<min(Self.foresight, waiting.count) { world.foresee(waiting[index]) }
    for index in 0..<waiting.count {
      if index + Self.foresight < waiting.count {
        world.foresee(waiting[index + Self.foresight])
      }
      if index + Self.preparation < waiting.count {
        world.prepare(waiting[index + Self.preparation])
      }
      carryOut(waiting[index])
    }
    waiting.removeAll(keepingCapacity: true)
  }

  mutating func carryOut(_ command: Command) {
    commandCount += 1
    // Recorded first: what was carried out must be on record.
    let stamped = StampedCommand(
      ordinal: commandCount, time: world.now,
      eventsBefore: events.last?.sequence ?? sequence, command: command)
    recorder.record(stamped)
    chronicle?.note(stamped)
    if upgrade != nil { tellUpgrade(.command(stamped)) }
    world.submit(command, into: &events)
  }
}
