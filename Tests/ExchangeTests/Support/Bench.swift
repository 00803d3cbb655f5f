import Exchange
import Market
import Testing

/// A small exchange to test on: three assets, two markets, a few funded accounts, and what it said.
///
/// Prices and quantities are ticks and lots. One lot at one tick is worth one quote unit and a lot
/// is one base unit, so figures in tests can be worked out in the head; the maker pays 1,000 parts
/// per million and the taker 2,000.
struct Bench {
  static let base = AssetID(0)
  static let quote = AssetID(1)
  static let market = InstrumentID(0)
  static let otherMarket = InstrumentID(1)
  static let start = Instant(nanoseconds: 1_800_000_000_000_000_000)
  static let alice = AccountID(1)
  static let bob = AccountID(2)
  static let carol = AccountID(3)
  static let funds: Int64 = 1_000_000_000

  var exchange: Exchange
  var batch = EventBatch()
  var now = Bench.start

  init(
    orderCapacity: Int = 4096, ordersPerAccount: Int = 1024,
    fees: FeeSchedule = FeeSchedule(makerPartsPerMillion: 1_000, takerPartsPerMillion: 2_000),
    minimumNotice: TimeSpan = .hours(1), accounts: UInt32 = 3, maximumPrice: Int64 = 1_000_000,
    maximumQuantity: Int64 = 1_000_000
  ) {
    self.init(
      Bench.configuration(
        orderCapacity: orderCapacity, ordersPerAccount: ordersPerAccount, fees: fees,
        minimumNotice: minimumNotice, maximumPrice: maximumPrice, maximumQuantity: maximumQuantity),
      accounts: accounts)
  }

  init(_ configuration: ExchangeConfiguration, accounts: UInt32 = 3) {
    exchange = Exchange(configuration: configuration)
    guard accounts > 0 else { return }
    for number in 1..<(accounts + 1) {
      run(.openAccount(AccountID(number)))
      for asset in 0..<UInt16(3) {
        run(.deposit(AccountID(number), AssetID(asset), Money(units: Bench.funds)))
      }
    }
  }

  static func configuration(
    orderCapacity: Int = 4096, ordersPerAccount: Int = 1024,
    fees: FeeSchedule = FeeSchedule(makerPartsPerMillion: 1_000, takerPartsPerMillion: 2_000),
    minimumNotice: TimeSpan = .hours(1), maximumPrice: Int64 = 1_000_000,
    maximumQuantity: Int64 = 1_000_000
  ) -> ExchangeConfiguration {
    let assets = ["AAA", "QQQ", "BBB"].enumerated().map { index, symbol in
      Asset(id: AssetID(UInt16(index)), symbol: symbol, decimals: 0, displayDecimals: 0)
    }
    var instruments: [Instrument] = []
    for (index, base) in [assets[0], assets[2]].enumerated() {
      do {
        instruments.append(
          try Instrument(
            id: InstrumentID(UInt16(index)), base: base, quote: assets[1], tickUnits: 1,
            lotUnits: 1, fees: fees, maximumQuantity: Quantity(lots: maximumQuantity),
            maximumPrice: Price(ticks: maximumPrice)))
      } catch {
        Issue.record("the instrument is refused: \(error)")
      }
    }
    return ExchangeConfiguration(
      assets: assets, instruments: instruments, orderCapacity: orderCapacity,
      ordersPerAccount: ordersPerAccount, minimumNotice: minimumNotice, keepsPlacingTimes: true)
  }

  /// Runs a command and gives the events that it made.
  @discardableResult
  mutating func run(
    _ action: Command.Action, as account: AccountID = Bench.alice, reference: UInt64 = 0
  ) -> [Event] {
    batch.removeAll()
    let command = Command(account: account, reference: ClientReference(reference), action)
    exchange.apply(command, at: now, into: &batch)
    return batch.events
  }

  /// Runs a directive and gives the events that it made.
  @discardableResult
  mutating func run(_ directive: Directive) -> [Event] {
    batch.removeAll()
    exchange.apply(directive, at: now, into: &batch)
    return batch.events
  }

