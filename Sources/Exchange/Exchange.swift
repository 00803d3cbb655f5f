public import Market

/// The exchange as a state machine: commands go in, events come out, and nothing else happens.
///
/// The same commands at the same times give the same events and the same ``stateHash``, on every
/// machine and in every build mode.
///
/// A command publishes its events in this order:
/// 1. its answer: `accepted`, `amended`, `cancelled` or `rejected`;
/// 2. for each match the `trade`, the `filled` of the resting order and that of the coming one, and
///    `cancelled` where self-trade prevention ends a resting order;
/// 3. `rested` or `cancelled` for what is left;
/// 4. `level` once for each level whose quantity is another than before, bids before asks, the best
///    level first;
/// 5. `balance` once for each account and asset that is another than before;
/// 6. `indicative`, in an auction, where it changed.
///
/// What changes several markets says each of these of all of them, by their numbers, before the
/// next.
public struct Exchange: Sendable {
  /// What it was made of.
  public let configuration: ExchangeConfiguration
  /// The instruments by their number, those that were listed since the start and those that were
  /// delisted included.
  public internal(set) var instruments: [Instrument]
  /// The assets by their number, those that came with a new instrument included.
  public internal(set) var assets: [Asset]

  /// The books, by the number of their instrument.
  var books: [OrderBook]
  /// What the books share.
  var floor: Floor
  /// The notices and what they have due.
  var calendar = MaintenanceCalendar()

  /// Makes an exchange with its markets open and empty, and with the exchange's own account.
  public init(configuration: ExchangeConfiguration) {
    for (index, asset) in configuration.assets.enumerated() {
      precondition(Int(asset.id.rawValue) == index, "assets are numbered in their order from 0")
    }
    for (index, instrument) in configuration.instruments.enumerated() {
      precondition(
        Int(instrument.id.rawValue) == index, "instruments are numbered in their order from 0")
      for asset in [instrument.base, instrument.quote] {
        let number = Int(asset.id.rawValue)
        precondition(
          number < configuration.assets.count && configuration.assets[number] == asset,
          "an instrument's assets are the exchange's")
      }
    }
    precondition(
      configuration.accountCapacity <= Int(OrderPool.nobody), "there are up to 2^24 - 1 accounts")
    self.configuration = configuration
    instruments = configuration.instruments
    assets = configuration.assets
    books = configuration.instruments.map { OrderBook($0) }
    floor = Floor(
      pool: OrderPool(
        capacity: configuration.orderCapacity, keepsTimes: configuration.keepsPlacingTimes),
      ledger: Ledger(configuration), terms: Slab(books.map(\.terms)))
  }

  /// Moves books and orders into memory of their own, so that copies stay as they are. Every
  /// change begins with ``advance(to:into:)``, which sees to it.
  public mutating func unshare() {
    floor.pool.unshare()
    for index in books.indices {
      books[index].sides.unshare()
    }
    floor.terms.unshare()
    floor.conditional.unshare()
    floor.ledger.unshare()
  }

  /// Moves books and orders into the memory of another exchange with as many markets, which is of
  /// no use afterwards.
  public mutating func unshare(into spare: inout Exchange) {
    guard spare.books.count == books.count else { return unshare() }
    floor.pool.unshare(into: &spare.floor.pool)
    for index in books.indices {
      books[index].sides.unshare(into: &spare.books[index].sides)
    }
    floor.terms.unshare(into: &spare.floor.terms)
    floor.conditional.unshare(into: &spare.floor.conditional)
    floor.ledger.unshare(into: &spare.floor.ledger)
  }

