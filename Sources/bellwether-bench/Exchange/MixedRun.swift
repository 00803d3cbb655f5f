import Exchange
import Market

/// Commands of every kind in turn, on one market: what the workload of the yardstick does not have.
struct MixedRun {
  private var exchange: Exchange
  private var events = EventBatch(reserving: 1 << 12)
  private var time = Instant.epoch + .seconds(1)
  /// The order that was accepted last.
  private var accepted = OrderID(0)
  /// How many commands were refused.
  private(set) var refusalCount = 0
  /// How many commands there were.
  private(set) var commandCount = 0

  private static let (buyer, seller) = (AccountID(1), AccountID(2))
  private static let market = InstrumentID(0)

  /// Takes an exchange with accounts 1 and 2 funded and its first market empty, and gives that a
  /// book.
  init(_ exchange: Exchange) {
    self.exchange = exchange
    for distance in 1...200 {
      place(.buy, 1_000 - Int64(distance), lots: 50)
      place(.sell, 1_000 + Int64(distance), lots: 50)
    }
    refusalCount = 0
    commandCount = 0
  }

  /// Gives every kind of command once. The book is afterwards as it was, apart from the times.
  mutating func runOnce() {
    changeAnOrder()
    takeAndRestore()
    waitAndCancel()
    run(Self.buyer, .keepAlive(within: .seconds(60)))
    place(.buy, 700, lots: 5)
    place(.buy, 701, lots: 5, expiresAt: time + .hours(1))
    // All bids end, and those of the book come back.
    run(Self.buyer, .cancelAll(instrument: Self.market, side: .buy))
    for distance in 1...200 { place(.buy, 1_000 - Int64(distance), lots: 50) }
  }

  private mutating func changeAnOrder() {
    place(.buy, 900, lots: 10)
    run(Self.buyer, .amend(accepted, price: Price(ticks: 900), quantity: Quantity(lots: 6)))
    run(Self.buyer, .amend(accepted, price: Price(ticks: 905), quantity: Quantity(lots: 8)))
    run(Self.buyer, .replace(accepted, with: order(.buy, 910, lots: 7)))
    run(Self.buyer, .cancel(accepted))
    place(.sell, 1_000, lots: 10, postOnly: true)
    run(Self.seller, .cancel(accepted))
  }

  /// Trades at 1,001 with orders of every kind, and puts back what it took.
  private mutating func takeAndRestore() {
    place(.buy, 1_001, lots: 5, timeInForce: .immediateOrCancel)
    place(.buy, 1_001, lots: 5, timeInForce: .fillOrKill)
    place(.buy, 1_001, lots: 5_000, timeInForce: .fillOrKill)
    var market = order(.buy, 0, lots: 5)
    market.kind = .market
    market.timeInForce = .immediateOrCancel
    run(Self.buyer, .place(market))
    market.quantity = .zero
    market.budget = Money(units: 1_001 * 100_000)
    run(Self.buyer, .place(market))
    run(Self.seller, .cancelAll(instrument: Self.market, side: .sell))
    place(.sell, 1_001, lots: 40, display: 10)
    place(.buy, 1_001, lots: 25)
    run(Self.seller, .cancelAll(instrument: Self.market, side: .sell))
    for distance in 1...200 { place(.sell, 1_000 + Int64(distance), lots: 50) }
  }

  private mutating func waitAndCancel() {
    let stop = Trigger(.stop, price: Price(ticks: 1_150))
    run(Self.buyer, .placeConditional(order(.buy, 1_160, lots: 5), stop))
    run(Self.buyer, .amend(accepted, price: Price(ticks: 1_155), quantity: Quantity(lots: 4)))
    run(Self.buyer, .cancel(accepted))
    let pair = OneCancelsOther(
      limit: order(.buy, 800, lots: 5), stopTrigger: Price(ticks: 1_150),
      stopLimit: Price(ticks: 1_160))
    run(Self.buyer, .placePair(pair))
    run(Self.buyer, .cancel(accepted))
  }

  private func order(
    _ side: Side, _ ticks: Int64, lots: Int64, timeInForce: TimeInForce = .goodTillCancelled
  ) -> NewOrder {
    NewOrder(
      instrument: Self.market, side: side, timeInForce: timeInForce, price: Price(ticks: ticks),
      quantity: Quantity(lots: lots))
  }

  private mutating func place(
    _ side: Side, _ ticks: Int64, lots: Int64, timeInForce: TimeInForce = .goodTillCancelled,
    postOnly: Bool = false, display: Int64 = 0, expiresAt: Instant? = nil
  ) {
    var order = order(side, ticks, lots: lots, timeInForce: timeInForce)
    order.postOnly = postOnly
    order.displayQuantity = Quantity(lots: display)
    if let expiresAt {
      order.timeInForce = .goodTillDate
      order.expiresAt = expiresAt
    }
    run(side == .buy ? Self.buyer : Self.seller, .place(order))
  }

  private mutating func run(_ account: AccountID, _ action: Command.Action) {
    events.removeAll()
    time = time + .microseconds(1)
    commandCount += 1
    exchange.apply(Command(account: account, action), at: time, into: &events)
    for index in 0..<events.count {
      switch events[index].body {
      case .accepted(let order): accepted = order.order
      case .rejected: refusalCount += 1
      default: break
      }
    }
  }
}
