import Desk
import Market
import Testing

/// Plain mode: the same desk, lines in and lines out.
@Suite struct PlainDeskTests {
  @Test func anOrderIsOneLine() {
    var plain = Plain()
    plain.enter("buy 0.5 61,732.39")
    #expect(
      plain.orders == [
        NewOrder(
          instrument: InstrumentID(0), side: .buy, price: Price(ticks: 6_173_239),
          quantity: Quantity(lots: 5_000))
      ])
    #expect(plain.desk.isAwaitingVenue)
    plain.enter("sell 0.25 market")
    #expect(plain.orders.last?.kind == .market)
    #expect(plain.orders.last?.timeInForce == .immediateOrCancel)
    plain.enter("buy 1 bid")
    #expect(plain.orders.last?.price == Price(ticks: 6_173_241))
    plain.enter("sell 1 @ask")
    #expect(plain.orders.last?.price == Price(ticks: 6_173_242))
  }

  @Test(arguments: [
    ("buy 0.5 high", "column 9: a price is a number, market or @bid"),
    ("buy lots 61732.39", "column 5: a quantity is a number above 0, not 'lots'"),
    ("buy 0.5 61732.395", "61732.395 is not on the tick"),
    ("buy 0 61732.39", "above 0"), ("cancel 7", "no order 7 is open"),
    ("cancel 99999999999999999999", "cancel takes all, bids, asks"),
    ("cancel some", "all, bids, asks"), ("speed 1001", "0.1 to 1000"),
    ("rewind soon", "a time of the day"),
    ("market DOGE", "BTC-USDT, ETH-USDT, FERN-USDT"), ("book 0", "1 to 50"),
    ("watch never", "or off"), ("wait", "seconds"),
    ("theme", "'theme' changes only what a screen shows"),
    ("pause; interval 1m", "'interval 1m' changes only what a screen shows"),
    ("cancel all; orders", "'orders' is a line of its own"),
    ("yes", "nothing was asked"), ("utter nonsense", "no command 'utter'; help lists them"),
    ("alert never", "never is no price, no market and no word of this"),
    ("stop sell 0.5", "it is written stop buy|sell QUANTITY TRIGGER [LIMIT]"),
  ])
  func aMistakeSaysWhatWouldBeRight(line: String, text: String) {
    var plain = Plain()
    let lines = plain.enter(line)
    #expect(lines.contains { $0.contains(text) }, "\(lines)")
    #expect(plain.effects.isEmpty)
  }

  @Test func whatGoesOnBeingMissedIsToldAsItDoubles() {
    var plain = Plain()
    var told: [String] = []
    for _ in 0..<100 {
      _ = plain.desk.take(.missedPublic(10))
      told += plain.desk.takeNews()
    }
    let counts = told.compactMap { line in line.split(separator: " ").dropFirst().first }
    #expect(counts == ["10", "20", "40", "80", "160", "320", "640"])
    // The last count is told before whatever comes next.
    _ = plain.desk.take(.missed(3))
    let rest = plain.desk.takeNews()
    #expect(rest.count == 2 && rest[0].contains("1000 trades") && rest[1].contains("3 events"))
  }

  @Test func linesAreTheCommandLineOfTheDesk() {
    var plain = Plain(.hot)
    plain.enter("3 join-bid")
    #expect(plain.orders.count == 3)
    plain.enter("buy 0.1 bid; sell 0.1 @ask+2")
    #expect(plain.orders.suffix(2).map(\.side) == [.buy, .sell])
    #expect(
      plain.enter("size 0.2; buy 0.00001 61732; join-bid").contains { line in
        line.contains("step 2 of 3") && line.contains("1 after it not done")
      })
    plain.enter("stop sell 0.5 61,500")
    #expect(
      plain.commands.contains { if case .placeConditional = $0 { true } else { false } })
    #expect(plain.enter("alert 61800").contains { $0.contains("alert set: BTC-USDT at 61,800") })
    #expect(plain.enter("alert list") == ["1: BTC-USDT at 61,800.00"])
    #expect(plain.desk.state.overlay == nil)
    plain.enter("alert remove 1")
    #expect(plain.enter("alerts") == ["no alerts; alert 2650 sets one"])
  }

  @Test func macrosRunHereToo() {
    var plain = Plain(.hot, macros: [Macro(name: "out", text: "cancel all; alert list")])
    plain.rig.rest(11, .buy, 6_173_239)
    plain.show()
    plain.enter("out")
    #expect(plain.commands == [.cancelAll(instrument: nil, side: nil)])
    #expect(plain.desk.state.overlay == nil, "a list that only a screen shows is not in the way")
  }

  @Test func aTicketOfAnyKindIsReadOut() {
    var plain = Plain()
    plain.rig.venue.markets[0].last = Price(ticks: 6_173_241)
    plain.show()
    let lines = plain.enter("stop sell")
    #expect(lines.first?.hasPrefix("ticket: sell 0.1000 BTC-USDT stop, trigger 6") == true)
    #expect(lines.contains { $0.hasPrefix("worth at least ") })
    plain.enter("yes")
    #expect(plain.commands.count == 1)
    // The venue refuses it: the ticket is there again, and is read out with the reason.
    plain.happen(
      .rejected(
        Rejection(
          reference: ClientReference(1), reason: .noLiquidity, instrument: InstrumentID(0))))
    let news = plain.desk.takeNews()
    #expect(news.contains { $0.contains("refused: nobody stands") })
    #expect(news.last == "yes sends it, no closes it")
  }

  @Test func viewSendsNothing() {
    var plain = Plain(.view)
    #expect(plain.enter("buy 0.5 61732.39").contains { $0.contains("VIEW sends no orders") })
    #expect(plain.orders.isEmpty)
    // The key that the answer names works here, too.
    plain.enter("a")
    plain.enter("buy 0.5 61732.39")
    #expect(plain.orders.count == 1)
  }

  @Test func anOrderKeepsItsNumber() {
    var plain = Plain()
    plain.rig.rest(11, .buy, 6_173_239)
    plain.rig.rest(12, .buy, 6_173_238, ahead: 500)
    plain.show()
    let lines = plain.enter("orders")
    #expect(lines.first == "2 open orders")
    #expect(lines[1].hasPrefix("1: buy 0.1000 BTC-USDT at 61,732.39, filled 0.0000, first in"))
    #expect(lines[2].hasSuffix("0.0500 ahead"))
    plain.rig.venue.orders.removeFirst()
    plain.show()
    #expect(plain.enter("orders")[1].hasPrefix("2: "))
    #expect(plain.enter("cancel 1").contains { $0.contains("no order 1 is open") })
    plain.enter("cancel 2")
    #expect(plain.commands == [.cancel(OrderID(12))])
  }

  @Test func whatIsAskedIsAnsweredByYesAndNo() {
    var plain = Plain()
    plain.rig.rest(11, .buy, 6_173_239)
    plain.show()
    #expect(plain.enter("quit").last == "yes or no?")
    #expect(plain.enter("no").isEmpty && !plain.desk.hasLeft)
    plain.enter("quit")
    // Something else is no answer, and closes the question.
    #expect(plain.enter("cancel all").first == "no answer: nothing was done")
    #expect(plain.commands == [.cancelAll(instrument: nil, side: nil)])
    plain.enter("quit")
    plain.enter("yes")
    #expect(plain.desk.hasLeft)
  }

  @Test func aKeyThatOpensTheTicketIsTold() {
    var plain = Plain()
    let lines = plain.enter("join-bid")
    #expect(lines.first == "ticket: buy 0.1000 BTC-USDT at 61732.41")
    #expect(lines.contains { $0.contains("ahead") } && lines.last == "yes sends it, no closes it")
    #expect(plain.orders.isEmpty)
    plain.enter("y")
    #expect(plain.orders.count == 1)
    plain.enter("j")
    #expect(plain.enter("market ETH-USDT").first == "the ticket is closed, nothing was sent")
    #expect(plain.orders.count == 1)
  }

  @Test func whatHappensIsToldOnceWithItsTime() {
    var plain = Plain()
    plain.happen(.phase(InstrumentID(0), from: .open, to: .cancelOnly))
    #expect(
      plain.desk.takeNews() == ["14:00:00 BTC-USDT: cancel-only, new orders are refused"])
    #expect(plain.desk.takeNews().isEmpty)
    for trade in 1...2 {
      let fill = Rig.fill(5, trade: UInt64(trade), .buy, .taker, lots: 100, at: 6_173_242)
      plain.happen(.filled(fill))
      let lines = plain.desk.takeNews()
      #expect(lines.count == 1 && lines[0].contains("bought 0.0\(trade)00"))
    }
  }

  @Test func theBookReadsFromTheHighestPriceDown() {
    var plain = Plain()
    plain.rig.rest(11, .buy, 6_173_241, lots: 400)
    plain.show()
    #expect(
      plain.enter("book 2") == [
        "14:00:00 BTC-USDT book, open", "ask 61,732.43, 0.1000", "ask 61,732.42, 0.1000",
        "bid 61,732.41, 0.1000, of it yours 0.0400", "bid 61,732.40, 0.1000",
      ])
    plain.enter("market FERN-USDT")
    #expect(plain.enter("book") == ["the book of FERN-USDT has not come yet"])
    plain.rig.setBook(2, bid: 900, ask: 910)
    plain.show()
    #expect(plain.desk.takeNews().first?.contains("FERN-USDT no trade yet, bid ") == true)
  }

  @Test func timeIsSteered() {
    var plain = Plain()
    plain.enter("speed 10")
    plain.enter("pause")
    #expect(plain.effects == [.control(.speed(perMille: 10_000)), .control(.pause)])
    #expect(plain.desk.isAwaitingVenue)
    plain.rig.venue.clock.speedPerMille = 10_000
    plain.rig.venue.clock.isPaused = true
    plain.show()
    #expect(!plain.desk.isAwaitingVenue)
    #expect(plain.desk.takeNews() == ["market time stands still"])
    #expect(plain.enter("pause") == ["market time stands still"])
    #expect(plain.effects.count == 2)
    #expect(plain.enter("wait 5").first?.contains("resume") == true)
    plain.enter("resume")
    plain.rig.venue.clock.isPaused = false
    plain.show()
    plain.enter("wait 5")
    #expect(plain.desk.isPassingTime)
    plain.rig.venue.time = plain.rig.venue.time + .seconds(5)
    plain.show()
    #expect(!plain.desk.isPassingTime)
  }

  /// Whatever is typed: an answer in plain characters, and never a trap.
  @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8])
  func nonsenseIsAnswered(seed: UInt64) {
    var random = SplitMix(state: seed)
    var plain = Plain(.hot)
    let words =
      LineWords.all + [
        "0.5", "-1", "61732.39", "99999999999999999999", "market", "bid", "@ask", ";",
      ]
      + ["\u{1b}[2J", "ü", "1", "2", "all", "\u{0}", "."]
    for _ in 0..<400 {
      let count = Int.random(in: 0...4, using: &random)
      let line = (0..<count).map { _ in words.randomElement(using: &random) ?? "" }
        .joined(separator: " ")
      for text in plain.enter(line) + plain.desk.takeNews() {
        #expect(text.allSatisfy { $0.isASCII && $0 >= " " }, "\(text)")
      }
      plain.rig.rest(UInt64.random(in: 1...9_999, using: &random), .buy, 6_173_000)
      if plain.rig.venue.orders.count > 3 { plain.rig.venue.orders.removeFirst() }
      plain.show()
    }
  }
}

