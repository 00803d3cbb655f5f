import Market
import Simulation

/// A market that is not there at the start.
struct ListingDraft {
  let symbol: String
  /// Where the timeline says so.
  let node: DocumentNode
  /// When it is listed; `nil` until the timeline was read so far, or where that cannot be read.
  var at: TimeSpan?
}

// Markets that come and go while the scenario runs.
extension ScenarioDocument {
  /// Puts the markets that the timeline lists behind the others, in the order of listing: the
  /// exchange numbers them so.
  mutating func putListingsLast(_ own: DocumentFields) {
    guard let timeline = own["timeline"], case .list(let items) = timeline.content else { return }
    for item in items {
      guard case .fields(let pairs) = item.content,
        let node = pairs.first(where: { $0.key.text == "list" })?.value, let symbol = node.text,
        markets.contains(where: { $0.symbol == symbol }),
        !listings.contains(where: { $0.symbol == symbol })
      else { continue }
      listings.append(ListingDraft(symbol: symbol, node: node))
    }
    let symbols = listings.map(\.symbol)
    let later = symbols.compactMap { symbol in markets.first { $0.symbol == symbol } }
    markets = markets.filter { !symbols.contains($0.symbol) } + later
    if markets.count == later.count, let first = listings.first {
      reader.report("every market is listed later; one must be there at the start", at: first.node)
    }
  }

  /// Whether a market is there as far as the timeline was read.
  func isListed(_ index: Int) -> Bool {
    listings.first { $0.symbol == markets[index].symbol }.map { $0.at != nil } ?? true
      && !delisted.contains(markets[index].symbol)
  }

  /// What is wrong with naming a market that is not there; `nil` where it is.
  func unlistedProblem(_ index: Int) -> String? {
    let symbol = markets[index].symbol
    if delisted.contains(symbol) { return "\(symbol) was delisted before" }
    return isListed(index) ? nil : "\(symbol) is listed later"
  }

  /// Reads a listing: at once, or with an auction before it opens.
  mutating func readListing(
    _ subject: DocumentNode, _ fields: DocumentFields, at: TimeSpan?
  ) -> [ScheduledAction] {
    let auction = fields["auction for"].map {
      reader.duration($0, "auction for", in: .seconds(1)...(.hours(24)))
    }
    guard let symbol = reader.text(subject, "the market to list") else { return [] }
    guard let index = markets.firstIndex(where: { $0.symbol == symbol }),
      let place = listings.firstIndex(where: { $0.symbol == symbol })
    else {
      let hint = suggestion(for: symbol, among: markets.map(\.symbol))
      reader.report("there is no market '\(symbol)' under markets; \(hint)", at: subject)
      return []
    }
    guard listings[place].at == nil else {
      reader.report("\(symbol) is listed already", at: subject)
      return []
    }
    guard let at else { return [] }
    listings[place].at = at
    // What could not be read was told.
    guard let market = built.first(where: { $0.instrument.symbol == symbol }) else { return [] }
    guard let auction else { return [ScheduledAction(at: at, .list(market.instrument, .open))] }
    guard let length = auction else { return [] }
    let id = InstrumentID(UInt16(index))
    return [
      ScheduledAction(at: at, .list(market.instrument, .auction)),
      ScheduledAction(at: at + length, .setPhase(id, .open)),
    ]
  }

  /// Reads that a market is listed no more.
  mutating func readDelisting(_ subject: DocumentNode, at: TimeSpan?) -> OperatorAction? {
    guard let symbol = reader.text(subject, "the market to delist") else { return nil }
    guard let index = markets.firstIndex(where: { $0.symbol == symbol }) else {
      let hint = suggestion(for: symbol, among: markets.map(\.symbol))
      reader.report("there is no market '\(symbol)'; \(hint)", at: subject)
      return nil
    }
    if let problem = unlistedProblem(index) {
      reader.report(problem, at: subject)
      return nil
    }
    delisted.append(symbol)
    return .delist(InstrumentID(UInt16(index)))
  }

  /// A listing that could not be read was told; a market that is listed is not in a notice before.
  mutating func checkListings() {
    for listing in listings where listing.at == nil && reader.problems.isEmpty {
      reader.report("\(listing.symbol) is never listed", at: listing.node)
    }
  }
}
