import Documents
import Exchange
import Market
import Simulation
import Testing

@Suite("Incidents in scenario files")
struct ScenarioIncidentTests {
  @Test("an incident from the first word to the last")
  func story() throws {
    let actions = try ScenarioTimelineTests.actions(
      """
      - at: 10m
        incident: database
        title: Matching stopped
        known: Orders are not matched.
        unknown: Why, and for how long.
        started at: 9m30s
        news by: 20m
        markets: HEFT-USDT
      - {at: 20m, update incident: database, stage: identified, expected open: 2h, impact: critical}
      - {at: 30m, update incident: database, expected open: 3h, reason: Slow, news by: 1h}
      - {at: 40m, update incident: database, expected open: none, known: The copy is damaged.}
      - {at: 50m, resolve incident: database, known: A copy fell behind.}
      """)
    var update = ScheduledIncidentUpdate(
      stage: .investigating, impact: .major, known: "Orders are not matched.",
      unknown: "Why, and for how long.", nextUpdateDue: .minutes(20))
    #expect(
      actions[0]
        == ScheduledAction(
          at: .minutes(10),
          .openIncident(
            ScheduledIncident(
              title: "Matching stopped", instruments: [InstrumentID(1)],
              startedAt: .seconds(570), update: update))))
    update.stage = .identified
    update.impact = .critical
    update.expectedOpen = .hours(2)
    update.nextUpdateDue = nil
    #expect(actions[1].action == .updateIncident(incident: 1, update))
    update.expectedOpen = .hours(3)
    update.reason = "Slow"
    update.nextUpdateDue = .hours(1)
    #expect(actions[2].action == .updateIncident(incident: 1, update))
    update.expectedOpen = nil
    update.reason = ""
    update.nextUpdateDue = nil
    update.known = "The copy is damaged."
    #expect(actions[3].action == .updateIncident(incident: 1, update))
    update.stage = .resolved
    update.known = "A copy fell behind."
    update.unknown = ""
    #expect(actions[4].action == .updateIncident(incident: 1, update))
  }

  @Test("what is wrong is said where it stands, with what is allowed")
  func mistakes() throws {
    #expect(
      try ScenarioTimelineTests.problems(
        """
        - {at: 1m, update incident: stop}
        - {at: 1m, incident: stop, title: T, known: K, started at: 2m, impact: awful}
        - {at: 1m, incident: stop, title: T, known: K}
        - {at: 2m, incident: other, known: K, stage: resolved, news by: 1m, expected open: 9}
        - {at: 2m, incident: third, title: T, known: K}
        - {at: 2m, update incident: thrd}
        - {at: 2m, update incident: third}
        - {at: 3m, resolve incident: third, stage: identified}
        - {at: 4m, update incident: third, known: K}
        """) == [
          "mine.yaml:5:29: there is no incident 'stop'; no incident was told of before",
          "mine.yaml:6:60: it cannot begin after 1m, when it is told of",
          "mine.yaml:6:72: impact must be one of none, minor, major, critical, found 'awful'",
          "mine.yaml:7:22: 'stop' was told of already; tell more of it with 'update incident'",
          "mine.yaml:8:3: 'title' is missing",
          "mine.yaml:8:46: stage must be one of investigating, identified, monitoring, found "
            + "'resolved'",
          "mine.yaml:8:65: news by must be after 2m, when this is told, or none",
          "mine.yaml:8:84: expected open must be a length of time such as 1m30s, found '9'; a "
            + "number without a unit could be anything",
          "mine.yaml:10:29: there is no incident 'thrd'; did you mean 'third'?",
          "mine.yaml:11:29: an update must tell something: stage, impact, known, unknown, advice, "
            + "expected open, news by",
          "mine.yaml:12:37: an entry that has 'resolve incident' has no key 'stage'; allowed: at, "
            + "known, unknown, advice",
          "mine.yaml:13:29: 'third' was resolved at 3m",
        ])
  }

  @Test("a world tells of it in its place, and goes on from an archive")
  func world() throws {
    let scenario = try ScenarioText.scenario(
      ScenarioTimelineTests.head + """
        - {at: 10s, phase: broken, markets: HEFT-USDT}
        - {at: 14s, incident: stop, title: T, known: K, news by: 20s, markets: HEFT-USDT}
        - {at: 30s, update incident: stop, stage: monitoring}
        - {at: 35s, phase: open, markets: HEFT-USDT}
        - {at: 40s, resolve incident: stop}
        """)
    var world = World(scenario: scenario, seed: 3)
    var events = EventBatch()
    world.run(until: scenario.start + .seconds(25), eventLimit: .max, into: &events)
    var restored = try World(scenario: scenario, restoring: world.archive())
    world.run(until: scenario.start + .minutes(1), eventLimit: .max, into: &events)
    var ignored = EventBatch()
    restored.run(until: scenario.start + .minutes(1), eventLimit: .max, into: &ignored)
    #expect(restored.stateHash == world.stateHash)
    let told = events.events.compactMap { event -> String? in
      guard case .incident(_, let revision, let stage) = event.body else { return nil }
      return "\((event.time - scenario.start).wholeSeconds) \(revision) \(stage.name)"
    }
    #expect(
      told == [
        "14 1 investigating", "20 2 investigating", "30 3 monitoring", "40 4 resolved",
      ])
    let incident = try #require(world.exchange.incidents.first)
    #expect(incident.missedUpdates.first?.toldAt == scenario.start + .seconds(30))
    #expect(world.exchange.phase(of: InstrumentID(1)) == .open)
  }
}
