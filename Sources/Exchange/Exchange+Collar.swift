import Market

// Auctions that go on because their price would be too far from the reference.
extension Exchange {
  /// Lets an auction go on where its price is outside the collar and it was not extended as often
  /// as it may. Says whether it goes on; it does also where an extension has not ended yet.
  mutating func extendAuction(_ index: Int, into events: inout EventBatch) -> Bool {
    let instrument = books[index].instrument
    let extended = calendar.auctionExtension(of: instrument)
    if let extended, extended.until > floor.time { return true }
    let rules = books[index].rules
    let count = extended?.count ?? 0
    guard let collar = books[index].collar, rules.collarExtension > .zero,
      count < rules.collarExtensionsMax
    else { return false }
    let indication = books[index].computeIndication()
    guard let price = indication.price, !collar.contains(price.ticks) else { return false }
    let until = floor.time + rules.collarExtension
    calendar.extend(AuctionExtension(instrument: instrument, until: until, count: count + 1))
    floor.publish(.auctionExtended(instrument, until: until, indication), to: nil, into: &events)
    return true
  }

  /// Ends the extension that has to end first: the auction uncrosses, or goes on once more.
  mutating func endExtension(into events: inout EventBatch) {
    guard let extended = calendar.firstExtension else { return }
    let index = Int(extended.instrument.rawValue)
    updatePhase(index, byCalendar: true, into: &events)
    // What holds the market in the auction now is not the collar any more.
    if let same = calendar.auctionExtension(of: extended.instrument), same.until <= floor.time {
      calendar.removeExtension(of: extended.instrument)
    }
  }
}
