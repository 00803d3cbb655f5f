import Analytics
import Desk
import Input
import Market

// Desks with something on the ladder or among the fills that the others have not.
extension Fixture {
  static let ladders: [Named] = [
    Named(name: "fills", state: fills), Named(name: "fill-maker", state: fillDetail(age: 1)),
    Named(name: "fill-taker", state: fillDetail(age: 3)), Named(name: "flow", state: flow),
    Named(name: "flow-shown", state: flowShown), Named(name: "cumulative", state: cumulative),
    Named(name: "columns", state: columns), Named(name: "frozen-feed", state: frozenFeed),
    Named(name: "other-market", state: otherMarket), Named(name: "drag", state: dragged),
  ]

  /// Sends messages to a desk.
  private static func desk(_ state: DeskState, _ messages: Message...) -> DeskState {
    var state = state
    for message in messages { _ = Desk.update(&state, message) }
    return state
  }

  private static func key(_ character: Character) -> Message {
    .input(.key(KeyPress(.character(character))))
  }

  /// The fills in the lower panel, with what they cost and where the market went.
  static var fills: DeskState {
    var state = busy
    state.tab = .fills
    for index in state.fills.indices {
      var record = state.fills[index]
      let ticks = record.fill.price.ticks
      // Whoever bought resting stood at the bid, whoever bought taking met the ask.
      let isAtBid = (record.fill.side == .buy) == (record.fill.liquidity == .maker)
      let bid = isAtBid ? ticks : ticks - 400
      guard let touch = Touch(bid: Price(ticks: bid), ask: Price(ticks: bid + 400)) else {
        continue
      }
      record.orderQuantity = record.fill.quantity + Quantity(lots: 15_000)
      record.cost = FillCost(record.fill, touch: touch, of: instruments[0])
      for seconds in [1, 10, 60] as [Int64] where now >= record.time + .seconds(seconds) {
        let middle = ticks * 2 + (index % 2 == 0 ? 25 : -137) * min(seconds, 12)
        record.markOuts.observe(
          filledAt: record.time, before: nil,
          now: MarkOuts.Mark(middleTwice: middle, time: record.time + .seconds(seconds)))
      }
      state.fills[index] = record
    }
    return state
  }

  /// A fill in full, counted from the newest.
  static func fillDetail(age: Int) -> DeskState {
    var state = fills
    let record = state.fills[state.fills.count - age]
    state.overlay = .fill(FillName(record.fill), scroll: 0)
    return state
  }

  /// The book has moved for a while: stacked, pulled, traded away and refilled.
  static var flow: DeskState {
    var state = desk(busy, .view(busy.view))
    var view = state.view
    for index in [0, 2, 5, 9, 14] {
      view.bids[index].quantity += Quantity(lots: 21_000 + Int64(index) * 700)
      view.asks[index + 1].quantity += Quantity(lots: 4_000)
    }
    view.bids[3].quantity = Quantity(lots: 10)
    view.asks[7].quantity = Quantity(lots: 40)
    view.sequence = Sequence(812_060)
    let trade = Trade(
      id: TradeID(70_001), instrument: InstrumentID(0), price: view.asks[0].price,
      quantity: view.asks[0].quantity, aggressor: .buy)
    _ = Desk.update(
      &state,
      .event(Event(sequence: Sequence(812_050), time: now, account: nil, body: .trade(trade))))
    _ = Desk.update(&state, .view(view))
    state.ladder.cursor = nil
    return state
  }

  /// The same with the columns of it before others, and an own order chosen.
  static var flowShown: DeskState {
    var state = flow
    state.ladderLook[.flow] = .shown
    state.view.orders[0].quantityAhead = Quantity(lots: 300_000)
    state.queues = [
      QueueTrace(
        RestedOrder(
          order: state.view.orders[0].id, instrument: InstrumentID(0), side: .buy,
          price: state.view.orders[0].price, quantity: state.view.orders[0].quantity,
          quantityAhead: Quantity(lots: 381_134)), at: Sequence(1),
        traded: Quantity(lots: 51_000))
    ]
    state.ladder.cursor = Price(ticks: 6_173_230)
    return state
  }

  static var cumulative: DeskState { desk(flow, key("d")) }

  static var columns: DeskState {
    desk(busy, key("C"), .input(.key(KeyPress(.down))), .input(.key(KeyPress(.down))))
  }

  /// Nothing has come from the venue for a while.
  static var frozenFeed: DeskState {
    desk(busy, .silence(milliseconds: 1_000), .silence(milliseconds: 3_240))
  }

  /// Another market was asked for, and the old book is still there.
  static var otherMarket: DeskState { desk(busy, key(">"), .silence(milliseconds: 400)) }

  /// An own order on its way to another row.
  static var dragged: DeskState {
    let source = Target.ladder(Price(ticks: 6_173_210), .own)
    return desk(
      busy, .pointer(.held(true), source),
      .pointer(.drag(over: .ladder(Price(ticks: 6_173_200), .bids)), source))
  }
}
