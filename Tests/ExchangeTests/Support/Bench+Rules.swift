import Exchange
import Market
import Testing

// Benches whose markets have rules.
extension Bench {
  /// A bench of a configuration that differs from the usual one.
  static func ruled(_ change: (inout ExchangeConfiguration) -> Void) -> Bench {
    var configuration = configuration()
    change(&configuration)
    var bench = Bench(accounts: 0)
    bench.exchange = Exchange(configuration: configuration)
    for account in [alice, bob, carol] {
      bench.run(.openAccount(account))
      for asset in 0..<UInt16(3) {
        bench.run(.deposit(account, AssetID(asset), Money(units: funds)))
      }
    }
    return bench
  }

  /// A bench whose first market has these rules.
  static func ruled(by rules: TradingRules) -> Bench {
    ruled { $0.instruments[0].rules = rules }
  }

  /// An order of the first market.
  static func order(
    _ side: Side, _ lots: Int64, at ticks: Int64 = 0, kind: OrderKind = .limit,
    _ timeInForce: TimeInForce = .goodTillCancelled, postOnly: Bool = false,
    reduceOnly: Bool = false, prevention: SelfTradePrevention = .expireTaker,
    shows display: Int64 = 0,
    budget: Int64 = 0, expiresAt: Instant? = nil
  ) -> NewOrder {
    NewOrder(
      instrument: market, side: side, kind: kind, timeInForce: timeInForce, postOnly: postOnly,
      reduceOnly: reduceOnly, selfTradePrevention: prevention, price: Price(ticks: ticks),
      quantity: Quantity(lots: lots), displayQuantity: Quantity(lots: display),
      budget: Money(units: budget), expiresAt: expiresAt)
  }

  /// Places an order and gives the events.
  @discardableResult
  mutating func send(_ order: NewOrder, as account: AccountID = Bench.alice) -> [Event] {
    run(.place(order), as: account)
  }

  /// Runs a command and gives the name of the order that was accepted first.
  mutating func accept(
    _ action: Command.Action, as account: AccountID = Bench.alice
  ) -> OrderID? {
    run(action, as: account).accepted
  }

  /// Places a market order that spends or raises an amount.
  @discardableResult
  mutating func spend(
    _ side: Side, _ budget: Int64, as account: AccountID = Bench.alice,
    prevention: SelfTradePrevention = .expireTaker
  ) -> [Event] {
    send(
      Bench.order(
        side, 0, kind: .market, .immediateOrCancel, prevention: prevention, budget: budget),
      as: account)
  }

  /// Whether the audit finds everything in order.
  var isSound: Bool { exchange.audit(at: now).passed }
}

extension [Event] {
  /// The parts that icebergs showed next: order, shown, ahead.
  var replenished: [RestedOrder] {
    compactMap { if case .replenished(let part) = $0.body { part } else { nil } }
  }
  var decremented: [DecrementedOrder] {
    compactMap { if case .decremented(let order) = $0.body { order } else { nil } }
  }
}

/// The name of an order that must have been accepted.
func accepted(_ order: OrderID?) throws -> OrderID { try #require(order) }
