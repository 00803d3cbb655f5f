import Exchange
public import Market

/// Makes steps of all kinds from a seed. It knows the orders only by what it is told, as a
/// participant does.
public struct StepSource: Sendable {
  /// An order that was accepted once.
  struct Known: Sendable {
    var name: OrderID
    var account: AccountID
    var instrument: InstrumentID
  }

  let stage: Stage
  let features: Set<StreamFeature>
  var random: StreamRandom
  private let kinds: [StepKind]
  private let weight: Int
  private(set) var known: [Known] = []
  /// Where each market's prices lie.
  private(set) var middles: [Int64]
  private var phases: [MarketPhase]
  private var assets: [Asset]
  private var referenceCount: UInt64 = 0
  private var noticeCount: UInt32 = 0
  private var incidentCount: UInt32 = 0
  private var delisted: Set<InstrumentID> = []
  /// The market whose auction was extended last.
  private var extended: InstrumentID?
  var now = Stage.start

  /// Makes a source.
  public init(
    stage: Stage, seed: UInt64, kinds: [StepKind] = StepKind.allCases,
    features: Set<StreamFeature> = Set(StreamFeature.allCases)
  ) {
    self.stage = stage
    self.features = features
    self.kinds = kinds
    random = StreamRandom(seed: seed)
    weight = kinds.map(\.weight).reduce(0, +)
    middles = stage.configuration.instruments.map { _ in 100 }
    phases = stage.configuration.instruments.map { _ in .open }
    assets = stage.configuration.assets
  }

  /// Takes in what happened.
  public mutating func take(_ events: [Event]) {
    for event in events {
      switch event.body {
      case .accepted(let order):
        guard let account = event.account else { continue }
        if known.count > 40 { known.removeFirst(known.count - 40) }
        known.append(
          Known(name: order.order, account: account, instrument: order.request.instrument))
      case .trade(let trade): middles[Int(trade.instrument.rawValue)] = trade.price.ticks
      case .phase(let instrument, _, let to): phases[Int(instrument.rawValue)] = to
      case .notice: noticeCount += 1
      case .incident(let id, _, _): incidentCount = max(incidentCount, id.rawValue)
      case .listed:
        middles.append(100)
        phases.append(.open)
      case .delisted(let instrument): delisted.insert(instrument)
      case .auctionExtended(let instrument, _, _): extended = instrument
      default: break
      }
    }
  }

  /// The next step.
  public mutating func next() -> Step {
    let after = span()
    now = now + after
    var roll = random.below(weight)
    for kind in kinds {
      roll -= kind.weight
      if roll < 0 { return Step(after: after, ask(kind)) }
    }
    return Step(after: after, .nothing)
  }

  private mutating func span() -> TimeSpan {
    switch random.below(100) {
    case 0: .milliseconds(random.within(1...3_000))
    case 1..<4: .milliseconds(random.within(1...300))
    case 4..<30: .zero
    // Exactly a window of the order rate.
    case 30..<33: stage.configuration.orderRate?.per ?? .zero
    case 33..<35: .seconds(Int64((now.nanoseconds / 1_000_000_000) + 1)) - (now - .epoch)
    default: .microseconds(random.within(1...1_500))
    }
  }

  // MARK: Asking

  private mutating func ask(_ kind: StepKind) -> Step.Ask {
    let instrument = instrument()
    let market = Int(instrument.rawValue)
    switch kind {
    case .place: return command(.place(order(in: instrument)))
    case .amend: return amend()
    case .cancel:
      guard let order = pickKnown() else { return .nothing }
      return command(.cancel(order.name), as: random.chance(970) ? order.account : nil)
    case .cancelAll:
      return command(
        .cancelAll(
          instrument: random.chance(500) ? instrument : nil,
          side: random.pick([.buy, .sell, nil, nil])))
    case .placeConditional: return conditional(instrument)
    case .placePair: return command(.placePair(pair(in: instrument)))
    case .placeBracket: return command(.placeBracket(bracket(in: instrument)))
    case .replace:
      guard let order = pickKnown() else { return .nothing }
      let target = random.chance(800) ? order.instrument : instrument
      return command(
        .replace(order.name, with: self.order(in: target)),
        as: random.chance(970) ? order.account : nil)
    case .keepAlive:
      return command(
        .keepAlive(
          within: random.pick([
            .zero, .seconds(1), .milliseconds(1_700), .milliseconds(2_500), .seconds(4),
            .seconds(9), .milliseconds(999), .hours(24), .hours(24) + .microseconds(1),
            .milliseconds(-1),
          ])))
    case .openAccount:
      return .directive(.openAccount(AccountID(UInt32(random.pick([1, 2, 7, 8, 16, 99])))))
    case .deposit: return .directive(.deposit(account(), asset(), money()))
    case .withdraw: return .directive(.withdraw(account(), asset(), money()))
    case .setFeeTier: return .directive(.setFeeTier(account(), UInt8(random.below(5))))
    case .list: return list()
    case .delist:
      let isRefused = delisted.contains(instrument) || market >= middles.count
      let left = middles.count - delisted.count
      return isRefused || left > 2 ? .directive(.delist(instrument)) : .nothing
    case .setPhase: return setPhase(instrument)
    case .announce: return announce(instrument)
    case .revise, .report, .callOff: return change(kind)
    case .openIncident, .updateIncident: return incident(kind, instrument)
    case .nothing: return .nothing
    }
  }

