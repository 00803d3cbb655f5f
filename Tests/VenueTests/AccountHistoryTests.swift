import Exchange
import Journal
import Market
import Simulation
import Testing

@testable import Venue

/// What is known of an account after a recovery, whether it began from a snapshot or not.
@Suite struct AccountHistoryTests {
  private let scenario = Scenario.calmDay
  private let user = Scenario.calmDay.user
  private static let market = InstrumentID(0)

  // MARK: Learning

  private func event(_ number: UInt64, _ body: Event.Body, to account: AccountID?) -> Event {
    Event(
      sequence: Sequence(number), time: Instant(nanoseconds: Int64(number)), account: account,
      body: body)
  }

  private func rested(_ order: UInt64, ahead: Int64 = 40) -> Event.Body {
    .rested(
      RestedOrder(
        order: OrderID(order), instrument: Self.market, side: .buy, price: Price(ticks: 100),
        quantity: Quantity(lots: 50), quantityAhead: Quantity(lots: ahead)))
  }

  private func trade(_ id: UInt64, lots: Int64, at ticks: Int64 = 100) -> Event.Body {
    .trade(
      Trade(
        id: TradeID(id), instrument: Self.market, price: Price(ticks: ticks),
        quantity: Quantity(lots: lots), aggressor: .sell))
  }

  private func fill(_ order: UInt64, trade: UInt64, lots: Int64, open: Int64) -> Event.Body {
    .filled(
      Fill(
        order: OrderID(order), trade: TradeID(trade), instrument: Self.market, side: .buy,
        liquidity: .maker, price: Price(ticks: 100), quantity: Quantity(lots: lots),
        openQuantity: Quantity(lots: open), fee: Money(units: 3)))
  }

  private func history(_ bodies: [(Event.Body, AccountID?)]) -> AccountHistory {
    var history = AccountHistory(account: user)
    var batch = EventBatch()
    for (index, (body, account)) in bodies.enumerated() {
      batch.append(event(UInt64(index + 1), body, to: account))
    }
    history.learn(batch)
    return history
  }

  @Test(arguments: [false, true]) func aFillIsExplained(isTradeFirst: Bool) {
    let report: (Event.Body, AccountID?) = (trade(2, lots: 30), nil)
    let own: (Event.Body, AccountID?) = (fill(9, trade: 2, lots: 30, open: 20), user)
    let history = history(
      [(trade(0, lots: 7), nil), (rested(9), user), (trade(1, lots: 40), nil)]
        + [(trade(1, lots: 99, at: 101), nil)] + (isTradeFirst ? [report, own] : [own, report]))
    #expect(history.fills.count == 1)
    #expect(history.fills.first?.quantityAheadAtRest == Quantity(lots: 40))
    #expect(history.fills.first?.tradedAtPrice == Quantity(lots: 70))
    #expect(history.resting.map(\.traded) == [Quantity(lots: 70)])
  }

  @Test func whatIsOverIsNotKept() {
    let cancelled = Event.Body.cancelled(
      CancelledOrder(
        order: OrderID(8), reference: .none, instrument: Self.market, side: .buy,
        price: Price(ticks: 100), openQuantity: Quantity(lots: 50), reason: .requested))
    let history = history([
      (rested(7), user), (rested(8), user), (rested(9), user), (rested(6), AccountID(3)),
      (fill(7, trade: 1, lots: 50, open: 0), user), (cancelled, user),
      (fill(6, trade: 1, lots: 50, open: 0), AccountID(3)),
    ])
    #expect(history.resting.map(\.order.order) == [OrderID(9)])
    #expect(history.fills.map(\.fill.order) == [OrderID(7)])
  }

  @Test func theOldestFillsAreForgottenAndCounted() {
    let count = AccountHistory.fillsMax + 5
    let history = history((1...count).map { (fill(9, trade: UInt64($0), lots: 1, open: 1), user) })
    #expect(history.fills.count + Int(history.forgottenCount) == count)
    #expect(history.fills.count <= AccountHistory.fillsMax && history.forgottenCount > 0)
    #expect(history.fills.last?.fill.trade == TradeID(UInt64(count)))
  }

