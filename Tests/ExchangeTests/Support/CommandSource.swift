import Market

/// Makes commands of all kinds around a price, from a seed. It knows the open orders only by what
/// it is told, as a participant does.
struct CommandSource {
  var random: Random
  let accounts: UInt32
  let instruments: UInt16
  /// Prices lie around this; it wanders.
  var middle: Int64
  let reach: Int64
  /// How far away a price in fifty lies.
  let farReach: Int64
  var known: [(id: OrderID, account: AccountID)] = []
  private var reference: UInt64 = 0

  init(
    seed: UInt64, accounts: UInt32, instruments: UInt16 = 1, middle: Int64 = 500, reach: Int64 = 12,
    farReach: Int64 = 5_000
  ) {
    random = Random(seed: seed)
    self.accounts = accounts
    self.instruments = instruments
    self.middle = middle
    self.reach = reach
    self.farReach = farReach
  }

  mutating func next(cancelPercent: Int = 25) -> Command {
    reference += 1
    if random.chance(1) { middle += random.within(-reach...reach) }
    middle = min(max(middle, 20), 2_000)
    let account = AccountID(UInt32(1 + random.below(Int(accounts))))
    if known.count > 64 { known.removeFirst(known.count - 64) }
    let roll = random.below(100)
    if roll < cancelPercent, !known.isEmpty { return cancel(account) }
    if roll < cancelPercent + 15, !known.isEmpty { return amend() }
    if roll == 99 {
      return command(
        account,
        .cancelAll(
          instrument: random.chance(50) ? instrument : nil,
          side: random.pick([.buy, .sell, nil])))
    }
    return command(account, .place(order()))
  }

  private var instrument: InstrumentID {
    mutating get { InstrumentID(UInt16(random.below(Int(instruments)))) }
  }

  private func command(_ account: AccountID, _ action: Command.Action) -> Command {
    Command(account: account, reference: ClientReference(reference), action)
  }

  private mutating func cancel(_ stranger: AccountID) -> Command {
    let order = known[random.below(known.count)]
    return command(random.chance(95) ? order.account : stranger, .cancel(order.id))
  }

  private mutating func amend() -> Command {
    let order = known[random.below(known.count)]
    return command(
      order.account,
      .amend(order.id, price: price(), quantity: Quantity(lots: random.within(-1...30))))
  }

  private mutating func price() -> Price {
    if random.chance(1) {
      return Price(ticks: random.pick([0, -5, 1, .max, 1_000_000, 1_000_001]))
    }
    if random.chance(2) { return Price(ticks: middle + random.within(-farReach...farReach)) }
    return Price(ticks: middle + random.within(-reach...reach))
  }

  private mutating func order() -> NewOrder {
    let lots = random.chance(1) ? random.pick([0, -3, .max, 1_000_001]) : random.within(1...25)
    let kind: OrderKind = random.chance(12) ? .market : .limit
    let postOnly = random.chance(kind == .market ? 2 : 15)
    let timeInForce: TimeInForce =
      random.chance(postOnly ? 96 : 70)
      ? .goodTillCancelled : random.pick([.immediateOrCancel, .fillOrKill])
    return NewOrder(
      instrument: instrument, side: random.pick([.buy, .sell]), kind: kind,
      timeInForce: timeInForce, postOnly: postOnly,
      selfTradePrevention: random.pick([.expireTaker, .expireMaker, .expireBoth]),
      haltPolicy: random.chance(80) ? .hold : .cancel, price: price(),
      quantity: Quantity(lots: lots))
  }
}
