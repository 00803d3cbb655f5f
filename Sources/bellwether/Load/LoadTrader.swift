import Exchange
import Lanes
import Market
import Simulation
import Synchronization
import Venue

/// A participant that keeps the venue busy while a desk is measured: so many orders a second, far
/// from the touch of the last market, cancelled again in hundreds.
///
/// For the benchmark alone: `--load` is not in the help.
struct LoadTrader: ~Copyable {
  /// Orders that rest at most before all are cancelled.
  private static let restingMax = 128
  /// Prices that they are spread over.
  private static let levels: Int64 = 32

  private var port: VenuePort
  private let stop: LoadStop
  private let instrument: InstrumentID
  private let price: Price
  private let ordersPerSecond: Int

  /// - Parameter reference: The market's price at the start; orders rest at four fifths of it.
  init(
    port: consuming VenuePort, instrument: InstrumentID, reference: Price, ordersPerSecond: Int,
    stop: LoadStop
  ) {
    self.port = consume port
    self.port.interest = .none
    self.stop = stop
    self.instrument = instrument
    price = Price(ticks: max(Self.levels + 1, reference.ticks * 4 / 5))
    self.ordersPerSecond = ordersPerSecond
  }

  /// The account that it trades for, funded, as a scenario plans it: the one after all others.
  static func plan(in scenario: Scenario) -> AccountPlan {
    let highest = scenario.accounts.map(\.account.rawValue).max() ?? 0
    let deposits = scenario.configuration.assets.map {
      Deposit($0.id, Money(units: 1_000_000_000_000_000))
    }
    return AccountPlan(
      account: AccountID(max(highest, scenario.user.rawValue) + 1), deposits: deposits)
  }

  /// Sends until it is told to stop; gives what came of it.
  consuming func run() -> LoadResult {
    var result = LoadResult()
    let begun = ContinuousClock.now
    var forgiven = 0
    while !stop.isSet {
      let elapsed = begun.duration(to: .now)
      let (seconds, attoseconds) = elapsed.components
      let milliseconds = Int(seconds) * 1_000 + Int(attoseconds / 1_000_000_000_000_000)
      let due = milliseconds * ordersPerSecond / 1_000 - forgiven
      // What could not be sent in a tenth of a second is not made up for.
      forgiven += max(0, due - result.orderCount - ordersPerSecond / 10)
      while result.orderCount < due, send(result.orderCount) { result.orderCount += 1 }
      port.drain { _ in }
      port.doorbell.wait(nanoseconds: 500_000)
    }
    let (seconds, attoseconds) = begun.duration(to: .now).components
    result.milliseconds = Int(seconds) * 1_000 + Int(attoseconds / 1_000_000_000_000_000)
    return result
  }

  /// Sends one order, and before it what cancels those that rest; `false` if the venue is busy.
  private mutating func send(_ number: Int) -> Bool {
    if number % Self.restingMax == 0 {
      let cancel = Command(
        account: port.account, .cancelAll(instrument: instrument, side: .buy))
      guard port.submit(cancel) else { return false }
    }
    let order = NewOrder(
      instrument: instrument, side: .buy, selfTradePrevention: .none,
      price: price.advanced(by: -(Int64(number) % Self.levels)), quantity: Quantity(lots: 1))
    return port.submit(Command(account: port.account, .place(order)))
  }
}

/// What a load came to.
struct LoadResult: Sendable {
  /// Orders that the venue took.
  var orderCount = 0
  /// How long it ran.
  var milliseconds = 0

  /// In a line, for the benchmark to read.
  var text: String {
    "Load: \(orderCount) orders in \(milliseconds) ms"
  }
}

/// Tells the load's thread to stop.
final class LoadStop: Sendable {
  private let flag = Atomic(false)
  /// Whether it is to stop.
  var isSet: Bool { flag.load(ordering: .acquiring) }
  /// Asks it to.
  func set() { flag.store(true, ordering: .releasing) }
}
