import Documents
import Market
import Simulation
import Testing

@Suite("Expectations and drills in scenario files")
struct ScenarioExpectationTests {
  static let head = "summary: S\nmarkets: [BTC-USDT, HEFT-USDT]\nlasts: 5m\nexpect:\n"

  static func expectations(_ entries: String) throws -> [Expectation] {
    try ScenarioText.scenario(head + entries).expectations
  }

  static func problems(_ entries: String) throws -> [String] {
    try ScenarioText.problems(head + entries)
  }

  @Test("bounds in every unit, with the usual times")
  func units() throws {
    let (bitcoin, heft) = (InstrumentID(0), InstrumentID(1))
    let all = try Self.expectations(
      """
      - {price: 61000 to 62000.5, markets: BTC-USDT, at: 1m}
      - {spread: at most 1.5bp, markets: HEFT-USDT}
      - {falls by: at least 3%, from: 1m, to: 2m, markets: [BTC-USDT]}
      - {traded: at least 250000, markets: HEFT-USDT}
      - {halts: 0}
      - {phase: cancel-only, at: 2m, markets: BTC-USDT}
      - {stands still for: 1m30s to 2m, markets: BTC-USDT}
      - {audit: passed}
      - {recovers: -5% to 12.5%, markets: BTC-USDT}
      """)
    func whole(
      _ subject: Expectation.Subject, _ market: InstrumentID, _ least: Int64?, _ most: Int64?
    ) -> Expectation {
      Expectation(
        subject, market: market, from: .zero, to: .minutes(5), least: least, most: most)
    }
    #expect(
      all == [
        Expectation(
          .price, market: bitcoin, from: .minutes(1), to: .minutes(1), least: 6_100_000,
          most: 6_200_050),
        Expectation(
          .spread, market: heft, from: .minutes(5), to: .minutes(5), least: nil, most: 150),
        Expectation(
          .fall, market: bitcoin, from: .minutes(1), to: .minutes(2), least: 30_000, most: nil),
        whole(.traded, heft, 250_000, nil), whole(.halts, bitcoin, 0, 0), whole(.halts, heft, 0, 0),
        Expectation(
          .phase, market: bitcoin, from: .minutes(2), to: .minutes(2), least: 2, most: 2),
        whole(.standstill, bitcoin, 90_000_000_000, 120_000_000_000),
        Expectation(.audit, from: .minutes(5), to: .minutes(5), least: 1, most: 1),
        whole(.recovery, bitcoin, -50_000, 125_000),
      ])
  }

  @Test("what is wrong with an expectation, each told once and where it is")
  func problems() throws {
    #expect(
      try Self.problems(
        """
        - {haltz: 0}
        - {at: 1m}
        - {halts: 0, trades: 1}
        - {halts: few}
        - {falls by: 3, markets: BTC-USDT}
        - {falls by: 5% to 3%, markets: BTC-USDT}
        - {phase: opne}
        - {audit: fine}
        - {price: 61000}
        - {price: 61000.001, markets: BTC-USDT}
        - {audit: passed, markets: BTC-USDT}
        - {halts: 0, at: 1m}
        - {spread: 1bp, from: 1m}
        - {halts: 0, from: 2m, to: 1m}
        - {halts: 0, to: 6m}
        - {halts: 0, markets: BTC-USD}
        - now
        """) == [
          "mine.yaml:5:4: an expectation has no key 'haltz'; did you mean 'halts'?",
          "mine.yaml:6:3: an expectation needs one of \(Self.subjects)",
          "mine.yaml:7:14: an expectation is about one thing, and this one about 'halts' already; "
            + "begin another",
          "mine.yaml:8:11: halts must be 'at least 1', 'at most 3', '1 to 3' or '1', found 'few'",
          "mine.yaml:9:14: falls by must be 'at least 3%', 'at most 12.5%', '3% to 12.5%' or '3%', "
            + "found '3'",
          "mine.yaml:10:14: falls by must be 'at least 3%', 'at most 12.5%', '3% to 12.5%' or "
            + "'3%', found '5% to 3%'",
          "mine.yaml:11:11: phase must be one of open, post-only, cancel-only, auction, halted, "
            + "broken, maintenance, found 'opne'; did you mean 'open'?",
          "mine.yaml:12:11: audit must be one of failed, passed, found 'fine'",
          "mine.yaml:13:3: a price needs its market, as in markets: BTC-USDT",
          "mine.yaml:14:11: price must be 'at least 61700', 'at most 61900.5', '61700 to 61900.5' "
            + "or '61700', found '61000.001'",
          "mine.yaml:15:28: 'audit' is the venue's, and has no markets",
          "mine.yaml:16:14: 'halts' is seen over a while: say from and to",
          "mine.yaml:17:17: 'spread' is seen over one moment: say at",
          "mine.yaml:18:20: from must come before to, 1m",
          "mine.yaml:19:18: the scenario lasts 5m only",
          "mine.yaml:20:23: there is no market 'BTC-USD'; did you mean 'BTC-USDT'?",
          "mine.yaml:21:3: an expectation must be a mapping (key: value), found 'now'",
        ])
  }

  static let subjects = Expectation.Subject.allCases.map(\.rawValue).joined(separator: ", ")

  @Test("without a length every time must be said")
  func withoutLength() throws {
    #expect(
      try ScenarioText.problems(
        """
        summary: S
        expect:
          - {audit: passed}
          - {halts: 0, from: 1s}
          - {audit: passed, at: 1m}
        drill: {goal: G, score: equity}
        """) == [
          "mine.yaml:3:5: say when it is looked at, with 'at', or how long the scenario 'lasts'",
          "mine.yaml:4:5: say when it is looked at, with 'to', or how long the scenario 'lasts'",
          "mine.yaml:6:8: say how long there is, with 'within', or how long the scenario 'lasts'",
        ])
  }

  @Test("a drill, and what can be wrong with one")
  func drill() throws {
    let text = "summary: S\nlasts: 5m\ndrill: {goal: Be flat., within: 2m, score: open orders}\n"
    let drill = Drill(goal: "Be flat.", limit: .minutes(2), score: .openOrders)
    #expect(try ScenarioText.scenario(text).drill == drill)
    #expect(try ScenarioText.scenario(text).length == .minutes(5))
    #expect(
      try ScenarioText.problems("summary: S\nlasts: 0s\ndrill: {gaol: Be flat., score: equty}\n")
        == [
          "mine.yaml:2:8: lasts must be from 1s to 366d, found '0s'",
          "mine.yaml:3:8: 'goal' is missing",
          "mine.yaml:3:8: say how long there is, with 'within', or how long the scenario 'lasts'",
          "mine.yaml:3:9: a drill has no key 'gaol'; did you mean 'goal'?",
          "mine.yaml:3:32: score must be one of equity, trading, open orders, found 'equty'; did "
            + "you mean 'equity'?",
        ])
  }

  @Test("an expectation in words, and what was seen")
  func words() throws {
    let scenario = try ScenarioText.scenario(
      Self.head + "- {falls by: at least 3%, from: 1m, to: 2m, markets: BTC-USDT}\n"
        + "- {audit: passed}")
    let texts = scenario.expectations.map { ExpectationText.text($0, in: scenario) }
    #expect(texts == ["BTC-USDT: falls by at least 3%, from 1m to 2m", "audit passed, at 5m"])
    let seen = [41_250, nil].map { (seen: Int64?) in
      ExpectationOutcome(expectation: scenario.expectations[0], seen: seen)
    }
    #expect(seen.map { ExpectationText.seen($0, in: scenario) } == ["4.12%", "nothing"])
    #expect(seen.map(\.holds) == [true, false])
  }
}
