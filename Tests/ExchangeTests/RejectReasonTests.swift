import Exchange
import Foundation
import Market
import Testing

/// Every reason to refuse something stands in the table of the documentation, can happen, and says
/// the figures that the table's example gives.
@Suite struct RejectReasonTests {
  /// What a refusal is about, besides its reason.
  struct Figures: Equatable {
    var instrument: InstrumentID?
    var order: OrderID?
    var asset: AssetID?
    var need: Int64 = 0
    var have: Int64 = 0
  }

  /// A line of the table in `Refusals.md`.
  struct Row {
    var reason: String
    var need: Int64 = 0
    var have: Int64 = 0
  }

  /// What the venue refuses before the exchange sees it; its own tests prove it.
  static let venueReasons: Set<RejectReason> = [.journalUnavailable]

  private static let ghost = OrderID(slot: 9, generation: 1)
  private static let market = Bench.market

  // MARK: The table

  static func rows() throws -> [Row] {
    let top = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let page = top.appendingPathComponent("Sources/Exchange/Exchange.docc/Refusals.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    return text.split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "|", omittingEmptySubsequences: false)
        .map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count == 8, cells[1].hasPrefix("`") else { return nil }
      return Row(
        reason: cells[1].trimmingCharacters(in: ["`"]), need: figure("need ", in: cells[6]),
        have: figure("have ", in: cells[6]))
    }
  }

  /// The number behind a word; 0 where the word does not occur.
  private static func figure(_ word: String, in text: String) -> Int64 {
    guard let place = text.range(of: word, options: .backwards) else { return 0 }
    let digits = text[place.upperBound...].prefix { $0.isNumber || $0 == "," }
    return Int64(digits.filter { $0 != "," }) ?? 0
  }

  @Test func theTableListsEveryReasonOnce() throws {
    #expect(try Self.rows().map(\.reason) == RejectReason.allCases.map { "\($0)" })
  }

  // MARK: Provoking

  /// Lets the market trade at a price.
  private static func trade(at ticks: Int64, _ bench: inout Bench) {
    bench.place(.sell, 5, at: ticks, as: Bench.bob)
    bench.place(.buy, 5, at: ticks, as: Bench.carol)
  }

  private static func operate(_ bench: inout Bench, _ reason: RejectReason) -> Figures {
    switch reason {
    case .unknownAccount: bench.run(.openAccount(AccountID(70_000)))
    case .noticeTooShort: bench.run(.announce(bench.plan(in: .minutes(10))))
    case .unknownNotice: bench.run(.callOff(NoticeID(4), reason: ""))
    case .notListable:
      guard
        let instrument = try? Instrument(
          id: InstrumentID(5), base: bench.exchange.assets[0], quote: bench.exchange.assets[1],
          tickUnits: 1, lotUnits: 1,
          fees: FeeSchedule(makerPartsPerMillion: 0, takerPartsPerMillion: 0),
          maximumQuantity: Quantity(lots: 1), maximumPrice: Price(ticks: 1))
      else { break }
      bench.run(.list(instrument, phase: .open))
      return Figures(instrument: InstrumentID(5))
    default:
      var plan = bench.plan()
      plan.haltAt = plan.cancelOnlyAt
      bench.run(.announce(plan))
    }
    return Figures()
  }

  private static func book(_ bench: inout Bench, _ reason: RejectReason) -> Figures {
    switch reason {
    case .wouldTake:
      bench.place(.sell, 5, at: 100, as: Bench.bob)
      bench.place(.buy, 5, at: 103, postOnly: true)
    case .wouldNotFill:
      bench.place(.sell, 5, at: 100, as: Bench.bob)
      bench.place(.buy, 4, at: 100, as: Bench.carol, .immediateOrCancel)
      bench.place(.buy, 3, at: 103, .fillOrKill)
    case .noLiquidity:
      bench.place(.buy, 5, kind: .market)
    case .tooManyOrders:
      for _ in 0..<3 { bench.place(.buy, 5, at: 101) }
    default:
      for account in [Bench.alice, Bench.alice, Bench.bob, Bench.bob, Bench.carol] {
        bench.place(.buy, 5, at: 101, as: account)
      }
    }
    return Figures(instrument: market)
  }

