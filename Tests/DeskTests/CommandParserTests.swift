import Desk
import Market
import Testing

@Suite struct CommandParserTests {
  static let parser = CommandParser(
    macros: ["scalp"], symbols: ["BTC-USDT", "ETH-USDT"], themes: ["dark", "light"])

  @Test(arguments: [
    ("join-bid", CommandStep.action(.joinBid)), ("JOIN BID", .action(.joinBid)),
    ("cancel", .action(.cancelSelected)), ("cancel bids", .action(.cancelBids)),
    ("cancel 2", .cancel(2)), ("cancel #2", .cancel(2)), ("scalp", .macro("scalp")),
    ("buy", .action(.buyAtCursor)), ("size 0.25", .size("0.25")),
    ("symbol eth-usdt", .symbol("ETH-USDT")), ("speed 2.5", .speed(perMille: 2_500)),
    ("speed 10x", .speed(perMille: 10_000)), ("theme light", .theme("light")),
    ("theme", .action(.nextTheme)), ("interval 1m", .interval(.minute)),
    ("interval 15 s", .interval(.fifteenSeconds)), ("group 5", .grouping(ticks: 5)),
    ("cursor-up", .action(.cursorUp)), ("speed 1000x", .speed(perMille: 1_000_000)),
    ("rewind 5m", .rewind(.span(.minutes(5)))), ("rewind 1h30m", .rewind(.span(.minutes(90)))),
    ("forward 90s", .forward(.span(.seconds(90)))),
    ("dead-man 5m", .deadMan(.minutes(5))), ("dead-man OFF", .deadMan(.zero)),
    ("rewind 09:03:10", .rewind(.clock(32_590))), ("rewind 10 s", .action(.rewindSeconds)),
    ("step event", .action(.stepEvent)), ("take over", .action(.takeOver)),
  ])
  func oneStep(line: String, step: CommandStep) throws {
    #expect(try Self.parser.parse(line).map(\.step) == [step])
  }

  @Test(arguments: [
    ("buy 0.5", TypedOrder(side: .buy, quantity: "0.5", price: .chosen)),
    ("buy 0.5 2650", TypedOrder(side: .buy, quantity: "0.5", price: .number("2650"))),
    ("sell 0.5 market", TypedOrder(side: .sell, quantity: "0.5", price: .market)),
    ("buy 1 @bid", TypedOrder(side: .buy, quantity: "1", price: .relative(.bid, ticks: 0))),
    ("sell 1 @ask-3", TypedOrder(side: .sell, quantity: "1", price: .relative(.ask, ticks: -3))),
    (
      "buy 1 @mid+1 post-only",
      TypedOrder(
        side: .buy, quantity: "1", price: .relative(.mid, ticks: 1), flag: .postOnly)
    ),
    (
      "buy 1 ioc",
      TypedOrder(side: .buy, quantity: "1", price: .chosen, flag: .immediateOrCancel)
    ),
  ])
  func orders(line: String, order: TypedOrder) throws {
    #expect(try Self.parser.parse(line).map(\.step) == [.order(order)])
  }