  mutating func command(_ action: Command.Action, as account: AccountID? = nil) -> Step.Ask {
    referenceCount += 1
    let account = account ?? self.account()
    return .command(
      Command(account: account, reference: ClientReference(referenceCount), action))
  }

  private mutating func pickKnown() -> Known? {
    known.isEmpty ? nil : random.pick(known)
  }

  mutating func account() -> AccountID {
    if random.chance(5) { return AccountID(random.pick([0, 9, 15])) }
    return AccountID(UInt32(1 + random.below(Int(stage.accounts))))
  }

  private mutating func asset() -> AssetID {
    AssetID(UInt16(random.below(random.chance(980) ? 3 : 7)))
  }

  private mutating func money() -> Money {
    if random.chance(30) { return Money(units: random.pick([0, -1, .max, .max / 2])) }
    return Money(units: random.within(1...2_000))
  }

  private mutating func instrument() -> InstrumentID {
    if random.chance(3) { return InstrumentID(UInt16(middles.count)) }
    // Half of everything goes to one market, so that its book fills.
    if random.chance(400), !delisted.contains(InstrumentID(0)) { return InstrumentID(0) }
    let number = InstrumentID(UInt16(random.below(middles.count)))
    return delisted.contains(number) && random.chance(900)
      ? InstrumentID(UInt16(middles.count - 1)) : number
  }

  private mutating func amend() -> Step.Ask {
    guard let order = pickKnown() else { return .nothing }
    return command(
      .amend(
        order.name, price: price(in: order.instrument),
        quantity: Quantity(lots: random.chance(950) ? random.within(1...30) : lots())),
      as: random.chance(970) ? order.account : nil)
  }

  // MARK: The operator

  private mutating func list() -> Step.Ask {
    guard middles.count < 7 else { return .nothing }
    var number = middles.count
    if random.chance(200) { number += 1 }
    var known = assets
    if random.chance(400) {
      let id = assets.count + (random.chance(200) ? 1 : 0)
      known.append(
        Stage.asset(id))
    }
    let instrument = Stage.instrument(number, kind: stage.number % Stage.kinds, assets: known)
    if number == middles.count {
      for asset in [instrument.base, instrument.quote]
      where Int(asset.id.rawValue) == assets.count {
        assets.append(asset)
      }
    }
    return .directive(
      .list(instrument, phase: random.pick([.open, .open, .auction, .postOnly, .cancelOnly])))
  }

  private mutating func setPhase(_ instrument: InstrumentID) -> Step.Ask {
    if let market = extended, random.chance(600) {
      extended = nil
      return .directive(.setPhase(market, .open))
    }
    let market = Int(instrument.rawValue)
    let isOpen = market < phases.count && phases[market] == .open
    let phases: [MarketPhase] = [
      .open, .auction, .auction, .postOnly, .cancelOnly, .halted(.operatorDecision),
      .halted(.fault),
    ]
    let phase = isOpen ? random.pick(phases) : random.chance(650) ? .open : random.pick(phases)
    return .directive(.setPhase(instrument, phase))
  }

  private mutating func announce(_ instrument: InstrumentID) -> Step.Ask {
    let cancelOnly = now + .milliseconds(random.within(900...2_500))
    let halt = cancelOnly + .milliseconds(random.within(-5...200))
    let spans = [60, 60, 900].map { TimeSpan.milliseconds(random.within(-3...$0)) }
    let open = halt + spans[0] + spans[1] + spans[2] + .milliseconds(random.within(-5...400))
    let plan = MaintenancePlan(
      title: "t", reason: "r", instruments: random.chance(600) ? [instrument] : [],
      cancelOnlyAt: cancelOnly, haltAt: halt, expectedOpen: open, verifying: spans[0],
      reopeningCancelOnly: spans[1], auction: spans[2],
      restingOrders: random.pick(HaltPolicy.allCases), advice: "a",
      nextUpdateDue: random.chance(500)
        ? .distantFuture : now + .milliseconds(random.within(-10...2_000)))
    return .directive(.announce(plan))
  }

  private mutating func incident(_ kind: StepKind, _ instrument: InstrumentID) -> Step.Ask {
    let update = IncidentUpdate(
      stage: random.pick(IncidentStage.allCases), impact: random.pick(IncidentImpact.allCases),
      known: "k", unknown: "u", advice: "a",
      expectedOpen: random.chance(500) ? nil : now + .milliseconds(random.within(-100...9_000)),
      reason: "r",
      nextUpdateDue: random.pick([
        nil, .distantFuture, now + .milliseconds(random.within(-100...900)), now, now,
      ]))
    guard kind == .openIncident else {
      let older = UInt32(random.below(3))
      return .directive(
        .updateIncident(
          IncidentID(incidentCount > older ? incidentCount - older : older), update))
    }
    return .directive(
      .openIncident(
        IncidentReport(
          title: "t", instruments: random.chance(600) ? [instrument] : [],
          startedAt: now + .milliseconds(random.within(-900...50)), update: update)))
  }

  private mutating func change(_ kind: StepKind) -> Step.Ask {
    let notice = NoticeID(UInt32(random.below(Int(noticeCount) / 4 + 2)))
    let next = now + .milliseconds(random.within(-10...2_000))
    switch kind {
    case .revise:
      return .directive(
        .revise(
          notice, expectedOpen: now + .milliseconds(random.within(0...4_000)), reason: "r",
          nextUpdateDue: next))
    case .report:
      return .directive(
        .report(notice, WorkProgress(step: 1, steps: 2, title: "t"), nextUpdateDue: next))
    default: return .directive(.callOff(notice, reason: "r"))
    }
  }
}
