import Exchange
import Market

/// A workload as commands to an exchange: those that fill the books, then those that are timed.
///
/// An exchange is deterministic, so the names that it gives are known after it ran once; every
/// further run gets the same commands, as they would lie in a lane.
struct CommandStream {
  /// How many accounts trade. Odd ones buy and even ones sell, so that all trades are those of the
  /// yardstick; who an order would meet is compared at each match nonetheless.
  static let accounts: UInt32 = 1_000
  /// What an account has of each asset, in minor units.
  private static let funds: Int64 = 4_000_000_000_000_000

  /// What fills the books.
  private(set) var preload: [Command] = []
  /// What is timed.
  private(set) var commands: [Command] = []
  /// All trades.
  private(set) var trades = TradeHash()
  /// How many orders rested at the end.
  private(set) var resting = 0
  /// The state at the end, for comparing runs.
  private(set) var stateHash: UInt64 = 0
  /// How many events the timed commands made.
  private(set) var eventCount = 0
  /// How many commands were refused: cancels of orders that had been filled.
  private(set) var refusalCount = 0
  /// How many markets there are.
  let markets: Int
  private let orderCapacity: Int

  /// Runs a workload once to learn its names.
  /// - Throws: ``StreamError`` where the exchange refuses an order.
  init(_ workload: Workload, markets: Int = 1) throws {
    self.markets = markets
    orderCapacity = min(workload.preload.count * 2 + 1 << 16, 1 << 23)
    var exchange = makeExchange()
    var recorder = Recorder(idLimit: workload.idLimit, slots: orderCapacity)
    try recorder.record(workload.preload, on: &exchange)
    preload = recorder.take()
    let before = recorder.eventCount
    try recorder.record(workload.operations, on: &exchange)
    commands = recorder.take()
    trades = recorder.trades
    refusalCount = recorder.refusalCount
    eventCount = recorder.eventCount - before
    stateHash = exchange.stateHash
    let audit = exchange.audit(at: .epoch + .microseconds(1 << 40))
    guard audit.passed else { throw StreamError.auditFailed }
    resting = audit.ordersAfter
  }

  /// An exchange with its markets empty and its accounts funded.
  func makeExchange() -> Exchange {
    let assets = ["BTC", "USDT"].enumerated().map { index, symbol in
      Asset(id: AssetID(UInt16(index)), symbol: symbol, decimals: 8, displayDecimals: 2)
    }
    let instruments = (0..<markets).map { number in
      do {
        return try Instrument(
          id: InstrumentID(UInt16(number)), base: assets[0], quote: assets[1],
          tickUnits: 1_000_000, lotUnits: 1_000,
          fees: FeeSchedule(makerPartsPerMillion: 100, takerPartsPerMillion: 200),
          maximumQuantity: Quantity(lots: 1 << 32), maximumPrice: Price(ticks: 1 << 32))
      } catch {
        preconditionFailure("the instrument settles exactly: \(error)")
      }
    }
    var exchange = Exchange(
      configuration: ExchangeConfiguration(
        assets: assets, instruments: instruments, orderCapacity: orderCapacity,
        ordersPerAccount: orderCapacity))
    var events = EventBatch()
    for account in 1...Self.accounts {
      exchange.apply(.openAccount(AccountID(account)), at: .epoch, into: &events)
      for asset in assets {
        exchange.apply(
          .deposit(AccountID(account), asset.id, Money(units: Self.funds)), at: .epoch,
          into: &events)
      }
    }
    return exchange
  }
}

/// What must not happen while a stream is made.
enum StreamError: Error, CustomStringConvertible {
  /// The exchange refused an order.
  case refused(operation: Int, reason: RejectReason)
  /// Orders and balances do not agree.
  case auditFailed

  var description: String {
    switch self {
    case .refused(let operation, let reason): "operation \(operation) was refused: \(reason)"
    case .auditFailed: "the audit after the workload failed"
    }
  }
}

/// Gives operations to an exchange as commands and writes the commands down.
private struct Recorder {
  private(set) var trades = TradeHash()
  private(set) var eventCount = 0
  private(set) var refusalCount = 0
  private var commands: [Command] = []
  private var names: [OrderID]
  private var owners: [Int32]
  private var events = EventBatch()
  private var time = Instant.epoch

  init(idLimit: Int, slots: Int) {
    names = Array(repeating: OrderID(0), count: idLimit)
    owners = Array(repeating: 0, count: slots)
  }

  /// The commands since the last time.
  mutating func take() -> [Command] {
    defer { commands = [] }
    return commands
  }

  mutating func record(_ operations: [Operation], on exchange: inout Exchange) throws {
    commands.reserveCapacity(operations.count + operations.count / 16)
    for operation in operations {
      switch operation.kind {
      case .new: try place(operation, on: &exchange)
      case .cancel: _ = cancel(operation, on: &exchange)
      case .modify: if cancel(operation, on: &exchange) { try place(operation, on: &exchange) }
      }
    }
  }

  private mutating func cancel(_ operation: Operation, on exchange: inout Exchange) -> Bool {
    run(Command(account: account(of: operation), .cancel(names[operation.id])), on: &exchange)
    guard case .cancelled = events[0].body else {
      refusalCount += 1
      return false
    }
    return true
  }

  private mutating func place(_ operation: Operation, on exchange: inout Exchange) throws {
    let order = NewOrder(
      instrument: InstrumentID(operation.market), side: operation.side,
      timeInForce: operation.isImmediate ? .immediateOrCancel : .goodTillCancelled,
      price: Price(ticks: operation.ticks), quantity: Quantity(lots: operation.lots))
    run(
      Command(
        account: account(of: operation), reference: ClientReference(UInt64(operation.id)),
        .place(order)), on: &exchange)
    for event in events {
      switch event.body {
      case .accepted(let accepted):
        names[operation.id] = accepted.order
        owners[Int(accepted.order.slot)] = Int32(operation.id)
      case .filled(let fill) where fill.liquidity == .maker:
        trades.combine(
          maker: Int(owners[Int(fill.order.slot)]), taker: operation.id, ticks: fill.price.ticks,
          lots: fill.quantity.lots)
      case .rejected(let rejection):
        throw StreamError.refused(operation: operation.id, reason: rejection.reason)
      default: break
      }
    }
  }

  private mutating func run(_ command: Command, on exchange: inout Exchange) {
    events.removeAll()
    time = time + .microseconds(1)
    exchange.apply(command, at: time, into: &events)
    eventCount += events.count
    commands.append(command)
  }

  private func account(of operation: Operation) -> AccountID {
    let pair = UInt32(operation.id % Int(CommandStream.accounts / 2))
    return AccountID(pair * 2 + (operation.side == .buy ? 1 : 2))
  }
}