  @Test func chainsAndRepeats() throws {
    let parts = try Self.parser.parse("3 improve-bid; cancel all;size 1 ; join ask x2;")
    #expect(parts.map(\.times) == [3, 1, 1, 2])
    #expect(parts.map(\.text) == ["improve-bid", "cancel all", "size 1", "join ask"])
    #expect(
      parts.map(\.step)
        == [.action(.improveBid), .action(.cancelAll), .size("1"), .action(.joinAsk)])
  }

  @Test(arguments: [
    ("", "column 1: type a command"), (";", "column 1: type a command"),
    ("pause;;step", "column 7: nothing stands before this ';'"),
    ("improv-bid", "column 1: there is no command 'improv-bid'; did you mean 'improve-bid'?"),
    ("pause; cancle all", "column 8: there is no command 'cancle'; did you mean 'cancel-all'?"),
    ("qqqqqqqq", "column 1: there is no command 'qqqqqqqq'"),
    ("3", "column 1: 3 times what? a number stands before a command, as in 3 improve-bid"),
    ("101 pause", "column 1: a part is done 1 to 100 times, not 101"),
    ("pause x0", "column 7: a part is done 1 to 100 times, not 0"),
    ("2 pause x2", "column 9: the number of times stands before or after, not both"),
    ("join-bid 5", "column 10: nothing belongs after join-bid; a ';' begins the next command"),
    ("buy much", "column 5: a quantity is a number above 0, not 'much'"),
    ("buy 0.0", "column 5: a quantity is a number above 0, not '0.0'"),
    ("buy 1.2.3", "column 5: a quantity is a number above 0, not '1.2.3'"),
    (
      "sell 1 market post-only",
      "column 15: a market order trades at once, so it cannot be post-only"
    ),
    (
      "buy 1 2 pots-only",
      "column 9: 'pots-only' is none of post-only, ioc, fok; did you mean 'post-only'?"
    ),
    ("size", "column 5: it is written size QUANTITY"),
    ("size 1 2", "column 8: '2' is too much; it is written size QUANTITY"),
    ("symbol eth-usd", "column 8: there is no market 'eth-usd'; did you mean 'ETH-USDT'?"),
    ("symbol zz", "column 8: there is no market 'zz'; there are BTC-USDT, ETH-USDT"),
    ("theme drak", "column 7: there is no theme 'drak'; did you mean 'dark'?"),
    ("speed 1001", "column 7: a speed is 0.1 to 1000 times real time, not '1001'"),
    ("dead-man 25h", "column 10: dead-man takes 1s to 24h, or off, not '25h'"),
    ("dead-man", "column 9: it is written dead-man 5m | off"),
    (
      "rewind soon",
      "column 8: rewind takes 10s, 5m, 1h30m or a time of the day such as 09:03:10, not 'soon'"
    ),
    ("group 3", "column 7: a row has 1, 2, 5, 10, 20, 50 and so on ticks"),
    (
      "cancel bds",
      "column 8: cancel takes all, bids, asks or the row of an order in the list, not 'bds'; "
        + "did you mean 'bids'?"
    ),
  ])
  func mistakesSayWhereAndWhatWouldBeRight(line: String, words: String) {
    #expect(throws: CommandProblem.self) { try Self.parser.parse(line) }
    #expect(Self.problem(line)?.description == words)
  }

  @Test func mistakesInPricesAndIntervalsListWhatThereIs() throws {
    let price = try #require(Self.problem("buy 1 @bd"))
    #expect(price.column == 7 && price.nearest == "@bid")
    #expect(price.text.contains("@bid, @ask, @mid, @last"))
    let interval = try #require(Self.problem("interval 7m"))
    #expect(interval.column == 10 && interval.text.contains("15s"))
    #expect(Self.problem("buy 1 @bid+1000000000000") != nil)
  }

  @Test func everyCommandIsReadByItsName() throws {
    for definition in ActionTable.commands {
      let parts = try Self.parser.parse(definition.name)
      #expect(parts.map(\.step) == [.action(definition.action)], "\(definition.name)")
      let spaced = definition.name.replacing("-", with: " ")
      #expect(try Self.parser.parse(spaced).count == 1, "\(spaced)")
    }
  }

  /// Random text of everything that could confuse: it never traps, and what is wrong stands
  /// somewhere in the line or just behind it.
  @Test(arguments: 0..<12) func noTextTraps(seed: UInt64) {
    var random = SplitMix(state: seed)
    let words =
      Self.parser.names + CommandVerb.allCases.map(\.rawValue)
      + [
        "0.5", "2650", "@bid", "@ask-2", "@mid+999999", "@last-", "market", "post-only", "ioc",
        "x3", "x", "3", "999999999999999999999999", "-1", ";", ";;", "#1", "#", "eth-usdt", ".",
        ",", "_", "1,000.5", "é", "٣", "👩‍👩‍👧", "\u{301}", "\t", " ", "1m", "15 s", "\u{0}", "@",
      ]
    for _ in 0..<200 {
      var line = ""
      for _ in 0..<Int.random(in: 0...9, using: &random) {
        line += words.randomElement(using: &random) ?? ""
        if Bool.random(using: &random) { line += " " }
      }
      do {
        let parts = try Self.parser.parse(line)
        #expect(!parts.isEmpty && parts.allSatisfy { (1...100).contains($0.times) })
      } catch {
        #expect((1...(line.count + 1)).contains(error.column), "\(line)")
        #expect(!error.text.isEmpty)
      }
      let completion = Self.parser.completion(of: line, orders: ["one", "two"])
      #expect((0...line.count).contains(completion.start), "\(line)")
    }
  }

  private static func problem(_ line: String) -> CommandProblem? {
    do {
      _ = try parser.parse(line)
      return nil
    } catch { return error }
  }
}

@Suite struct FuzzyMatchTests {
  private func best(_ letters: String, _ names: String...) -> [String] {
    FuzzyMatch.ranking(of: letters, among: names).map { names[$0] }
  }

  @Test func theNameItselfThenItsStartThenTheStartsOfWords() {
    #expect(best("buy", "market-buy", "buy-more", "buy") == ["buy", "buy-more", "market-buy"])
    #expect(best("ca", "coarser-rows", "cancel-all") == ["cancel-all", "coarser-rows"])
    #expect(best("cb", "cursor-to-bid", "cancel-bids") == ["cancel-bids", "cursor-to-bid"])
    #expect(best("ab", "crabby", "all-bids") == ["all-bids", "crabby"])
    #expect(best("xyz", "cancel-all").isEmpty)
  }

  @Test func equalNamesStayInTheirOrder() {
    #expect(best("s", "step", "sell", "stop") == ["step", "sell", "stop"])
    #expect(best("", "b", "a", "c") == ["b", "a", "c"])
  }

  @Test func theSameQuestionHasTheSameAnswer() {
    let names = CommandParser().names
    for letters in ["c", "ab", "ma", "row", "e"] {
      let first = FuzzyMatch.ranking(of: letters, among: names)
      #expect(first == FuzzyMatch.ranking(of: letters, among: names))
    }
  }
}
