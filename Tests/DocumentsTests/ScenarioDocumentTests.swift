import Documents
import Exchange
import Market
import Simulation
import Testing

@Suite("Scenario files")
struct ScenarioDocumentTests {
  @Test("a summary is a scenario; the standard gives the rest")
  func least() throws {
    let scenario = try ScenarioText.scenario("summary: S\n")
    var expected = Scenario.calmDay
    expected.name = "mine"
    expected.summary = "S"
    #expect(scenario == expected)
    #expect(try ScenarioText.scenario("summary: S\nmarkets: standard\ntimeline:\n") == expected)
  }

  @Test("start, speed, minimum notice and funds")
  func basics() throws {
    let scenario = try ScenarioText.scenario(
      """
      summary: S
      start: 2018-02-08T00:28:14.25Z
      speed: 2.5x
      minimum notice: 72h
      funds: {HEFT: 0.000001, BTC: 0, USDT: 12_500.5}
      """)
    #expect(scenario.start.nanoseconds == 1_518_049_694_250_000_000)
    #expect(scenario.speedPerMille == 2_500)
    #expect(scenario.configuration.minimumNotice == .hours(72))
    // In the order of the assets, and nothing is no deposit.
    #expect(
      scenario.accounts == [
        AccountPlan(
          account: scenario.user,
          deposits: [
            Deposit(AssetID(0), Money(units: 1_250_050_000_000)),
            Deposit(AssetID(3), Money(units: 1)),
          ])
      ])
  }

  @Test("unknown keys, with the nearest that there is")
  func unknownKeys() throws {
    #expect(
      try ScenarioText.problems("sumary: S\nmarkts: standard\nwallpaper: blue\n") == [
        "mine.yaml:1:1: a scenario has no key 'sumary'; did you mean 'summary'?",
        "mine.yaml:1:1: 'summary' is missing",
        "mine.yaml:2:1: a scenario has no key 'markts'; did you mean 'markets'?",
        "mine.yaml:3:1: a scenario has no key 'wallpaper'; allowed: summary, start, speed, minimum "
          + "notice, fees, assets, markets, funds, timeline, lasts, expect, drill, latency",
      ])
  }

  @Test("values that are none")
  func badValues() throws {
    #expect(
      try ScenarioText.problems(
        """
        summary: [a]
        start: 2026-02-29T09:00:00Z
        speed: 5
        minimum notice: 300
        fees: {maker: 0.01, taker: 11%, other: 1%}
        assets:
          doge: {decimals: 8}
          PEPE: {decimals: 13, shwon: 2}
          DAI: 8
        funds: {USDT: 1.234.5, BTC: -1, ETH: 0.123456789, HEFT: 1e4}
        """) == [
          "mine.yaml:1:10: summary must be text, found a list",
          "mine.yaml:2:8: start must be a moment from 2000 to 2099 in UTC, such as "
            + "2026-03-10T09:00:00Z, found '2026-02-29T09:00:00Z'",
          "mine.yaml:3:8: speed must be from 0.1x to 1000x, such as 2.5x, found '5'",
          "mine.yaml:4:17: minimum notice must be a length of time with its units, such as 20s, "
            + "5m55s, 1h30m, 2d or 250ms, found '300'; a number without a unit could be anything",
          "mine.yaml:5:15: the maker fee must be from 0% to 10% with at most 4 decimals, such as "
            + "0.04%, found '0.01'",
          "mine.yaml:5:28: the taker fee must be from 0% to 10% with at most 4 decimals, such as "
            + "0.04%, found '11%'",
          "mine.yaml:5:33: fees has no key 'other'; allowed: maker, taker",
          "mine.yaml:7:3: 'doge' cannot name an asset; allowed: 2 to 8 capital letters and digits",
          "mine.yaml:8:3: no market trades PEPE",
          "mine.yaml:8:20: decimals must be a whole number from 0 to 12, found '13'",
          "mine.yaml:8:24: an asset has no key 'shwon'; did you mean 'shown'?",
          "mine.yaml:9:3: no market trades DAI",
          "mine.yaml:9:8: an asset must be a mapping (key: value), found '8'",
          "mine.yaml:10:15: funds of USDT must be an amount of USDT with at most 8 decimals, such "
            + "as 1250.25, found '1.234.5'",
          "mine.yaml:10:29: funds of BTC must be an amount of BTC with at most 8 decimals, such as "
            + "1250.25, found '-1'",
          "mine.yaml:10:38: funds of ETH must be an amount of ETH with at most 8 decimals, such as "
            + "1250.25, found '0.123456789'",
          "mine.yaml:10:57: funds of HEFT must be an amount of HEFT with at most 6 decimals, such "
            + "as 1250.25, found '1e4'",
        ])
  }

  @Test("funds of what no market trades, and more than can be counted")
  func funds() throws {
    #expect(
      try ScenarioText.problems("summary: S\nmarkets: [BTC-USDT]\nfunds: {ETH: 1, BCT: 1}\n") == [
        "mine.yaml:3:9: no market trades 'ETH'; allowed: USDT, BTC",
        "mine.yaml:3:17: no market trades 'BCT'; did you mean 'BTC'?",
      ])
    #expect(
      try ScenarioText.problems(
        "summary: S\nmarkets:\n  BTC-USDT: {agents: {quote funds: 9000000000}}\n") == [
          "mine.yaml:3:3: the user and all agents together would have more than 92,233,720,368 "
            + "USDT, which is all that can be counted; lower their funds, or give USDT fewer "
            + "decimals"
        ])
    for amount in ["90000000000", "99999999999999999999"] {
      #expect(
        try ScenarioText.problems("summary: S\nfunds: {USDT: \(amount)}\n") == [
          "mine.yaml:2:15: funds of USDT: more than can be counted"
        ])
    }
  }

  @Test("one mistake is one problem")
  func once() throws {
    #expect(
      try ScenarioText.problems(
        """
        summary: S
        assets:
          DOGE: {decimals: many}
        markets:
          DOGE-USDT: {price: 0.1, tick: 0.01, lot: 1, largest order: 100, agents: thin}
        funds: {DOGE: 5}
        timeline:
          - {at: 1s, phase: halted, markets: DOGE-USDT}
        """) == [
          "mine.yaml:3:20: decimals must be a whole number from 0 to 12, found 'many'"
        ])
    #expect(
      try ScenarioText.problems("summary: S\nmarkets: everything\nfunds: {ABC: 1}\n") == [
        "mine.yaml:2:10: markets must be standard, a list of standard markets or a mapping of "
          + "markets, found 'everything'"
      ])
  }

  @Test("texts that would not fit on a line")
  func lines() throws {
    let long = String(repeating: "a", count: 201)
    #expect(
      try ScenarioText.problems("summary: \(long)\n") == [
        "mine.yaml:1:10: summary has 201 characters; at most 200 are shown"
      ])
    for text in ["\"a\\e[31mb\"", "\"a\\nb\"", "\"a\\tb\"", "\"a\\u0007b\"", "\"a\\u009bb\""] {
      #expect(
        try ScenarioText.problems("summary: \(text)\n") == [
          "mine.yaml:1:10: summary must be a single line without control characters"
        ], "\(text)")
    }
  }

  @Test("a file that is none")
  func notText() throws {
    #expect(try ScenarioText.problems("") == ["mine.yaml:1:1: the file is empty"])
    #expect(
      try ScenarioText.problems("- a\n- b\n") == [
        "mine.yaml:1:1: a scenario must be a mapping (key: value), found a list"
      ])
    #expect(
      try ScenarioText.problems("summary: S\nsummary: T\n") == [
        "mine.yaml:2:1: duplicate key 'summary', first given in line 1"
      ])
  }
}
