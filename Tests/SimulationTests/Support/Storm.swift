import Exchange
import Market

@testable import Simulation

/// A user who does all kinds of things at odd moments, by a seed. It knows its orders only by what
/// it is told.
struct Storm {
  private var random: SeededRandom
  private var known: [OrderID] = []
  private var reference: UInt64 = 0

  init(seed: UInt64) { random = SeededRandom(seed: seed) }

  /// How long it waits until its next command: mostly milliseconds, sometimes seconds.
  mutating func pause() -> TimeSpan {
    let reach = random.happens(0.1) ? 2_000_000_000 : 20_000_000
    return TimeSpan(nanoseconds: Int64(random.below(reach)))
  }

  /// The next command in a world.
  mutating func command(in world: World) -> Command {
    reference += 1
    let action: Command.Action
    var id = InstrumentID(UInt16(random.below(world.exchange.instruments.count)))
    // Nobody else trades in a market that was listed later, so the user does so all the more.
    if let last = world.exchange.instruments.last, !isLive(last.id, world), random.happens(0.5) {
      id = random.happens(0.5) ? last.id : InstrumentID(last.id.rawValue - 1)
    }
    if !known.isEmpty, random.happens(0.35) {
      let order = known[random.below(known.count)]
      action =
        random.happens(0.5)
        ? .cancel(order)
        : .amend(order, price: price(id, world), quantity: Quantity(lots: 1 + lots()))
    } else if random.happens(0.15) {
      action = beyondPlain(id, world)
    } else if random.happens(0.04) {
      action = .cancelAll(instrument: random.happens(0.5) ? id : nil, side: nil)
    } else {
      action = .place(order(id, world))
    }
    return Command(
      account: world.scenario.user, reference: ClientReference(reference), action)
  }

  /// Takes note of the orders that were accepted.
  mutating func note(_ events: [Event]) {
    for event in events {
      if case .accepted(let order) = event.body, order.reference.rawValue > 0 {
        known.append(order.order)
      }
    }
    if known.count > 40 { known.removeFirst(known.count - 40) }
  }

  /// Something that is more than a plain order.
  private mutating func beyondPlain(_ id: InstrumentID, _ world: World) -> Command.Action {
    var order = order(id, world)
    // Small ones, so that what they hold leaves something for the others.
    order.quantity = Quantity(lots: 1 + order.quantity.lots / 20)
    order.displayQuantity = .zero
    let (near, far) = (price(id, world), price(id, world))
    switch random.below(8) {
    case 0:
      return .keepAlive(within: [.zero, .seconds(1), .seconds(5), .hours(1)][random.below(4)])
    case 1: return .replace(known.last ?? OrderID(0), with: order)
    case 2:
      order.kind = .limit
      order.timeInForce = .goodTillCancelled
      order.postOnly = false
      let (low, high) = (min(near, far), max(near, far))
      return .placeBracket(
        Bracket(
          entry: order, takeProfit: order.side == .buy ? high : low,
          stopTrigger: order.side == .buy ? low : high))
    case 3, 4:
      order.kind = .limit
      order.timeInForce = .goodTillCancelled
      order.price = order.side == .sell ? max(near, far) : min(near, far)
      return .placePair(
        OneCancelsOther(
          limit: order, stopTrigger: order.side == .sell ? min(near, far) : max(near, far)))
    case 5:
      order.kind = .market
      order.timeInForce = .immediateOrCancel
      order.postOnly = false
      order.expiresAt = nil
      return .placeConditional(
        order, Trigger(.trailing, trailTicks: Int64(1 + random.below(200))))
    default:
      return .placeConditional(
        order, Trigger(random.happens(0.5) ? .stop : .takeProfit, price: near))
    }
  }

  private func isLive(_ id: InstrumentID, _ world: World) -> Bool {
    Int(id.rawValue) < world.scenario.configuration.instruments.count
  }

  private mutating func lots() -> Int64 { Int64(random.below(random.happens(0.1) ? 50_000 : 200)) }

  private mutating func price(_ id: InstrumentID, _ world: World) -> Price {
    let middle =
      world.exchange.touch(id, .buy)?.price.ticks ?? world.exchange.lastPrice(id)?.ticks ?? 1_000
    let reach = random.happens(0.1) ? Int(middle / 4) : 40
    return Price(ticks: max(1, middle + Int64(random.below(2 * reach + 1) - reach)))
  }

  private mutating func order(_ id: InstrumentID, _ world: World) -> NewOrder {
    let isMarket = random.happens(0.1)
    let postOnly = random.happens(0.2)
    var order = NewOrder(
      instrument: id, side: random.happens(0.5) ? .buy : .sell, kind: isMarket ? .market : .limit,
      timeInForce: random.happens(0.8)
        ? .goodTillCancelled : random.happens(0.5) ? .fillOrKill : .immediateOrCancel,
      postOnly: postOnly, selfTradePrevention: random.happens(0.5) ? .expireMaker : .expireBoth,
      haltPolicy: random.happens(0.7) ? .hold : .cancel, price: price(id, world),
      quantity: Quantity(lots: 1 + lots()))
    // Where nobody else lives, the user trades with itself.
    if !isLive(id, world), random.happens(0.8) { order.selfTradePrevention = .none }
    if order.kind == .limit, order.timeInForce == .goodTillCancelled, random.happens(0.2) {
      order.timeInForce = .goodTillDate
      order.expiresAt = world.now + .seconds(Int64(1 + random.below(20)))
    }
    if order.kind == .limit, order.timeInForce.rests, random.happens(0.2) {
      order.displayQuantity = Quantity(lots: 1 + order.quantity.lots / 5)
    }
    return order
  }
}
