import Market

// Instruments that come and go, and what accounts pay.
extension Exchange {
  /// Puts an account into a fee tier; those from 7 on are one.
  mutating func setFeeTier(_ tier: UInt8, of account: AccountID, into events: inout EventBatch) {
    guard floor.ledger.isOpen(account.rawValue) else {
      return refuse(Refusal(.unknownAccount), into: &events)
    }
    floor.ledger.accounts[Int(account.rawValue)].tier = min(tier, 7)
  }

  /// Lists a new instrument, and the assets that are new with it.
  mutating func list(_ instrument: Instrument, phase: MarketPhase, into events: inout EventBatch) {
    let refusal =
      refusal(ofListing: instrument)
      ?? (phase == .halted(.delisted) ? Refusal(.phase) : nil)
    if let refusal { return refuse(refusal, instrument: instrument.id, into: &events) }
    add(instrument)
    let index = books.count - 1
    books[index].operatorPhase = phase
    books[index].phase = duePhase(index)
    if books[index].phase == .auction {
      books[index].indication = books[index].computeIndication()
    }
    floor.publish(.listed(instrument.id), to: nil, into: &events)
  }

  /// Adds an instrument that can be listed, with an empty book, and the assets that are new with
  /// it.
  mutating func add(_ instrument: Instrument) {
    let assetCount = assets.count
    for asset in [instrument.base, instrument.quote] where Int(asset.id.rawValue) >= assetCount {
      assets.append(asset)
    }
    if assets.count > assetCount { floor.ledger.widen(by: assets.count - assetCount) }
    instruments.append(instrument)
    books.append(OrderBook(instrument))
    floor.terms.append(books[books.count - 1].terms)
    floor.conditional.addMarket()
  }

  /// Delists an instrument: its orders end, and it stays halted for good.
  ///
  /// A notice that has counted the orders counts them anew, unless what it counted is not what was
  /// there, which its audit must still find.
  mutating func delist(_ instrument: InstrumentID, into events: inout EventBatch) {
    let index = Int(instrument.rawValue)
    guard index < books.count, !books[index].isDelisted else {
      return refuse(Refusal(.unknownInstrument), instrument: instrument, into: &events)
    }
    books[index].haltCount = nil
    let agreeing = agreeingCounts()
    books[index].cancelForHalt(all: true, as: .delisted, floor: &floor, into: &events)
    books[index].removeExits(floor: &floor)
    floor.conditional.removeAppointment(of: index)
    conclude(index, into: &events)
    for notice in agreeing { recount(notice) }
    books[index].operatorPhase = .halted(.delisted)
    updatePhase(index, byCalendar: false, into: &events)
    floor.publish(.delisted(instrument), to: nil, into: &events)
  }

  /// Why an instrument cannot be listed; `nil` where it can.
  func refusal(ofListing instrument: Instrument) -> Refusal? {
    let number = Int(instrument.id.rawValue)
    guard number == books.count else {
      return Refusal(.notListable, need: Int64(books.count), have: Int64(number))
    }
    var known = assets
    for asset in [instrument.base, instrument.quote] {
      let number = Int(asset.id.rawValue)
      if number == known.count {
        known.append(asset)
      } else if number > known.count || known[number] != asset {
        return Refusal(.notListable, need: Int64(known.count), have: Int64(number))
      }
    }
    guard instrument.base.id != instrument.quote.id else {
      return Refusal(
        .notListable, need: Int64(known.count), have: Int64(instrument.quote.id.rawValue))
    }
    return nil
  }
}

extension OrderBook {
  /// Whether it is listed no more.
  var isDelisted: Bool { operatorPhase == .halted(.delisted) }
}
