internal import Exchange
internal import Market

// Large orders that are worked in parts.
extension World {
  /// Begins a parent order of the scenario's, where somebody trades its market.
  mutating func begin(_ plan: ParentOrderPlan) {
    guard let market = crowd(of: plan.instrument) else { return }
    let place = crowds[market].whales.begin(
      ParentOrder(plan: plan, now: now, volume: crowds[market].volume))
    timeline.set(.parent, at: now.after(seconds: 0), market: market, agent: place)
  }

  /// One with a large order comes by itself, and the next is on the way.
  mutating func bringWhale(_ market: Int) {
    let plan = crowds[market].whales.arrival(
      instrument: crowds[market].id, dailyVolume: crowds[market].plan.dailyVolume)
    begin(plan)
    setWhaleTimer(market)
  }

  /// Plans when the next one comes by itself.
  mutating func setWhaleTimer(_ market: Int) {
    guard let gap = crowds[market].whales.gap() else { return }
    timeline.set(.whale, at: now.after(seconds: gap), market: market)
  }

  /// Somebody looks at a parent order and does what it is behind with.
  mutating func work(_ market: Int, _ place: Int, into events: inout EventBatch) {
    guard !crowds[market].whales.parents[place].isFree else { return }
    let phase = crowds[market].phase
    crowds[market].whales.parents[place].look(
      now: now, volume: crowds[market].volume, isOpen: phase == .open)
    let least = 2 * crowds[market].lotValue * max(crowds[market].fairPrice, 1)
    if phase == .open {
      let slice = crowds[market].whales.parents[place].slice(
        volumePerSecond: crowds[market].plan.dailyVolume / 86_400)
      let parent = crowds[market].whales.parents[place]
      let patience = parent.shownShare > 0 ? 2 * slice : 0
      if parent.behind > max(patience, least) {
        takePart(market, place, worth: parent.behind - patience / 2, into: &events)
      }
      waitAtTouch(market, place, worth: 3 * slice, into: &events)
    }
    let parent = crowds[market].whales.parents[place]
    if parent.left <= least, phase.allows(.cancel) {
      if parent.order != 0 {
        cancel(parent.order, of: crowds[market].whaleAccount, into: &events)
      }
      crowds[market].whales.parents[place] = ParentOrder()
      return
    }
    let step = crowds[market].whales.step()
    timeline.set(.parent, at: now.after(seconds: step), market: market, agent: place)
  }

  /// Takes what a parent order is behind with, as far as the book has it within reach.
  private mutating func takePart(
    _ market: Int, _ place: Int, worth: Double, into events: inout EventBatch
  ) {
    let state = state(market)
    let parent = crowds[market].whales.parents[place]
    guard let touch = parent.side == .buy ? state.ask : state.bid else { return }
    let reach = Int64(max(crowds[market].plan.takers.furthest * state.ticksPerBasisPoint, 1))
    let limit = crowds[market].held(parent.side == .buy ? touch + reach : touch - reach)
    let order = NewOrder(
      instrument: crowds[market].id, side: parent.side, timeInForce: .immediateOrCancel,
      selfTradePrevention: .expireMaker, price: Price(ticks: limit),
      quantity: Quantity(
        lots: crowds[market].lots(min(worth, parent.left), at: Double(touch))))
    let first = events.count
    self.place(
      order, of: crowds[market].whaleAccount, market: market, owner: .none, into: &events)
    var done = 0.0
    for index in first..<events.count {
      guard case .filled(let fill) = events[index].body, fill.liquidity == .taker else { continue }
      guard events[index].account == crowds[market].whaleAccount else { continue }
      done +=
        Double(fill.quantity.lots) * Double(fill.price.ticks) * crowds[market].lotValue
    }
    crowds[market].whales.parents[place].done += done
  }

  /// Keeps the resting part of a parent order at the touch, where it has one.
  private mutating func waitAtTouch(
    _ market: Int, _ place: Int, worth: Double, into events: inout EventBatch
  ) {
    let state = state(market)
    let parent = crowds[market].whales.parents[place]
    guard parent.shownShare > 0, let touch = parent.side == .buy ? state.bid : state.ask else {
      return
    }
    let account = crowds[market].whaleAccount
    if parent.order != 0 {
      if parent.price == touch { return }
      cancel(parent.order, of: account, into: &events)
    }
    // Whoever is ahead of the plan lets others go first.
    guard parent.behind > -worth, parent.left > 0 else { return }
    let instrument = crowds[market].instrument
    let lots = crowds[market].lots(min(worth, parent.left), at: Double(touch))
    let least = instrument.rules.minimumQuantity.lots
    let shown = max(least, min(lots, Int64(Double(lots) * parent.shownShare)))
    let order = NewOrder(
      instrument: crowds[market].id, side: parent.side, postOnly: true,
      selfTradePrevention: .expireMaker, price: Price(ticks: touch),
      quantity: Quantity(lots: lots),
      displayQuantity: Quantity(lots: shown < lots ? shown : 0))
    let placed = self.place(
      order, of: account, market: market, owner: .whale, agent: place, into: &events)
    guard placed != 0 else { return }
    crowds[market].whales.parents[place].order = placed
    crowds[market].whales.parents[place].price = touch
  }

  /// Takes note of what a resting part of a parent order traded.
  mutating func noteParentFill(_ fill: Fill, _ order: RestingOrder) {
    let market = Int(order.market)
    let value =
      Double(fill.quantity.lots) * Double(fill.price.ticks) * crowds[market].lotValue
    crowds[market].whales.parents[Int(order.agent)].done += value
  }
}
