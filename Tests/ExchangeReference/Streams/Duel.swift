public import Exchange
public import Market

/// The exchange and the plain reference exchange side by side: every step is taken on both, and
/// everything that can be seen of them must be the same after it. Now and then the exchange is
/// archived, and what is read back goes on in its place.
public struct Duel {
  /// The exchange.
  public private(set) var exchange: Exchange
  /// The one it is held against.
  public let reference: ReferenceExchange
  /// What was seen so far.
  public private(set) var coverage = Coverage()
  /// What the events alone must keep.
  private var watch: Watch
  private var batch = EventBatch()
  /// How many steps there are between two archives.
  private static let stepsPerArchive = 37
  private var now = Stage.start
  private var names: [OrderID: OrderID] = [:]
  private var ids: [OrderID: OrderID] = [:]
  private var acceptedByReference: [UInt64: UInt64] = [:]
  private var sequence: UInt64 = 0
  private var depth: [DepthLevel] = []
  private var orders: [OpenOrder] = []
  /// The exchange's open orders of all accounts.
  private var open: [OpenOrder] = []

  /// Makes both.
  public init(_ stage: Stage) {
    exchange = Exchange(configuration: stage.configuration)
    reference = ReferenceExchange(stage.configuration)
    watch = Watch(stage.configuration)
  }

  /// Takes a step on both.
  ///
  /// - Returns: The difference that shows, or `nil`; and the events of the reference.
  public mutating func take(_ step: Step) -> (difference: String?, events: [Event]) {
    now = now + step.after
    batch.removeAll()
    let expected: [Event]
    switch step.ask {
    case .command(let command):
      exchange.apply(translated(command), at: now, into: &batch)
      expected = reference.apply(command, at: now)
    case .directive(let directive):
      exchange.apply(directive, at: now, into: &batch)
      expected = reference.apply(directive, at: now)
    case .nothing:
      exchange.advance(to: now, into: &batch)
      expected = reference.advance(to: now)
    }
    coverage.take(step, expected)
    let difference =
      difference(expected) ?? difference(ofState: ())
      ?? watch.take(batch.events, exchange, open: open) ?? restore()
    return (difference, expected)
  }

  /// Now and then the exchange goes on as what its archive is read back as.
  private mutating func restore() -> String? {
    guard coverage.steps % Self.stepsPerArchive == 0 else { return nil }
    do {
      let restored = try Exchange(
        configuration: exchange.configuration, restoring: exchange.archive())
      if restored.stateHash != exchange.stateHash { return "what was read back is another state" }
      exchange = restored
      return nil
    } catch {
      return "the archive is refused: \(error)"
    }
  }

  /// How often what came about that events do not show.
  public var occasions: [Occasion: Int] { reference.occasions }

  // MARK: Events

  private mutating func difference(_ expected: [Event]) -> String? {
    for event in batch.events {
      sequence += 1
      if event.sequence.rawValue != sequence { return "the sequence has a gap: \(event)" }
    }
    let got = Self.arranged(batch.events.map { translated($0) })
    let wanted = Self.arranged(expected)
    var index = 0
    while index < min(got.count, wanted.count), got[index] == wanted[index] { index += 1 }
    if index == got.count, index == wanted.count { return nil }
    let lines = { (events: [Event]) in
      events[index...].prefix(4).map {
        "  \($0.account.map { "\($0.rawValue)" } ?? "-") \($0.body)"
      }
      .joined(separator: "\n")
    }
    let parting =
      wanted[..<index].suffix(index > 12 ? 12 : index).map { "  \($0.body)" }.joined(
        separator: "\n")
    return "after \(index) equal events\n\(parting)\ngot\n\(lines(got))\nexpected\n\(lines(wanted))"
  }

  /// Events without their numbers; balances that follow one another in the order of their accounts,
  /// because the page leaves their order open.
  private static func arranged(_ events: [Event]) -> [Event] {
    var events = events
    var start = 0
    while start < events.count {
      events[start].sequence = Sequence(0)
      guard case .balance = events[start].body else {
        start += 1
        continue
      }
      var end = start
      while end < events.count, case .balance = events[end].body {
        events[end].sequence = Sequence(0)
        end += 1
      }
      if end - start > 1 { events[start..<end].sort { key($0) < key($1) } }
      start = end
    }
    return events
  }

  private static func key(_ event: Event) -> (UInt32, UInt16) {
    guard case .balance(let asset, _) = event.body else { return (0, 0) }
    return (event.account?.rawValue ?? .max, asset.rawValue)
  }

  // MARK: Names

  /// The exchange's name of an order; for one that it has not accepted a name that it never gives.
  private func id(_ name: OrderID) -> OrderID {
    ids[name] ?? OrderID(name.rawValue | 1 << 63)
  }

