import Market
import Testing

@testable import Exchange

/// Long random runs with everything looked through after every command.
@Suite struct InvariantTests {
  /// A run and what came of it.
  struct Run {
    var fault: String?
    var mirror: Mirror
    var hash: UInt64
  }

  static let phases: [MarketPhase] = [
    .open, .open, .auction, .auction, .postOnly, .cancelOnly, .halted(.operatorDecision),
  ]

  /// Runs random commands and directives on a small exchange of poor traders.
  static func run(seed: UInt64, commands: Int) -> Run {
    let accounts: UInt32 = 5
    var bench = Bench(
      orderCapacity: 26, ordersPerAccount: 9,
      fees: FeeSchedule(makerPartsPerMillion: 777, takerPartsPerMillion: 1_234), accounts: 0)
    var mirror = Mirror(bench.exchange.configuration, accounts: Int(accounts) + 1)
    var inflow: [Int64] = [0, 0, 0]
    for account in 1...accounts {
      mirror.take(bench.run(.openAccount(AccountID(account))))
      for (asset, units) in [600, 250_000, 600].enumerated() {
        let money = Money(units: Int64(units))
        mirror.take(bench.run(.deposit(AccountID(account), AssetID(UInt16(asset)), money)))
        inflow[asset] += money.units
      }
    }
    var source = CommandSource(seed: seed, accounts: accounts, instruments: 2)
    var random = Random(seed: ~seed)
    for step in 0..<commands {
      bench.now = bench.now + .microseconds(Int64(random.below(1_000)))
      if random.below(80) == 0 {
        let instrument = InstrumentID(UInt16(random.below(2)))
        let phase =
          bench.exchange.phase(of: instrument) == .open ? random.pick(phases) : MarketPhase.open
        mirror.take(bench.run(.setPhase(instrument, phase)))
      } else if random.below(100) == 0 {
        move(&bench, &mirror, &inflow, &random)
      } else {
        let command = source.next(cancelPercent: 22)
        let events = bench.run(
          command.action, as: command.account, reference: command.reference.rawValue)
        if let fault = mirror.fault(ofFunding: command, events) {
          return Run(
            fault: "seed \(seed), step \(step): \(fault)", mirror: mirror,
            hash: bench.exchange.stateHash)
        }
        mirror.take(events)
        if case .place = command.action, let id = events.accepted {
          source.known.append((id, command.account))
        }
      }
      let inspection = Inspection(bench.exchange, mirror, inflow: inflow)
      if let fault = inspection.fault {
        return Run(
          fault: "seed \(seed), step \(step): \(fault)", mirror: mirror,
          hash: bench.exchange.stateHash)
      }
    }
    let audit = bench.exchange.audit(at: bench.now)
    return Run(
      fault: audit.passed ? nil : "the audit fails: \(audit)", mirror: mirror,
      hash: bench.exchange.stateHash)
  }

  private static func move(
    _ bench: inout Bench, _ mirror: inout Mirror, _ inflow: inout [Int64], _ random: inout Random
  ) {
    let account = AccountID(UInt32(1 + random.below(5)))
    let asset = AssetID(UInt16(random.below(3)))
    let money = Money(units: random.within(-1...2_000))
    let isDeposit = random.chance(60)
    let events = bench.run(
      isDeposit ? .deposit(account, asset, money) : .withdraw(account, asset, money))
    mirror.take(events)
    if events.rejection == nil {
      inflow[Int(asset.rawValue)] += isDeposit ? money.units : -money.units
    }
  }

  @Test(arguments: 1...10)
  func everythingHoldsAfterEveryCommand(seed: Int) {
    let run = Self.run(seed: UInt64(seed), commands: 10_000)
    #expect(run.fault == nil)
    let kinds = [
      "rested", "maker", "taker", "auction", "amended in place", "amended to the back",
      "cancelled requested", "cancelled expired", "cancelled selfTrade", "cancelled halt",
    ]
    for kind in kinds {
      #expect(run.mirror.counts[kind] ?? 0 > 0, "a run is only worth something if it does \(kind)")
    }
    let reasons: Set<RejectReason> = [
      .unknownOrder, .phase, .insufficientFunds, .quantityOutOfRange, .priceOutOfRange, .wouldTake,
      .wouldNotFill, .noLiquidity, .contradictoryOrder, .belowFilled, .tooManyOrders, .bookFull,
    ]
    #expect(reasons.subtracting(run.mirror.reasons) == [])
  }
}
