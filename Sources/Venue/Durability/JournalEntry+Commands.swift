internal import Market

// How commands are written: who, what they call it, what they ask.
extension WordWriter {
  /// What a command asks; the numbers are for ever.
  enum CommandKind: UInt64 {
    case place = 1
    case amend, cancel, cancelAll, placeConditional, placePair, placeBracket, replace, keepAlive
    case setHaltPolicy
  }

  mutating func put(_ command: Command) {
    put(UInt64(command.account.rawValue))
    put(command.reference.rawValue)
    switch command.action {
    case .place(let order):
      put(CommandKind.place.rawValue)
      put(order)
    case .amend(let order, let price, let quantity):
      put(CommandKind.amend.rawValue)
      put(order.rawValue)
      put(price)
      put(quantity)
    case .cancel(let order):
      put(CommandKind.cancel.rawValue)
      put(order.rawValue)
    case .cancelAll(let instrument, let side):
      put(CommandKind.cancelAll.rawValue)
      put(instrument.map { UInt64($0.rawValue) + 1 } ?? 0)
      put(side.map { UInt64($0.rawValue) + 1 } ?? 0)
    case .placeConditional(let order, let trigger):
      put(CommandKind.placeConditional.rawValue)
      put(order)
      put(UInt64(trigger.kind.rawValue))
      put(trigger.price)
      put(trigger.trailTicks)
    case .placePair(let pair):
      put(CommandKind.placePair.rawValue)
      put(pair.limit)
      put(pair.stopTrigger)
      put(pair.stopLimit)
    case .placeBracket(let bracket):
      put(CommandKind.placeBracket.rawValue)
      put(bracket.entry)
      put(bracket.takeProfit)
      put(bracket.stopTrigger)
      put(bracket.stopLimit)
    case .replace(let order, let with):
      put(CommandKind.replace.rawValue)
      put(order.rawValue)
      put(with)
    case .keepAlive(let span):
      put(CommandKind.keepAlive.rawValue)
      put(span.nanoseconds)
    case .setHaltPolicy(let policy):
      put(CommandKind.setHaltPolicy.rawValue)
      put(UInt64(policy.rawValue))
    }
  }

  /// Six words.
  mutating func put(_ order: NewOrder) {
    var packed = PackedWord()
    packed.put(order.instrument.rawValue, bits: 16)
    packed.put(order.side.rawValue, bits: 8)
    packed.put(order.kind.rawValue, bits: 8)
    packed.put(order.timeInForce.rawValue, bits: 8)
    packed.put(order.selfTradePrevention.rawValue, bits: 8)
    packed.put(order.haltPolicy.rawValue, bits: 8)
    packed.put(order.postOnly)
    packed.put(order.reduceOnly)
    put(packed.word)
    put(order.expiresAt?.nanoseconds ?? 0)
    put(order.price)
    put(order.quantity)
    put(order.displayQuantity)
    put(order.budget.units)
  }
}

// How they are read.
extension WordReader {
  mutating func command() throws(Malformed) -> Command {
    guard let account = UInt32(exactly: try word()) else { throw Malformed() }
    let reference = ClientReference(try word())
    return Command(account: AccountID(account), reference: reference, try action())
  }

  private mutating func action() throws(Malformed) -> Command.Action {
    switch WordWriter.CommandKind(rawValue: try word()) {
    case .place: return .place(try order())
    case .amend:
      return .amend(OrderID(try word()), price: try price(), quantity: try quantity())
    case .cancel: return .cancel(OrderID(try word()))
    case .cancelAll: return .cancelAll(instrument: try instrument(), side: try side())
    case .placeConditional: return .placeConditional(try order(), try trigger())
    case .placePair:
      return .placePair(
        OneCancelsOther(
          limit: try order(), stopTrigger: try price(), stopLimit: try optionalPrice()))
    case .placeBracket:
      return .placeBracket(
        Bracket(
          entry: try order(), takeProfit: try price(), stopTrigger: try price(),
          stopLimit: try optionalPrice()))
    case .replace: return .replace(OrderID(try word()), with: try order())
    case .keepAlive: return .keepAlive(within: TimeSpan(nanoseconds: try number()))
    case .setHaltPolicy:
      guard let number = UInt8(exactly: try word()), let policy = HaltPolicy(rawValue: number)
      else { throw Malformed() }
      return .setHaltPolicy(policy)
    case nil: throw Malformed()
    }
  }

  private mutating func order() throws(Malformed) -> NewOrder {
    var packed = PackedWord(try word())
    let instrument = InstrumentID(UInt16(packed.take(bits: 16)))
    let side = try packed.take(Side.self)
    let kind = try packed.take(OrderKind.self)
    let timeInForce = try packed.take(TimeInForce.self)
    let prevention = try packed.take(SelfTradePrevention.self)
    let haltPolicy = try packed.take(HaltPolicy.self)
    let postOnly = packed.takeFlag()
    let reduceOnly = packed.takeFlag()
    guard packed.isAtEnd else { throw Malformed() }
    let expiry = try number()
    return NewOrder(
      instrument: instrument, side: side, kind: kind, timeInForce: timeInForce,
      postOnly: postOnly, reduceOnly: reduceOnly, selfTradePrevention: prevention,
      haltPolicy: haltPolicy, price: try price(), quantity: try quantity(),
      displayQuantity: try quantity(), budget: Money(units: try number()),
      expiresAt: expiry == 0 ? nil : Instant(nanoseconds: expiry))
  }

  private mutating func trigger() throws(Malformed) -> Trigger {
    var packed = PackedWord(try word())
    let kind = try packed.take(TriggerKind.self)
    guard packed.isAtEnd else { throw Malformed() }
    return Trigger(kind, price: try price(), trailTicks: try number())
  }

  private mutating func instrument() throws(Malformed) -> InstrumentID? {
    let word = try word()
    guard word > 0 else { return nil }
    guard let number = UInt16(exactly: word - 1) else { throw Malformed() }
    return InstrumentID(number)
  }

  private mutating func side() throws(Malformed) -> Side? {
    let word = try word()
    guard word > 0 else { return nil }
    guard let number = UInt8(exactly: word - 1), let side = Side(rawValue: number) else {
      throw Malformed()
    }
    return side
  }
}
