import Exchange
import Market

// What the operator does.
extension ReferenceExchange {
  func carryOut(_ directive: Directive) {
    switch directive {
    case .openAccount(let id): open(id)
    case .deposit(let id, let asset, let money): deposit(id, asset, Int128(money.units))
    case .withdraw(let id, let asset, let money): withdraw(id, asset, Int128(money.units))
    case .setFeeTier(let id, let tier):
      guard let account = account(id) else {
        return refuse(Refused(.unknownAccount), to: .exchange)
      }
      account.tier = tier
    case .list(let instrument, let phase): list(instrument, phase)
    case .delist(let id): delist(id)
    case .setPhase(let id, let phase): setPhase(id, phase)
    case .announce(let plan): announce(plan)
    case .revise(let id, let expectedOpen, _, let nextUpdateDue):
      revise(id, expectedOpen: expectedOpen, nextUpdateDue: nextUpdateDue)
    case .report(let id, _, let nextUpdateDue): report(id, nextUpdateDue: nextUpdateDue)
    case .callOff(let id, _): callOff(id)
    case .openIncident(let report): openIncident(report)
    case .updateIncident(let id, let update): updateIncident(id, update)
    }
  }

  private func open(_ id: AccountID) {
    let highest = Int64(configuration.accountCapacity) - 1
    if Int64(id.rawValue) > highest {
      return refuse(
        Refused(.unknownAccount, need: Int128(highest), have: Int128(id.rawValue)), to: .exchange)
    }
    if account(id) != nil { return }
    accounts.append(ReferenceAccount(id, assets: assets.count))
    accounts.sort { $0.id < $1.id }
  }

  private func deposit(_ id: AccountID, _ asset: AssetID, _ units: Int128) {
    guard let account = account(id, asset) else { return }
    let index = Int(asset.rawValue)
    let room = Int128(Int64.max) - inflow[index]
    if units <= 0 || units > room {
      return refuse(
        Refused(.quantityOutOfRange, asset: asset, need: units <= 0 ? 1 : room, have: units), to: id
      )
    }
    inflow[index] += units
    account.totals[index] += units
    conclude()
  }

  private func withdraw(_ id: AccountID, _ asset: AssetID, _ units: Int128) {
    guard let account = account(id, asset) else { return }
    let index = Int(asset.rawValue)
    let available = available(id, index)
    if units <= 0 {
      return refuse(Refused(.quantityOutOfRange, asset: asset, need: 1, have: units), to: id)
    }
    if units > available {
      return refuse(
        Refused(.insufficientFunds, asset: asset, need: units, have: available), to: id)
    }
    inflow[index] -= units
    account.totals[index] -= units
    conclude()
  }

  /// The account, where it is open and the asset is listed; otherwise that is refused.
  private func account(_ id: AccountID, _ asset: AssetID) -> ReferenceAccount? {
    guard let account = account(id) else {
      refuse(Refused(.unknownAccount), to: id)
      return nil
    }
    guard Int(asset.rawValue) < assets.count else {
      refuse(Refused(.unknownInstrument), to: id)
      return nil
    }
    return account
  }

  private func setPhase(_ id: InstrumentID, _ phase: MarketPhase) {
    guard let market = market(id) else {
      return refuse(Refused(.unknownInstrument), to: .exchange, instrument: id)
    }
    if market.isDelisted { return refuse(Refused(.phase), to: .exchange, instrument: id) }
    market.operatorPhase = phase
    updatePhase(market, byHand: true)
  }

  // MARK: Listing

  private func list(_ instrument: Instrument, _ phase: MarketPhase) {
    guard Int(instrument.id.rawValue) == markets.count else {
      return refuse(
        Refused(
          .notListable, need: Int128(markets.count), have: Int128(instrument.id.rawValue)),
        to: .exchange, instrument: instrument.id)
    }
    var known = assets
    for asset in [instrument.base, instrument.quote] {
      let number = Int(asset.id.rawValue)
      if number < known.count, known[number] == asset { continue }
      guard number == known.count else {
        return refuse(
          Refused(.notListable, need: Int128(known.count), have: Int128(number)), to: .exchange,
          instrument: instrument.id)
      }
      known.append(asset)
    }
    for _ in assets.count..<known.count {
      inflow.append(0)
      for account in accounts {
        account.totals.append(0)
        account.published.append(Balance())
      }
    }
    assets = known
    let market = ReferenceMarket(instrument, phase: phase)
    markets.append(market)
    market.phase = duePhase(market)
    if market.phase == .auction { market.indication = auction(market) }
    say(.listed(instrument.id))
  }

  private func delist(_ id: InstrumentID) {
    guard let market = market(id), !market.isDelisted else {
      return refuse(Refused(.unknownInstrument), to: .exchange, instrument: id)
    }
    cancelForHalt(market, .delisted) { _ in true }
    market.haltCount = nil
    market.due = []
    market.nextActivation = nil
    market.extendedUntil = nil
    conclude()
    let from = market.phase
    market.isDelisted = true
    market.indication = nil
    market.phase = .halted(.delisted)
    say(.phase(id, from: from, to: market.phase))
    say(.delisted(id))
  }
}
