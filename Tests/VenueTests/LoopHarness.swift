import Exchange
import Lanes
import Market

@testable import Venue

/// A venue's loop on a test's own time: no thread, no clock, one turn after another.
struct LoopHarness: ~Copyable {
  typealias Loop = VenueLoop<ScriptedWorld, TestRecorder>

  static let user = AccountID(7)
  static let other = AccountID(8)

  var loop: Loop
  /// The user's port.
  var port: VenuePort
  /// The other participant's port.
  var otherPort: VenuePort
  private let doorbell: Doorbell
  /// Real time, in nanoseconds.
  var real: Int64 = 1_000_000_000

  init(
    world: ScriptedWorld = ScriptedWorld(), recorder disk: SlowDisk? = nil,
    _ configure: (inout VenueConfiguration) -> Void = { _ in }
  ) throws {
    var configuration = VenueConfiguration(participants: [Self.user, Self.other])
    configuration.depthLevels = 3
    configure(&configuration)
    let assembly = try VenueAssembly(configuration: configuration)
    guard let port = assembly.ports[0].port.take(), let other = assembly.ports[1].port.take()
    else { throw Missing() }
    doorbell = port.doorbell
    self.port = port
    otherPort = other
    loop = Loop(
      world: world, configuration: configuration, recorder: TestRecorder(disk: disk),
      assembly: assembly, real: real)
  }

  struct Missing: Error {}

  /// Keeps the commands, and passes everything on to a disk of the test's where there is one.
  struct TestRecorder: CommandRecorder {
    private(set) var commands: [StampedCommand] = []
    let disk: SlowDisk?

    init(disk: SlowDisk?) { self.disk = disk }

    mutating func record(_ command: StampedCommand) {
      commands.append(command)
      disk?.record(command)
    }
    func mark(_ mark: TimeMark) { disk?.mark(mark) }
    func room() -> Int { disk?.roomMax ?? .max }
    var recorded: UInt64 { disk?.recorded ?? 0 }
    var durable: UInt64 { disk?.durable ?? .max }
    var condition: JournalCondition { disk?.condition ?? .off }
  }

  /// Lets real time pass and makes a turn.
  @discardableResult
  mutating func turn(after milliseconds: Int64 = 0) -> Loop.Turn {
    real += milliseconds * 1_000_000
    return loop.turn(at: real)
  }

  /// Makes turns until there is nothing more to do at once.
  mutating func settle() {
    while turn().isBusy {}
  }

  /// What the user's port has to give, in words.
  mutating func news(max: Int = .max) -> [String] {
    var words: [String] = []
    port.drain(max: max) { words.append(Self.words($0)) }
    return words
  }

  /// What the other port has to give, in words.
  mutating func otherNews() -> [String] {
    var words: [String] = []
    otherPort.drain { words.append(Self.words($0)) }
    return words
  }

  mutating func view() -> MarketView? {
    var view = MarketView()
    return port.updateView(&view) ? view : nil
  }

  /// How often the user's port was rung since it was last asked: once or not at all.
  func rungs() -> Int {
    guard doorbell.arm() else { return 1 }
    doorbell.disarm()
    return 0
  }

  /// The other participant goes away.
  mutating func loseOtherPort() throws {
    let spare = try VenueAssembly(configuration: VenueConfiguration(participants: [Self.other]))
    if let port = spare.ports[0].port.take() { otherPort = port }
  }

  static func command(_ reference: UInt64, from account: AccountID = user) -> Command {
    Command(account: account, reference: ClientReference(reference), .cancel(OrderID(1)))
  }

  static func words(_ event: ParticipantEvent) -> String {
    switch event {
    case .event(let event): "\(event.sequence.rawValue) \(words(event.body))"
    case .notice(let notice): "notice \(notice.id.rawValue) \(notice.plan.title)"
    case .incident(let incident): "incident \(incident.id.rawValue) \(incident.title)"
    case .resync(let snapshot): "resync \(snapshot.sequence.rawValue) missed \(snapshot.missed)"
    case .missedPublic(let count): "missed public \(count)"
    }
  }

  static func words(_ body: Event.Body) -> String {
    switch body {
    case .rejected(let rejection): "answer \(rejection.reference.rawValue)"
    case .balance: "balance"
    case .trade(let trade): "trade \(trade.id.rawValue)"
    case .level(let change): "level \(change.price.ticks)"
    case .phase(_, _, let phase): phase.name
    case .notice(let id, _, _): "noticed \(id.rawValue)"
    default: "something else"
    }
  }
}
