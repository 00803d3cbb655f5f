import Exchange
import Market
import Testing

/// The exchange against a market that does everything in the most obvious way: every event of every
/// command must be the same.
@Suite struct DifferentialTests {
  /// What an event says, with order names as the naive market counts them; `nil` for balances.
  private static func output(
    _ event: Event, _ serials: inout [OrderID: OrderID]
  ) -> NaiveMarket.Output? {
    func name(_ id: OrderID) -> OrderID { serials[id] ?? id }
    var body = event.body
    switch body {
    case .accepted(var order):
      serials[order.order] = OrderID(UInt64(serials.count + 1))
      order.order = name(order.order)
      body = .accepted(order)
    case .rested(var order):
      order.order = name(order.order)
      body = .rested(order)
    case .rejected(var rejection):
      rejection.order = rejection.order.map { name($0) }
      body = .rejected(rejection)
    case .amended(var order):
      order.order = name(order.order)
      body = .amended(order)
    case .filled(var fill):
      fill.order = name(fill.order)
      body = .filled(fill)
    case .cancelled(var order):
      order.order = name(order.order)
      body = .cancelled(order)
    case .balance: return nil
    case .trade, .level, .phase, .indicative, .uncrossed, .notice, .audited: break
    case .armed, .triggered, .linked, .replenished, .decremented, .deadManSwitch,
      .auctionExtended, .listed, .delisted:
      break
    }
    return NaiveMarket.Output(account: event.account, body: body)
  }

  private static func translated(_ command: Command, _ serials: [OrderID: OrderID]) -> Command {
    var command = command
    switch command.action {
    case .cancel(let id): command.action = .cancel(serials[id] ?? id)
    case .amend(let id, let price, let quantity):
      command.action = .amend(serials[id] ?? id, price: price, quantity: quantity)
    case .place, .cancelAll: break
    case .placeConditional, .placePair, .placeBracket, .replace, .keepAlive: break
    }
    return command
  }

  private static let phases: [MarketPhase] = [
    .open, .auction, .postOnly, .cancelOnly, .halted(.operatorDecision), .halted(.fault),
  ]

  /// Runs a stream on both and gives the first difference.
  private static func difference(
    seed: UInt64, commands: Int, fees: FeeSchedule, phasePerMille: Int
  ) -> String? {
    var bench = Bench(orderCapacity: 48, ordersPerAccount: 16, fees: fees, accounts: 4)
    for account in 1...4 {
      for asset in 0..<3 {
        bench.run(
          .deposit(
            AccountID(UInt32(account)), AssetID(UInt16(asset)), Money(units: 1 << 58)))
      }
    }
    var naive = NaiveMarket(
      fees: fees, maximumPrice: 1_000_000, maximumQuantity: 1_000_000, capacity: 48,
      ordersPerAccount: 16)
    var source = CommandSource(
      seed: seed, accounts: 4, farReach: phasePerMille == 0 ? 5_000 : 30)
    var phaseRandom = Random(seed: seed &+ 1)
    var serials: [OrderID: OrderID] = [:]
    for step in 0..<commands {
      let command = source.next()
      let isPhase = phaseRandom.below(1_000) < phasePerMille
      let phase = naive.phase == .open ? phaseRandom.pick(phases) : .open
      let expected =
        isPhase ? naive.setPhase(phase) : naive.run(translated(command, serials))
      let events =
        isPhase
        ? bench.run(.setPhase(Bench.market, phase))
        : bench.run(
          command.action, as: command.account, reference: command.reference.rawValue)
      let got = events.compactMap { output($0, &serials) }
      if got != expected {
        return "seed \(seed), step \(step): \(isPhase ? "\(phase)" : "\(command)")\n"
          + "got \(got)\nexpected \(expected)"
      }
      if case .place = command.action, let id = events.accepted {
        source.known.append((id, command.account))
      }
    }
    return nil
  }

  @Test(arguments: 1...8)
  func everyEventOfContinuousTradingIsTheSame(seed: Int) {
    let fees = FeeSchedule(makerPartsPerMillion: 700, takerPartsPerMillion: 1_300)
    #expect(
      Self.difference(seed: UInt64(seed), commands: 6_000, fees: fees, phasePerMille: 0) == nil)
  }

  @Test(arguments: 101...108)
  func everyEventIsTheSameThroughAllPhases(seed: Int) {
    let fees = FeeSchedule(makerPartsPerMillion: 2_000, takerPartsPerMillion: 1_000)
    #expect(
      Self.difference(seed: UInt64(seed), commands: 4_000, fees: fees, phasePerMille: 20) == nil)
  }
}
