import Analytics
import Market
import Testing

@Suite struct TapeTests {
  private func entry(_ number: UInt64, lots: Int64 = 1) -> TapeEntry {
    TapeEntry(
      time: Instant(nanoseconds: Int64(number)),
      trade: Trade(
        id: TradeID(number), instrument: InstrumentID(0), price: Price(ticks: 1),
        quantity: Quantity(lots: lots), aggressor: .buy))
  }

  @Test(arguments: [0, 1, 3, 4, 5, 8, 9])
  func theNewestComeFirstAndNoMoreThanThereIsRoomFor(added: UInt64) {
    var tape = Tape(capacity: 4)
    for number in 0..<added { tape.add(entry(number)) }
    let expected = (0..<added).suffix(4).reversed().map { TradeID($0) }
    #expect(tape.latest(100).map(\.trade.id) == Array(expected))
    #expect(tape.latest(2).map(\.trade.id) == Array(expected.prefix(2)))
    #expect(tape.newest?.trade.id == expected.first)
    #expect(tape.count == expected.count)
  }

  @Test func smallTradesCanBeLeftOut() {
    var tape = Tape(capacity: 8)
    for number in 0..<6 { tape.add(entry(UInt64(number), lots: Int64(number))) }
    let found = tape.latest(2, atLeast: Quantity(lots: 3)).map(\.trade.quantity.lots)
    #expect(found == [5, 4])
  }
}
