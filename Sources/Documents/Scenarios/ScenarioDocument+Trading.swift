import Market
import Simulation

// What happens to prices: news, large orders, crashes.
extension ScenarioDocument {
  /// Which part of a crash the fair value falls, too: a quarter, between a fifth and a third.
  private static let crashShare = 0.25

  /// Reads news: by how much a market's worth moves, at once or over a while.
  mutating func readNewsMove(
    _ subject: DocumentNode, _ fields: DocumentFields
  ) -> [OperatorAction] {
    let move = readMove(subject, "news")
    let span = fields["over"].map { readSpan($0) } ?? .zero
    guard let instrument = readMarket(fields), let move, let span else { return [] }
    return [.news(instrument, basisPoints: Double(move) / 100, over: span)]
  }

  /// Reads a large order that somebody works in parts.
  mutating func readWhale(
    _ subject: DocumentNode, _ fields: DocumentFields
  ) -> [OperatorAction] {
    let side = reader.choice(subject, "whale", of: ["buys", "sells"])
    let worth = reader.required("worth", of: fields).flatMap {
      reader.integer($0, "worth", in: 1...1_000_000_000_000)
    }
    let shown = fields["shown"].map { reader.percentage($0, "shown", percent: 1...100) }
    let pace = readPace(fields)
    guard let instrument = readMarket(fields), let side, let worth, let pace else { return [] }
    var shownShare: Double?
    if let shown {
      guard let millionths = shown else { return [] }
      shownShare = Double(millionths) / 1e6
    }
    return [
      .parent(
        ParentOrderPlan(
          instrument: instrument, side: side == 0 ? .buy : .sell, notional: worth, pace: pace,
          shownShare: shownShare))
    ]
  }

  private mutating func readPace(_ fields: DocumentFields) -> ParentOrderPlan.Pace? {
    switch (fields["over"], fields["share"]) {
    case (let over?, nil): return readSpan(over).map { .over($0) }
    case (nil, let share?):
      return reader.percentage(share, "share", percent: 1...90).map {
        .participation(Double($0) / 1e6)
      }
    case (let over?, .some):
      reader.report("a whale has a pace: either over a time or a share of what trades", at: over)
    case (nil, nil):
      reader.report(
        "a whale needs its pace: over, as in over: 10m, or share, as in share: 10% of what trades",
        at: fields.node)
    }
    return nil
  }

  /// Reads a flash crash: somebody sells a part of a day's volume in minutes, and a quarter of the
  /// fall that is meant is news. How far it really goes is the market's answer.
  mutating func readCrash(
    _ subject: DocumentNode, _ fields: DocumentFields
  ) -> [OperatorAction] {
    let depth = reader.percentage(subject, "flash crash", percent: 1...50)
    let share =
      fields["share"].map { reader.percentage($0, "share", percent: 1...100) } ?? 150_000
    let span = reader.required("over", of: fields).flatMap { readSpan($0) }
    guard let instrument = readMarket(fields), let depth, let share, let span,
      let market = built.first(where: { $0.instrument.id == instrument })
    else { return [] }
    let worth = market.plan.dailyVolume * Double(share) / 1e6
    return [
      .news(instrument, basisPoints: -Double(depth) / 100 * Self.crashShare, over: span),
      .parent(
        ParentOrderPlan(
          instrument: instrument, side: .sell, notional: Int64(min(worth, 1e15)),
          pace: .over(span))),
    ]
  }

  /// A move in millionths, such as `-3%`.
  private mutating func readMove(_ node: DocumentNode, _ what: String) -> Int64? {
    if let text = node.text,
      let move = BoundsText.bounds(text, in: .share, of: nil)?.least,
      (-900_000...5_000_000).contains(move), move != 0, !text.contains(" ")
    {
      return move
    }
    reader.report(
      "\(what) must be a move from -90% to 500%, such as -3% or 0.5%, found \(node.kind)", at: node)
    return nil
  }

  private mutating func readSpan(_ node: DocumentNode) -> TimeSpan? {
    reader.duration(node, "over", in: .seconds(1)...(.hours(24 * 7)))
  }

  /// The one market that is meant; it need not be named where there is only one.
  private mutating func readMarket(_ fields: DocumentFields) -> InstrumentID? {
    guard let chosen = readMarkets(fields) else { return nil }
    if let node = fields["markets"], chosen.count > 1 {
      reader.report("one market at a time; begin another entry", at: node)
      return nil
    }
    if let only = chosen.first ?? (markets.count == 1 ? InstrumentID(0) : nil) { return only }
    if !markets.isEmpty {
      reader.report(
        "say which market is meant, as in markets: \(markets[0].symbol)", at: fields.node)
    }
    return nil
  }
}