  /// Carries out a participant's command and appends what happened.
  ///
  /// Time never runs backwards: `time` is at least that of the last call. Whatever the calendar
  /// has due until `time` happens first.
  public mutating func apply(_ command: Command, at time: Instant, into events: inout EventBatch) {
    events.begin()
    reach(time, into: &events)
    let account = command.account.rawValue
    guard floor.ledger.isOpen(account) else {
      floor.publish(
        Refusal(.unknownAccount), of: command.reference, to: account, into: &events)
      return
    }
    if let rate = configuration.orderRate, command.action.countsForRate,
      let refusal = floor.ledger.refusal(ofOrderBy: account, at: time, rate)
    {
      floor.publish(refusal, of: command.reference, to: account, into: &events)
      return
    }
    switch command.action {
    case .place(let order):
      place(order, from: account, reference: command.reference, into: &events)
    case .amend(let id, let price, let quantity):
      amend(
        id, of: account, price: price, quantity: quantity, reference: command.reference,
        into: &events)
    case .cancel(let id):
      cancel(id, of: account, reference: command.reference, into: &events)
    case .cancelAll(let instrument, let side):
      cancelAll(
        of: account, instrument: instrument, side: side, reference: command.reference,
        into: &events)
    case .placeConditional(let order, let trigger):
      placeConditional(
        order, trigger, from: account, reference: command.reference, into: &events)
    case .placePair(let pair):
      placePair(pair, from: account, reference: command.reference, into: &events)
    case .placeBracket(let bracket):
      placeBracket(bracket, from: account, reference: command.reference, into: &events)
    case .replace(let id, let order):
      replace(id, of: account, with: order, reference: command.reference, into: &events)
    case .keepAlive(let span):
      keepAlive(account, within: span, reference: command.reference, into: &events)
    case .setHaltPolicy(let policy):
      setHaltPolicy(policy, of: account, reference: command.reference, into: &events)
    }
    workOffDue(into: &events)
  }

  /// Carries out what the operator does and appends what happened.
  ///
  /// What is refused is `rejected` to the exchange's own account, a deposit or withdrawal to the
  /// account it was for.
  public mutating func apply(
    _ directive: Directive, at time: Instant, into events: inout EventBatch
  ) {
    events.begin()
    reach(time, into: &events)
    switch directive {
    case .openAccount(let account):
      openAccount(account, into: &events)
    case .deposit(let account, let asset, let money):
      deposit(money, of: asset, to: account, into: &events)
    case .withdraw(let account, let asset, let money):
      withdraw(money, of: asset, from: account, into: &events)
    case .setFeeTier(let account, let tier):
      setFeeTier(tier, of: account, into: &events)
    case .list(let instrument, let phase):
      list(instrument, phase: phase, into: &events)
    case .delist(let instrument):
      delist(instrument, into: &events)
    case .setPhase(let instrument, let phase):
      setPhase(phase, of: instrument, into: &events)
    case .announce(let plan):
      announce(plan, into: &events)
    case .revise(let notice, let expectedOpen, let reason, let nextUpdateDue):
      revise(
        notice, expectedOpen: expectedOpen, reason: reason, nextUpdateDue: nextUpdateDue,
        into: &events)
    case .report(let notice, let progress, let nextUpdateDue):
      report(notice, progress, nextUpdateDue: nextUpdateDue, into: &events)
    case .callOff(let notice, let reason):
      callOff(notice, reason: reason, into: &events)
    case .openIncident(let report):
      openIncident(report, into: &events)
    case .updateIncident(let incident, let update):
      updateIncident(incident, update, into: &events)
    }
    workOffDue(into: &events)
    reach(time, into: &events)
  }

  /// Lets happen what is due until a moment: the calendar's stages with phases, audits and
  /// uncrosses; due orders that were put off; orders whose date comes; dead-man switches.
  ///
  /// It makes no difference in how many steps a moment is reached.
  public mutating func advance(to time: Instant, into events: inout EventBatch) {
    events.begin()
    reach(time, into: &events)
  }

  @inline(__always)
  private mutating func reach(_ time: Instant, into events: inout EventBatch) {
    precondition(time >= floor.time, "time never runs backwards")
    if floor.pool.isShared { unshare() }
    if let due = nextDeadline, due <= time { carryOutDue(until: time, into: &events) }
    floor.time = time
  }

  @inline(never)
  private mutating func carryOutDue(until time: Instant, into events: inout EventBatch) {
    while let due = nextDeadline, due <= time {
      floor.time = max(floor.time, due)
      if let planned = calendar.nextDue, planned <= due {
        carryOutNextDue(into: &events)
      } else {
        carryOutNextCondition(into: &events)
      }
      workOffDue(into: &events)
    }
  }

  /// When something happens by itself next; `nil` where nothing does.
  public var nextDeadline: Instant? {
    guard let conditional = floor.conditional.nextDue else { return calendar.nextDue }
    guard let planned = calendar.nextDue else { return conditional }
    return min(planned, conditional)
  }
}
