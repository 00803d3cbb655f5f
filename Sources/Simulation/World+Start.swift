internal import Exchange
internal import Market

// How a world comes to be: accounts, crowds, seeded books, first timers.
extension World {
  /// Opens and funds the accounts that the scenario names.
  mutating func openAccounts(into events: inout EventBatch) {
    for plan in scenario.accounts { open(plan, into: &events) }
  }

  private mutating func open(_ plan: AccountPlan, into events: inout EventBatch) {
    exchange.apply(.openAccount(plan.account), at: now, into: &events)
    for deposit in plan.deposits {
      exchange.apply(
        .deposit(plan.account, deposit.asset, deposit.amount), at: now, into: &events)
    }
  }

  /// Makes the crowds, with accounts numbered from the highest of the scenario's on.
  mutating func makeCrowds(seed: UInt64) {
    var highest = scenario.user.rawValue
    for plan in scenario.accounts { highest = max(highest, plan.account.rawValue) }
    var next = highest + 1
    let instruments = scenario.instruments
    for (index, plan) in scenario.markets.enumerated() {
      let instrument = instruments[Int(plan.instrument.rawValue)]
      crowdOfInstrument[Int(plan.instrument.rawValue)] = index
      crowds.append(
        Crowd(
          plan: plan, instrument: instrument, index: index, firstAccount: next,
          start: scenario.start, seed: seed))
      if !isListed(index) { crowds[index].phase = .halted(.operatorDecision) }
      next += UInt32(Crowd.accountCount(plan))
    }
  }

  /// Opens and funds the accounts of the crowds.
  mutating func openCrowdAccounts(into events: inout EventBatch) {
    for crowd in crowds {
      for account in crowd.accounts {
        open(
          AccountPlan(
            account: account,
            deposits: [
              Deposit(crowd.instrument.quote.id, crowd.plan.quoteFunds),
              Deposit(crowd.instrument.base.id, crowd.plan.baseFunds),
            ]), into: &events)
      }
    }
  }

  /// Fills a book with what would rest in it had the market been open for long: every order of the
  /// past that is neither at its end nor passed by the price since.
  mutating func seedBook(_ market: Int, seed: UInt64, into events: inout EventBatch) {
    let plan = crowds[market].plan
    var past = SeededRandom(seed: seed, market: market, agent: 7)
    var ladder = Ladder(
      plan: plan.ladder, random: SeededRandom(seed: seed, market: market, agent: 8))
    for maker in crowds[market].makers.indices { quote(market, maker, into: &events) }
    let span = plan.ladder.longestLife
    let level = crowds[market].activity.level
    let arrivals = Int(plan.ladder.ordersPerSecond * span)
    let bounds = LifeBounds(of: ladder, activity: level)
    let usualJump = crowds[market].fairValue.usualJump
    // What places an order stays the same while the book is filled.
    let crowd = crowds[market]
    for _ in 0..<arrivals {
      let age = span * past.uniform()
      let share = past.uniform()
      guard bounds.longestLife(at: share) > age else { continue }
      let place = ladder.place(choice: past.uniform(), draw: past.uniform())
      let life = SeededRandom.pareto(exponent: plan.ladder.lifeExponent, at: share)
      guard ladder.life(life, at: place, activity: level) > age else { continue }
      // How far the price has been on the order's side of where it was, by the law of reflection.
      let usual = plan.fairValue.deviationPerRootSecond * age.squareRoot()
      let draw = past.normal() * usual
      let range = draw < 0 ? -draw : draw
      var isNear = true
      // Those at the touch and inside were left behind by the first jump, or passed by it.
      var reach = usualJump
      if case .distance(let distance) = place { (isNear, reach) = (false, distance) }
      guard range <= reach else { continue }
      var wish = ladder.wish(activity: level, life: life, place: place)
      var parts = 1
      if case .touch = place { parts = plan.ladder.touchParts }
      if isNear { wish.place = .distance(usual * (2 * past.exponential()).squareRoot()) }
      wish.life -= age
      for _ in 0..<parts {
        guard let placement = crowd.placement(of: wish, state(market)) else { continue }
        rest(placement, market, into: &events)
      }
    }
  }

  /// Whether a crowd's market is listed yet. Until then the crowd waits.
  func isListed(_ market: Int) -> Bool {
    Int(crowds[market].id.rawValue) < exchange.instruments.count
  }

  /// The crowd of a market that is listed from now on begins to trade.
  mutating func beginListing(_ instrument: InstrumentID) {
    guard let market = crowds.indices.first(where: { crowds[$0].id == instrument }),
      isListed(market)
    else { return }
    let phase = exchange.phase(of: instrument)
    crowds[market].phase = phase
    if phase == .auction { timeline.set(.lean, at: now.after(seconds: 2), market: market) }
    crowds[market].takers.begin(at: now)
    startTimers(market)
  }

  /// Sets the timers from which all others follow.
  mutating func startTimers(_ market: Int) {
    let level = crowds[market].activity.level
    timeline.set(.pulse, at: now.after(seconds: Crowd.pulseSeconds), market: market)
    timeline.set(
      .ladderArrival, at: now.after(seconds: crowds[market].ladder.gap(activity: level)),
      market: market)
    timeline.set(
      .taker, at: crowds[market].takers.nextArrival(activity: level), market: market)
    setWhaleTimer(market)
    setMomentumTimer(market)
    setStopTimer(market)
    settle(market)
  }
}
