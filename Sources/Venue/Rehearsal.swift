public import Lanes
public import Market
public import Simulation

/// A venue without a thread and without a clock: market time passes when it is told to, as fast as
/// the machine goes.
///
/// It is the venue's own loop, so a desk at its port sees what it would see of a running one; the
/// same world and the same calls give the same events and views on every machine. For pictures and
/// for tests.
public struct Rehearsal: ~Copyable {
  /// The port of the one participant. Read it after every call of `pass(_:)`: its lanes have room
  /// for a few seconds of a busy market.
  public var port: VenuePort
  private var loop: VenueLoop<World, NoRecord>
  /// What stands for real time, in nanoseconds.
  private var real: Int64 = 0

  /// The longest that market time runs in one go. A venue that is behind by more gives up the lag.
  private static let stepNanosecondsMax: Int64 = 100_000_000

  /// Opens a world to an account, with the first view on its way.
  ///
  /// - Throws: `SystemFailure` if the system has no descriptor left.
  public init(
    _ world: World, account: AccountID, focus: InstrumentID = InstrumentID(0)
  ) throws(SystemFailure) {
    var configuration = VenueConfiguration(participants: [account])
    configuration.focus = focus
    let assembly = try VenueAssembly(configuration: configuration)
    guard let port = assembly.ports[0].port.take() else {
      preconditionFailure("a new port is not taken")
    }
    self.port = port
    loop = VenueLoop(
      world: world, configuration: configuration, recorder: NoRecord(), assembly: assembly,
      real: real)
    loop.introduce(at: real)
  }

  /// The world as it is.
  public var world: World { loop.world }

  /// The market time that was reached.
  public var now: Instant { loop.world.now }

  /// Carries out what was submitted and lets market time pass, at the pace that was asked for. The
  /// port has a view of the moment that was reached.
  public mutating func pass(_ span: TimeSpan) {
    var left = max(0, span.nanoseconds)
    repeat {
      let step = min(left, Self.stepNanosecondsMax)
      left -= step
      real += step
      while loop.turn(at: real).isBusy {}
    } while left > 0
    // Even if the one before was not looked at.
    loop.publishViews(at: real, isParking: true)
  }
}
