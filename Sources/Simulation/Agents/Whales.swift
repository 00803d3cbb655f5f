internal import Market

/// Those who work large orders in parts: those who come by themselves, and those of the scenario.
struct Whales: Sendable {
  let plan: WhalePlan
  private(set) var random: SeededRandom
  /// The orders at work, by their place; places are used again.
  var parents: [ParentOrder] = []

  /// Makes them with their stream.
  init(plan: WhalePlan, random: SeededRandom) {
    self.plan = plan
    self.random = random
  }

  /// After how many seconds the next one comes by itself; `nil` where none ever does. One draw.
  mutating func gap() -> Double? {
    let draw = random.exponential()
    return plan.perDay > 0 ? min(draw * 86_400 / plan.perDay, 4e8) : nil
  }

  /// The order of one who comes by itself. Three draws.
  mutating func arrival(instrument: InstrumentID, dailyVolume: Double) -> ParentOrderPlan {
    let side: Side = random.next() >> 63 == 0 ? .buy : .sell
    let low = Elementary.log(max(plan.smallest, 1e-12))
    let high = Elementary.log(max(plan.largest, 1e-12))
    let share = Elementary.exp(low + (high - low) * random.uniform())
    let spread = plan.greatestParticipation - plan.leastParticipation
    let participation = plan.leastParticipation + spread * random.uniform()
    return ParentOrderPlan(
      instrument: instrument, side: side,
      notional: Int64(min(max(share * dailyVolume, 1), 1e15)),
      pace: .participation(participation), shownShare: plan.shownShare)
  }

  /// After how many seconds somebody looks at an order at work again. One draw.
  mutating func step() -> Double {
    ParentOrder.stepSeconds * (0.5 + 0.5 * random.exponential())
  }

  /// Begins an order and gives its place.
  mutating func begin(_ parent: ParentOrder) -> Int {
    if let place = parents.firstIndex(where: \.isFree) {
      parents[place] = parent
      return place
    }
    parents.append(parent)
    return parents.count - 1
  }

  /// Hands its state to an archive.
  mutating func transfer(_ archive: inout StateArchive) {
    random.transfer(&archive)
    archive.transfer(&parents, blank: ParentOrder(), wordsEach: 11, atMost: 1 << 16)
  }
}
