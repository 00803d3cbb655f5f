import Analytics
import Desk
import Market

// The market of the fixture: its book, its trades, the person's orders and fills.
extension Fixture {
  /// Lays a book with a deep touch, a valley and a hump, with gaps between its levels.
  static func book(_ state: inout DeskState) {
    var random = SplitMix(7)
    func side(_ touch: Int64, _ step: Int64) -> [DepthLevel] {
      var price = touch
      return (0..<120).map { number in
        defer { price += step * (number < 4 ? 1 : random.pick(1...14)) }
        let usual: Int64 = number < 6 ? 9_000 : min(60_000, 12_000 + Int64(number) * 700)
        let lots =
          number == 0 ? random.pick(300_000...600_000) : random.pick(usual / 20...usual * 2)
        return DepthLevel(
          price: Price(ticks: price), quantity: Quantity(lots: lots),
          orderCount: Int32(random.pick(1...9)))
      }
    }
    state.view.sequence = Sequence(812_044)
    state.view.time = now
    state.view.bids = side(6_173_241, -1)
    state.view.asks = side(6_173_242, 1)
    state.view.markets = [
      summary(0, bid: state.view.bids[0], ask: state.view.asks[0], last: 6_173_242),
      summary(1, bid: level(265_511, 41_200), ask: level(265_512, 18_300), last: 265_511),
      summary(2, bid: level(5_078, 900), ask: level(5_121, 300), last: 5_090),
    ]
  }

  private static func level(_ ticks: Int64, _ lots: Int64) -> DepthLevel {
    DepthLevel(price: Price(ticks: ticks), quantity: Quantity(lots: lots), orderCount: 3)
  }

  private static func summary(
    _ index: Int, bid: DepthLevel?, ask: DepthLevel?, last: Int64
  ) -> MarketSummary {
    MarketSummary(
      instrument: InstrumentID(UInt16(index)), phase: .open, bid: bid, ask: ask,
      last: Price(ticks: last), reference: references[index], indication: nil, bookEvents: 91_200)
  }

  /// Lets the markets trade for twenty minutes.
  static func trade(_ state: inout DeskState) {
    var random = SplitMix(3)
    var prices: [Int64] = [6_172_000, 265_000, 5_130]
    let count = 3_000
    for number in 0..<count {
      let left = TimeSpan.milliseconds(Int64(count - 1 - number) * 400)
      let time = now - left
      let market = number % 10 == 9 ? 1 : number % 97 == 0 ? 2 : 0
      let step: Int64 = market == 0 ? 40 : 4
      prices[market] += random.pick(-step...step)
      // The last trades lead to the touch.
      if market == 0 { prices[0] += (6_173_241 - prices[0]) / Int64(max(1, (count - number) / 8)) }
      if market == 0, number > count - 40 { prices[0] = 6_173_241 + random.pick(0...1) }
      let trade = Trade(
        id: TradeID(UInt64(number + 1)), instrument: InstrumentID(UInt16(market)),
        price: Price(ticks: prices[market]), quantity: Quantity(lots: random.pick(20...24_000)),
        aggressor: random.pick(0...2) == 0 ? .sell : .buy)
      // A halt earlier in the session, as a gap in the chart.
      if (1_900...2_100).contains(number) { continue }
      learn(trade, at: time, &state)
    }
    state.markets[0].halts = [
      HaltSpan(start: now - .milliseconds(1_099 * 400), end: now - .milliseconds(899 * 400))
    ]
    state.markets[0].eventRate.add(count: 0, at: now - .seconds(4))
    state.markets[0].eventRate.add(count: 3_648, at: now)
  }

  private static func learn(_ trade: Trade, at time: Instant, _ state: inout DeskState) {
    let index = Int(trade.instrument.rawValue)
    state.markets[index].tape.add(TapeEntry(time: time, trade: trade))
    state.markets[index].statistics.add(price: trade.price, quantity: trade.quantity)
    state.markets[index].volumes.add(price: trade.price, quantity: trade.quantity)
    for interval in state.markets[index].candles.indices {
      state.markets[index].candles[interval].add(
        price: trade.price, quantity: trade.quantity, at: time)
    }
  }

  /// An open order of the person.
  static func order(
    _ number: UInt32, _ side: Side, _ ticks: Int64, lots: Int64, filled: Int64 = 0, ahead: Int64,
    market: UInt16 = 0, haltPolicy: HaltPolicy = .hold, age: Int64
  ) -> OpenOrder {
    OpenOrder(
      id: OrderID(slot: number, generation: 1), account: user, instrument: InstrumentID(market),
      side: side, price: Price(ticks: ticks), quantity: Quantity(lots: lots),
      filled: Quantity(lots: filled), quantityAhead: Quantity(lots: ahead),
      quantityBehind: Quantity(lots: 12_000), haltPolicy: haltPolicy, placedAt: now - .seconds(age))
  }

  /// Gives the person balances, orders, fills and something to read.
  static func account(_ state: inout DeskState) {
    state.view.orders = [
      order(1, .buy, 6_173_239, lots: 50_000, ahead: 381_134, age: 41),
      order(2, .buy, 6_173_215, lots: 25_000, filled: 10_000, ahead: 0, age: 12),
      order(3, .buy, 6_173_142, lots: 10_000, ahead: 1_204, age: 340),
      order(4, .sell, 6_173_301, lots: 10_000, ahead: 92_311, haltPolicy: .cancel, age: 75),
      order(5, .sell, 265_650, lots: 5_000, ahead: 40_120, market: 1, age: 3_720),
    ]
    state.view.balances = [
      Balance(total: money("71204.15220000", 0), held: money("24904.11", 0)),
      Balance(total: money("0.9714", 1), held: money("0.1", 1)),
      Balance(total: money("5", 2), held: money("0.5", 2)),
      Balance(total: money("20000", 3)),
    ]
    let fills: [(Int64, Side, Int64, Int64, Liquidity)] = [
      (600, .buy, 6_171_020, 30_000, .maker), (331, .buy, 6_172_100, 20_000, .taker),
      (140, .sell, 6_172_480, 12_860, .maker), (2, .buy, 6_173_215, 10_000, .maker),
    ]
    for (number, (age, side, ticks, lots, liquidity)) in fills.enumerated() {
      let fill = Fill(
        order: OrderID(slot: 2, generation: 1), trade: TradeID(UInt64(90_000 + number)),
        instrument: InstrumentID(0), side: side, liquidity: liquidity, price: Price(ticks: ticks),
        quantity: Quantity(lots: lots), openQuantity: .zero,
        fee: Money(units: ticks * lots * 1_000 * (liquidity == .taker ? 400 : 100) / 100_000_000))
      let isMaker = liquidity == .maker
      state.fills.append(
        FillRecord(
          time: now - .seconds(age), fill: fill,
          quantityAheadAtRest: isMaker ? Quantity(lots: 41_000) : nil,
          tradedAtPrice: isMaker ? Quantity(lots: 51_000) : nil))
      state.markets[0].position.add(fill, of: instruments[0])
    }
    state.messages = [
      DeskMessage(time: now - .seconds(340), tone: .plain, text: "buy 0.10000 at 61,731.42 rests"),
      DeskMessage(
        time: now - .seconds(19), tone: .warning,
        text: "refused: needs 61,732.41 USDT, 46,300.04 available (24,904.11 held by 3 orders)"),
      DeskMessage(
        time: now - .seconds(2), tone: .good,
        text: "bought 0.10000 at 61,732.15; 0.41000 were ahead, 0.51000 traded there;"
          + " fee 0.62 USDT, maker"),
    ]
  }
}
