import Documents
import Exchange
import Market
import Simulation
import Testing

@Suite("News, whales, crashes, outages, listings and data in scenario files")
struct ScenarioEventTests {
  static let head = "summary: S\nmarkets: [BTC-USDT, HEFT-USDT]\ntimeline:\n"

  static func actions(_ entries: String) throws -> [ScheduledAction] {
    try ScenarioText.scenario(head + entries).timeline
  }

  static func problems(_ entries: String) throws -> [String] {
    try ScenarioText.problems(head + entries)
  }

  @Test("news, a whale and a crash")
  func trading() throws {
    let (bitcoin, heft) = (InstrumentID(0), InstrumentID(1))
    let actions = try Self.actions(
      """
      - {at: 1s, news: -3.5%, markets: BTC-USDT}
      - {at: 2s, news: 1%, over: 30s, markets: [HEFT-USDT]}
      - {at: 3s, whale: buys, worth: 5_000_000, over: 10m, shown: 10%, markets: BTC-USDT}
      - {at: 4s, whale: sells, worth: 900, share: 12%, markets: HEFT-USDT}
      - {at: 5s, flash crash: 8%, over: 90s, share: 10%, markets: BTC-USDT}
      """)
    let bought = ParentOrderPlan(
      instrument: bitcoin, side: .buy, notional: 5_000_000, pace: .over(.minutes(10)),
      shownShare: 0.1)
    let sold = ParentOrderPlan(
      instrument: heft, side: .sell, notional: 900, pace: .participation(0.12))
    let crash = ParentOrderPlan(
      instrument: bitcoin, side: .sell, notional: 150_000_000, pace: .over(.seconds(90)))
    #expect(
      actions == [
        ScheduledAction(at: .seconds(1), .news(bitcoin, basisPoints: -350, over: .zero)),
        ScheduledAction(at: .seconds(2), .news(heft, basisPoints: 100, over: .seconds(30))),
        ScheduledAction(at: .seconds(3), .parent(bought)),
        ScheduledAction(at: .seconds(4), .parent(sold)),
        ScheduledAction(at: .seconds(5), .news(bitcoin, basisPoints: -200, over: .seconds(90))),
        ScheduledAction(at: .seconds(5), .parent(crash)),
      ])
  }

  @Test("what is wrong with news, whales and crashes")
  func tradingProblems() throws {
    #expect(
      try Self.problems(
        """
        - {at: 1s, news: 3, markets: BTC-USDT}
        - {at: 1s, news: 0%, markets: BTC-USDT}
        - {at: 1s, news: -95%, markets: BTC-USDT}
        - {at: 1s, news: 1%}
        - {at: 1s, news: 1%, markets: [BTC-USDT, HEFT-USDT]}
        - {at: 1s, whale: by, worth: 1, over: 1m, markets: BTC-USDT}
        - {at: 1s, whale: buys, worth: 0, over: 1m, markets: BTC-USDT}
        - {at: 1s, whale: buys, worth: 1, markets: BTC-USDT}
        - {at: 1s, whale: buys, worth: 1, over: 1m, share: 5%, markets: BTC-USDT}
        - {at: 1s, whale: buys, worth: 1, shwon: 5%, share: 5%, markets: BTC-USDT}
        - {at: 1s, flash crash: 80%, markets: BTC-USDT}
        """) == [
          "mine.yaml:4:18: news must be a move from -90% to 500%, such as -3% or 0.5%, found '3'",
          "mine.yaml:5:18: news must be a move from -90% to 500%, such as -3% or 0.5%, found '0%'",
          "mine.yaml:6:18: news must be a move from -90% to 500%, such as -3% or 0.5%, found "
            + "'-95%'",
          "mine.yaml:7:3: say which market is meant, as in markets: BTC-USDT",
          "mine.yaml:8:31: one market at a time; begin another entry",
          "mine.yaml:9:19: whale must be one of buys, sells, found 'by'",
          "mine.yaml:10:32: worth must be a whole number from 1 to 1000000000000, found '0'",
          "mine.yaml:11:3: a whale needs its pace: over, as in over: 10m, or share, as in share: "
            + "10% of what trades",
          "mine.yaml:12:41: a whale has a pace: either over a time or a share of what trades",
          "mine.yaml:13:35: an entry that has 'whale' has no key 'shwon'; did you mean 'shown'?",
          "mine.yaml:14:3: 'over' is missing",
          "mine.yaml:14:25: flash crash must be from 1% to 50% with at most 4 decimals, such as "
            + "0.04%, found '80%'",
        ])
  }

  @Test("an outage is a stop and the stages of coming back")
  func outage() throws {
    let heft = InstrumentID(1)
    let actions = try Self.actions(
      """
      - {at: 10s, outage: 3m, cancels for: 20s, auction for: 40s, markets: HEFT-USDT}
      - {at: 20s, phase: post-only, markets: BTC-USDT}
      - {at: 5m, outage: 1s}
      """)
    #expect(
      actions == [
        ScheduledAction(at: .seconds(10), .setPhase(heft, .halted(.fault))),
        ScheduledAction(at: .seconds(20), .setPhase(InstrumentID(0), .postOnly)),
        ScheduledAction(at: .seconds(190), .setPhase(heft, .cancelOnly)),
        ScheduledAction(at: .seconds(210), .setPhase(heft, .auction)),
        ScheduledAction(at: .seconds(250), .setPhase(heft, .open)),
        ScheduledAction(at: .seconds(300), .setPhase(InstrumentID(0), .halted(.fault))),
        ScheduledAction(at: .seconds(300), .setPhase(heft, .halted(.fault))),
        ScheduledAction(at: .seconds(301), .setPhase(InstrumentID(0), .open)),
        ScheduledAction(at: .seconds(301), .setPhase(heft, .open)),
      ])
  }

  @Test("data that is late, frozen or drops, and what can be wrong with that")
  func data() throws {
    let scenario = try ScenarioText.scenario(
      Self.head + """
        - {at: 10s, degrade data: late, by: 3s, for: 1m}
        - {at: 20s, degrade data: frozen, for: 5s}
        - {at: 2m, degrade data: dropping, every: 2s, for: 10s}
        """)
    #expect(
      scenario.dataFaults == [
        DataFault(at: .seconds(10), for: .minutes(1), .late(by: .seconds(3))),
        DataFault(at: .seconds(20), for: .seconds(5), .frozen),
        DataFault(at: .minutes(2), for: .seconds(10), .dropping(every: .seconds(2))),
      ])
    let ages = [
      (0, 0), (10, 0), (11, 1_000), (15, 3_000), (22, 3_000), (24, 4_000), (25, 3_000), (69, 3_000),
      (70, 0), (120, 0), (121, 1_000), (122, 0), (125, 1_000), (130, 0),
    ].map { (seconds, age) in
      let now = scenario.start + .seconds(Int64(seconds))
      return (now - scenario.publicDataReach(at: now)).nanoseconds / 1_000_000 == Int64(age)
    }
    #expect(ages.allSatisfy { $0 }, "\(ages)")
    #expect(
      try Self.problems(
        """
        - {at: 1s, degrade data: forzen, for: 1s}
        - {at: 1s, degrade data: late, for: 1s}
        - {at: 1s, degrade data: frozen, by: 1s, for: 1s}
        - {at: 1s, degrade data: dropping, every: 1s}
        """) == [
          "mine.yaml:4:26: degrade data must be one of late, frozen, dropping, found 'forzen'; did "
            + "you mean 'frozen'?",
          "mine.yaml:5:3: 'by' is missing",
          "mine.yaml:6:38: data that is frozen has no 'by'",
          "mine.yaml:7:3: 'for' is missing",
        ])
  }

  static let newcomer = """
    summary: S
    assets: {NEWT: {decimals: 6}}
    markets:
      NEWT-USDT: {price: 0.5, tick: 0.0001, lot: 1, largest order: 1000, agents: thin}
      HEFT-USDT:
    timeline:

    """

  @Test("a market that the timeline lists comes after the others, and its assets are known before")
  func listing() throws {
    let scenario = try ScenarioText.scenario(
      Self.newcomer + """
          - {at: 10s, list: NEWT-USDT, auction for: 30s}
          - {at: 3m, delist: HEFT-USDT}
        """)
    #expect(scenario.configuration.instruments.map(\.symbol) == ["HEFT-USDT"])
    #expect(scenario.instruments.map(\.symbol) == ["HEFT-USDT", "NEWT-USDT"])
    #expect(scenario.configuration.assets.map(\.symbol) == ["USDT", "HEFT", "NEWT"])
    #expect(scenario.markets.map(\.instrument) == [InstrumentID(0), InstrumentID(1)])
    #expect(
      scenario.timeline == [
        ScheduledAction(at: .seconds(10), .list(scenario.instruments[1], .auction)),
        ScheduledAction(at: .seconds(40), .setPhase(InstrumentID(1), .open)),
        ScheduledAction(at: .minutes(3), .delist(InstrumentID(0))),
      ])
  }

  @Test("listings that cannot be")
  func listingProblems() throws {
    #expect(
      try ScenarioText.problems(
        Self.newcomer + """
            - {at: 1s, phase: open, markets: NEWT-USDT}
            - {at: 2s, list: NWET-USDT}
            - {at: 3s, list: NEWT-USDT}
            - {at: 4s, list: NEWT-USDT}
            - {at: 5s, delist: HEFT-USDT}
            - {at: 6s, phase: open, markets: HEFT-USDT}
            - {at: 7s, delist: HEFT-USD}
          """) == [
          "mine.yaml:7:36: NEWT-USDT is listed later",
          "mine.yaml:8:20: there is no market 'NWET-USDT' under markets; did you mean 'NEWT-USDT'?",
          "mine.yaml:10:20: NEWT-USDT is listed already",
          "mine.yaml:12:36: HEFT-USDT was delisted before",
          "mine.yaml:13:22: there is no market 'HEFT-USD'; did you mean 'HEFT-USDT'?",
        ])
    #expect(
      try ScenarioText.problems(
        "summary: S\nmarkets: [HEFT-USDT]\ntimeline:\n  - {at: 1s, list: HEFT-USDT}\n") == [
          "mine.yaml:4:20: every market is listed later; one must be there at the start"
        ])
  }
}
