public import Exchange
public import Market

/// The exchange that a stream is played on. A few that differ in their rules, and in what those who
/// trade on them have.
public struct Stage: Sendable {
  /// Its number; stages repeat with a period of ``kinds``.
  public let number: Int
  /// What the exchange is made of.
  public let configuration: ExchangeConfiguration
  /// How many accounts trade.
  public let accounts: UInt32
  /// What each of them starts with, by asset.
  public let funds: [Int64]

  /// How many stages there are.
  public static let kinds = 4
  /// When every stream begins.
  public static let start = Instant(nanoseconds: 1_800_000_000_000_000_000)

  /// Makes a stage by its number.
  public init(_ number: Int) {
    self.number = number
    let kind = number % Self.kinds
    accounts = [4, 5, 3, 6][kind]
    funds =
      [
        [3_000, 400_000, 3_000], [400, 60_000, 900], [1 << 40, 1 << 50, 1 << 40],
        [150, 25_000, 300],
      ][kind]
    let assets = (0..<3).map { Self.asset($0) }
    let instruments = (0..<3).map { Self.instrument($0, kind: kind, assets: assets) }
    var configuration = ExchangeConfiguration(
      assets: assets, instruments: instruments, orderCapacity: [56, 40, 64, 48][kind],
      ordersPerAccount: [14, 9, 30, 10][kind], minimumNotice: .seconds(1), accountCapacity: 16)
    configuration.orderRate =
      [
        OrderRate(count: 9, per: .milliseconds(25)), nil, nil,
        OrderRate(count: 3, per: .seconds(1)),
      ][
        kind]
    configuration.activationsPerStep = [2, 1, 3, 64][kind]
    configuration.keepsPlacingTimes = kind % 2 == 0
    configuration.activationInterval = .milliseconds(2)
    self.configuration = configuration
  }

  /// An asset by its number.
  static func asset(_ number: Int) -> Asset {
    Asset(id: AssetID(UInt16(number)), symbol: "A\(number)", decimals: 0, displayDecimals: 0)
  }

  /// An instrument that streams list.
  public static func listed(_ number: Int, base: Int, quote: Int, on stage: Int) -> Instrument {
    instrument(number, kind: stage % kinds, base: asset(base), quote: asset(quote))
  }

  /// An instrument of a kind of stage. The third one pays in the base asset of the first.
  static func instrument(_ index: Int, kind: Int, assets: [Asset]) -> Instrument {
    let pairs = [(0, 1), (2, 1), (2, 0)]
    let pair = index < 3 ? pairs[index] : (index % assets.count, (index + 1) % assets.count)
    return instrument(index, kind: kind, base: assets[pair.0], quote: assets[pair.1])
  }

  private static func instrument(
    _ index: Int, kind: Int, base: Asset, quote: Asset
  ) -> Instrument {
    do {
      var instrument = try Instrument(
        id: InstrumentID(UInt16(index)), base: base, quote: quote,
        tickUnits: [1, 2, 1][index % 3], lotUnits: [1, 3, 2][index % 3],
        fees: [
          FeeSchedule(makerPartsPerMillion: 700, takerPartsPerMillion: 1_300),
          FeeSchedule(makerPartsPerMillion: 2_000, takerPartsPerMillion: 1_000),
          FeeSchedule(makerPartsPerMillion: 0, takerPartsPerMillion: 30_000),
        ][(index + kind) % 3], maximumQuantity: Quantity(lots: 60),
        maximumPrice: Price(ticks: 260))
      instrument.furtherFeeTiers = [
        FeeSchedule(makerPartsPerMillion: 333, takerPartsPerMillion: 999),
        FeeSchedule(makerPartsPerMillion: 50_000, takerPartsPerMillion: 40_000),
      ]
      instrument.rules = rules(index, kind: kind)
      return instrument
    } catch {
      preconditionFailure("the stage's instruments are sound: \(error)")
    }
  }

  private static func rules(_ index: Int, kind: Int) -> TradingRules {
    var rules = TradingRules()
    switch (index + kind) % 3 {
    case 0: break
    case 1:
      rules.minimumQuantity = Quantity(lots: 2)
      rules.minimumNotional = Money(units: 300)
      rules.maximumNotional = Money(units: 24_000)
      rules.priceBandPartsPerMillion = 73_000
      rules.stopProtectionPartsPerMillion = 31_000
      rules.collarPartsPerMillion = 21_000
      rules.collarExtension = .milliseconds(40)
      rules.openingReference = Price(ticks: 100)
    default:
      rules.priceBandPartsPerMillion = 111_111
      rules.collarPartsPerMillion = 9_999
      rules.collarExtension = .milliseconds(700)
      rules.collarExtensionsMax = 1
      rules.stopProtectionPartsPerMillion = 0
    }
    return rules
  }

  /// The steps with which every stream begins: accounts open and get their funds.
  public var opening: [Step] {
    var steps: [Step] = []
    for account in 1...accounts {
      steps.append(Step(after: .zero, .directive(.openAccount(AccountID(account)))))
      for (asset, units) in funds.enumerated() {
        steps.append(
          Step(
            after: .zero,
            .directive(
              .deposit(AccountID(account), AssetID(UInt16(asset)), Money(units: units)))))
      }
    }
    return steps
  }
}