  private static func rules(_ bench: inout Bench, _ reason: RejectReason) -> Figures {
    var figures = Figures(instrument: market)
    switch reason {
    case .quantityOutOfRange: bench.place(.sell, 2, at: 300)
    case .priceOutOfRange: bench.place(.sell, 5, at: 1_000_001)
    case .notionalOutOfRange:
      bench.run(.place(Bench.order(.buy, 4, at: 100)))
      figures.asset = Bench.quote
    case .priceOutsideBand:
      trade(at: 100, &bench)
      bench.place(.buy, 5, at: 111)
    case .displayOutOfRange: bench.run(.place(Bench.order(.buy, 10, at: 100, shows: 11)))
    case .expiryInPast:
      bench.send(Bench.order(.buy, 10, at: 100, .goodTillDate, expiresAt: bench.now))
    case .nothingToReduce:
      bench.place(.sell, Bench.funds, at: 300)
      bench.run(.place(Bench.order(.sell, 10, at: 300, reduceOnly: true)))
    default: bench.place(.sell, 5, kind: .market, postOnly: true)
    }
    return figures
  }

  private static func waiting(_ bench: inout Bench, _ reason: RejectReason) -> Figures {
    switch reason {
    case .wouldTrigger:
      trade(at: 100, &bench)
      let stop = Trigger(.stop, price: Price(ticks: 90))
      bench.run(.placeConditional(Bench.order(.buy, 5, at: 110), stop))
    case .noReference:
      bench.run(
        .placeConditional(
          Bench.order(.sell, 5, at: 0, kind: .market), Trigger(.trailing, trailTicks: 5)))
    case .linkedOrder:
      bench.run(
        .placePair(
          OneCancelsOther(limit: Bench.order(.sell, 5, at: 120), stopTrigger: Price(ticks: 105))))
      guard let stop = bench.batch.events.accepted else { break }
      bench.run(.amend(stop, price: Price(ticks: 110), quantity: Quantity(lots: 5)))
      return Figures(instrument: market, order: stop)
    default:
      bench.run(.keepAlive(within: .hours(25)))
      return Figures()
    }
    return Figures(instrument: market)
  }

  /// The exchange of an example.
  private static func bench(for reason: RejectReason) -> Bench {
    Bench.ruled {
      switch reason {
      case .quantityOutOfRange: $0.instruments[0].rules.minimumQuantity = Quantity(lots: 5)
      case .notionalOutOfRange: $0.instruments[0].rules.minimumNotional = Money(units: 500)
      case .priceOutsideBand: $0.instruments[0].rules.priceBandPartsPerMillion = 100_000
      case .tooManyOrders: $0.ordersPerAccount = 2
      case .bookFull: $0.orderCapacity = 4
      case .rateExceeded: $0.orderRate = OrderRate(count: 2, per: .seconds(1))
      case .nothingToReduce:
        $0.instruments[0] = wide($0.instruments[0])
      default: break
      }
    }
  }

  /// The same market for orders of any size.
  private static func wide(_ instrument: Instrument) -> Instrument {
    let wide = try? Instrument(
      id: instrument.id, base: instrument.base, quote: instrument.quote, tickUnits: 1,
      lotUnits: 1, fees: instrument.fees, maximumQuantity: Quantity(lots: 1 << 39),
      maximumPrice: instrument.maximumPrice)
    return wide ?? instrument
  }

