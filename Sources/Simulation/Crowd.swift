internal import Market

/// All participants of one market but the user, and the world outside that they look at.
///
/// What is asked of it while the market runs is inlined: a call would copy all of it first.
struct Crowd: Archived, Sendable {
  /// How many seconds lie between two pulses of the market.
  static let pulseSeconds = 0.05

  let plan: MarketPlan
  let instrument: Instrument
  /// The market's number at the exchange.
  let id: InstrumentID
  /// What one lot is worth at a price of one tick, in whole units of the quote asset.
  let lotValue: Double
  /// The accounts of the ladder, the takers and the arbitrageurs.
  let ladderAccounts: [AccountID]
  let takerAccount: AccountID
  /// Who sells in auctions, so that buyers and sellers are not one account there.
  let auctionSellerAccount: AccountID
  let arbitrageAccount: AccountID
  /// Who works large orders, and who follows the trend.
  let whaleAccount: AccountID
  let momentumAccount: AccountID
  /// Who has bought and has a stop below, and who has sold and has one above.
  let longAccount: AccountID
  let shortAccount: AccountID

  var activity: Activity
  var fairValue: FairValue
  var impact: Impact
  var ladder: Ladder
  var takers: Takers
  var arbitrage: Arbitrage
  var whales: Whales
  var momentum: Momentum
  var stops: StopHolders
  var alarm: Alarm
  var makers: [MarketMaker] = []
  private let hedgingKeep: Double
  private let largestLots: Int64
  private let highestTicks: Int64

  /// What the market does.
  var phase = MarketPhase.open
  /// When only cancels will remain, where that is announced.
  var cancelOnlyAt: Instant?
  /// Orders whose life ended while nothing could be cancelled.
  var overdue: [UInt64] = []
  /// Which way those lean who correct an auction's price.
  var leaningSide = Side.buy
  /// Whether somebody is about to take what was left stale.
  var isSweeping = false
  /// Whether something happened that the agents have yet to look at.
  var isUnsettled = true
  private var seenBid: Int64?
  private var seenAsk: Int64?
  private var seenFair = 0.0
  /// The fair price in ticks as those who follow this market know it.
  var toldPrice: Double
  /// How many pulses there were.
  var pulses: UInt64 = 0
  /// What has traded, in whole units of the quote asset.
  var volume = 0.0

  /// How many accounts a plan needs.
  static func accountCount(_ plan: MarketPlan) -> Int {
    plan.ladder.accounts + plan.makers.count + 7
  }

  /// All its accounts, lowest number first.
  var accounts: [AccountID] {
    let first = ladderAccounts.first?.rawValue ?? takerAccount.rawValue
    return (0..<UInt32(Self.accountCount(plan))).map { AccountID(first + $0) }
  }

  /// Whether an account is one of its own.
  func owns(_ account: AccountID) -> Bool {
    let first = ladderAccounts.first ?? takerAccount
    return account >= first
      && account.rawValue - first.rawValue < UInt32(Self.accountCount(plan))
  }

