import Desk
import Market
import Testing

/// An incident as the venue would publish it, at so many seconds after the rig's start.
struct Outage {
  var incident: Incident

  init(at seconds: Int64, began: Int64, news: Int64? = nil, instruments: [InstrumentID] = []) {
    incident = Incident(
      id: IncidentID(1), publishedAt: Rig.start + .seconds(seconds),
      report: IncidentReport(
        title: "Matching stopped", instruments: instruments,
        startedAt: Rig.start + .seconds(began),
        update: IncidentUpdate(
          stage: .investigating, impact: .major, known: "Orders are not matched.",
          unknown: "why, and for how long",
          nextUpdateDue: news.map { Rig.start + .seconds($0) })))
  }

  mutating func tell(
    _ stage: IncidentStage, at seconds: Int64, known: String = "A copy fell behind.",
    open: Int64? = nil, reason: String = ""
  ) {
    let time = Rig.start + .seconds(seconds)
    if incident.updateOverdue {
      incident.missedUpdates[incident.missedUpdates.count - 1].toldAt = time
    }
    incident.news.append(
      IncidentNews(
        time: time,
        update: IncidentUpdate(
          stage: stage, impact: .major, known: known,
          expectedOpen: open.map { Rig.start + .seconds($0) }, reason: reason)))
    incident.revision += 1
    incident.updatedAt = time
  }

  mutating func miss(due: Int64) {
    incident.missedUpdates.append(MissedUpdate(dueAt: Rig.start + .seconds(due)))
    incident.revision += 1
    incident.updatedAt = Rig.start + .seconds(due)
  }
}

extension Rig {
  /// Publishes an incident at so many seconds after the start, and shows it.
  @discardableResult mutating func publish(_ outage: Outage, at seconds: Int64) -> [Effect] {
    venue.time = Rig.start + .seconds(seconds)
    let effects = send(.incident(outage.incident))
    show()
    return effects
  }

  /// Takes the first market to a phase at so many seconds after the start.
  mutating func go(_ phase: MarketPhase, at seconds: Int64) {
    venue.time = Rig.start + .seconds(seconds)
    happen(.phase(InstrumentID(0), from: venue.markets[0].phase, to: phase), to: nil)
    venue.markets[0].phase = phase
    show()
  }

  func said(_ text: String) -> Bool { state.messages.contains { $0.text == text } }
}

