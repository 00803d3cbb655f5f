internal import Exchange
internal import Lanes
internal import Market

// What participants get to know.
extension VenueLoop {
  /// Sends every event of the batch where it belongs; whose record is not durable yet stays unseen
  /// there until `release()`.
  ///
  /// Each participant looks through the whole batch: with few of them that costs less than asking
  /// for each event whose it is.
  mutating func route() {
    edge.follow(world, depthLevels: configuration.depthLevels)
    publishPublic()
    guard let last = events.last else { return }
    for link in links {
      let isConcerned = link.deliver(events) { body in
        switch body {
        case .notice(let id, _, _): world.notices.last { $0.id == id }.map { .notice($0) }
        case .incident(let id, _, _): world.incidents.last { $0.id == id }.map { .incident($0) }
        default: nil
        }
      }
      if isConcerned { needsMark = true }
    }
    sequence = last.sequence
    events.removeAll()
  }

  /// Sends trades and changes of the book to the feed, or holds them where they are to come late.
  private mutating func publishPublic() {
    for index in 0..<events.count {
      guard let element = PublicEvent(events[index]) else { continue }
      if edge.isHolding { edge.hold(element) } else { feed.publish(element) }
    }
    guard edge.isHolding else { return }
    var due: [PublicEvent] = []
    edge.tell(until: world.publicReach) { due.append($0) }
    for element in due { feed.publish(element) }
  }

  /// Brings participants up to date that were behind and have read everything they were sent.
  func resyncParticipants() {
    for link in links where link.isReadyForResync() {
      link.resync(snapshot(for: link))
    }
  }

  /// How things stand for a participant, after the last event that was routed.
  private func snapshot(for link: ParticipantLink) -> AccountSnapshot {
    var view = MarketView()
    world.write(&view, for: link.account, depthLevels: 0, ordersMax: .max)
    return AccountSnapshot(
      sequence: sequence, time: world.now, missed: link.missed ?? 0,
      phases: view.markets.map(\.phase), balances: view.balances, orders: view.orders,
      notices: world.notices, incidents: world.incidents)
  }

  /// Publishes the views that are out of date, old enough, and looked at since.
  ///
  /// Before the thread parks, a view is published even if the last one was not looked at: nobody
  /// would come to do it later.
  func publishViews(at real: Int64, isParking: Bool) {
    let interval = configuration.viewIntervalNanoseconds
    for link in links where link.isViewStale && real >= link.nextView(interval: interval) {
      guard isParking || !link.hasUnreadView else { continue }
      link.publishView(at: real) { view in
        view.sequence = sequence
        view.clock.speedPerMille = clock.speedPerMille
        view.clock.achievedPerMille = meter.achievedPerMille
        view.clock.isPaused = clock.isPaused
        world.write(
          &view, for: link.account, depthLevels: configuration.depthLevels,
          ordersMax: MarketView.ordersMax)
        edge.cover(&view)
      }
    }
  }

  /// Gives every participant a first view and the notices that there are already.
  func introduce(at real: Int64) {
    markViewsStale()
    for link in links {
      for notice in world.notices { link.deliver(.notice(notice), after: sequence) }
      for incident in world.incidents { link.deliver(.incident(incident), after: sequence) }
    }
    publishViews(at: real, isParking: true)
    for link in links { link.ringIfNeeded(keepsNews: false) }
  }
}
