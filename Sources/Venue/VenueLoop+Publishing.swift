internal import Exchange
internal import Lanes
internal import Market

// What participants get to know.
extension VenueLoop {
  /// Sends every event of the batch where it belongs; whose record is not durable yet stays unseen
  /// there until `release()`.
  mutating func route() {
    let count = events.events.count
    guard count > 0 else { return }
    for index in 0..<count { route(events.events[index]) }
    sequence = events.events[count - 1].sequence
    events.removeAll()
  }

  private mutating func route(_ event: Event) {
    switch event.body {
    case .trade, .level:
      if let element = PublicEvent(event) { feed.publish(element) }
    case .notice(let id, _, _):
      let notice = world.notices.last { $0.id == id }
      for link in links {
        link.deliver(.event(event), at: event.sequence)
        if let notice { link.deliver(.notice(notice), at: event.sequence) }
      }
    case .phase, .indicative, .uncrossed, .audited, .auctionExtended, .listed, .delisted:
      for link in links { link.deliver(.event(event), at: event.sequence) }
    case .accepted, .rested, .rejected, .amended, .filled, .cancelled, .balance, .armed, .triggered,
      .linked, .replenished, .decremented, .deadManSwitch:
      guard let account = event.account else { return }
      for link in links where link.account == account {
        link.deliver(.event(event), at: event.sequence)
        needsMark = true
      }
    }
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
    world.write(&view, for: link.account, depthLevels: 0)
    return AccountSnapshot(
      sequence: sequence, time: world.now, missed: link.missed ?? 0,
      phases: view.markets.map(\.phase), balances: view.balances, orders: view.orders,
      notices: world.notices)
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
        world.write(&view, for: link.account, depthLevels: configuration.depthLevels)
      }
    }
  }

  /// Gives every participant a first view and the notices that there are already.
  func introduce(at real: Int64) {
    markViewsStale()
    for link in links {
      for notice in world.notices { link.deliver(.notice(notice), at: sequence) }
    }
    publishViews(at: real, isParking: true)
    for link in links { link.ringIfNeeded(keepsNews: false) }
  }
}