  /// Makes the crowd of a market.
  ///
  /// - Parameter firstAccount: The first of its accounts, which are numbered without gaps.
  init(
    plan: MarketPlan, instrument: Instrument, index: Int, firstAccount: UInt32, start: Instant,
    seed: UInt64
  ) {
    func stream(_ agent: Int) -> SeededRandom {
      SeededRandom(seed: seed, market: index, agent: agent)
    }
    self.plan = plan
    self.instrument = instrument
    toldPrice = Double(plan.reference.ticks)
    id = instrument.id
    largestLots = instrument.maximumQuantity.lots
    highestTicks = instrument.maximumPrice.ticks
    lotValue = Double(instrument.tickLotUnits) / Double(instrument.quote.unitsPerWhole)
    let ladderCount = UInt32(plan.ladder.accounts)
    ladderAccounts = (0..<ladderCount).map { AccountID(firstAccount + $0) }
    takerAccount = AccountID(firstAccount + ladderCount)
    arbitrageAccount = AccountID(firstAccount + ladderCount + 1)
    auctionSellerAccount = AccountID(firstAccount + ladderCount + 2)
    whaleAccount = AccountID(firstAccount + ladderCount + 3)
    momentumAccount = AccountID(firstAccount + ladderCount + 4)
    longAccount = AccountID(firstAccount + ladderCount + 5)
    shortAccount = AccountID(firstAccount + ladderCount + 6)
    activity = Activity(
      plan: plan.activity, step: Self.pulseSeconds, start: start, random: stream(0))
    fairValue = FairValue(
      plan: plan.fairValue, path: plan.path.map { ($0, start) }, reference: plan.reference,
      step: Self.pulseSeconds, random: stream(1))
    impact = Impact(
      plan: plan.impact,
      dailyDeviation: plan.fairValue.deviationPerRootSecond * 86_400.0.squareRoot(),
      step: Self.pulseSeconds)
    ladder = Ladder(plan: plan.ladder, random: stream(2))
    takers = Takers(
      plan: plan.takers, start: start, step: Self.pulseSeconds, clock: stream(3),
      signs: stream(4), sizes: stream(5), waves: stream(12))
    arbitrage = Arbitrage(plan: plan.arbitrage, random: stream(6))
    whales = Whales(plan: plan.whales, random: stream(9))
    momentum = Momentum(
      plan: plan.momentum, reference: plan.reference, step: Self.pulseSeconds,
      random: stream(10))
    stops = StopHolders(
      plan: plan.stops, reference: plan.reference, step: Self.pulseSeconds,
      random: stream(11))
    alarm = Alarm(
      usual: plan.fairValue.deviationPerRootSecond, step: Self.pulseSeconds,
      price: Double(plan.reference.ticks))
    hedgingKeep = Elementary.exp(-Self.pulseSeconds / plan.makers.hedgingSeconds)
    let limit = plan.makers.inventoryLimit / (Double(plan.reference.ticks) * lotValue)
    for maker in 0..<plan.makers.count {
      makers.append(
        MarketMaker(
          plan: plan.makers, index: maker,
          account: AccountID(firstAccount + ladderCount + 7 + UInt32(maker)),
          inventoryLimit: limit, random: stream(16 + maker)))
    }
  }

  /// The fair price in ticks: the fundamental, moved by what was taken.
  var fairPrice: Double {
    @inline(__always) get { fairValue.ticks * (1 + impact.basisPoints * 1e-4) }
  }

  /// Whether the agents have not seen the market as it stands.
  @inline(__always)
  func isNews(_ market: MarketState) -> Bool {
    isUnsettled || seenBid != market.bid || seenAsk != market.ask || seenFair != market.fair
  }

  /// Takes note of what the agents have seen.
  mutating func see(_ market: MarketState) {
    isUnsettled = false
    seenBid = market.bid
    seenAsk = market.ask
    seenFair = market.fair
  }

  /// Has the makers look at the market; those who want to move are woken after their delays.
  mutating func alertMakers(_ market: MarketState, index: Int, timeline: inout Timeline) {
    for maker in makers.indices {
      guard let moment = makers[maker].alert(market) else { continue }
      timeline.set(.maker, at: moment, market: index, agent: maker)
    }
  }

  /// As many lots as a size in the quote asset buys at a price, at least one.
  @inline(__always)
  func lots(_ size: Double, at ticks: Double) -> Int64 {
    let lots = size / (ticks * lotValue)
    return lots < 1 ? 1 : min(Int64(min(lots, 9e15)), largestLots)
  }

  /// A price within what the instrument allows.
  @inline(__always)
  func held(_ ticks: Int64) -> Int64 { max(1, min(ticks, highestTicks)) }

  /// Lets the makers hedge elsewhere for the span of a pulse.
  mutating func hedge() {
    for maker in makers.indices { makers[maker].inventory *= hedgingKeep }
  }

  /// Hands its state to an archive.
  mutating func transfer(_ archive: inout StateArchive) {
    archive.begin("agents of a market")
    activity.transfer(&archive)
    fairValue.transfer(&archive)
    impact.transfer(&archive)
    ladder.transfer(&archive)
    takers.transfer(&archive)
    arbitrage.transfer(&archive)
    whales.transfer(&archive)
    momentum.transfer(&archive)
    stops.transfer(&archive)
    alarm.transfer(&archive)
    archive.transferInPlace(&makers)
    phase.transfer(&archive)
    archive.transfer(&cancelOnlyAt, blank: .epoch)
    archive.transfer(&overdue)
    archive.transfer(&leaningSide)
    archive.transfer(&isSweeping)
    archive.transfer(&isUnsettled)
    archive.transfer(&seenBid)
    archive.transfer(&seenAsk)
    archive.transfer(&seenFair)
    archive.transfer(&toldPrice, in: 0...1e15)
    archive.transfer(&pulses, in: 0...1 << 62)
    archive.transfer(&volume, in: 0...1e30)
  }
}
