public import Exchange
public import Market

// The three markets that the scenarios written in code share.
extension Scenario {
  /// The user's account in the scenarios written in code.
  public static let practiceUser = AccountID(1)

  /// Tether, bitcoin, ether, and a young coin that exists only here.
  public static let practiceAssets = [
    Asset(id: AssetID(0), symbol: "USDT", decimals: 8, displayDecimals: 2),
    Asset(id: AssetID(1), symbol: "BTC", decimals: 8, displayDecimals: 5),
    Asset(id: AssetID(2), symbol: "ETH", decimals: 8, displayDecimals: 4),
    Asset(id: AssetID(3), symbol: "HEFT", decimals: 6, displayDecimals: 0),
  ]

  /// BTC-USDT, ETH-USDT and HEFT-USDT.
  public static let practiceInstruments = [
    practiceInstrument(
      0, base: 1, tickUnits: 1_000_000, lotUnits: 1_000, largest: 20_000_000,
      highest: 100_000_000),
    practiceInstrument(
      1, base: 2, tickUnits: 1_000_000, lotUnits: 10_000, largest: 30_000_000,
      highest: 10_000_000),
    practiceInstrument(
      2, base: 3, tickUnits: 10_000, lotUnits: 1_000_000, largest: 10_000_000,
      highest: 1_000_000),
  ]

  private static func practiceInstrument(
    _ number: UInt16, base: Int, tickUnits: Int64, lotUnits: Int64, largest: Int64,
    highest: Int64
  ) -> Instrument {
    do {
      return try Instrument(
        id: InstrumentID(number), base: practiceAssets[base], quote: practiceAssets[0],
        tickUnits: tickUnits, lotUnits: lotUnits,
        fees: FeeSchedule(makerPartsPerMillion: 100, takerPartsPerMillion: 400),
        maximumQuantity: Quantity(lots: largest), maximumPrice: Price(ticks: highest))
    } catch {
      preconditionFailure("an instrument of the practice markets is wrong: \(error)")
    }
  }

  /// What the user starts with: 100,000 USDT, 0.5 BTC, 5 ETH and 20,000 HEFT.
  public static let practiceStake = AccountPlan(
    account: practiceUser,
    deposits: [
      Deposit(AssetID(0), Money(units: 100_000 * 100_000_000)),
      Deposit(AssetID(1), Money(units: 50_000_000)),
      Deposit(AssetID(2), Money(units: 5 * 100_000_000)),
      Deposit(AssetID(3), Money(units: 20_000 * 1_000_000)),
    ])

  /// The agents of the three markets.
  public static let practiceMarkets = [bitcoin, ether, heft]

  /// A configuration of the three markets.
  public static func practiceConfiguration(minimumNotice: TimeSpan) -> ExchangeConfiguration {
    ExchangeConfiguration(
      assets: practiceAssets, instruments: practiceInstruments, orderCapacity: 1 << 16,
      ordersPerAccount: 1 << 14, minimumNotice: minimumNotice, keepsPlacingTimes: true)
  }

  private static var bitcoin: MarketPlan {
    MarketPlan(
      instrument: InstrumentID(0), reference: Price(ticks: 6_170_000), dailyVolume: 1.5e9,
      quoteFunds: Money(units: 1_000_000_000 * 100_000_000),
      baseFunds: Money(units: 20_000 * 100_000_000),
      fairValue: FairValuePlan(
        deviationPerRootSecond: 1.82, jumpsPerSecond: 0.74, excitedShare: 0.9),
      activity: .calm, impact: ImpactPlan(), ladder: LadderPlan(ordersPerSecond: 208),
      makers: MakerPlan(count: 8, style: .joiningTouch, size: 1_500),
      takers: TakerPlan(ordersPerSecond: 8, sizeMean: 2.845, largest: 600_000),
      arbitrage: ArbitragePlan(budgetMean: 5.95, largest: 2_000_000),
      momentum: MomentumPlan(size: 500), stops: StopPlan(ordersPerSecond: 0.1, sizeMean: 8.5))
  }

