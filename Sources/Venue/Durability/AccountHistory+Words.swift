internal import Market

// A history as words of a snapshot, and back.
extension AccountHistory {
  /// Writes it.
  func write(to writer: inout WordWriter) {
    writer.put(forgottenCount)
    writer.put(UInt64(fills.count))
    for past in fills {
      writer.put(past.sequence.rawValue)
      writer.put(past.time)
      writer.put(past.fill)
      writer.put(past.quantityAheadAtRest)
      writer.put(past.tradedAtPrice)
    }
    writer.put(UInt64(resting.count))
    for rest in resting {
      writer.put(rest.sequence.rawValue)
      writer.put(rest.order)
      writer.put(rest.traded)
    }
  }

  /// Reads it.
  init(account: AccountID, from reader: inout WordReader) throws(WordReader.Malformed) {
    self.init(account: account)
    forgottenCount = try reader.word()
    let fillCount = try reader.word()
    guard fillCount <= UInt64(Self.fillsMax) else { throw WordReader.Malformed() }
    for _ in 0..<fillCount {
      fills.append(
        PastFill(
          sequence: Sequence(try reader.word()), time: try reader.time(), fill: try reader.fill(),
          quantityAheadAtRest: try reader.optionalQuantity(),
          tradedAtPrice: try reader.optionalQuantity()))
    }
    // However many there are, each takes words that must be there.
    for _ in 0..<(try reader.word()) {
      resting.append(
        PastRest(
          sequence: Sequence(try reader.word()), order: try reader.restedOrder(),
          traded: try reader.quantity()))
    }
  }
}

extension WordWriter {
  fileprivate mutating func put(_ fill: Fill) {
    put(fill.order.rawValue)
    put(fill.trade.rawValue)
    var packed = PackedWord()
    packed.put(fill.instrument.rawValue, bits: 16)
    packed.put(fill.side.rawValue, bits: 8)
    packed.put(fill.liquidity.rawValue, bits: 8)
    put(packed.word)
    put(fill.price)
    put(fill.quantity)
    put(fill.openQuantity)
    put(fill.fee.units)
  }

  fileprivate mutating func put(_ order: RestedOrder) {
    put(order.order.rawValue)
    var packed = PackedWord()
    packed.put(order.instrument.rawValue, bits: 16)
    packed.put(order.side.rawValue, bits: 8)
    put(packed.word)
    put(order.price)
    put(order.quantity)
    put(order.quantityAhead)
  }

  fileprivate mutating func put(_ quantity: Quantity?) {
    put(UInt64(quantity == nil ? 0 : 1))
    put(quantity ?? .zero)
  }
}

extension WordReader {
  fileprivate mutating func fill() throws(Malformed) -> Fill {
    let order = OrderID(try word())
    let trade = TradeID(try word())
    var packed = PackedWord(try word())
    let instrument = InstrumentID(UInt16(packed.take(bits: 16)))
    let side = try packed.take(Side.self)
    let liquidity = try packed.take(Liquidity.self)
    guard packed.isAtEnd else { throw Malformed() }
    return Fill(
      order: order, trade: trade, instrument: instrument, side: side, liquidity: liquidity,
      price: try price(), quantity: try quantity(), openQuantity: try quantity(),
      fee: Money(units: try number()))
  }

  fileprivate mutating func restedOrder() throws(Malformed) -> RestedOrder {
    let order = OrderID(try word())
    var packed = PackedWord(try word())
    let instrument = InstrumentID(UInt16(packed.take(bits: 16)))
    let side = try packed.take(Side.self)
    guard packed.isAtEnd else { throw Malformed() }
    return RestedOrder(
      order: order, instrument: instrument, side: side, price: try price(),
      quantity: try quantity(), quantityAhead: try quantity())
  }

  fileprivate mutating func optionalQuantity() throws(Malformed) -> Quantity? {
    let isThere = try word()
    let quantity = try quantity()
    guard isThere <= 1 else { throw Malformed() }
    return isThere == 1 ? quantity : nil
  }
}
