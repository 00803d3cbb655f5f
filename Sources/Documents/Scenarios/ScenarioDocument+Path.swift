import Market
import Simulation

// Where the price of a market goes by itself.
extension ScenarioDocument {
  private static let waypointsMax = 10_000

  /// Reads the points of a path, in the order of time.
  mutating func readPath(
    _ node: DocumentNode, of instrument: Instrument, _ draft: MarketDraft
  ) -> PathPlan? {
    if let follows = draft.own?["follows"] {
      reader.report("a market that has a path of its own follows no other", at: follows)
    }
    guard let items = reader.list(node, "path") else { return nil }
    guard (1...Self.waypointsMax).contains(items.count) else {
      reader.report(
        "a path has 1 to \(Self.waypointsMax) points, found \(items.count)", at: node)
      return nil
    }
    var waypoints: [PathPlan.Waypoint] = []
    for item in items {
      guard let waypoint = readWaypoint(item, of: instrument) else { continue }
      let last = waypoints.last?.offset ?? .zero
      guard waypoint.offset > last else {
        let place = waypoints.isEmpty ? "the start, where the price is" : "the point at"
        let moment = waypoints.isEmpty ? "" : " \(DurationText.text(last))"
        reader.report(
          "the points of a path come one after another: \(DurationText.text(waypoint.offset)) is "
            + "not after \(place)\(moment)", at: item)
        continue
      }
      waypoints.append(waypoint)
    }
    return PathPlan.isInOrder(waypoints) ? PathPlan(waypoints) : nil
  }

  private mutating func readWaypoint(
    _ item: DocumentNode, of instrument: Instrument
  ) -> PathPlan.Waypoint? {
    guard
      let fields = reader.fields(
        of: item, describing: "a point of a path",
        allowed: ["at", "price", "activity", "deviation"])
    else { return nil }
    let at = reader.required("at", of: fields).flatMap {
      reader.duration($0, "at", in: .zero...Self.longest)
    }
    let price = reader.required("price", of: fields).flatMap { readPrice($0, of: instrument) }
    let activity = fields["activity"].map {
      reader.number($0, "the activity of a path", in: 0.01...20)
    }
    let deviation = fields["deviation"].map {
      reader.number($0, "the deviation of a path", in: 0...100)
    }
    guard let at, let price, activity != .some(nil), deviation != .some(nil) else { return nil }
    return PathPlan.Waypoint(
      at: at, price: price, activity: (activity ?? nil) ?? 1, deviation: deviation ?? nil)
  }

  /// A price on the tick, within what the instrument allows.
  private mutating func readPrice(_ node: DocumentNode, of instrument: Instrument) -> Price? {
    let quote = instrument.quote
    guard
      let units = reader.amount(
        node, "the price of a path", of: quote.symbol, decimals: quote.decimals)
    else { return nil }
    let price = Price(ticks: units / instrument.tickUnits)
    guard units % instrument.tickUnits == 0, price.ticks > 0, price <= instrument.maximumPrice
    else {
      reader.report(
        "the price of a path must be a multiple of the tick, "
          + "\(Self.text(instrument.tickUnits, quote)), up to "
          + "\(instrument.text(instrument.maximumPrice)), found \(node.kind)", at: node)
      return nil
    }
    return price
  }
}
