import Market

// What the operator does, apart from the calendar.
extension Exchange {
  /// Opens an account; one that is open already stays as it is.
  mutating func openAccount(_ account: AccountID, into events: inout EventBatch) {
    let capacity = Int64(configuration.accountCapacity)
    guard account.rawValue < capacity else {
      refuse(
        Refusal(.unknownAccount, need: capacity - 1, have: Int64(account.rawValue)), into: &events)
      return
    }
    floor.ledger.open(account.rawValue)
  }

  /// Brings money in from outside. All accounts together never have more of an asset than fits 64
  /// bits, so that no sum can overflow.
  mutating func deposit(
    _ money: Money, of asset: AssetID, to account: AccountID, into events: inout EventBatch
  ) {
    guard let index = index(of: asset, account, into: &events) else { return }
    let room = Int64.max - floor.ledger.inflow[index]
    guard money.units > 0, money.units <= room else {
      let refusal = Refusal(
        .quantityOutOfRange, asset: index, need: money.units > 0 ? room : 1, have: money.units)
      floor.publish(refusal, of: .none, to: account.rawValue, into: &events)
      return
    }
    floor.ledger.transfer(account.rawValue, index, units: money.units)
    floor.publishBalances(into: &events)
  }

  /// Takes available money out.
  mutating func withdraw(
    _ money: Money, of asset: AssetID, from account: AccountID, into events: inout EventBatch
  ) {
    guard let index = index(of: asset, account, into: &events) else { return }
    let available = floor.ledger.available(account.rawValue, index)
    guard money.units > 0, money.units <= available else {
      let refusal = Refusal(
        money.units > 0 ? .insufficientFunds : .quantityOutOfRange, asset: index,
        need: money.units > 0 ? money.units : 1, have: money.units > 0 ? available : money.units)
      floor.publish(refusal, of: .none, to: account.rawValue, into: &events)
      return
    }
    floor.ledger.transfer(account.rawValue, index, units: -money.units)
    floor.publishBalances(into: &events)
  }

  /// Sets what the operator wants a market to do. A notice that is stricter goes before it.
  mutating func setPhase(
    _ phase: MarketPhase, of instrument: InstrumentID, into events: inout EventBatch
  ) {
    let index = Int(instrument.rawValue)
    guard index < books.count else {
      refuse(Refusal(.unknownInstrument), instrument: instrument, into: &events)
      return
    }
    guard !books[index].isDelisted, phase != .halted(.delisted) else {
      refuse(Refusal(.phase), instrument: instrument, into: &events)
      return
    }
    books[index].operatorPhase = phase
    updatePhase(index, byCalendar: false, into: &events)
  }

  /// Publishes that the operator's directive is refused.
  mutating func refuse(
    _ refusal: Refusal, instrument: InstrumentID? = nil, into events: inout EventBatch
  ) {
    floor.publish(
      refusal, of: .none, instrument: instrument, to: AccountID.exchange.rawValue, into: &events)
  }

  /// The index of an asset, for an account that is open; otherwise that is refused.
  private mutating func index(
    of asset: AssetID, _ account: AccountID, into events: inout EventBatch
  ) -> Int? {
    guard floor.ledger.isOpen(account.rawValue) else {
      floor.publish(
        Refusal(.unknownAccount), of: .none, to: account.rawValue, into: &events)
      return nil
    }
    guard Int(asset.rawValue) < floor.ledger.assetCount else {
      floor.publish(
        Refusal(.unknownInstrument), of: .none, to: account.rawValue, into: &events)
      return nil
    }
    return Int(asset.rawValue)
  }
}
