internal import Market

// How commands are written: what kind and who in one word, what they call it, what they ask. A
// venue under load is as fast as its disk takes this, so what most orders do not have is written
// only where they have it.
extension WordWriter {
  /// What a command asks; the numbers are for ever.
  enum CommandKind: UInt8 {
    case place = 1
    case amend, cancel, cancelAll, placeConditional, placePair, placeBracket, replace, keepAlive
    case setHaltPolicy
  }

  /// A command behind the first word of its record, to which its kind and account are added.
  mutating func put(_ stamped: StampedCommand, head: PackedWord) {
    let command = stamped.command
    var head = head
    head.put(Self.kind(of: command.action).rawValue, bits: 8)
    head.put(command.account.rawValue, bits: 32)
    put(head.word)
    put(stamped.ordinal)
    put(stamped.time)
    put(stamped.eventsBefore.rawValue)
    put(command.reference.rawValue)
    put(command.action)
  }

  private static func kind(of action: Command.Action) -> CommandKind {
    switch action {
    case .place: .place
    case .amend: .amend
    case .cancel: .cancel
    case .cancelAll: .cancelAll
    case .placeConditional: .placeConditional
    case .placePair: .placePair
    case .placeBracket: .placeBracket
    case .replace: .replace
    case .keepAlive: .keepAlive
    case .setHaltPolicy: .setHaltPolicy
    }
  }

  private mutating func put(_ action: Command.Action) {
    switch action {
    case .place(let order):
      put(order)
    case .amend(let order, let price, let quantity):
      put(order.rawValue)
      put(price)
      put(quantity)
    case .cancel(let order):
      put(order.rawValue)
    case .cancelAll(let instrument, let side):
      put(instrument.map { UInt64($0.rawValue) + 1 } ?? 0)
      put(side.map { UInt64($0.rawValue) + 1 } ?? 0)
    case .placeConditional(let order, let trigger):
      put(order)
      put(UInt64(trigger.kind.rawValue))
      put(trigger.price)
      put(trigger.trailTicks)
    case .placePair(let pair):
      put(pair.limit)
      put(pair.stopTrigger)
      put(pair.stopLimit)
    case .placeBracket(let bracket):
      put(bracket.entry)
      put(bracket.takeProfit)
      put(bracket.stopTrigger)
      put(bracket.stopLimit)
    case .replace(let order, let with):
      put(order.rawValue)
      put(with)
    case .keepAlive(let span):
      put(span.nanoseconds)
    case .setHaltPolicy(let policy):
      put(UInt64(policy.rawValue))
    }
  }

  /// Three words, and one more for each of the three things that few orders have.
  private mutating func put(_ order: NewOrder) {
    var packed = PackedWord()
    packed.put(order.instrument.rawValue, bits: 16)
    packed.put(order.side.rawValue, bits: 8)
    packed.put(order.kind.rawValue, bits: 8)
    packed.put(order.timeInForce.rawValue, bits: 8)
    packed.put(order.selfTradePrevention.rawValue, bits: 8)
    packed.put(order.haltPolicy.rawValue, bits: 8)
    packed.put(order.postOnly)
    packed.put(order.reduceOnly)
    packed.put(order.expiresAt != nil)
    packed.put(order.displayQuantity != .zero)
    packed.put(order.budget != .zero)
    put(packed.word)
    put(order.price)
    put(order.quantity)
    if let expiry = order.expiresAt { put(expiry) }
    if order.displayQuantity != .zero { put(order.displayQuantity) }
    if order.budget != .zero { put(order.budget.units) }
  }
}

// How they are read.
extension WordReader {
  /// A command, of whose first word the kind of record has been taken.
  mutating func stampedCommand(head: PackedWord) throws(Malformed) -> StampedCommand {
    var head = head
    let kind = try head.take(WordWriter.CommandKind.self)
    let account = AccountID(UInt32(head.take(bits: 32)))
    guard head.isAtEnd else { throw Malformed() }
    let ordinal = try word()
    let time = try time()
    let events = Sequence(try word())
    let reference = ClientReference(try word())
    return StampedCommand(
      ordinal: ordinal, time: time, eventsBefore: events,
      command: Command(account: account, reference: reference, try action(kind)))
  }

  private mutating func action(
    _ kind: WordWriter.CommandKind
  ) throws(Malformed) -> Command.Action {
    switch kind {
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
    let expires = packed.takeFlag()
    let isIceberg = packed.takeFlag()
    let hasBudget = packed.takeFlag()
    guard packed.isAtEnd else { throw Malformed() }
    var order = NewOrder(
      instrument: instrument, side: side, kind: kind, timeInForce: timeInForce,
      postOnly: postOnly, reduceOnly: reduceOnly, selfTradePrevention: prevention,
      haltPolicy: haltPolicy, price: try price(), quantity: try quantity())
    if expires { order.expiresAt = try time() }
    if isIceberg { order.displayQuantity = try quantity() }
    if hasBudget { order.budget = Money(units: try number()) }
    return order
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
