public import Exchange
public import Market

/// The exchange done in the most obvious way, from the page `Orders.md` alone: all orders in arrays
/// in the order of their acceptance, everything found by looking at all of them, everything summed
/// anew, all money in 128 bits.
///
/// An order is named after the command that it came with: the command's reference times 256, plus
/// how many orders came with that command before. References must be unique for that.
public final class ReferenceExchange {
  let configuration: ExchangeConfiguration
  var assets: [Asset]
  var markets: [ReferenceMarket]
  /// The open accounts, by number.
  var accounts: [ReferenceAccount] = []
  var notices: [ReferenceNotice] = []
  var incidents: [ReferenceIncident] = []
  var time = Instant.epoch
  var events: [Event] = []
  var inflow: [Int128]
  var turns = 0
  /// How often what came about.
  public private(set) var occasions: [Occasion: Int] = [:]
  private var sequence: UInt64 = 0
  var tradeCount: UInt64 = 0
  private var acceptedCount = 0
  private var acceptedByReference: [UInt64: UInt64] = [:]

  /// Makes an exchange with its markets open and empty, and with the exchange's own account.
  public init(_ configuration: ExchangeConfiguration) {
    self.configuration = configuration
    assets = configuration.assets
    markets = configuration.instruments.map { ReferenceMarket($0, phase: .open) }
    inflow = Array(repeating: 0, count: assets.count)
    accounts = [ReferenceAccount(.exchange, assets: assets.count)]
  }

  /// Carries out a participant's command and gives what happened.
  public func apply(_ command: Command, at time: Instant) -> [Event] {
    events = []
    advanceClock(to: time)
    carryOut(command)
    return events
  }

  /// Carries out what the operator does and gives what happened.
  public func apply(_ directive: Directive, at time: Instant) -> [Event] {
    events = []
    advanceClock(to: time)
    carryOut(directive)
    advanceClock(to: time)
    return events
  }

  /// Lets time pass and gives what happened.
  public func advance(to time: Instant) -> [Event] {
    events = []
    advanceClock(to: time)
    return events
  }

  private func carryOut(_ command: Command) {
    guard let account = account(command.account) else {
      return refuse(Refused(.unknownAccount), command)
    }
    if let refused = checkRate(command, account) { return refuse(refused, command) }
    switch command.action {
    case .place(let order): place(order, command)
    case .placeConditional(let order, let trigger): placeConditional(order, trigger, command)
    case .placePair(let pair): placePair(pair, command)
    case .placeBracket(let bracket): place(bracket.entry, command, exits: bracket)
    case .amend(let id, let price, let quantity):
      amend(id, price.ticks, quantity.lots, command)
    case .cancel(let id): cancel(id, command)
    case .cancelAll(let instrument, let side): cancelAll(instrument, side, command)
    case .replace(let id, let order): replace(id, order, command)
    case .keepAlive(let span): keepAlive(account, span, command)
    }
    conclude()
    for market in markets { goOn(market) }
  }

  // MARK: Looking

  func account(_ id: AccountID) -> ReferenceAccount? { accounts.first { $0.id == id } }

  func market(_ id: InstrumentID) -> ReferenceMarket? {
    Int(id.rawValue) < markets.count ? markets[Int(id.rawValue)] : nil
  }

  func market(of order: ReferenceOrder) -> ReferenceMarket {
    markets[Int(order.request.instrument.rawValue)]
  }

  /// An account's open order of a name.
  func order(_ name: OrderID, of account: AccountID) -> ReferenceOrder? {
    for market in markets {
      for order in market.orders where order.name == name && order.account == account {
        return order
      }
    }
    return nil
  }

  /// All open orders, or those of an account, in the order in which they were accepted.
  func openOrders(of account: AccountID? = nil) -> [ReferenceOrder] {
    var open: [ReferenceOrder] = []
    for market in markets {
      for order in market.orders where account == nil || order.account == account {
        open.append(order)
      }
    }
    return open.sorted { $0.number < $1.number }
  }

  var openOrderCount: Int {
    var count = 0
    for market in markets { count += market.orders.count }
    return count
  }

  func note(_ occasion: Occasion, if happened: Bool = true) {
    if happened { occasions[occasion, default: 0] += 1 }
  }

  // MARK: Publishing

  func say(_ body: Event.Body, to account: AccountID? = nil) {
    sequence += 1
    events.append(
      Event(sequence: Sequence(sequence), time: time, account: account, body: body))
  }

  func refuse(
    _ refused: Refused, _ command: Command, instrument: InstrumentID? = nil, order: OrderID? = nil
  ) {
    refuse(
      refused, to: command.account, reference: command.reference, instrument: instrument,
      order: order)
  }

  func refuse(
    _ refused: Refused, to account: AccountID, reference: ClientReference = .none,
    instrument: InstrumentID? = nil, order: OrderID? = nil
  ) {
    say(
      .rejected(
        Rejection(
          reference: reference, reason: refused.reason, instrument: instrument, order: order,
          asset: refused.asset, need: Int64(clamping: refused.need),
          have: Int64(clamping: refused.have))), to: account)
  }

  /// Makes an order and says so.
  func accept(
    _ request: NewOrder, from account: AccountID, reference: ClientReference
  ) -> ReferenceOrder {
    acceptedCount += 1
    let before = acceptedByReference[reference.rawValue, default: 0]
    acceptedByReference[reference.rawValue] = before + 1
    let order = ReferenceOrder(
      name: OrderID(reference.rawValue << 8 + before), number: acceptedCount, account: account,
      reference: reference, placedAt: time, fees: fees(of: account, in: request.instrument),
      request: request)
    markets[Int(request.instrument.rawValue)].orders.append(order)
    say(
      .accepted(AcceptedOrder(order: order.name, reference: reference, request: request)),
      to: account)
    return order
  }

  /// Takes an order out that is filled or cancelled.
  func remove(_ order: ReferenceOrder) {
    let market = market(of: order)
    order.place = .ended
    market.orders.removeAll { $0 === order }
    market.due.removeAll { if case .order(let due) = $0 { due === order } else { false } }
    if let exits = order.exits, order.filled > 0 {
      market.due.append(.exits(exits, entry: order))
    }
  }

  /// Ends an order with something left, and the other one of its pair.
  func end(
    _ order: ReferenceOrder, _ reason: CancelReason, reference: ClientReference = .none
  ) {
    remove(order)
    say(
      .cancelled(
        CancelledOrder(
          order: order.name, reference: reference, instrument: order.request.instrument,
          side: order.side, price: Price(ticks: order.price),
          openQuantity: Quantity(lots: order.open), reason: reason)), to: order.account)
    note(.pairEndedByEnd, if: order.partner != nil)
    endPartner(of: order)
  }

  /// Parts a pair, and ends the other one.
  func endPartner(of order: ReferenceOrder) {
    guard let partner = order.partner else { return }
    order.partner = nil
    partner.partner = nil
    end(partner, .oneCancelsOther)
  }
}
