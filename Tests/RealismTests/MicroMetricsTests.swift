import Testing

@testable import Realism

@Suite("Metrics of events")
struct MicroMetricsTests {
  private func value(_ record: MicroRecord, _ number: Int, _ part: String) -> Double? {
    MicroMetrics([record]).metrics.first { $0.number == number }?.parts
      .first { $0.name == part }?.value
  }

  /// A hundred seconds: each second the price in the middle of 10,000 ticks goes up or down by one,
  /// and just before, somebody takes that way.
  private func record() -> MicroRecord {
    var record = MicroRecord(tick: 0.01)
    record.setLevel(isBid: true, price: 9_999, size: 2)
    record.setLevel(isBid: true, price: 9_990, size: 1)
    record.setLevel(isBid: false, price: 10_001, size: 4)
    for second in 0..<Int64(100) {
      let bid: Int64 = second % 2 == 0 ? 9_999 : 10_000
      record.addTouch(
        at: Double(second), bid: bid, bidSize: second % 2 == 0 ? 19 : 1, ask: bid + 2,
        askSize: second % 2 == 0 ? 1 : 19)
      let isBuy = second % 2 == 0
      record.addFill(
        at: Double(second) + 0.9992, stamp: second * 1_000 + 999, price: isBuy ? bid + 2 : bid,
        size: 1, isBuy: isBuy)
      record.addFill(
        at: Double(second) + 0.9999, stamp: second * 1_000 + 999, price: isBuy ? bid + 3 : bid,
        size: 1, isBuy: isBuy)
    }
    record.addBookEvents(990)
    record.addTouch(at: 100, bid: 9_999, bidSize: 19, ask: 10_001, askSize: 1)
    return record
  }

  @Test func ratesTakersAndSpread() throws {
    let record = record()
    #expect(value(record, 10, "takers") == 1)
    #expect(value(record, 10, "fills") == 2)
    #expect(value(record, 10, "book") == 9.9)
    #expect(value(record, 9, "1 tick") == 0)
    #expect(try abs(#require(value(record, 9, "mean bp")) - 2) < 0.001)
    #expect(value(record, 14, ">1 price") == 0.5)
    #expect(value(record, 14, "fills") == 2)
    #expect(try abs(#require(value(record, 11, "CV"))) < 1e-6)
    #expect(try #require(value(record, 12, "lag 1")) < -0.99)
    #expect(try abs(#require(value(record, 13, "50%")) - 200.02) < 0.05)
  }

  @Test func whatFollowsUponTakersAndQueues() throws {
    let record = record()
    // A tick of 0.01 in 100 is a basis point.
    #expect(try abs(#require(value(record, 18, "10ms")) - 1) < 0.01)
    #expect(try abs(#require(value(record, 18, "1s")) - 1) < 0.01)
    #expect(value(record, 19, "asks heavy") == 0)
    #expect(value(record, 19, "bids heavy") == 1)
    #expect(value(record, 19, "rising") == 1)
    #expect(try abs(#require(value(record, 20, "still .1s")) - 0.9) < 0.001)
    #expect(try abs(#require(value(record, 20, "1s bp")) - 1) < 0.001)
    #expect(try abs(#require(value(record, 20, "VR 1s/.1s")) - 1) < 0.001)
    #expect(value(record, 20, "VR 10s/1s") == 0)
  }

  @Test func levelsThatComeAndGo() throws {
    var record = record()
    record.sampleDepth()
    // Four units at a basis point above the middle, two a basis point below, one ten below.
    #expect(record.depths.reduce(0, +) > 0)
    record.addLevels(at: 1, [(true, 10_000, 1), (true, 9_999, 3), (true, 9_950, 1)])
    #expect(record.placementsInside == 1)
    #expect(record.placementsAtBest == 1)
    #expect(record.placementDistances.count == 1)
    #expect(abs(record.placementDistances[0] - 49) < 0.01)
    record.addLevels(at: 3.5, [(true, 10_000, 0), (true, 9_999, 0), (false, 10_001, 0)])
    // Only of the first is known since when it was there.
    #expect(record.lives == [2.5])
    record.addLevels(at: 4, [(true, 9_950, 0.5)])
    #expect(record.placementDistances.count == 1)
  }

  @Test func theTouchBeforeATakerIsThatOfTwoMillisecondsAgo() {
    var record = MicroRecord(tick: 0.01)
    record.addTouch(at: 0, bid: 9_999, bidSize: 1, ask: 10_001, askSize: 1)
    // The new touch is told of a moment before the fill that made it.
    record.addTouch(at: 1, bid: 9_999, bidSize: 1, ask: 10_003, askSize: 1)
    record.addFill(at: 1.0001, stamp: 1_000, price: 10_001, size: 1, isBuy: true)
    // The same millisecond and side is the same taker, told of late or not; another side is not.
    record.addFill(at: 1.0015, stamp: 1_000, price: 10_002, size: 1, isBuy: true)
    record.addFill(at: 1.0015, stamp: 1_000, price: 9_999, size: 1, isBuy: false)
    #expect(record.takers.map(\.middle) == [10_000, 10_000])
    #expect(record.takers.map(\.fills) == [2, 1])
    record.addFill(at: 1.0039, stamp: 1_002, price: 9_999, size: 1, isBuy: false)
    #expect(record.takers.map(\.middle) == [10_000, 10_000, 10_001])
  }

  @Test func howUnevenTakersComeIsEachRecordsOwn() throws {
    // One record is ten times as busy as the other, and in neither does chance play a part.
    let records = [1, 10].map { rate -> MicroRecord in
      var record = MicroRecord(tick: 0.01)
      record.addTouch(at: 0, bid: 9_999, bidSize: 1, ask: 10_001, askSize: 1)
      for place in 0..<Int64(100 * rate) {
        let millisecond = place * 1_000 / Int64(rate)
        record.addFill(
          at: Double(millisecond) * 1e-3, stamp: millisecond, price: 10_001, size: 1, isBuy: true)
      }
      record.addTouch(at: 100, bid: 9_999, bidSize: 2, ask: 10_001, askSize: 1)
      return record
    }
    let metric = try #require(MicroMetrics(records).metrics.first { $0.number == 11 })
    for part in metric.parts where part.name == "CV" || part.name == "10s" {
      #expect(try abs(#require(part.value)) < 1e-6, "\(part.name)")
    }
    // What is a share of all takers is one of all records together.
    #expect(MicroMetrics(records).metrics.first { $0.number == 10 }?.parts[0].value == 5.5)
  }

  @Test func nothingGivesNothing() {
    let metrics = MicroMetrics([MicroRecord(tick: 0.01)]).metrics
    #expect(metrics.map(\.number) == Array(9...20))
    #expect(metrics.allSatisfy { !$0.isMeasured && !$0.isInRange })
  }
}
