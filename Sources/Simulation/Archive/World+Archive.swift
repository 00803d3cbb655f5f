internal import Exchange
public import Market

// A whole world as words, and back.
extension World {
  /// The world as words: scenario by its fingerprint, exchange, agents, random streams, timers.
  ///
  /// A copy of a world may be archived on another thread while the original runs on.
  /// - Complexity: O(orders + timers + accounts + notices).
  public func archive() -> [UInt64] {
    var archive = StateArchive(
      reserving: 1 << 16 + 4 * (resting.count + timeline.count) + exchange.archivedWords)
    var copy = self
    copy.transfer(&archive)
    return archive.sealed()
  }

  /// Makes the world that was archived: it has the same ``stateHash``, and whatever is done to it
  /// gives what it would have given there.
  ///
  /// - Parameters:
  ///   - scenario: The scenario that the archived world was made from.
  ///   - words: What ``archive()`` gave.
  /// - Throws: What is wrong with the archive and where. Nothing that was read is kept then.
  public init(scenario: Scenario, restoring words: [UInt64]) throws(StateArchive.Failure) {
    var archive = StateArchive(reading: words)
    self.init(unborn: scenario)
    makeCrowds(seed: 0)
    transfer(&archive)
    try archive.close()
  }

  /// The scenario's fingerprint, which archives bear.
  ///
  /// Made when it is wanted: it takes milliseconds, for which nobody who opens a world has to wait.
  private var fingerprint: UInt64 { scenario.fingerprint }

  /// Hands everything that decides the future to an archive, the exchange included.
  mutating func transfer(_ archive: inout StateArchive) {
    archive.begin("scenario")
    archive.expect(fingerprint, or: .otherScenario)
    exchange.transfer(&archive)
    transferOutside(&archive)
  }

  /// Hands everything but the exchange to an archive.
  ///
  /// What is left out lasts no longer than a command (`placing`, `hasNews`), is kept for its room
  /// (`stale`), or follows from the scenario and `actionsDone` (`nextAction`).
  mutating func transferOutside(_ archive: inout StateArchive) {
    archive.begin("market time")
    now.transfer(&archive)
    archive.transfer(&actionsDone, in: 0...scenario.timeline.count)
    archive.require(now >= scenario.start && now >= exchange.time)
    archive.require(exchange.nextDeadline.map { $0 >= now } ?? true)
    archive.transferInPlace(&crowds)
    let (exchange, crowds) = (exchange, crowds)
    resting.transfer(&archive, capacity: scenario.configuration.orderCapacity) {
      Self.isPossible($0, exchange, crowds)
    }
    timeline.transfer(&archive, now: now) { Self.isPossible($0, crowds) }
    guard archive.isReading else { return }
    for crowd in crowds {
      archive.require(crowd.takers.clock.nextArrival.map { $0 >= now } ?? true)
    }
    guard archive.isSound else { return }
    nextAction =
      actionsDone < scenario.timeline.count
      ? scenario.start + scenario.timeline[actionsDone].offset : nil
  }

  /// Whether an agent can remember such an order: it is open, and as the agent believes.
  private static func isPossible(
    _ order: RestingOrder, _ exchange: Exchange, _ crowds: [Crowd]
  ) -> Bool {
    let crowd = crowds[Int(order.market)]
    let agent = Int(order.agent)
    let account: AccountID
    switch order.owner {
    case .none: return false
    case .ladder:
      guard agent < crowd.ladderAccounts.count else { return false }
      account = crowd.ladderAccounts[agent]
    case .maker:
      guard agent < crowd.makers.count else { return false }
      account = crowd.makers[agent].account
    case .whale:
      guard agent < crowd.whales.parents.count else { return false }
      account = crowd.whaleAccount
    }
    return exchange.hasOpen(
      OrderID(order.id), of: account, instrument: crowd.id, side: order.side,
      price: Price(ticks: order.price))
  }

  /// Whether there can be such a timer.
  private static func isPossible(_ timer: Timer, _ crowds: [Crowd]) -> Bool {
    guard Int(timer.market) < crowds.count else { return false }
    return switch timer.kind {
    case .maker: Int(timer.agent) < crowds[Int(timer.market)].makers.count
    case .parent: Int(timer.agent) < crowds[Int(timer.market)].whales.parents.count
    case .momentumEnd: timer.agent < 2 && timer.order > 0 && timer.order <= 1 << 62
    case .stopEnd: timer.agent < 2
    case .newsPart: Double(bitPattern: timer.order).isFinite
    default: true
    }
  }
}