  private static var ether: MarketPlan {
    var ladder = LadderPlan(ordersPerSecond: 130)
    ladder.sizeMean -= 0.8
    ladder.touchSizeMean -= 0.4
    ladder.largest = 200_000
    return MarketPlan(
      instrument: InstrumentID(1), reference: Price(ticks: 265_000), dailyVolume: 6e8,
      quoteFunds: Money(units: 1_000_000_000 * 100_000_000),
      baseFunds: Money(units: 300_000 * 100_000_000),
      fairValue: FairValuePlan(
        deviationPerRootSecond: 0.9, jumpsPerSecond: 0.8,
        follows: FollowPlan(leader: InstrumentID(0), share: 1, lagSeconds: 10)),
      activity: .calm, impact: ImpactPlan(), ladder: ladder,
      makers: MakerPlan(count: 7, style: .joiningTouch, size: 900),
      takers: TakerPlan(ordersPerSecond: 6, sizeMean: 2.6, largest: 240_000),
      arbitrage: ArbitragePlan(budgetMean: 5.4, largest: 800_000),
      momentum: MomentumPlan(size: 400), stops: StopPlan(ordersPerSecond: 0.08, sizeMean: 7.8))
  }

  private static var heft: MarketPlan {
    var makers = MakerPlan(
      count: 2, style: .aroundFairPrice(halfSpread: 18, growth: 14), size: 350)
    makers.closers = 0
    makers.delay = 0.12
    makers.delayGrowth = 1
    makers.sizeDeviation = 0.8
    makers.hysteresis = 6
    makers.hysteresisGrowth = 5
    makers.inventoryLimit = 15_000
    makers.inventorySkew = 20
    makers.hedgingSeconds = 600
    makers.slowRefillShare = 0.8
    makers.slowRefill = 3
    var takers = TakerPlan(ordersPerSecond: 0.3, sizeMean: 3.6, largest: 5_000)
    takers.sizeDeviation = 1.4
    takers.furthest = 150
    takers.contentShare = 0.6
    takers.excitement.branching = 0.75
    takers.largeShare = 0.14
    takers.largeFactor = 6
    var arbitrage = ArbitragePlan(budgetMean: 5, largest: 4_000)
    arbitrage.count = 1
    arbitrage.probability = 0.6
    arbitrage.budgetDeviation = 1
    arbitrage.delay = 0.1
    arbitrage.delaySpread = 0.4
    arbitrage.stragglerDelay = 3
    arbitrage.leastEdge = 8
    arbitrage.largestEdge = 25
    var momentum = MomentumPlan(size: 60)
    momentum.looksPerSecond = 0.02
    momentum.trend = 40
    var stops = StopPlan(ordersPerSecond: 0.005, sizeMean: 4.5)
    stops.leastRange = 100
    stops.most = 60
    return MarketPlan(
      instrument: InstrumentID(2), reference: Price(ticks: 4_200), dailyVolume: 4e6,
      quoteFunds: Money(units: 20_000_000 * 100_000_000),
      baseFunds: Money(units: 50_000_000 * 1_000_000),
      fairValue: FairValuePlan(
        deviationPerRootSecond: 1.2, jumpsPerSecond: 0.3, parts: 2, partSeconds: 0.5,
        follows: FollowPlan(leader: InstrumentID(0), share: 1.3, lagSeconds: 8)),
      activity: .calm, impact: ImpactPlan(), ladder: heftLadder, makers: makers, takers: takers,
      arbitrage: arbitrage, momentum: momentum, stops: stops)
  }

  private static var heftLadder: LadderPlan {
    var ladder = LadderPlan(ordersPerSecond: 2.5)
    ladder.insideShare = 0.015
    ladder.touchParts = 1
    ladder.nearest = 14
    ladder.distanceExponent = 1
    ladder.distanceScale = 60
    ladder.furthest = 900
    ladder.sizeMean = 4.6
    ladder.touchShare = 0.12
    ladder.touchLifeShare = 1
    ladder.touchSizeMean = 4
    ladder.sizeDeviation = 1.2
    ladder.sizeGrowth = 0.005
    ladder.largest = 6_000
    ladder.shortestLife = 1.5
    ladder.longestLife = 900
    ladder.lifeExponent = 0.55
    ladder.pullShare = 0.8
    ladder.lifeGrowth = 0.03
    ladder.growthReach = 300
    ladder.staleDistance = 8
    ladder.pullDelay = 0.3
    ladder.pullDelaySpread = 1
    ladder.latePullDelay = 60
    return ladder
  }
}
