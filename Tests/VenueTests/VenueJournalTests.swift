import Exchange
import Journal
import Lanes
import Market
import Simulation
import Testing

@testable import Venue

/// A real venue with a journal: what was answered is recovered, whatever ended the session.
@Suite struct VenueJournalTests {
  private static let directory = "/session"
  private let scenario = Scenario.calmDay
  private let user = Scenario.calmDay.user

  private func journal(_ files: any FileStore) -> VenueJournal {
    VenueJournal(directory: Self.directory, files: files)
  }

  private func opening(_ world: World) -> JournalOpening {
    JournalOpening(
      scenarioName: scenario.name, scenarioText: [1, 2, 3], seed: 3, programVersion: "0.1",
      startHash: world.stateHash)
  }

  private func start(
    _ world: World, _ recorder: JournalRecorder, after point: ResumePoint = ResumePoint(),
    speed: Int64 = 20_000
  ) throws -> Venue {
    var configuration = VenueConfiguration(participants: [user])
    configuration.speedPerMille = speed
    configuration.resumePoint = point
    return try Venue.start(world, configuration: configuration, recorder: recorder)
  }

  @Test func aSessionThatEndedInOrderGoesOnInTheSameState() throws {
    let files = MemoryFileStore()
    let world = World(scenario: scenario, seed: 3)
    let recorder = try journal(files).begin(opening(world))
    var venue = try start(world, recorder)
    var trader = Trader(port: venue.takePort(of: user))
    for _ in 0..<20 { trader.sendAndAwait(count: 5) }
    let outcome = venue.stop()
    #expect(recorder.finish() == nil)
    trader.drain()

    var events: [Event] = []
    let recovery = try journal(files).replay(scenario, seed: 3) { batch in
      events += batch.events.filter { $0.account == user }
    }
    #expect(recovery.stateHash == outcome.world.stateHash)
    #expect(recovery.wasClosed && recovery.tornBytes == 0)
    #expect(recovery.commandCount == 100)
    #expect(events == trader.privateEvents)

    let (resumed, again) = try journal(files).resume(scenario, seed: 3)
    var second = try start(resumed.world, again, after: resumed.resumePoint)
    var later = Trader(port: second.takePort(of: user))
    for _ in 0..<4 { later.sendAndAwait(count: 5) }
    let end = second.stop()
    #expect(again.finish() == nil)
    let last = try journal(files).replay(scenario, seed: 3)
    #expect(last.stateHash == end.world.stateHash)
    #expect(last.commandCount == 120)
  }

  /// The power fails at some moment: everything the trader had heard is there, and nothing twice.
  @Test(arguments: [UInt64(1), 2, 3, 4])
  func whatWasHeardSurvivesAPowerFailure(seed: UInt64) throws {
    let files = MemoryFileStore()
    let world = World(scenario: scenario, seed: 3)
    let recorder = try journal(files).begin(opening(world))
    var venue = try start(world, recorder)
    var trader = Trader(port: venue.takePort(of: user))
    trader.sendAndAwait(count: 20 + Int(seed) * 7)
    for _ in 0..<30 { trader.send() }
    trader.drain()
    let copy = files.copy()
    copy.failPower(seed: seed)
    _ = venue.stop()
    _ = recorder.finish()

    var events: [Event] = []
    let recovery = try journal(copy).replay(scenario, seed: 3) { batch in
      events += batch.events.filter { $0.account == user }
    }
    #expect(events.prefix(trader.privateEvents.count) == trader.privateEvents[...])
    #expect(try journal(copy).replay(scenario, seed: 3).stateHash == recovery.stateHash)
    let (resumed, again) = try journal(copy).resume(scenario, seed: 3)
    #expect(resumed.stateHash == recovery.stateHash)
    #expect(again.finish() == nil)
  }

