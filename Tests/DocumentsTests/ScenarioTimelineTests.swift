import Documents
import Market
import Simulation
import Testing

@Suite("Timelines in scenario files")
struct ScenarioTimelineTests {
  static let head = "summary: S\nminimum notice: 1m\nmarkets: [BTC-USDT, HEFT-USDT]\ntimeline:\n"
  /// Ends in line 10.
  static let notice = """
    - at: 10s
      announce: move
      title: T
      reason: R
      cancel-only at: 2m
      halt at: 2m30s
      open at: 5m

    """

  static func problems(_ entries: String) throws -> [String] {
    try ScenarioText.problems(head + entries)
  }

  static func actions(_ entries: String) throws -> [ScheduledAction] {
    try ScenarioText.scenario(head + entries).timeline
  }

  @Test("a short announcement has the usual lengths, policy and advice")
  func usual() throws {
    let actions = try Self.actions(Self.notice)
    let plan = ScheduledMaintenance(
      title: "T", reason: "R", cancelOnlyAt: .minutes(2), haltAt: .seconds(150),
      expectedOpen: .minutes(5), verifying: .seconds(15), reopeningCancelOnly: .seconds(25),
      auction: .seconds(40), restingOrders: .hold,
      advice: "Orders keep their place in the queue. Cancel what you do not want to reopen with.",
      nextUpdateDue: .minutes(5))
    #expect(actions == [ScheduledAction(at: .seconds(10), .announce(plan))])
  }

