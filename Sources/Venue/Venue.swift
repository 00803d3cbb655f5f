internal import CSystem
public import Lanes
public import Market
public import Simulation

/// A world that runs on its own thread, in step with real time, and its participants' ports.
///
/// ```swift
/// var venue = try Venue.start(world, configuration: .init(participants: [scenario.user]))
/// var port = venue.takePort(of: scenario.user)
/// ...
/// let outcome = venue.stop()
/// ```
///
/// The thread takes no lock and waits for nobody; with nothing to do it sleeps until the next
/// happening or until somebody rings. A venue that is dropped without `stop()` ends its thread all
/// the same.
public struct Venue: ~Copyable, Sendable {
  private let shared: VenueShared
  private var thread: NamedThread<VenueOutcome>?
  private let ports: [PortBox]
  private let offers: UpgradeOffers

  /// Starts the thread and makes the ports. No record is kept of the commands.
  ///
  /// - Parameters:
  ///   - world: what to run, from where it stands.
  ///   - configuration: who takes part, and the sizes.
  /// - Throws: `SystemFailure` if the system has no thread or descriptor left.
  public static func start(
    _ world: consuming World, configuration: VenueConfiguration
  ) throws(SystemFailure) -> Venue {
    try begin(consume world, configuration: configuration, recorder: NoRecord())
  }

  /// Starts the thread and makes the ports, with a journal of the commands on the disk.
  ///
  /// - Throws: `SystemFailure` if the system has no thread or descriptor left.
  public static func start(
    _ world: consuming World, configuration: VenueConfiguration, recorder: JournalRecorder
  ) throws(SystemFailure) -> Venue {
    try begin(consume world, configuration: configuration, recorder: recorder)
  }

  /// Starts the thread and makes the ports, with a recorder of the caller's: slower than with those
  /// above, whose loops the compiler knows.
  ///
  /// - Throws: `SystemFailure` if the system has no thread or descriptor left.
  public static func start(
    _ world: consuming World, configuration: VenueConfiguration, recorder: some CommandRecorder
  ) throws(SystemFailure) -> Venue {
    try begin(consume world, configuration: configuration, recorder: recorder)
  }

  // Inlined into each of the above, so that there is a loop made for each kind of recorder.
  @inline(__always)
  private static func begin(
    _ world: consuming World, configuration: VenueConfiguration, recorder: some CommandRecorder
  ) throws(SystemFailure) -> Venue {
    let assembly = try VenueAssembly(configuration: configuration)
    let shared = assembly.shared
    let ports = assembly.ports
    let offers = assembly.offers
    let start = VenueStart(
      world: consume world, configuration: configuration, recorder: recorder, assembly: assembly)
    let thread = try NamedThread(name: "venue", owning: start) { $0.run() }
    return Venue(shared: shared, thread: thread, ports: ports, offers: offers)
  }

  private init(
    shared: VenueShared, thread: consuming NamedThread<VenueOutcome>, ports: [PortBox],
    offers: UpgradeOffers
  ) {
    self.shared = shared
    self.thread = consume thread
    self.ports = ports
    self.offers = offers
  }

  deinit {
    shared.stop()
  }

  /// Gives the port of a participant, once.
  public mutating func takePort(of account: AccountID) -> VenuePort {
    for box in ports where box.account == account {
      if let port = box.port.take() { return port }
      preconditionFailure("the port of a participant is taken once")
    }
    preconditionFailure("only participants of the configuration have a port")
  }

  /// Begins to build a new world from the journal, which then takes over from the running one
  /// between two commands, if it has the same state. One upgrade at a time: wait for the one
  /// before.
  ///
  /// - Throws: `SystemFailure` if the system has no thread or descriptor left.
  public mutating func beginUpgrade(
    journal: VenueJournal, scenario: Scenario, seed: UInt64, recorder: JournalRecorder
  ) throws(SystemFailure) -> VenueUpgrade {
    let lane = Lane<UpgradeEntry>.make(capacity: 1 << 18)
    let link = try UpgradeLink(entries: lane.producer, venue: shared.doorbell)
    return try VenueUpgrade(
      lanes: lane.consumer, link: link, offer: offers, journal: journal, scenario: scenario,
      seed: seed, recorder: recorder)
  }

  /// Ends the thread and waits for it.
  ///
  /// - Returns: the world as it was left, and the record.
  public consuming func stop() -> VenueOutcome {
    shared.stop()
    guard let thread = thread.take() else {
      preconditionFailure("a venue is stopped once")
    }
    return thread.join()
  }
}

/// What a venue leaves behind.
public struct VenueOutcome: Sendable {
  /// The world at the end.
  public var world: World
  /// What took note of the commands.
  public var recorder: any CommandRecorder
  /// How many commands were carried out.
  public var commandCount: UInt64
  /// The last event that has happened.
  public var sequence: Sequence
  /// What was kept to go back to; nil where nothing was.
  public var chronicle: Chronicle?
}

/// Everything that a venue's thread starts with.
struct VenueStart<Recorder: CommandRecorder>: ~Copyable {
  /// Taken by `run`: a world that somebody else holds, too, is copied at its first change.
  var world: World?
  var configuration: VenueConfiguration
  let recorder: Recorder
  let assembly: VenueAssembly

  /// Runs until the venue is stopped.
  consuming func run() -> VenueOutcome {
    guard let world = world.take() else { preconditionFailure("a venue starts once") }
    var loop = VenueLoop(
      world: consume world, configuration: configuration, recorder: recorder, assembly: assembly,
      real: csystem_monotonic_nanoseconds())
    configuration.chronicle = nil
    let shared = loop.shared
    var idle = IdleStrategy(
      spins: configuration.spinsBeforeSleep, yields: configuration.yieldsBeforeSleep)
    loop.introduce(at: csystem_monotonic_nanoseconds())
    while !shared.isStopping {
      let turn = loop.turn(at: csystem_monotonic_nanoseconds())
      if turn.hadRequests { idle.reset() }
      guard !turn.isBusy else { continue }
      let now = csystem_monotonic_nanoseconds()
      idle.idle(at: shared.doorbell, nanoseconds: turn.due.map { $0 - now })
    }
    loop.close(waitingAtMost: 2_000_000_000) { nanoseconds in
      shared.doorbell.wait(nanoseconds: nanoseconds)
      return csystem_monotonic_nanoseconds()
    }
    return VenueOutcome(
      world: loop.world, recorder: loop.recorder, commandCount: loop.commandCount,
      sequence: loop.sequence, chronicle: loop.chronicle)
  }
}
