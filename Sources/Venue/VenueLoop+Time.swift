internal import Exchange
internal import Market

/// A step to the next happening that a person can see: where it is looked for, and how far.
struct StepSearch: Equatable {
  /// Whether only a trade will do.
  var isForTrade: Bool
  /// The market that it is looked for in.
  var market: InstrumentID
  /// The account to which anything may happen, too.
  var account: AccountID
  /// Where the search is given up.
  var end: Instant

  /// Whether an event is what is looked for.
  func finds(_ event: Event) -> Bool {
    switch event.body {
    case .trade(let trade): return trade.instrument == market
    case .level(let change): return !isForTrade && change.instrument == market
    case .phase(let instrument, _, _): return !isForTrade && instrument == market
    case .notice: return !isForTrade
    default: return !isForTrade && event.account == account
    }
  }
}

// How market time passes in a venue: with the clock, in steps, and with what arrives on the way.
extension VenueLoop {
  /// Lets market time run on; true if it did not come as far as it should.
  mutating func advance(at real: Int64) -> Bool {
    if let search { return step(search) }
    let target = min(clock.target(at: real), playback?.end ?? .distantFuture)
    if world.now < target {
      passTime(until: target, eventLimit: configuration.eventsPerTurn)
      markViewsStale()
    }
    clock.settle(at: world.now)
    if !clock.isPaused {
      meter.note(real: real, market: world.now, wantedPerMille: clock.speedPerMille)
    }
    stopAtEnd(of: playback, at: real)
    guard world.now < target else { return false }
    if let reached = clock.real(of: world.now), real - reached > Self.lagNanosecondsMax,
      !clock.isPaused
    {
      clock.anchor(real: real, market: world.now)
    }
    return true
  }

  /// Lets market time run until a moment, or until about so many events. A command that reaches the
  /// exchange on the way is carried out when it does.
  private mutating func passTime(until time: Instant, eventLimit: Int) {
    let first = events.count
    repeat {
      let next = min(nextArrival ?? .distantFuture, time)
      if world.now < next {
        let left = max(1, eventLimit - (events.count - first))
        world.run(until: next, eventLimit: left, into: &events)
      }
      while let command = takeArrival() { carryOut(command) }
      // What there is no room for on the record has to wait, and time with it.
      if let arrival = nextArrival, arrival <= world.now { return }
    } while world.now < time && events.count - first < eventLimit
  }

  /// When the next command comes that is on its way, or that a recorded session has next.
  var nextArrival: Instant? {
    guard let recorded = playback?.next?.time else { return flight.nextArrival }
    return min(recorded, flight.nextArrival ?? .distantFuture)
  }

  /// Takes a command that has arrived by now, if there is room to record it.
  private mutating func takeArrival() -> Command? {
    if let recorded = playback?.take(at: world.now) { return recorded }
    guard !flight.isEmpty, recorder.room() > 1 else { return nil }
    return flight.take(at: world.now)
  }

  /// Goes on with a step to the next happening; true if it has not come there yet.
  private mutating func step(_ search: StepSearch) -> Bool {
    let start = events.count
    let end = min(search.end, playback?.end ?? .distantFuture)
    while world.now < end, events.count - start < configuration.eventsPerTurn {
      let first = events.count
      let before = world.now
      passTime(until: end, eventLimit: 1)
      if (first..<events.count).contains(where: { search.finds(events[$0]) }) {
        endSearch()
        return false
      }
      // The record has no room: a later turn goes on.
      if world.now == before, events.count == first { break }
    }
    markViewsStale()
    guard world.now >= end else { return true }
    endSearch()
    return false
  }

  private mutating func endSearch() {
    search = nil
    clock.stand(at: world.now)
    markViewsStale()
  }

  /// Follows a control of the clock.
  mutating func steer(_ control: VenueControl, by link: ParticipantLink, at real: Int64) {
    switch control {
    case .focus(let instrument): link.focus = instrument
    case .stepEvent, .stepTrade:
      guard clock.isPaused, search == nil else { break }
      search = StepSearch(
        isForTrade: control == .stepTrade, market: link.focus, account: link.account,
        end: world.now + VenueControl.stepReach)
    case .pause, .resume, .step:
      if search != nil { endSearch() }
    case .speed: break
    }
    clock.apply(control, real: real, market: world.now)
  }

  /// Stops market time where a recorded session ends.
  private mutating func stopAtEnd(of playback: Playback?, at real: Int64) {
    guard let playback, world.now >= playback.end, !clock.isPaused else { return }
    clock.apply(.pause, real: real, market: world.now)
    markViewsStale()
  }

  /// Keeps the world as it is now, if it is time to.
  mutating func keepMoment(at real: Int64) {
    guard upgrade == nil, var kept = chronicle.take() else { return }
    if kept.isDue(at: world.now, real: real) {
      let point = ResumePoint(events: sequence, commandCount: commandCount)
      world.keep(in: &kept, at: point, real: real)
    }
    chronicle = kept
  }
}
