import Analytics
import Canvas
import Desk
import Market

@testable import Screens

/// Desks to draw, made by hand and by a seeded generator; always the same.
enum Fixture {
  static let user = AccountID(1)
  static let assets = [
    Asset(id: AssetID(0), symbol: "USDT", decimals: 8, displayDecimals: 2),
    Asset(id: AssetID(1), symbol: "BTC", decimals: 8, displayDecimals: 5),
    Asset(id: AssetID(2), symbol: "ETH", decimals: 8, displayDecimals: 4),
    Asset(id: AssetID(3), symbol: "HEFT", decimals: 6, displayDecimals: 0),
  ]
  static let instruments = [
    instrument(0, base: 1, tickUnits: 1_000_000, lotUnits: 1_000),
    instrument(1, base: 2, tickUnits: 1_000_000, lotUnits: 10_000),
    instrument(2, base: 3, tickUnits: 10_000, lotUnits: 1_000_000),
  ]
  static let references = [6_170_000, 265_000, 5_130].map { Price(ticks: $0) }

  /// 22 November 2025, 14:02:31.25 UTC.
  static let now = Instant(nanoseconds: 1_763_820_151_250_000_000)

  private static func instrument(
    _ number: UInt16, base: Int, tickUnits: Int64, lotUnits: Int64
  ) -> Instrument {
    do {
      return try Instrument(
        id: InstrumentID(number), base: assets[base], quote: assets[0], tickUnits: tickUnits,
        lotUnits: lotUnits,
        fees: FeeSchedule(makerPartsPerMillion: 100, takerPartsPerMillion: 400),
        maximumQuantity: Quantity(lots: 20_000_000), maximumPrice: Price(ticks: 100_000_000))
    } catch {
      preconditionFailure("an instrument of the fixture is wrong: \(error)")
    }
  }

  /// An amount in an asset's whole units.
  static func money(_ text: String, _ asset: Int) -> Money {
    Money(units: Decimal.units(text, decimals: assets[asset].decimals) ?? 0)
  }

  /// A quantity in lots.
  static func lots(_ count: Int64) -> Quantity { Quantity(lots: count) }

  static var session: Session {
    var session = Session(
      scenario: "announced-maintenance", account: user, assets: assets, instruments: instruments,
      references: references,
      sizePresets: [
        [lots(1_000), lots(10_000), lots(50_000), lots(100_000)],
        [lots(1_000), lots(10_000), lots(50_000), lots(100_000)],
        [lots(10), lots(100), lots(500), lots(1_000)],
      ],
      openingBalances: [
        Balance(total: money("100000", 0)), Balance(total: money("0.5", 1)),
        Balance(total: money("5", 2)), Balance(total: money("20000", 3)),
      ], themes: ["dark", "light"])
    session.macros = [Macro(name: "out", text: "cancel all; flatten")]
    return session
  }

  /// Before anything came from the venue.
  static var empty: DeskState { DeskState(session: session, theme: "dark") }

  /// A busy market, with own orders and fills and a quiet banner.
  static let busy: DeskState = {
    var state = empty
    trade(&state)
    book(&state)
    history(&state)
    account(&state)
    state.ladder.centre = Price(ticks: 6_173_240)
    state.ladder.groupingTicks = 10
    state.ladder.isGroupingSettled = true
    state.ladder.cursor = Price(ticks: 6_173_180)
    return state
  }()

  /// The same with a row for every tick and the market quiet.
  static var fine: DeskState {
    var state = busy
    state.ladder.groupingTicks = 1
    state.ladder.cursor = nil
    return state
  }
}

/// A small generator of numbers, the same on every machine.
struct SplitMix {
  private var bits: UInt64

  init(_ seed: UInt64) { bits = seed }

  mutating func next() -> UInt64 {
    bits &+= 0x9E37_79B9_7F4A_7C15
    var mixed = bits
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number of a range.
  mutating func pick(_ range: ClosedRange<Int64>) -> Int64 {
    range.lowerBound + Int64(next() % UInt64(range.upperBound - range.lowerBound + 1))
  }
}