@Suite struct IncidentTests {
  @Test func theBannerSaysWhatIsKnownAndWhatIsNot() throws {
    var rig = Rig()
    rig.rest(11, .buy, 6_173_239)
    rig.show()
    rig.go(.halted(.fault), at: 60)
    #expect(rig.state.banner?.kind == .unannounced)
    rig.publish(Outage(at: 150, began: 60, news: 300), at: 150)
    let banner = try #require(rig.state.banner)
    #expect(banner.kind == .incident && banner.urgency == .critical)
    #expect(banner.headline == "Incident, investigating: Matching stopped")
    #expect(
      banner.details()
        == [
          "no estimate", "Orders are not matched.", "not known: why, and for how long",
          "allowed now: nothing, not even cancels", "1 of your orders waits",
          "next update by 14:05:00",
        ])
    #expect(rig.said("Matching stopped: investigating, Orders are not matched."))
    #expect(rig.said("Matching stopped: not known: why, and for how long"))
  }

  @Test func estimatesThatMoveAndNewsThatIsLateAreToldOnce() throws {
    var rig = Rig()
    var outage = Outage(at: 10, began: 5, news: 60)
    rig.publish(outage, at: 10)
    outage.miss(due: 60)
    rig.publish(outage, at: 300)
    #expect(rig.state.banner?.update == "update was due 14:01:00, 4 m late")
    #expect(rig.state.banner?.isUpdateOverdue == true)
    #expect(rig.said("Matching stopped: the update that was due 14:01:00 has not come"))
    outage.tell(.identified, at: 310, open: 900)
    rig.publish(outage, at: 310)
    #expect(rig.said("Matching stopped: expected open 14:15:00"))
    outage.tell(.identified, at: 320, open: 1_800, reason: "slower than hoped")
    rig.publish(outage, at: 320)
    #expect(
      rig.said(
        "Matching stopped: expected open 14:30:00 instead of 14:15:00: slower than hoped"))
    #expect(rig.state.banner?.back == "back 14:30 (moved once, +15 m)")
    let count = rig.state.messages.count
    rig.publish(outage, at: 330)
    #expect(rig.state.messages.count == count)
  }

  @Test func quietHoursAreQuiet() {
    var rig = Rig()
    #expect(rig.publish(Outage(at: 10, began: 5), at: 10).contains(.bell))
    var quiet = Rig()
    quiet.state.alerts.isQuiet = true
    #expect(!quiet.publish(Outage(at: 10, began: 5), at: 10).contains(.bell))
    var window = Window()
    window.enter(.within30Seconds, at: 395)
    #expect(!quiet.send(.notice(window.notice)).contains(.bell))
    #expect(rig.send(.notice(window.notice)).contains(.bell))
  }

  @Test func oneKeyOpensItAndTheArrowsGoToTheNotice() {
    var rig = Rig()
    rig.publish(Window(), at: 1)
    rig.go(.halted(.fault), at: 5)
    rig.publish(Outage(at: 10, began: 5), at: 10)
    rig.press("n")
    #expect(rig.state.overlay == .bulletin(.incident(0), scroll: 0))
    rig.press("Left")
    #expect(rig.state.overlay == .notice(0, scroll: 0))
    rig.press("Right")
    #expect(rig.state.overlay == .bulletin(.incident(0), scroll: 0))
    rig.press("n", "N", "Enter")
    #expect(rig.state.overlay == .bulletin(.incident(0), scroll: 0))
  }

  @Test func thePostMortemIsMadeOfEvents() throws {
    var rig = Rig()
    rig.happen(Rig.trade(1, lots: 5, at: 6_173_241), to: nil, at: Rig.start + .seconds(50))
    rig.rest(11, .buy, 6_173_239)
    rig.show()
    rig.go(.halted(.fault), at: 60)
    var outage = Outage(at: 150, began: 40, news: 200)
    rig.publish(outage, at: 150)
    outage.miss(due: 200)
    outage.tell(.identified, at: 400, open: 900)
    outage.tell(.monitoring, at: 500, open: 1_500, reason: "slow")
    rig.publish(outage, at: 500)
    rig.go(.cancelOnly, at: 700)
    rig.go(.open, at: 960)
    rig.happen(Rig.trade(2, lots: 5, at: 6_234_972), to: nil)
    outage.tell(.resolved, at: 970)
    rig.publish(outage, at: 970)
    let text = PostMortem.lines(of: outage.incident, in: rig.state).map(\.plainText)
    #expect(
      text == [
        "Post-mortem: Matching stopped",
        "first symptom   14:00:40",
        "halt            14:01:00",
        "first news      14:02:30, 1 m 30 s AFTER the halt",
        "identified      14:06:40, 6 m after it",
        "monitoring      14:08:20, 7 m 40 s after it",
        "resolved        14:16:10, 15 m 30 s after it",
        "first estimate  open 14:15:00, given 14:06:40",
        "  moved           14:08:20: to 14:25:00, +10 m: slow",
        "slips           1",
        "broken promise  news was due 14:03:20, came 3 m 20 s late",
        "cancel-only     14:11:40",
        "reopening       14:16:00",
        "stood still     15 m",
        "your orders     of 1 order 1 kept",
        "BTC-USDT        61,732.41 before, 62,349.72 after, +1.00 %",
      ])
    // It stands at the end of the incident too, once that is over.
    #expect(
      rig.state.lines(of: .incident(0)).map(\.plainText).suffix(text.count).elementsEqual(text))
  }
}
