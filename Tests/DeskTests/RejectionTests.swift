import Desk
import Market
import Testing

@Suite struct RejectionTests {
  /// A rejection with figures as the venue gives them, and the words that are to come of it.
  static let cases: [(Rejection, String)] = [
    (rejection(.unknownAccount), "the venue does not know this account"),
    (rejection(.unknownInstrument), "there is no such market"),
    (rejection(.unknownOrder, order: 5), "that order is no longer open"),
    (rejection(.phase), "halted: nothing is accepted"),
    (
      rejection(.insufficientFunds, asset: 0, need: 6_173_241_000_000, have: 1_490_411_000_000),
      "needs 61,732.41 USDT, 14,904.11 free (the rest is held by 2 orders)"
    ),
    (
      rejection(.quantityOutOfRange, need: 1_000_000, have: 2_000_000),
      "a size of 200.0000 is above the largest, 100.0000"
    ),
    (
      rejection(.priceOutOfRange, need: 100_000_000, have: 100_000_001),
      "a price of 1,000,000.01 is above the highest, 1,000,000.00"
    ),
    (
      rejection(.wouldTake, need: 6_173_241, have: 6_173_242),
      "post-only at 61,732.42 would trade at once; the best it may have is 61,732.41"
    ),
    (
      rejection(.wouldNotFill, need: 50_000, have: 32_100),
      "fill-or-kill for 5.0000, the book offers 3.2100"
    ),
    (rejection(.noLiquidity), "nobody stands on the other side"),
    (
      rejection(.contradictoryOrder),
      "the order contradicts itself: its kind, life and flags do not go together"
    ),
    (
      rejection(.belowFilled, need: 3_001, have: 3_000),
      "a size of 0.3000 is not above the 0.3000 filled already"
    ),
    (
      rejection(.tooManyOrders, need: 100, have: 100),
      "100 orders are open, and 100 is the most there may be"
    ),
    (
      rejection(.bookFull, need: 4_096), "the venue has no room for another order; it holds 4096"
    ),
    (
      rejection(.noticeTooShort, need: 86_400, have: 300),
      "the venue must give 1 d 00 h of notice, this gives 5 m"
    ),
    (rejection(.unknownNotice), "there is no such notice, or it is too late for that"),
    (rejection(.noticeOutOfOrder), "the times of the notice are not in order"),
    (
      rejection(.notionalOutOfRange, asset: 0, need: 1_000_000_000, have: 617_324_100),
      "the order is worth 6.17 USDT, and 10.00 USDT is the least"
    ),
    (
      rejection(.priceOutsideBand, need: 6_173_250, have: 6_173_251),
      "a price of 61,732.51 is outside the band, 61,732.50 is the nearest inside"
    ),
    (
      rejection(.displayOutOfRange, need: 1_000, have: 999),
      "an iceberg cannot show 0.0999, 0.1000 is the least"
    ),
    (rejection(.expiryInPast, need: 2, have: 1), "the date of the order has passed"),
    (rejection(.nothingToReduce, need: 1), "there is nothing to reduce"),
    (
      rejection(.wouldTrigger, need: 6_173_250, have: 6_173_249),
      "the last price, 61,732.50, has reached the trigger at 61,732.49 already"
    ),
    (
      rejection(.noReference), "a trailing stop needs a last price, and nothing has traded yet"
    ),
    (rejection(.linkedOrder, order: 5), "an order of a pair can be cancelled, not changed"),
    (
      rejection(.rateExceeded, need: 50, have: 120),
      "50 orders are the most for now; the next may come in 120 ms"
    ),
    (
      rejection(.spanOutOfRange, need: 86_400, have: 172_800),
      "a dead-man switch of 2 d 00 h is not possible, 1 d 00 h is the most"
    ),
    (
      rejection(.notListable, need: 3, have: 9),
      "the instrument cannot be listed under number 9"
    ),
    (
      rejection(.journalUnavailable),
      "the venue cannot write its journal and takes no orders now"
    ),
  ]

  private static func rejection(
    _ reason: RejectReason, asset: UInt16? = nil, order: UInt64? = nil, need: Int64 = 0,
    have: Int64 = 0
  ) -> Rejection {
    Rejection(
      reference: ClientReference(1), reason: reason, instrument: InstrumentID(0),
      order: order.map { OrderID($0) }, asset: asset.map { AssetID($0) }, need: need, have: have)
  }

