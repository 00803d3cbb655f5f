import Market
import Testing

@testable import Venue

/// Every command is read as it was written, and nothing else is read as a command.
@Suite struct JournalEntryTests {
  @Test func everyCommandComesBack() throws {
    var draw = Draw(state: 7)
    for round in 0..<2000 {
      let command = draw.command(kind: round % 10)
      let entry = JournalEntry.command(
        StampedCommand(
          ordinal: UInt64(round), time: Instant(nanoseconds: draw.number()),
          eventsBefore: Sequence(draw.next()), command: command))
      var writer = WordWriter()
      entry.write(to: &writer)
      #expect(try JournalEntry(words: writer.words) == entry)
      #expect(throws: WordReader.Malformed.self) {
        _ = try JournalEntry(words: writer.words.dropLast())
      }
      #expect(throws: WordReader.Malformed.self) {
        _ = try JournalEntry(words: writer.words + [0])
      }
    }
  }

  @Test func theOtherEntriesComeBack() throws {
    let mark = TimeMark(time: Instant(nanoseconds: 5), events: Sequence(6), commandCount: 7)
    let entries: [JournalEntry] = [
      .mark(mark), .closing(mark, stateHash: 9),
    ]
    for entry in entries {
      var writer = WordWriter()
      entry.write(to: &writer)
      #expect(try JournalEntry(words: writer.words) == entry)
    }
    for count in [0, 1, 7, 8, 9, 4000] {
      let opening = JournalOpening(
        scenarioName: "calm-day", scenarioText: [UInt8](repeating: 200, count: count), seed: 2,
        programVersion: "", startHash: 3)
      #expect(try JournalOpening(words: opening.words) == opening)
    }
    #expect(throws: WordReader.Malformed.self) { _ = try JournalEntry(words: [99]) }
    #expect(throws: WordReader.Malformed.self) { _ = try JournalEntry(words: []) }
  }
}

/// Commands of all kinds, by chance.
struct Draw {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ state >> 29
  }

  mutating func number() -> Int64 { Int64(truncatingIfNeeded: next()) }
  mutating func price() -> Price { Price(ticks: number()) }
  mutating func flag() -> Bool { next() >> 20 & 1 == 1 }

  mutating func order() -> NewOrder {
    let forces = TimeInForce.allCases
    return NewOrder(
      instrument: InstrumentID(UInt16(truncatingIfNeeded: next())), side: flag() ? .buy : .sell,
      kind: flag() ? .limit : .market, timeInForce: forces[Int(next() % 4)], postOnly: flag(),
      reduceOnly: flag(), selfTradePrevention: SelfTradePrevention.allCases[Int(next() % 5)],
      haltPolicy: flag() ? .hold : .cancel, price: price(), quantity: Quantity(lots: number()),
      displayQuantity: Quantity(lots: number()), budget: Money(units: number()),
      expiresAt: flag() ? nil : Instant(nanoseconds: 1_000_000_000 * Int64(next() % 1_000_000)))
  }

  mutating func command(kind: Int) -> Command {
    Command(
      account: AccountID(UInt32(truncatingIfNeeded: next())), reference: ClientReference(next()),
      action(kind))
  }

  private mutating func action(_ kind: Int) -> Command.Action {
    switch kind {
    case 0: .place(order())
    case 1: .amend(OrderID(next()), price: price(), quantity: Quantity(lots: number()))
    case 2: .cancel(OrderID(next()))
    case 3:
      .cancelAll(
        instrument: flag() ? nil : InstrumentID(UInt16(truncatingIfNeeded: next())),
        side: flag() ? nil : flag() ? .buy : .sell)
    case 4:
      .placeConditional(
        order(),
        Trigger(TriggerKind.allCases[Int(next() % 3)], price: price(), trailTicks: number()))
    case 5:
      .placePair(
        OneCancelsOther(
          limit: order(), stopTrigger: price(), stopLimit: flag() ? nil : price()))
    case 6:
      .placeBracket(
        Bracket(
          entry: order(), takeProfit: price(), stopTrigger: price(),
          stopLimit: flag() ? nil : price()))
    case 7: .replace(OrderID(next()), with: order())
    case 8: .keepAlive(within: TimeSpan(nanoseconds: number()))
    default: .setHaltPolicy(number() % 2 == 0 ? .hold : .cancel)
    }
  }
}