  @Test("a full announcement, of one market, with two notices at once")
  func full() throws {
    let actions = try Self.actions(
      Self.notice + """
        - at: 10s
          announce: index
          title: T
          reason: R
          markets: [HEFT-USDT]
          cancel-only at: 1m10s
          halt at: 1m10.5s
          open at: 1h
          audit for: 0s
          cancels for: 250ms
          auction for: 1m1ms
          resting orders: cancel
          news by: 11s
        - {at: 20s, report: index, step: 2 of 99, doing: Copying, news by: 30s}
        - {at: 20s, report: move, step: 1 of 1, doing: Waiting}
        - {at: 1m, call off: move, reason: No}
        - {at: 2m, revise: index, open at: 30m, reason: Sooner}
        """)
    let plan = ScheduledMaintenance(
      title: "T", reason: "R", instruments: [InstrumentID(1)], cancelOnlyAt: .seconds(70),
      haltAt: .milliseconds(70_500), expectedOpen: .hours(1), verifying: .zero,
      reopeningCancelOnly: .milliseconds(250), auction: .milliseconds(60_001),
      restingOrders: .cancel,
      advice: "Resting orders are cancelled when matching stops. Place them again afterwards.",
      nextUpdateDue: .seconds(11))
    #expect(
      actions.dropFirst() == [
        ScheduledAction(at: .seconds(10), .announce(plan)),
        ScheduledAction(
          at: .seconds(20),
          .report(
            notice: 2, WorkProgress(step: 2, steps: 99, title: "Copying"),
            nextUpdateDue: .seconds(30))),
        ScheduledAction(
          at: .seconds(20),
          .report(
            notice: 1, WorkProgress(step: 1, steps: 1, title: "Waiting"),
            nextUpdateDue: .minutes(5))),
        ScheduledAction(at: .minutes(1), .callOff(notice: 1, reason: "No")),
        ScheduledAction(
          at: .minutes(2),
          .revise(
            notice: 2, expectedOpen: .minutes(30), reason: "Sooner", nextUpdateDue: .minutes(30))),
      ])
  }

  @Test("phases, of one market or of all")
  func phases() throws {
    let actions = try Self.actions(
      """
      - {at: 0s, phase: broken, markets: HEFT-USDT}
      - {at: 1s, phase: halted}
      - {at: 2s, phase: post-only, markets: [HEFT-USDT, BTC-USDT, HEFT-USDT]}
      """)
    let (bitcoin, heft) = (InstrumentID(0), InstrumentID(1))
    #expect(
      actions == [
        ScheduledAction(at: .zero, .setPhase(heft, .halted(.fault))),
        ScheduledAction(at: .seconds(1), .setPhase(bitcoin, .halted(.operatorDecision))),
        ScheduledAction(at: .seconds(1), .setPhase(heft, .halted(.operatorDecision))),
        ScheduledAction(at: .seconds(2), .setPhase(heft, .postOnly)),
        ScheduledAction(at: .seconds(2), .setPhase(bitcoin, .postOnly)),
      ])
  }

  @Test("entries that do nothing, too much, or something unheard of")
  func verbs() throws {
    let verbs =
      "announce, revise, report, call off, phase, list, delist, degrade data, news, whale, "
      + "flash crash, outage, incident, update incident, resolve incident"
    #expect(
      try Self.problems(
        """
        - {at: 1s, anounce: move}
        - {at: 1s}
        - {at: 1s, phase: opne, market: BTC-USDT}
        - {at: 1s, phase: open, call off: move}
        - {at: 1s, report: move, titel: T}
        - sleep
        """) == [
          "mine.yaml:5:12: an entry of the timeline needs one of \(verbs); did you mean "
            + "'announce'?",
          "mine.yaml:6:3: an entry of the timeline needs one of \(verbs)",
          "mine.yaml:7:19: phase must be one of open, post-only, cancel-only, auction, halted, "
            + "broken, found 'opne'; did you mean 'open'?",
          "mine.yaml:7:25: an entry that has 'phase' has no key 'market'; did you mean 'markets'?",
          "mine.yaml:8:25: an entry does one thing, and this one has 'phase' already; begin "
            + "another",
          "mine.yaml:9:3: 'step' is missing",
          "mine.yaml:9:3: 'doing' is missing",
          "mine.yaml:9:20: no notice 'move' was announced; nothing was announced before",
          "mine.yaml:9:26: an entry that has 'report' has no key 'titel'; allowed: at, step, "
            + "doing, news by",
          "mine.yaml:10:3: an entry of the timeline must be a mapping (key: value), found 'sleep'",
        ])
    #expect(
      try ScenarioText.problems("summary: S\ntimeline: soon\n") == [
        "mine.yaml:2:11: timeline must be a list, found 'soon'"
      ])
  }

  @Test("times that are none, or not in order")
  func times() throws {
    #expect(
      try Self.problems(
        """
        - {at: 10s, phase: open}
        - {at: 9s, phase: open}
        - {at: 1:30, phase: open}
        - {phase: open}
        - {at: 367d, phase: open}
        - {at: -5s, phase: open}
        """) == [
          "mine.yaml:6:8: the timeline is told in the order of time: 9s comes after 10s",
          "mine.yaml:7:8: at must be a length of time with its units, such as 20s, 5m55s, 1h30m, "
            + "2d or 250ms, found '1:30'",
          "mine.yaml:8:3: 'at' is missing",
          "mine.yaml:9:8: at must be from 0s to 366d, found '367d'",
          "mine.yaml:10:8: at must be a length of time with its units, such as 20s, 5m55s, 1h30m, "
            + "2d or 250ms, found '-5s'",
        ])
  }

  @Test(
    "plans whose times do not go together",
    arguments: [
      (
        "cancel-only at: 1m9s\n  halt at: 2m\n  open at: 5m",
        "9:19: the notice is too short: announced at 10s, cancel-only may begin at 1m10s at the "
          + "earliest (minimum notice 1m)"
      ),
      (
        "cancel-only at: 2m\n  halt at: 2m\n  open at: 5m",
        "10:12: the halt must come after cancel-only at 2m"
      ),
      (
        "cancel-only at: 2m\n  halt at: 3m\n  open at: 4m19s",
        "11:12: between the halt at 3m and the opening the audit, the cancels and the auction need "
          + "1m20s: 4m20s at the earliest"
      ),
      (
        "cancel-only at: 2m\n  halt at: 3m\n  open at: 5m\n  news by: 10s",
        "12:12: news must be due after 10s, when this is told"
      ),
      (
        "cancel-only at: 2m\n  halt at: 3m\n  open at: 5m\n  audit for: 25h",
        "12:14: audit for must be from 0s to 1d, found '25h'"
      ),
      (
        "cancel-only at: 2m\n  halt at: 3m\n  open at: 5m\n  resting orders: keep",
        "12:19: resting orders must be one of hold, cancel, found 'keep'"
      ),
      ("cancel-only at: 2m\n  halt at: 3m", "5:3: 'open at' is missing"),
      (
        "cancel-only at: 2m\n  halt at: 3m\n  open at: 5m\n  markets: HEFT-USD",
        "12:12: there is no market 'HEFT-USD'; did you mean 'HEFT-USDT'?"
      ),
      (
        "cancel-only at: 2m\n  halt at: 3m\n  open at: 5m\n  markets: []",
        "12:12: markets must name at least one; leave it out for all"
      ),
    ])
  func plans(times: String, problem: String) throws {
    let entry = "- at: 10s\n  announce: move\n  title: T\n  reason: R\n  \(times)\n"
    #expect(try Self.problems(entry) == ["mine.yaml:" + problem])
  }

  @Test(
    "news of a notice that come too late, or of none",
    arguments: [
      (
        "- {at: 20s, revise: mvoe, open at: 6m, reason: R}",
        "12:21: no notice 'mvoe' was announced; did you mean 'move'?"
      ),
      (
        "- {at: 3m40s, revise: move, open at: 6m, reason: R}",
        "12:23: too late at 3m40s: for 'move', the audit begins at 3m40s"
      ),
      (
        "- {at: 20s, revise: move, open at: 3m49s, reason: R}",
        "12:36: between the halt at 2m30s and the opening the audit, the cancels and the auction "
          + "need 1m20s: 3m50s at the earliest"
      ),
      (
        "- {at: 3m, revise: move, open at: 4m19s, reason: R}",
        "12:35: between now and the opening the audit, the cancels and the auction need 1m20s: "
          + "4m20s at the earliest"
      ),
      (
        "- {at: 2m, call off: move, reason: R}",
        "12:22: too late at 2m: for 'move', cancel-only begins at 2m"
      ),
      (
        "- {at: 5m, report: move, step: 1 of 2, doing: D, news by: 6m}",
        "12:20: too late at 5m: for 'move', the opening begins at 5m"
      ),
      (
        "- {at: 1m, report: move, step: 3 of 2, doing: D}",
        "12:32: step must be a number of a count up to 99, such as 2 of 5, found '3 of 2'"
      ),
      (
        "- {at: 1m, report: move, step: 1 of 2, doing: D, news by: 30s}",
        "12:59: news must be due after 1m, when this is told"
      ),
      (
        "- {at: 1m, announce: move, title: T, reason: R, cancel-only at: 3m, halt at: 4m, "
          + "open at: 9m}",
        "12:22: 'move' was announced already; a notice needs a name of its own"
      ),
    ])
  func late(entry: String, problem: String) throws {
    #expect(try Self.problems(Self.notice + entry + "\n") == ["mine.yaml:" + problem])
  }

  @Test("the latest estimate counts, and a notice that was called off is over")
  func estimates() throws {
    let revised = Self.notice + "- {at: 1m, revise: move, open at: 9m, reason: R}\n"
    #expect(
      try Self.problems(revised + "- {at: 7m, revise: move, open at: 10m, reason: R}\n") == [])
    #expect(
      try Self.problems(
        Self.notice
          + """
          - {at: 1m, call off: move, reason: R}
          - {at: 2m, report: move, step: 1 of 2, doing: D}
          """) == ["mine.yaml:13:20: 'move' was called off at 1m"])
  }

  @Test("a notice that is wrong is known all the same")
  func wrongNotice() throws {
    #expect(
      try Self.problems(
        """
        - {at: 10s, announce: move, title: T, reason: R, cancel-only at: 2m, halt at: 1m,
           open at: 9m}
        - {at: 20s, report: move, step: 1 of 2, doing: D}
        """) == ["mine.yaml:5:79: the halt must come after cancel-only at 2m"])
  }
}
