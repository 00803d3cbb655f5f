internal import Exchange
public import Market

/// A scenario played by a trader of a few rules, without a screen, with a record of what it went
/// through.
public struct TraderRun: Sendable {
  private static let eventsPerPortion = 65_536

  private var world: World
  private var trader: ScriptedTrader
  private var recorder: TraderRecorder
  private let account: AccountID
  private var batch = EventBatch(reserving: 2 * Self.eventsPerPortion)

  /// Prepares a run. The trader has the scenario's user's account, and its own money where its plan
  /// says so.
  public init(_ scenario: Scenario, plan: TraderPlan, seed: UInt64) {
    var scenario = scenario
    if !plan.deposits.isEmpty {
      scenario.accounts.removeAll { $0.account == scenario.user }
      scenario.accounts.append(AccountPlan(account: scenario.user, deposits: plan.deposits))
    }
    world = World(scenario: scenario, seed: seed)
    account = scenario.user
    trader = ScriptedTrader(
      plan: plan,
      instrument: scenario.configuration.instruments[Int(plan.instrument.rawValue)],
      account: account, start: scenario.start)
    recorder = TraderRecorder(of: account, in: plan.instrument, of: world)
  }

  /// The market time that was reached.
  public var now: Instant { world.now }

  /// What was recorded so far.
  public var record: TraderRecord { recorder.record }

  /// Runs until a moment. Gives false once that is reached, so that a caller can tell how far it
  /// is in between.
  public mutating func advance(until end: Instant) -> Bool {
    guard world.now < end else { return false }
    recorder.look(at: world)
    for action in trader.act(world.exchange, now: world.now) {
      world.submit(Command(account: account, action), into: &batch)
      look()
    }
    let next = max(trader.nextMoment(world.exchange), world.now + .milliseconds(1))
    let step = min(min(end, recorder.nextSample), min(next, world.now + .seconds(1)))
    world.run(until: step, eventLimit: Self.eventsPerPortion, into: &batch)
    look()
    return true
  }

  /// Ends the record at the moment that was reached.
  public mutating func finish() -> TraderRecord { recorder.finish(world) }

  private mutating func look() {
    for event in batch { recorder.note(event, in: world) }
    batch.removeAll()
  }
}