  @Test func anotherScenarioOrSeedIsAnError() throws {
    let files = MemoryFileStore()
    let recorder = try journal(files).begin(opening(World(scenario: scenario, seed: 3)))
    #expect(recorder.finish() == nil)
    #expect(try journal(files).opening() == opening(World(scenario: scenario, seed: 3)))
    let problem = RecoveryError.otherStart(scenario.name, version: "0.1")
    #expect(throws: problem) { _ = try journal(files).replay(scenario, seed: 4) }
    var other = scenario
    other.start = other.start + .seconds(1)
    #expect(throws: problem) { _ = try journal(files).replay(other, seed: 3) }
    #expect(throws: RecoveryError.self, "a journal is there already") {
      _ = try journal(files).begin(opening(World(scenario: scenario, seed: 3)))
    }
  }

  /// Snapshots are taken while it runs, and recovery begins from the newest that is right.
  @Test func recoveryBeginsFromTheNewestSnapshotThatIsRight() throws {
    let files = MemoryFileStore()
    let world = World(scenario: scenario, seed: 3)
    let recorder = try journal(files).begin(opening(world))
    let shadow = try JournalShadow(
      of: scenario, seed: 3, journal: journal(files), recorder: recorder)
    var venue = try start(world, recorder, speed: 500)
    var trader = Trader(port: venue.takePort(of: user))
    for count in 1...3 {
      trader.sendAndAwait(count: 20)
      shadow.takeSnapshotSoon()
      while shadow.snapshotCount < count, shadow.problem == nil {
        trader.port.doorbell.wait(nanoseconds: 1_000_000)
      }
    }
    #expect(shadow.problem == nil)
    trader.sendAndAwait(count: 10)
    let outcome = venue.stop()
    #expect(recorder.finish() == nil)

    let (whole, _) = try journal(files).recover(scenario, seed: 3)
    #expect(whole.stateHash == outcome.world.stateHash)
    #expect(whole.snapshotRecord.map { $0 > 40 } == true)
    #expect(whole.commandCount == 70 && whole.snapshotsRefused == 0)
    #expect(try journal(files).replay(scenario, seed: 3).recordCount == whole.recordCount)

    let names = files.names(in: Self.directory).filter { $0.hasPrefix("snapshot") }
    #expect(names.count == 2)
    for (damaged, name) in names.reversed().enumerated() {
      var bytes = try #require(files.bytes(of: Self.directory + "/" + name))
      bytes[bytes.count / 2] ^= 1
      files.put(bytes, at: Self.directory + "/" + name)
      let (again, _) = try journal(files).recover(scenario, seed: 3)
      #expect(again.stateHash == outcome.world.stateHash)
      #expect(again.snapshotsRefused == damaged + 1)
      #expect((again.snapshotRecord == nil) == (damaged == 1))
    }
    shadow.stop()
    let (resumed, again) = try journal(files).resume(scenario, seed: 3)
    #expect(resumed.stateHash == outcome.world.stateHash)
    #expect(again.finish() == nil)
  }

  /// What waits, what ends by itself, and a market that was listed while the venue ran are in a
  /// snapshot: recovery begins from it.
  @Test func aSnapshotHasWhatWaitsAndWhatWasListed() throws {
    let scenario = try scenarioThatLists()
    let files = MemoryFileStore()
    let world = World(scenario: scenario, seed: 3)
    let recorder = try journal(files).begin(opening(world))
    let shadow = try JournalShadow(
      of: scenario, seed: 3, journal: journal(files), recorder: recorder)
    var venue = try start(world, recorder, speed: 2_000)
    var trader = Trader(port: venue.takePort(of: user))
    trader.awaitView { $0.markets.count == 4 && $0.markets[0].last != nil }
    #expect(trader.view.balances.count == 5)
    for action in whatWaits(at: trader.view.time) {
      while !trader.port.submit(Command(account: user, action)) { trader.awaitNews() }
    }
    trader.awaitView { $0.orders.count == 6 }
    #expect(trader.view.orders.count { $0.trigger != nil } == 4)
    shadow.takeSnapshotSoon()
    while shadow.snapshotCount < 1, shadow.problem == nil {
      trader.port.doorbell.wait(nanoseconds: 1_000_000)
    }
    #expect(shadow.problem == nil)
    trader.sendAndAwait(count: 10)
    let outcome = venue.stop()
    #expect(recorder.finish() == nil)
    shadow.stop()
    let (recovery, _) = try journal(files).recover(scenario, seed: 3)
    #expect(recovery.stateHash == outcome.world.stateHash)
    #expect(recovery.snapshotRecord.map { $0 >= 6 } == true && recovery.snapshotsRefused == 0)
    #expect(recovery.world.exchange.instruments.count == 4)
  }

  private func scenarioThatLists() throws -> Scenario {
    var scenario = scenario
    let asset = Asset(id: AssetID(4), symbol: "NEWT", decimals: 6, displayDecimals: 2)
    let listed = try Instrument(
      id: InstrumentID(3), base: asset, quote: scenario.configuration.assets[0],
      tickUnits: 1_000, lotUnits: 1_000_000,
      fees: FeeSchedule(makerPartsPerMillion: 100, takerPartsPerMillion: 400),
      maximumQuantity: Quantity(lots: 1_000_000), maximumPrice: Price(ticks: 1_000_000))
    scenario.timeline = [ScheduledAction(at: .milliseconds(10), .list(listed, .open))]
    return scenario
  }

  /// A stop, a trailing stop, a pair, an order with a date, one that waits in the listed market,
  /// and a dead-man switch.
  private func whatWaits(at time: Instant) -> [Command.Action] {
    func order(
      _ side: Side, at ticks: Int64, kind: OrderKind = .limit, in market: UInt16 = 0
    ) -> NewOrder {
      NewOrder(
        instrument: InstrumentID(market), side: side, kind: kind, price: Price(ticks: ticks),
        quantity: Quantity(lots: 100))
    }
    var dated = order(.buy, at: 3_000_000)
    dated.timeInForce = .goodTillDate
    dated.expiresAt = time + .hours(100)
    return [
      .keepAlive(within: .hours(24)),
      .placeConditional(
        order(.sell, at: 0, kind: .market), Trigger(.stop, price: Price(ticks: 3_000_000))),
      .placeConditional(
        order(.sell, at: 0, kind: .market), Trigger(.trailing, trailTicks: 3_000_000)),
      .placePair(
        OneCancelsOther(
          limit: order(.sell, at: 9_000_000), stopTrigger: Price(ticks: 3_000_000))),
      .place(dated),
      .placeConditional(
        order(.buy, at: 1_100, in: 3), Trigger(.stop, price: Price(ticks: 1_000))),
    ]
  }

  /// Whoever looks at a market that is not listed sees nothing in it, and nothing breaks.
  @Test func aFocusOnNoMarketShowsNothing() throws {
    var configuration = VenueConfiguration(participants: [user])
    configuration.speedPerMille = 1_000
    var venue = try Venue.start(World(scenario: scenario, seed: 3), configuration: configuration)
    var trader = Trader(port: venue.takePort(of: user))
    trader.awaitView { !$0.bids.isEmpty }
    while trader.port.control(.focus(InstrumentID(77))) != true { trader.awaitNews() }
    trader.awaitView { $0.focus == InstrumentID(77) }
    #expect(trader.view.bids.isEmpty && trader.view.asks.isEmpty && trader.view.markets.count == 3)
    while trader.port.control(.focus(InstrumentID(1))) != true { trader.awaitNews() }
    trader.awaitView { $0.focus == InstrumentID(1) }
    #expect(!trader.view.bids.isEmpty)
    _ = venue.stop()
  }

  /// A new world takes over while orders come in, and nobody can tell.
  @Test func aNewWorldTakesOverBetweenTwoCommands() throws {
    let files = MemoryFileStore()
    let world = World(scenario: scenario, seed: 3)
    let recorder = try journal(files).begin(opening(world))
    var venue = try start(world, recorder, speed: 500)
    var trader = Trader(port: venue.takePort(of: user))
    trader.sendAndAwait(count: 20)
    for _ in 0..<2 {
      let upgrade = try venue.beginUpgrade(
        journal: journal(files), scenario: scenario, seed: 3, recorder: recorder)
      while !upgrade.isOver { trader.sendAndAwait(count: 1) }
      #expect(upgrade.progress.stage == .ending)
      #expect(upgrade.progress.played > 20)
      #expect(upgrade.progress.recorded >= upgrade.progress.played)
      let report = upgrade.wait()
      #expect(report.orderCount > 100)
      #expect(report.hasSwitched, "\(report.problem ?? "")")
      #expect(report.oldHash == report.newHash && report.pauseNanoseconds > 0)
      trader.sendAndAwait(count: 10)
    }
    let outcome = venue.stop()
    #expect(recorder.finish() == nil)
    trader.drain()
    var events: [Event] = []
    let recovery = try journal(files).replay(scenario, seed: 3) { batch in
      events += batch.events.filter { $0.account == user }
    }
    #expect(recovery.stateHash == outcome.world.stateHash)
    #expect(events == trader.privateEvents)
    #expect(trader.outOfOrder == 0 && trader.missed == 0)
  }

  /// Given up, it ends soon, and the old world goes on; another one can be begun.
  @Test func anUpgradeCanBeGivenUp() throws {
    let files = MemoryFileStore()
    let world = World(scenario: scenario, seed: 3)
    let recorder = try journal(files).begin(opening(world))
    var venue = try start(world, recorder, speed: 20_000)
    var trader = Trader(port: venue.takePort(of: user))
    // Much market time to be made up for, so that it is not over before it is given up.
    for _ in 0..<20 { trader.sendAndAwait(count: 5) }
    let upgrade = try venue.beginUpgrade(
      journal: journal(files), scenario: scenario, seed: 3, recorder: recorder)
    upgrade.abandon()
    let report = upgrade.wait()
    #expect(!report.hasSwitched && report.problem == "it was given up")
    // At this speed a world that is built anew would hardly catch up in a build for debugging.
    _ = trader.port.control(.speed(perMille: 500))
    trader.sendAndAwait(count: 10)
    let again = try venue.beginUpgrade(
      journal: journal(files), scenario: scenario, seed: 3, recorder: recorder)
    while !again.isOver { trader.sendAndAwait(count: 1) }
    #expect(again.wait().hasSwitched)
    let outcome = venue.stop()
    #expect(recorder.finish() == nil)
    #expect(try journal(files).replay(scenario, seed: 3).stateHash == outcome.world.stateHash)
  }

  /// A new world that is not the same does not take over: the old one goes on.
  @Test func aWorldThatIsAnotherDoesNotTakeOver() throws {
    let files = MemoryFileStore()
    let world = World(scenario: scenario, seed: 3)
    let recorder = try journal(files).begin(opening(world))
    var venue = try start(world, recorder, speed: 500)
    var trader = Trader(port: venue.takePort(of: user))
    trader.sendAndAwait(count: 20)
    let other = MemoryFileStore()
    let wrong = try journal(other).begin(opening(World(scenario: scenario, seed: 3)))
    #expect(wrong.finish() == nil)
    let report = try venue.beginUpgrade(
      journal: journal(other), scenario: scenario, seed: 3, recorder: recorder
    ).wait()
    #expect(!report.hasSwitched)
    #expect(report.problem != nil)
    trader.sendAndAwait(count: 10)
    let outcome = venue.stop()
    #expect(recorder.finish() == nil)
    #expect(try journal(files).replay(scenario, seed: 3).stateHash == outcome.world.stateHash)
  }

  /// A record that leads elsewhere is found: the checks are not there for nothing.
  @Test func aRecordThatDoesNotFitIsFound() throws {
    let files = MemoryFileStore()
    let world = World(scenario: scenario, seed: 3)
    var writer = try JournalWriter.create(
      identity: 1, opening: opening(world).words,
      lock: JournalLock(directory: Self.directory, files: files), files: files)
    let time = world.now + .seconds(20)
    var words = WordWriter()
    JournalEntry.mark(TimeMark(time: time, events: Sequence(17), commandCount: 0))
      .write(to: &words)
    writer.append(words.words)
    try writer.commit()
    do {
      _ = try journal(files).replay(scenario, seed: 3)
      Issue.record("it was not found")
    } catch {
      guard case .diverged(record: 2, _) = error else {
        Issue.record("\(error)")
        return
      }
    }
  }

  /// The disk fails under a running venue: refusals, then it goes on, and nothing is lost.
  @Test(arguments: [FaultyFileStore.Fault.syncFails, .diskFull, .readOnly])
  func tradingStopsWithTheDiskAndGoesOnWithIt(fault: FaultyFileStore.Fault) throws {
    let files = FaultyFileStore(MemoryFileStore())
    let world = World(scenario: scenario, seed: 3)
    let recorder = try journal(files).begin(opening(world))
    var venue = try start(world, recorder)
    var trader = Trader(port: venue.takePort(of: user))
    trader.sendAndAwait(count: 10)
    files.set(fault)
    var refused = 0
    while refused == 0 {
      trader.send()
      trader.awaitNews()
      refused = trader.privateEvents.count { $0.isRefusalOfTheJournal }
    }
    #expect(trader.port.journal == .failing)
    #expect(!recorder.failureText.isEmpty)
    files.set(nil)
    while trader.port.journal == .failing { trader.port.doorbell.wait(nanoseconds: 10_000_000) }
    while trader.answered < trader.sent { trader.awaitNews() }
    trader.sendAndAwait(count: 5)
    let outcome = venue.stop()
    #expect(recorder.finish() == nil)
    trader.drain()

    var events: [Event] = []
    let recovery = try journal(files).replay(scenario, seed: 3) { batch in
      events += batch.events.filter { $0.account == user }
    }
    #expect(recovery.stateHash == outcome.world.stateHash)
    #expect(recovery.failuresSurvived >= 1)
    #expect(events == trader.privateEvents.filter { !$0.isRefusalOfTheJournal })
  }
}

extension Event {
  var isRefusalOfTheJournal: Bool {
    if case .rejected(let rejection) = body { return rejection.reason == .journalUnavailable }
    return false
  }
}