/// Words to make lines of.
private enum LineWords {
  static let all =
    ["buy", "sell", "cancel", "book", "orders", "balances", "market", "fills", "notice", "log"]
    + ["speed", "pause", "resume", "watch", "wait", "help", "yes", "no", "quit", "flatten"]
    + ActionTable.commands.compactMap(\.command)
}

/// A plain desk, and the rig's venue.
private struct Plain {
  var rig = Rig()
  var desk: PlainDesk
  var effects: [Effect] = []
  private var sequence: UInt64 = 0

  init(_ safety: Safety = .armed, macros: [Macro] = []) {
    rig = Rig(safety)
    var session = Rig.session
    session.macros = macros
    rig.state = DeskState(session: session, theme: "dark")
    rig.state.safety = safety
    rig.send(.ladderRows(20))
    rig.show()
    desk = PlainDesk(state: rig.state)
    _ = desk.takeNews()
  }

  @discardableResult mutating func enter(_ line: String) -> [String] {
    let (lines, asked) = desk.enter(line)
    effects += asked
    return lines + desk.takeNews()
  }

  /// Makes an event happen.
  mutating func happen(_ body: Event.Body) {
    sequence += 1
    let event = Event(
      sequence: Sequence(sequence), time: rig.venue.time, account: Rig.user, body: body)
    effects += desk.take(.event(event))
  }

  mutating func show() { effects += desk.take(.view(rig.venue)) }

  var commands: [Command.Action] { Rig.commands(effects) }
  var orders: [NewOrder] { Rig.orders(effects) }
}
