import Exchange
import Market
import Measure

/// What a run over a workload came to.
struct RunResult {
  /// How long the timed part took.
  var nanoseconds: Int64 = 0
  /// How many commands or operations that were.
  var count = 0
  /// All trades, those of the filling included.
  var trades = TradeHash()
  /// How many orders rested at the end.
  var resting = 0

  /// Operations a second, in millions.
  var millionsPerSecond: Double { Double(count) * 1e3 / Double(nanoseconds) }
}

/// Matching alone: the exchange's own ladders and pool, and a caller who numbers its orders.
///
/// The caller keeps, as any does, which name an order of its own got, and whose order is in which
/// slot; both tables belong to what is timed. The operations lie there as a batch, so what a cancel
/// will need is fetched some operations ahead.
struct MatchingRun {
  /// How many operations ahead an order is fetched; its name twice as many.
  private static let lookahead = 12

  private var book: BareBook
  private var trades = TradeHash()

  /// Runs a workload once, on a book of its own.
  static func run(_ workload: Workload) -> RunResult {
    var run = MatchingRun(workload)
    run.carryOut(workload.preload)
    let start = Clock.nanoseconds
    run.carryOut(workload.operations)
    let nanoseconds = Clock.nanoseconds - start
    return RunResult(
      nanoseconds: nanoseconds, count: workload.operations.count, trades: run.trades,
      resting: run.book.count)
  }

  private init(_ workload: Workload) {
    let capacity = min(workload.preload.count * 2 + 1_000_000, 1 << 23)
    book = BareBook(capacity: capacity, numberLimit: workload.idLimit)
  }

  private mutating func carryOut(_ operations: [Operation]) {
    let foreseeable = max(0, operations.count - 2 * Self.lookahead)
    for index in 0..<foreseeable {
      book.foresee(
        operations[index + Self.lookahead].id, later: operations[index + 2 * Self.lookahead].id)
      carryOut(operations[index])
    }
    for index in foreseeable..<operations.count { carryOut(operations[index]) }
  }

  @inline(__always)
  private mutating func carryOut(_ operation: Operation) {
    switch operation.kind {
    case .new: add(operation)
    case .cancel: _ = book.cancel(operation.id)
    case .modify: if book.cancel(operation.id) { add(operation) }
    }
  }

  @inline(__always)
  private mutating func add(_ operation: Operation) {
    let arrival = book.add(
      operation.id, operation.side, ticks: operation.ticks, lots: operation.lots,
      mayRest: !operation.isImmediate)
    for index in 0..<arrival.matches {
      let match = book.match(index)
      trades.combine(
        maker: match.maker, taker: operation.id, ticks: match.ticks, lots: match.lots)
    }
  }
}
