import Lanes
import Market

@testable import Venue

/// A participant at a running venue: sends orders, waits on its doorbell, keeps what it hears.
struct Trader: ~Copyable {
  var port: VenuePort
  private(set) var view = MarketView()
  /// Commands sent so far.
  private(set) var sent = 0
  private(set) var answered = 0
  /// Events of the own account.
  private(set) var privateEvents: [Event] = []
  /// The numbers of the trades.
  private(set) var trades: [UInt64] = []
  private(set) var snapshots: [AccountSnapshot] = []
  /// Orders that came to rest after the latest snapshot.
  private(set) var restedSinceSnapshot = 0
  private(set) var outOfOrder = 0
  private(set) var missedPublic: UInt64 = 0
  private var latest = Sequence(0)
  private var openOrders: [OrderID] = []

  init(port: consuming VenuePort) {
    self.port = port
  }

  var missed: UInt64 { snapshots.map(\.missed).reduce(missedPublic, +) }

  static func cancelAll(of account: AccountID) -> Command {
    Command(account: account, .cancelAll(instrument: nil, side: nil))
  }

  /// Sends a command: a bid that rests, mostly; else a cancel, an amendment or a purchase.
  mutating func send() {
    let reference = ClientReference(UInt64(sent + 1))
    let action: Command.Action
    switch (sent % 7, openOrders.first) {
    case (3, let order?):
      action = .cancel(order)
      openOrders.removeFirst()
    case (5, let order?):
      action = .amend(order, price: Price(ticks: 6_000_003), quantity: Quantity(lots: 90))
    case (6, _?):
      action = .place(
        NewOrder(
          instrument: InstrumentID(0), side: .buy, kind: .market,
          timeInForce: .immediateOrCancel, quantity: Quantity(lots: 5)))
    default:
      action = .place(
        NewOrder(
          instrument: InstrumentID(0), side: .buy, price: Price(ticks: 6_000_000 - Int64(sent)),
          quantity: Quantity(lots: 100)))
    }
    let command = Command(account: port.account, reference: reference, action)
    while !port.submit(command) { awaitNews() }
    sent += 1
  }

  /// Sends commands and waits until all are answered.
  mutating func sendAndAwait(count: Int) {
    for _ in 0..<count { send() }
    while answered < sent && snapshots.isEmpty { awaitNews() }
  }

  /// Waits until the venue has something, and takes it.
  mutating func awaitNews() {
    port.doorbell.wait()
    port.updateView(&view)
    drain()
  }

  /// Waits for a view.
  mutating func awaitView(_ condition: (MarketView) -> Bool) {
    while !condition(view) { awaitNews() }
  }

  /// Takes what there is.
  mutating func drain() {
    var events: [ParticipantEvent] = []
    port.drain { events.append($0) }
    for event in events { note(event) }
  }

  private mutating func note(_ event: ParticipantEvent) {
    switch event {
    case .event(let event):
      outOfOrder += event.sequence > latest ? 0 : 1
      latest = event.sequence
      if event.account != nil { privateEvents.append(event) }
      note(event.body)
    case .notice, .incident: break
    case .resync(let snapshot):
      snapshots.append(snapshot)
      restedSinceSnapshot = 0
    case .missedPublic(let count): missedPublic += count
    }
  }

  private mutating func note(_ body: Event.Body) {
    switch body {
    case .accepted(let order): answered += order.reference == .none ? 0 : 1
    case .amended(let order): answered += order.reference == .none ? 0 : 1
    case .rejected(let rejection): answered += rejection.reference == .none ? 0 : 1
    case .cancelled(let order): answered += order.reference == .none ? 0 : 1
    case .rested(let order):
      openOrders.append(order.order)
      restedSinceSnapshot += 1
    case .trade(let trade): trades.append(trade.id.rawValue)
    default: break
    }
  }
}