  @Test func everyReasonIsTested() {
    #expect(Set(Self.cases.map(\.0.reason)) == Set(RejectReason.allCases))
    #expect(Set(Self.cases.map(\.1)).count == RejectReason.allCases.count)
  }

  @Test(arguments: cases) func aRefusalSaysWhyWithNeedAndHave(rejection: Rejection, words: String) {
    var rig = Rig(.hot)
    rig.rest(11, .buy, 6_173_239)
    rig.rest(12, .buy, 6_173_238)
    rig.rest(13, .sell, 6_173_250)
    rig.venue.markets[0].phase = .halted(.fault)
    rig.show()
    rig.press("b")
    #expect(rig.happen(.rejected(rejection)) == [.bell])
    #expect(rig.said == "refused: " + words)
    #expect(rig.state.messages.last?.tone == .warning)
    #expect(rig.state.pending.isEmpty)
  }

  @Test func aRefusalWithoutAMarketIsExplainedFromTheCommand() {
    var rig = Rig(.hot)
    rig.press("b")
    rig.happen(
      .rejected(
        Rejection(
          reference: ClientReference(1), reason: .wouldNotFill, need: 50_000, have: 32_100)))
    #expect(rig.said == "refused: fill-or-kill for 5.0000, the book offers 3.2100")
    rig.happen(
      .rejected(
        Rejection(reference: ClientReference(77), reason: .wouldNotFill, need: 5, have: 3)))
    #expect(rig.said == "refused: fill-or-kill for 5 lots, the book offers 3 lots")
  }

  @Test func figuresThatLookAlikeAreShownToTheLastUnit() {
    var rig = Rig(.hot)
    rig.happen(
      .rejected(
        Rejection(
          reference: .none, reason: .insufficientFunds, asset: AssetID(0), need: 1_000_000_001,
          have: 1_000_000_000)))
    #expect(rig.said == "refused: needs 10.00000001 USDT, 10.00000000 free")
  }

  @Test func nothingOrLessIsNoSizeAndNoPrice() {
    for (reason, words) in [
      (RejectReason.quantityOutOfRange, "the size must be above 0"),
      (.priceOutOfRange, "the price must be above 0"),
    ] {
      var rig = Rig()
      rig.happen(.rejected(Rejection(reference: .none, reason: reason, need: 5, have: 0)))
      #expect(rig.said == "refused: " + words)
    }
  }

  @Test func aCancelOfManyIsAnsweredForAll() {
    var rig = Rig()
    rig.rest(11, .buy, 6_173_239)
    rig.rest(12, .sell, 250_010, market: 1)
    rig.show()
    rig.press("X")
    rig.happen(
      .cancelled(
        CancelledOrder(
          order: OrderID(11), reference: ClientReference(1), instrument: InstrumentID(0),
          side: .buy, price: Price(ticks: 6_173_239), openQuantity: Quantity(lots: 1_000),
          reason: .requested)))
    #expect(rig.state.pending.count == 1)
    rig.happen(.phase(InstrumentID(1), from: .open, to: .halted(.fault)), to: nil)
    rig.happen(
      .rejected(
        Rejection(
          reference: ClientReference(1), reason: .phase, instrument: InstrumentID(1), have: 1)))
    #expect(rig.said == "refused: ETH-USDT: halted: nothing is accepted; 1 order stays")
    #expect(rig.state.pending.isEmpty)
    rig.happen(.rejected(Rejection(reference: ClientReference(1), reason: .unknownOrder)))
    #expect(rig.said == "refused: nothing is left to cancel")
  }

  @Test func aNeedBeyondAllNumbersHasWords() {
    var rig = Rig()
    rig.happen(
      .rejected(
        Rejection(
          reference: .none, reason: .insufficientFunds, asset: AssetID(0), need: .max, have: 0)))
    #expect(rig.said == "refused: needs more USDT than there can be, 0.00 free")
    for seconds in [Int64.max, .min] {
      rig.happen(
        .rejected(
          Rejection(reference: .none, reason: .noticeTooShort, need: seconds, have: seconds)))
    }
  }
}
