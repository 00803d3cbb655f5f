import Market

extension OrderConditions: Archived {
  /// Hands over all but the order that they are of, and the places in queues and lists: who reads
  /// them knows the first, and the second come out of the order in which they are read.
  mutating func transfer(_ archive: inout StateArchive) {
    archive.transfer(&stamp, in: 1...1 << 62)
    archive.transferFields {
      $0.transfer(&stage, bits: 2)
      $0.transfer(&kind, bits: 2)
      $0.transfer(&timeInForce, bits: 2)
      $0.transfer(&isMarket)
      $0.transfer(&sharesHold)
      $0.transfer(&exits.isPlanned)
      $0.transfer(&partner, bits: 32)
    }
    archive.transferFields { $0.transfer(&expirySeconds, bits: 32) }
    archive.transfer(&trigger)
    archive.transfer(&limit)
    archive.transfer(&trail)
    archive.transfer(&extreme)
    if exits.isPlanned { exits.transfer(&archive) }
  }

  /// Whether an order of a market can have them at a stage. What they have to do with other orders
  /// is seen when all of them are there.
  func arePossible(at stage: Stage, _ side: Side, _ terms: InstrumentTerms) -> Bool {
    let prices = (stage == .waiting || stage == .due ? 1 : 0)...terms.maximumTicks
    guard self.stage == stage, prices.contains(trigger), prices.contains(limit),
      (0...terms.maximumTicks).contains(extreme), trail >= 0
    else { return false }
    switch stage {
    case .active:
      return sharesHold == (partner != noSlot) && (!exits.isPlanned || exits.arePossible(terms))
        && exits.isUnfilled
    case .waiting, .due:
      return !sharesHold && !exits.isPlanned && hasPossibleTrigger(side, terms)
        && (expirySeconds != 0) == (timeInForce == .goodTillDate)
    case .exits:
      return !sharesHold && partner == noSlot && expirySeconds == 0 && exits.isPlanned
        && exits.arePossible(terms) && (1...terms.maximumLots).contains(exits.filled)
    }
  }

  /// Whether a trailing trigger is where the price has taken it to, and another one trails nothing.
  private func hasPossibleTrigger(_ side: Side, _ terms: InstrumentTerms) -> Bool {
    guard kind == .trailing else { return trail == 0 }
    return isMarket && trail > 0 && extreme > 0
      && trigger == terms.trailingTrigger(side, last: extreme, trail: trail)
  }
}

extension ExitPlan: Archived {
  /// Hands over all but whether there are any.
  mutating func transfer(_ archive: inout StateArchive) {
    archive.transfer(&takeProfit)
    archive.transfer(&stopTrigger)
    archive.transfer(&filled)
    var name = reference.rawValue
    archive.transfer(&name)
    reference = ClientReference(name)
    archive.transferFields {
      $0.transfer(&account, bits: 32)
      $0.transfer(&traits.rawValue, bits: 16)
      $0.transfer(&hasStopLimit)
    }
    if hasStopLimit { archive.transfer(&stopLimit) }
  }

  /// Whether their prices are some.
  fileprivate func arePossible(_ terms: InstrumentTerms) -> Bool {
    let prices = 1...terms.maximumTicks
    return prices.contains(takeProfit) && prices.contains(stopTrigger)
      && (!hasStopLimit || prices.contains(stopLimit))
  }

  /// Whether nothing is said yet of what the entry traded.
  fileprivate var isUnfilled: Bool {
    account == 0 && filled == 0 && traits.rawValue == ExitPlan().traits.rawValue
  }
}

extension OrderTraits {
  /// Whether all of it means something.
  var isSound: Bool {
    var known = OrderTraits(
      side: side, haltPolicy: haltPolicy, postOnly: postOnly,
      selfTradePrevention: selfTradePrevention, tier: UInt8(tier), isIceberg: isIceberg)
    known.hasConditions = hasConditions
    known.isWaiting = isWaiting
    return rawValue == known.rawValue
  }
}