  // MARK: Snapshots

  /// A replay in which the person buys at the market and bids at the touch, and what its account
  /// was told.
  private struct Played {
    var replay: JournalReplay
    var told: [Event] = []

    /// Lets the account place an order now.
    mutating func place(_ order: NewOrder, as user: AccountID) throws {
      let command = Command(account: user, .place(order))
      var copy = replay.recovery.world
      var batch = EventBatch()
      copy.submit(command, into: &batch)
      told += batch.events.filter { $0.account == user }
      let ordinal = replay.recovery.commandCount + 1
      try replay.carryOut(
        .command(
          StampedCommand(
            ordinal: ordinal, time: replay.recovery.world.now,
            eventsBefore: replay.recovery.events, command: command)))
    }

    /// Lets market time run.
    mutating func run(_ span: TimeSpan, as user: AccountID) throws {
      var copy = replay.recovery.world
      let end = copy.now + span
      var batch = EventBatch()
      while copy.now < end { copy.run(until: end, eventLimit: 1 << 20, into: &batch) }
      told += batch.events.filter { $0.account == user }
      try replay.carryOut(
        .mark(
          TimeMark(
            time: end, events: batch.events.last?.sequence ?? replay.recovery.events,
            commandCount: replay.recovery.commandCount)))
    }
  }

  private func played() throws -> Played {
    var played = Played(replay: JournalReplay(scenario: scenario, seed: 3))
    let bid = try #require(played.replay.recovery.world.exchange.touch(Self.market, .buy))
    try played.place(
      NewOrder(
        instrument: Self.market, side: .buy, kind: .market, timeInForce: .immediateOrCancel,
        quantity: Quantity(lots: 500)), as: user)
    for step in 0..<12 {
      try played.place(
        NewOrder(
          instrument: Self.market, side: .buy,
          price: bid.price.advanced(by: Int64(-25 * step * step)),
          quantity: Quantity(lots: 50)), as: user)
    }
    try played.run(.seconds(4), as: user)
    return played
  }

  @Test func aSnapshotKeepsIt() throws {
    var played = try played()
    let before = played.replay.recovery
    let makers = before.history.fills.count { $0.fill.liquidity == .maker }
    try #require(makers > 0 && makers < before.history.fills.count)
    #expect(before.history.resting.count > 0)
    let restored = try #require(Recovery(before.snapshot, scenario: scenario))
    #expect(restored.history.fills == before.history.fills)
    #expect(restored.history.resting == before.history.resting)
    #expect(restored.stateHash == before.stateHash)
    // Both go on alike, and know what the account was told.
    var other = played
    other.replay = JournalReplay(after: restored)
    for _ in 0..<10 where played.replay.recovery.history.fills.count == before.history.fills.count {
      try played.run(.seconds(2), as: user)
      try other.run(.seconds(2), as: user)
    }
    let (one, two) = (played.replay.recovery.history, other.replay.recovery.history)
    #expect(one.fills == two.fills && one.resting == two.resting)
    #expect(one.fills.count > before.history.fills.count)
    let fills = played.told.compactMap { event in
      if case .filled(let fill) = event.body { fill } else { nil }
    }
    #expect(one.fills.map(\.fill) == fills)
  }

  @Test func aSnapshotThatIsCutOrOfBeforeIsPassedOver() throws {
    let played = try played()
    let snapshot = played.replay.recovery.snapshot
    for count in [0, 3, 5, 6, 40, snapshot.words.count - 1] {
      var cut = snapshot
      cut.words = Array(snapshot.words.prefix(count))
      #expect(Recovery(cut, scenario: scenario) == nil, "\(count) words")
    }
    // As they were before there was a history: the last event, commands, hash, world.
    var old = snapshot
    let length = Int(snapshot.words[4])
    old.words = Array(snapshot.words[1...3]) + snapshot.words[(5 + length)...]
    #expect(Recovery(old, scenario: scenario) == nil)
    for place in [0, 3, 4, 5, 6] {
      var wrong = snapshot
      wrong.words[place] ^= 1 << 40
      #expect(Recovery(wrong, scenario: scenario) == nil || place == 5, "word \(place)")
    }
  }
}