  /// Lets time pass until a moment and gives the events that were due.
  @discardableResult
  mutating func advance(to time: Instant) -> [Event] {
    batch.removeAll()
    now = time
    exchange.advance(to: time, into: &batch)
    return batch.events
  }

  /// Lets time pass and gives the events that were due.
  @discardableResult
  mutating func advance(by span: TimeSpan) -> [Event] { advance(to: now + span) }

  /// Places an order and gives its name, or `nil` where it was refused.
  @discardableResult
  mutating func place(
    _ side: Side, _ lots: Int64, at ticks: Int64 = 0, as account: AccountID = Bench.alice,
    kind: OrderKind = .limit, _ timeInForce: TimeInForce = .goodTillCancelled,
    postOnly: Bool = false, prevention: SelfTradePrevention = .expireTaker,
    haltPolicy: HaltPolicy = .hold, in instrument: InstrumentID = Bench.market
  ) -> OrderID? {
    let order = NewOrder(
      instrument: instrument, side: side, kind: kind, timeInForce: timeInForce, postOnly: postOnly,
      selfTradePrevention: prevention, haltPolicy: haltPolicy, price: Price(ticks: ticks),
      quantity: Quantity(lots: lots))
    return run(.place(order), as: account).accepted
  }

  func balance(_ account: AccountID, _ asset: AssetID) -> (total: Int64, held: Int64) {
    let balance = exchange.balance(account, asset)
    return (balance.total.units, balance.held.units)
  }

  /// A side of the book as "price x quantity" pairs, best first.
  func depth(_ side: Side, in instrument: InstrumentID = Bench.market) -> [[Int64]] {
    var levels: [DepthLevel] = []
    exchange.depth(instrument, side, levels: 1_000, into: &levels)
    return levels.map { [$0.price.ticks, $0.quantity.lots] }
  }
}

extension [Event] {
  /// The name of the order that was accepted.
  var accepted: OrderID? {
    for event in self { if case .accepted(let order) = event.body { return order.order } }
    return nil
  }
  var rejection: Rejection? {
    for event in self { if case .rejected(let rejection) = event.body { return rejection } }
    return nil
  }
  var trades: [Trade] {
    compactMap { if case .trade(let trade) = $0.body { trade } else { nil } }
  }
  var fills: [Fill] {
    compactMap { if case .filled(let fill) = $0.body { fill } else { nil } }
  }
  var cancels: [CancelledOrder] {
    compactMap { if case .cancelled(let order) = $0.body { order } else { nil } }
  }
  var rested: [RestedOrder] {
    compactMap { if case .rested(let order) = $0.body { order } else { nil } }
  }
  var levels: [LevelChange] {
    compactMap { if case .level(let change) = $0.body { change } else { nil } }
  }
  var balances: [(account: AccountID?, asset: AssetID, balance: Balance)] {
    compactMap {
      if case .balance(let asset, let balance) = $0.body {
        ($0.account, asset, balance)
      } else {
        nil
      }
    }
  }
  /// The kinds of the events, in a word each.
  var kinds: [String] {
    map {
      switch $0.body {
      case .accepted: "accepted"
      case .rested: "rested"
      case .rejected: "rejected"
      case .amended: "amended"
      case .filled: "filled"
      case .cancelled: "cancelled"
      case .balance: "balance"
      case .trade: "trade"
      case .level: "level"
      case .phase: "phase"
      case .indicative: "indicative"
      case .uncrossed: "uncrossed"
      case .notice: "notice"
      case .audited: "audited"
      case .haltAudited: "haltAudited"
      case .incident: "incident"
      case .armed: "armed"
      case .triggered: "triggered"
      case .linked: "linked"
      case .replenished: "replenished"
      case .decremented: "decremented"
      case .deadManSwitch: "deadManSwitch"
      case .haltPolicy: "haltPolicy"
      case .auctionExtended: "auctionExtended"
      case .listed: "listed"
      case .delisted: "delisted"
      }
    }
  }
}