  private func name(_ id: OrderID) -> OrderID {
    names[id] ?? OrderID(id.rawValue & ~(1 << 63))
  }

  private func translated(_ command: Command) -> Command {
    var command = command
    switch command.action {
    case .amend(let name, let price, let quantity):
      command.action = .amend(id(name), price: price, quantity: quantity)
    case .cancel(let name): command.action = .cancel(id(name))
    case .replace(let name, let order): command.action = .replace(id(name), with: order)
    case .place, .cancelAll, .placeConditional, .placePair, .placeBracket, .keepAlive,
      .setHaltPolicy:
      break
    }
    return command
  }

  private mutating func translated(_ event: Event) -> Event {
    var event = event
    switch event.body {
    case .accepted(var order):
      let count = acceptedByReference[order.reference.rawValue, default: 0]
      acceptedByReference[order.reference.rawValue] = count + 1
      let name = OrderID(order.reference.rawValue << 8 + count)
      names[order.order] = name
      ids[name] = order.order
      order.order = name
      event.body = .accepted(order)
    case .rested(var order):
      order.order = name(order.order)
      event.body = .rested(order)
    case .replenished(var order):
      order.order = name(order.order)
      event.body = .replenished(order)
    case .rejected(var rejection):
      rejection.order = rejection.order.map { name($0) }
      event.body = .rejected(rejection)
    case .amended(var order):
      order.order = name(order.order)
      event.body = .amended(order)
    case .filled(var fill):
      fill.order = name(fill.order)
      event.body = .filled(fill)
    case .cancelled(var order):
      order.order = name(order.order)
      event.body = .cancelled(order)
    case .armed(var order):
      order.order = name(order.order)
      event.body = .armed(order)
    case .triggered(var order):
      order.order = name(order.order)
      event.body = .triggered(order)
    case .decremented(var order):
      order.order = name(order.order)
      event.body = .decremented(order)
    case .linked(var pair):
      pair.stop = name(pair.stop)
      pair.limit = name(pair.limit)
      event.body = .linked(pair)
    case .haltAudited(let market, var audit):
      // The reference has no hashes: that they are equal is what is compared.
      if audit.orderHashBefore == audit.orderHashAfter {
        (audit.orderHashBefore, audit.orderHashAfter) = (0, 0)
      }
      event.body = .haltAudited(market, audit)
    case .balance, .deadManSwitch, .trade, .level, .phase, .indicative, .uncrossed, .notice,
      .audited, .auctionExtended, .listed, .delisted, .incident, .haltPolicy:
      break
    }
    return event
  }

  // MARK: State

  private mutating func difference(ofState: Void) -> String? {
    for number in 0..<reference.marketCount {
      let market = InstrumentID(UInt16(number))
      for side in Side.allCases {
        exchange.depth(market, side, levels: .max, into: &depth)
        let wanted = reference.depth(market, side)
        if depth != wanted { return "\(side) of \(number): got \(depth), expected \(wanted)" }
      }
      if exchange.phase(of: market) != reference.phase(of: market) {
        return "phase of \(number): got \(exchange.phase(of: market))"
      }
      if exchange.lastPrice(market) != reference.lastPrice(market) {
        return "last price of \(number)"
      }
      if exchange.indication(market) != reference.indication(market) {
        return "indication of \(number): got \(String(describing: exchange.indication(market)))"
      }
    }
    let balances = reference.publishedBalances
    open.removeAll(keepingCapacity: true)
    for (index, account) in reference.accountIDs.enumerated() {
      for asset in 0..<reference.assetCount {
        let got = exchange.balance(account, AssetID(UInt16(asset)))
        if got != balances[index][asset] {
          return "balance \(account.rawValue)/\(asset): got \(got), "
            + "expected \(balances[index][asset])"
        }
      }
      if let difference = difference(ofOrders: account) { return difference }
    }
    return nil
  }

  private mutating func difference(ofOrders account: AccountID) -> String? {
    exchange.openOrders(of: account, into: &orders)
    open += orders
    let wanted = reference.view(of: account)
    for index in orders.indices {
      orders[index].id = name(orders[index].id)
      orders[index].partner = orders[index].partner.map { name($0) }
    }
    if orders == wanted, exchange.openOrderCount(of: account) == wanted.count { return nil }
    for (got, wanted) in zip(orders, wanted) where got != wanted {
      return "order of \(account.rawValue)\ngot\n  \(got)\nexpected\n  \(wanted)"
    }
    return "orders of \(account.rawValue): got \(orders.map(\.id)), "
      + "expected \(wanted.map(\.id)), counted \(exchange.openOrderCount(of: account))"
  }
}
