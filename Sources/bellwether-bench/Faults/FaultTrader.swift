import Lanes
import Market
import Venue

/// A participant that asks for everything there is, around the touch, and keeps what it hears.
struct FaultTrader: ~Copyable {
  private var port: VenuePort
  private var view = MarketView()
  private var chance: UInt64
  private var reference: UInt64
  private var open: [OrderID] = []
  /// Commands that were sent.
  private(set) var sent = 0
  /// Answers to them.
  private(set) var answered = 0
  /// Commands that were refused because the disk failed.
  private(set) var refused = 0
  /// What was heard of the own account since this was last taken.
  private(set) var heard: [HeardEvent] = []

  /// - Parameter firstReference: no reference from here on was used before.
  init(port: consuming VenuePort, seed: UInt64, firstReference: UInt64) {
    self.port = consume port
    chance = seed | 1
    reference = firstReference
  }

  /// Whether what happens reaches the disk, as far as the participant is told.
  var journal: JournalCondition { port.journal }

  /// Sends some commands, and hears what there is.
  mutating func work(_ count: Int) {
    // What was carried out and is not on the disk is not told either: who waits for that would send
    // nothing that could be refused.
    let mayWait = journal == .failing ? 20_000 : 200
    for _ in 0..<count where sent - answered < mayWait {
      guard port.submit(command()) else { break }
      sent += 1
    }
    listen()
  }

  /// Waits for news, and hears them.
  mutating func listen(nanoseconds: Int64 = 0) {
    if nanoseconds > 0 { port.doorbell.wait(nanoseconds: nanoseconds) }
    port.updateView(&view)
    var events: [Event] = []
    port.drain { if case .event(let event) = $0 { events.append(event) } }
    for event in events where event.account == port.account { learn(event) }
  }

  /// Gives what was heard since the last time.
  mutating func takeHeard() -> [HeardEvent] {
    defer { heard.removeAll(keepingCapacity: true) }
    return heard
  }

  private mutating func learn(_ event: Event) {
    switch event.body {
    case .rejected(let rejection):
      answered += 1
      if rejection.reason == .journalUnavailable {
        refused += 1
        return
      }
    case .accepted, .amended: answered += 1
    case .rested(let rested): open.append(rested.order)
    case .cancelled(let cancelled):
      open.removeAll { $0 == cancelled.order }
      answered += cancelled.reference == .none ? 0 : 1
    default: break
    }
    heard.append(HeardEvent(event))
  }

  private mutating func command() -> Command {
    reference += 1
    let action = action()
    // Odd references are those of plain orders: each is accepted or refused exactly once.
    var isPlain = false
    if case .place = action { isPlain = true }
    return Command(
      account: port.account, reference: ClientReference(reference * 2 + (isPlain ? 1 : 0)), action)
  }

  private mutating func action() -> Command.Action {
    let side: Side = below(2) == 0 ? .buy : .sell
    let middle = (side == .buy ? view.bids : view.asks).first?.price.ticks ?? 40_000
    let near = Price(ticks: max(1, middle + Int64(below(9)) - 4))
    let far = Price(ticks: max(1, side == .buy ? middle + 500 : middle - 500))
    let order = NewOrder(
      instrument: InstrumentID(0), side: side, price: near,
      quantity: Quantity(lots: 1 + Int64(below(20))))
    let any = open.isEmpty ? OrderID(1) : open[Int(below(UInt64(open.count)))]
    switch below(16) {
    case 0..<7: return .place(order)
    case 7:
      var market = order
      market.kind = .market
      market.timeInForce = .immediateOrCancel
      return .place(market)
    case 8, 9, 10: return .cancel(any)
    case 11: return .amend(any, price: near, quantity: Quantity(lots: 1 + Int64(below(30))))
    case 12: return .placeConditional(order, Trigger(.stop, price: far))
    case 13: return .replace(any, with: order)
    case 14:
      return open.count > 40 ? .cancelAll(instrument: nil, side: nil) : .place(order)
    default: return .placePair(OneCancelsOther(limit: order, stopTrigger: far))
    }
  }

  private mutating func below(_ limit: UInt64) -> UInt64 {
    chance ^= chance >> 12
    chance ^= chance << 25
    chance ^= chance >> 27
    return (chance &* 2_685_821_657_736_338_717) >> 33 % limit
  }
}

/// An event of an account as it can be compared across processes.
struct HeardEvent: Hashable {
  /// How many bytes a report of one takes.
  static let reportBytes = 16

  var sequence: UInt64
  var fingerprint: UInt64
  /// The reference that it answers, where that is a plain order's.
  var answers: UInt64?

  init(_ event: Event) {
    sequence = event.sequence.rawValue
    // FNV-1a over the event in words, which names every field.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in "\(event)".utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    fingerprint = hash
    switch event.body {
    case .accepted(let order) where order.reference.rawValue & 1 == 1:
      answers = order.reference.rawValue
    case .rejected(let rejection) where rejection.reference.rawValue & 1 == 1:
      answers = rejection.reference.rawValue
    default: answers = nil
    }
  }

  /// The bytes of a report.
  var report: [UInt8] {
    [sequence, fingerprint].flatMap { word in
      (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64($0 * 8)) }
    }
  }

  /// What reports say: sequences and fingerprints; the last one may be cut off.
  static func reports(in bytes: [UInt8]) -> [(sequence: UInt64, fingerprint: UInt64)] {
    stride(from: 0, through: bytes.count - reportBytes, by: reportBytes).map { start in
      let words = (0..<2).map { word in
        (0..<8).reduce(UInt64(0)) {
          $0 | UInt64(bytes[start + word * 8 + $1]) << UInt64($1 * 8)
        }
      }
      return (words[0], words[1])
    }
  }
}
