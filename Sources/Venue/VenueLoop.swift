internal import Exchange
internal import Lanes
internal import Market

/// One turn of the venue after another: market time on, commands in, events and views out.
///
/// It has no clock and no thread of its own: `turn(at:)` is told the real time and says when the
/// next turn is due, so that a test runs it step by step. It never waits for anybody, and the work
/// of a turn is bounded by the configuration.
struct VenueLoop<Truth: VenueWorld, Recorder: CommandRecorder>: ~Copyable {
  /// How a turn ended.
  struct Turn: Equatable {
    /// Whether there is more to do at once.
    var isBusy: Bool
    /// Whether commands or controls had come in.
    var hadRequests: Bool
    /// The real time at which the next turn is due; nil if only the doorbell brings one.
    var due: Int64?
  }

  /// How far market time may be behind before the lag is given up, in real nanoseconds.
  static var lagNanosecondsMax: Int64 { 250_000_000 }

  /// How many commands ahead memory is asked for, first and once more.
  static var foresight: Int { 8 }
  static var preparation: Int { 4 }

  let configuration: VenueConfiguration
  let shared: VenueShared
  let links: [ParticipantLink]
  var feed: Feed<PublicEvent>.Writer
  var edge: PublicEdge
  var world: Truth
  var recorder: Recorder
  var clock: VenueClock
  var meter: SpeedMeter
  var events = EventBatch(reserving: 1 << 13)
  /// Commands that were taken and are being carried out; empty between turns.
  var waiting: [Command] = []
  /// How many commands were carried out.
  var commandCount: UInt64
  /// The last event that was routed.
  var sequence: Sequence
  /// What was routed and must not be told before it is durable.
  var pending = PendingReleases()
  /// Where upgrades are offered, and the one on its way.
  var upgrades: Lane<UpgradeLink>.Consumer
  var upgrade: UpgradeLink?
  /// Whether this turn brought a participant something that no command of this turn explains.
  var needsMark = false
  /// The market time up to which the record tells what happened, and when it was noted.
  var markedTime: Instant
  var markedAt: Int64

  init(
    world: Truth, configuration: VenueConfiguration, recorder: Recorder,
    assembly: consuming VenueAssembly, real: Int64
  ) {
    self.configuration = configuration
    shared = assembly.shared
    links = assembly.links
    feed = assembly.feed
    edge = PublicEdge(now: world.now)
    upgrades = assembly.upgrades
    self.world = world
    self.recorder = recorder
    self.recorder.attach(assembly.shared.doorbell)
    sequence = configuration.resumePoint.events
    commandCount = configuration.resumePoint.commandCount
    markedTime = world.now
    markedAt = real
    shared.markRouted(sequence)
    shared.set(journal: recorder.condition)
    clock = VenueClock(
      real: real, market: world.now, speedPerMille: configuration.speedPerMille,
      isPaused: configuration.startsPaused)
    meter = SpeedMeter(real: real, market: world.now, wantedPerMille: clock.speedPerMille)
  }

  /// Does everything that is due at a real time, up to the bounds of the configuration.
  mutating func turn(at real: Int64) -> Turn {
    let controls = takeControls(at: real)
    let isHandingOver = takeUpgrade(at: real)
    let canRecord = checkRecorder() && !isHandingOver
    let isBehind = canRecord ? advance(at: real) : !isHandingOver && standStill(at: real)
    let commands = canRecord ? takeCommands() : refuseCommands()
    route()
    markTime(at: real, isExplained: canRecord && commands > 0)
    resyncParticipants()
    let due = isBehind ? real : canRecord ? nextDue(after: real) : upgradeDue
    publishViews(at: real, isParking: due == nil)
    release()
    return Turn(
      // Whoever stood still to be copied goes on at once.
      isBusy: isBehind || commands >= configuration.commandsPerTurn
        || isHandingOver && upgradeDue == nil,
      hadRequests: controls + commands > 0, due: dueWithViews(due, after: real))
  }

  /// Lets market time run on; true if it did not come as far as it should.
  private mutating func advance(at real: Int64) -> Bool {
    let target = clock.target(at: real)
    if world.now < target {
      world.run(until: target, eventLimit: configuration.eventsPerTurn, into: &events)
      markViewsStale()
    }
    clock.settle(at: world.now)
    if !clock.isPaused {
      meter.note(real: real, market: world.now, wantedPerMille: clock.speedPerMille)
    }
    guard world.now < target else { return false }
    if let reached = clock.real(of: world.now), real - reached > Self.lagNanosecondsMax,
      !clock.isPaused
    {
      clock.anchor(real: real, market: world.now)
    }
    return true
  }

  /// Lets market time stand still, because nothing that happened could be recorded.
  private mutating func standStill(at real: Int64) -> Bool {
    if !clock.isPaused { clock.anchor(real: real, market: world.now) }
    return false
  }

  /// When the next turn is due by itself.
  private func nextDue(after real: Int64) -> Int64? {
    if clock.isPaused { return nil }
    let happening = world.nextHappening.flatMap { clock.real(of: $0) } ?? .max
    // Views show market time, which moves even while nothing happens.
    let latest = real + configuration.viewIntervalNanoseconds
    return min(max(happening, real + configuration.wakeIntervalNanoseconds), latest)
  }

  /// The same, but not after the moment at which a view that had to wait may be published.
  private func dueWithViews(_ due: Int64?, after real: Int64) -> Int64? {
    var earliest = due
    for link in links where link.isViewStale {
      let next = link.nextView(interval: configuration.viewIntervalNanoseconds)
      // One that waits for its reader is published at a later turn, or on parking.
      if next > real { earliest = min(earliest ?? .max, next) }
    }
    return earliest
  }

  /// Notes that every view shows less than there is now.
  func markViewsStale() {
    for link in links { link.isViewStale = true }
  }
}
