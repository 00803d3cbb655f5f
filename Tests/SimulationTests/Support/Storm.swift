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
    let id = InstrumentID(UInt16(random.below(world.exchange.configuration.instruments.count)))
    if !known.isEmpty, random.happens(0.35) {
      let order = known[random.below(known.count)]
      action =
        random.happens(0.5)
        ? .cancel(order)
        : .amend(order, price: price(id, world), quantity: Quantity(lots: 1 + lots()))
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
    return NewOrder(
      instrument: id, side: random.happens(0.5) ? .buy : .sell, kind: isMarket ? .market : .limit,
      timeInForce: random.happens(0.8)
        ? .goodTillCancelled : random.happens(0.5) ? .fillOrKill : .immediateOrCancel,
      postOnly: postOnly, selfTradePrevention: random.happens(0.5) ? .expireMaker : .expireBoth,
      haltPolicy: random.happens(0.7) ? .hold : .cancel, price: price(id, world),
      quantity: Quantity(lots: 1 + lots()))
  }
}