  @Test(arguments: RejectReason.allCases.filter { !venueReasons.contains($0) })
  func everyReasonCanHappenWithTheFiguresOfItsExample(reason: RejectReason) throws {
    var bench = Self.bench(for: reason)
    var figures = Self.provoke(reason, &bench)
    let row = try #require(try Self.rows().first { $0.reason == "\(reason)" })
    (figures.need, figures.have) = (row.need, row.have)
    let events = bench.batch.events
    #expect(events.kinds == ["rejected"])
    let rejection = try #require(events.rejection)
    #expect(rejection.reason == reason)
    #expect(
      Figures(
        instrument: rejection.instrument, order: rejection.order, asset: rejection.asset,
        need: rejection.need, have: rejection.have) == figures)
    #expect(bench.isSound)
  }

  @Test func aRefusalCarriesTheAskersReference() {
    var bench = Bench()
    let events = bench.run(.cancel(Self.ghost), reference: 4711)
    #expect(events.rejection?.reference == ClientReference(4711))
    #expect(events.first?.account == Bench.alice)
  }

  @Test func theOperatorIsRefusedToo() {
    var bench = Bench()
    let unknown = AccountID(50)
    let directives: [(Directive, RejectReason, AccountID)] = [
      (.openAccount(AccountID(1 << 16)), .unknownAccount, .exchange),
      (.openAccount(AccountID(.max)), .unknownAccount, .exchange),
      (.deposit(unknown, Bench.base, Money(units: 1)), .unknownAccount, unknown),
      (.withdraw(unknown, Bench.base, Money(units: 1)), .unknownAccount, unknown),
      (.setFeeTier(unknown, 1), .unknownAccount, .exchange),
      (.deposit(Bench.bob, AssetID(3), Money(units: 1)), .unknownInstrument, Bench.bob),
      (.deposit(Bench.bob, Bench.base, .zero), .quantityOutOfRange, Bench.bob),
      (.setPhase(InstrumentID(2), .open), .unknownInstrument, .exchange),
      (.delist(InstrumentID(2)), .unknownInstrument, .exchange),
      (.announce(bench.plan(instruments: [InstrumentID(2)])), .unknownInstrument, .exchange),
    ]
    for (directive, reason, account) in directives {
      let events = bench.run(directive)
      #expect(events.kinds == ["rejected"])
      #expect(events.rejection?.reason == reason)
      #expect(events.first?.account == account)
    }
    // Opening an account twice keeps what it has.
    #expect(bench.run(.openAccount(Bench.alice)).isEmpty)
    #expect(bench.balance(Bench.alice, Bench.base).total == Bench.funds)
  }

  /// Makes a refusal happen and says what it must be about.
  private static func provoke(_ reason: RejectReason, _ bench: inout Bench) -> Figures {
    switch reason {
    case .unknownInstrument:
      bench.place(.buy, 5, at: 100, in: InstrumentID(7))
      return Figures(instrument: InstrumentID(7))
    case .unknownOrder:
      bench.run(.cancel(ghost))
      return Figures(order: ghost)
    case .phase:
      bench.run(.setPhase(market, .cancelOnly))
      bench.place(.buy, 5, at: 100)
      return Figures(instrument: market)
    case .insufficientFunds:
      bench.run(.withdraw(Bench.alice, Bench.quote, Money(units: Bench.funds - 900)))
      bench.place(.buy, 10, at: 100)
      return Figures(instrument: market, asset: Bench.quote)
    case .belowFilled:
      guard let order = bench.place(.buy, 5, at: 100) else { return Figures() }
      bench.place(.sell, 2, at: 100, as: Bench.bob)
      bench.run(.amend(order, price: Price(ticks: 100), quantity: Quantity(lots: 2)))
      return Figures(instrument: market, order: order)
    case .rateExceeded:
      for _ in 0..<2 {
        bench.place(.buy, 5, at: 100)
        bench.advance(by: .milliseconds(125))
      }
      bench.place(.buy, 5, at: 100)
      return Figures()
    case .unknownAccount, .noticeTooShort, .unknownNotice, .noticeOutOfOrder, .notListable:
      return operate(&bench, reason)
    case .wouldTake, .wouldNotFill, .noLiquidity, .tooManyOrders, .bookFull:
      return book(&bench, reason)
    case .quantityOutOfRange, .priceOutOfRange, .notionalOutOfRange, .priceOutsideBand,
      .displayOutOfRange, .expiryInPast, .nothingToReduce, .contradictoryOrder:
      return rules(&bench, reason)
    case .wouldTrigger, .noReference, .linkedOrder, .spanOutOfRange:
      return waiting(&bench, reason)
    case .journalUnavailable: return Figures()
    }
  }
}
