import Analytics
import Desk
import Market
import Testing

/// Going back in time at the desk: what is asked, what counts, and what is known afterwards.
@Suite struct RewindTests {
  /// A desk that has lived for a while: a trade a second, and a fill in each of the first seconds.
  private func lived(_ seconds: Int, pasts: inout DeskPasts) -> Rig {
    var rig = Rig()
    for second in 0..<seconds {
      let time = rig.venue.time
      rig.happen(
        Rig.trade(UInt64(second + 1), lots: 10, at: 6_173_200 + Int64(second)), to: nil, at: time)
      if second < 6 {
        rig.happen(
          .filled(
            Rig.fill(5, trade: UInt64(second + 1), .buy, .taker, lots: 10, at: 6_173_242)),
          at: time)
      }
      rig.pass(.seconds(1))
      if pasts.isDue(rig.state) {
        pasts.keep(rig.state, through: Sequence(UInt64(second * 2 + 2)))
      }
    }
    return rig
  }

  @Test func theFirstTimeItAsksAndThenItDoesNot() throws {
    var pasts = DeskPasts()
    var rig = lived(100, pasts: &pasts)
    let target = rig.state.now - .seconds(60)
    #expect(rig.press("F8").isEmpty)
    #expect(rig.question?.text.contains("stays scored") == true)
    #expect(rig.press("Esc").isEmpty)
    #expect(rig.state.overlay == nil && rig.state.practice == nil)
    rig.press("F8")
    // The clock that runs on while it is asked does not move where it goes.
    rig.pass(.seconds(3))
    #expect(rig.press("Enter") == [.travel(to: target)])
    rig.send(.journey(Journey(kind: .practice, time: target, past: pasts.latest(at: target))))
    #expect(rig.state.practice?.from == target)
    rig.venue.time = target
    rig.show()
    rig.pass(.seconds(20))
    #expect(rig.press("F7") == [.travel(to: rig.venue.time - .seconds(10))])
  }

  @Test func whatIsKnownThenIsWhatWasKnownThen() throws {
    var pasts = DeskPasts()
    let young = lived(52, pasts: &pasts)
    pasts = DeskPasts()
    var rig = lived(100, pasts: &pasts)
    let target = Rig.start + .seconds(52)
    let past = try #require(pasts.latest(at: target))
    #expect(past.time <= target && target - past.time < .seconds(20))
    var journey = Journey(kind: .practice, time: target, past: past)
    // What happened from there on, as the world that was sought tells it.
    for second in Int((past.time - Rig.start).wholeSeconds)..<52 {
      let event = Event(
        sequence: Sequence(UInt64(1_000 + second)), time: Rig.start + .seconds(Int64(second)),
        account: nil, body: Rig.trade(UInt64(second + 1), lots: 10, at: 6_173_200 + Int64(second)))
      journey.messages.append(.event(event))
    }
    let messages = rig.state.messages.count
    rig.send(.journey(journey))
    let (now, then) = (rig.state.markets[0], young.state.markets[0])
    #expect(now.candles == then.candles)
    #expect(now.tape == then.tape)
    #expect(now.volumes == then.volumes)
    #expect(now.position == then.position)
    #expect(rig.state.fills == young.state.fills && rig.state.fills.count == 6)
    #expect(rig.state.now == target)
    // What was told stays in the log, and is not told again.
    #expect(rig.state.messages.count == messages + 2)
    #expect(rig.said.hasPrefix("the first pass stays scored: to "))
  }

  @Test func theFirstPassIsScoredAsItWas() throws {
    var pasts = DeskPasts()
    var rig = lived(100, pasts: &pasts)
    let score = rig.state.score
    #expect(score.fillCount == 6)
    let target = Rig.start + .seconds(2)
    rig.send(.journey(Journey(kind: .practice, time: target, past: pasts.latest(at: target))))
    #expect(rig.state.practice?.firstPass == score)
    rig.venue.time = target
    rig.show()
    rig.happen(.filled(Rig.fill(9, trade: 99, .sell, .taker, lots: 10, at: 6_173_241)))
    #expect(rig.state.practice?.firstPass == score, "what is practised is not scored")
    // Another branch off the branch leaves it alone, too.
    rig.send(.journey(Journey(kind: .practice, time: target, past: nil)))
    #expect(rig.state.practice?.firstPass == score)
    #expect(rig.state.fills.isEmpty && rig.state.score.fillCount == 0)
  }

  @Test func whatCannotBeIsSaidAndChangesNothing() {
    var pasts = DeskPasts()
    var rig = lived(20, pasts: &pasts)
    var journey = Journey(kind: .practice, time: Rig.start, past: nil)
    journey.problem = "the disk is full"
    #expect(rig.send(.journey(journey)) == [.bell])
    #expect(rig.said == "not rewound: the disk is full")
    #expect(rig.state.practice == nil && rig.state.fills.count == 6)
    #expect(rig.press("Y").isEmpty)
    #expect(rig.said.hasPrefix("you are in charge already"))
  }

  @Test func theCommandLineGoesAnywhereAndNotBeyondTheStart() {
    var rig = Rig()
    rig.pass(.minutes(30))
    rig.type(":rewind 14:03:10")
    rig.press("Enter", "Enter")
    #expect(rig.effects.last == .travel(to: Rig.start + .seconds(190)))
    rig.type(":rewind 5m")
    rig.press("Enter", "Enter")
    #expect(rig.effects.last == .travel(to: Rig.start + .minutes(25)))
  }

  @Test(arguments: [
    ("10s", Int64(10)), ("5m", 300), ("1h30m", 5_400), ("90", 90), ("2d", 172_800),
  ])
  func spansAreRead(text: String, seconds: Int64) {
    #expect(TimeTarget(text) == .span(.seconds(seconds)))
  }

  @Test(arguments: [
    "", "m", "5x", "0s", "-5m", "25:00", "9:60", "1:2:3:4", "::", "1:", "99999999999999999999s",
    "401d", "५m",
  ])
  func whatIsNoTimeIsNotRead(text: String) { #expect(TimeTarget(text) == nil) }
}

/// A recording at the desk.
@Suite struct RecordingTests {
  private func rig(lasting length: TimeSpan = .minutes(5)) -> Rig {
    var session = Rig.session
    session.openedAt = Rig.start
    session.recording = SessionRecording(
      name: "test", start: Rig.start, end: Rig.start + length)
    var rig = Rig()
    rig.state = DeskState(session: session, theme: "dark")
    rig.send(.ladderRows(20))
    rig.rest(11, .buy, 6_173_200)
    rig.show()
    return rig
  }

  /// What stood still and was told later has not happened yet.
  @Test func whatWasLearnedOfHaltsIsForgottenToo() {
    var rig = rig()
    rig.happen(.phase(InstrumentID(0), from: .open, to: .halted(.fault)), to: nil)
    rig.happen(.phase(InstrumentID(0), from: .halted(.fault), to: .open), to: nil)
    #expect(!rig.state.phaseChanges.isEmpty)
    rig.send(.journey(Journey(kind: .seek, time: Rig.start, past: nil)))
    #expect(rig.state.phaseChanges.isEmpty && rig.state.reconciliations.isEmpty)
  }

  @Test func nothingLeavesTheDesk() {
    var rig = rig()
    for key in ["b", "j", "t", "m", "x", "X", "e", "K", "B", "f"] { rig.press(key) }
    rig.type(":cancel 1")
    rig.press("Enter")
    rig.type(":buy 0.1 @bid")
    rig.press("Enter")
    rig.send(.line(.run([CommandPart(step: .cancelOrder(OrderID(11)), text: "cancel 1")])))
    let order = TypedOrder(side: .buy, quantity: "1", price: .number("61732"))
    rig.send(.line(.run([CommandPart(step: .order(order), text: "buy 1 61732")])))
    #expect(rig.commands.isEmpty)
    #expect(rig.said.hasPrefix("this is a recording: nothing is sent; Y takes over here"))
  }

  @Test func itIsSoughtWithoutAQuestionAndTakenOverAsPractice() {
    var rig = rig()
    rig.pass(.minutes(2))
    #expect(rig.press("F8") == [.travel(to: Rig.start + .minutes(1))])
    rig.send(.journey(Journey(kind: .seek, time: Rig.start + .minutes(1), past: nil)))
    #expect(rig.state.practice == nil && rig.state.recording != nil)
    #expect(rig.press("Y") == [.takeOver])
    rig.send(.journey(Journey(kind: .practice, time: Rig.start + .minutes(1), past: nil)))
    #expect(rig.state.recording == nil)
    #expect(rig.state.practice == Practice(from: Rig.start + .minutes(1), firstPass: nil))
    rig.show()
    rig.press("x")
    #expect(rig.commands == [.cancel(OrderID(11))])
  }

  @Test func itIsSoughtForwardToItsEndAtMost() {
    var rig = rig()
    #expect(rig.press("Shift-F8") == [.travel(to: Rig.start + .minutes(1))])
    rig.type(":forward 14:02:30")
    rig.press("Enter")
    #expect(rig.effects.last == .travel(to: Rig.start + .seconds(150)))
    #expect(rig.press("Shift-F12") == [.travel(to: Rig.start + .minutes(5))])
    rig.pass(.minutes(5))
    #expect(rig.press("Shift-F8").isEmpty)
    #expect(rig.said == "there is nothing after 14:05:00 to go to")
  }

  @Test func itGoesAheadAnHourAtMostAtATime() {
    var rig = rig(lasting: .hours(3))
    rig.type(":forward 1h")
    rig.press("Enter")
    #expect(rig.effects.last == .travel(to: Rig.start + .hours(1)))
    rig.type(":forward 61m")
    #expect(rig.press("Enter").allSatisfy { $0 == .rememberCommand("forward 61m") })
    #expect(rig.said.hasPrefix("an hour ahead at most"))
  }

  @Test func onlyARecordingGoesAhead() {
    var rig = Rig()
    #expect(rig.press("Shift-F8").isEmpty)
    #expect(rig.said == "only a recording has what comes next; + runs market time faster")
  }

  @Test func itsEndIsSaidOnceAndAgainAfterGoingBack() {
    var rig = rig()
    rig.pass(.minutes(5))
    #expect(rig.said.hasPrefix("the recording ends here"))
    let count = rig.state.messages.count
    rig.show()
    #expect(rig.state.messages.count == count)
    rig.send(.journey(Journey(kind: .seek, time: Rig.start, past: nil)))
    rig.venue.time = Rig.start
    rig.show()
    rig.pass(.minutes(5))
    #expect(rig.said.hasPrefix("the recording ends here"))
  }
}

/// What the venue tells arrives later.
@Suite struct DelayLineTests {
  private func view(_ milliseconds: Int64) -> (Message, Instant) {
    var view = MarketView()
    view.time = Rig.start + .milliseconds(milliseconds)
    return (.view(view), view.time)
  }

  @Test func itArrivesLaterInItsOrderAndTheSameWithTheSameSeed() {
    func arrivals(_ seed: UInt64) -> [Int64] {
      var line = DelayLine(LatencyProfile(.milliseconds(50)).data, seed: seed)
      var arrived: [Int64] = []
      for step in 0..<100 {
        let (message, now) = view(Int64(step))
        if step < 20 { line.put([message], heard: Sequence(UInt64(step + 1)), at: now) }
        let (messages, heard) = line.take(at: now, isStill: false)
        for case .view(let view) in messages {
          let age = (now - view.time).nanoseconds
          #expect(age >= 50_000_000 && age <= 61_000_000)
          arrived.append(age)
        }
        #expect(messages.isEmpty == (heard == nil))
      }
      return arrived
    }
    #expect(arrivals(1).count == 20)
    #expect(arrivals(1) == arrivals(1) && arrivals(1) != arrivals(2))
  }

  @Test func withoutLatencyAndWhileTimeStandsStillItIsThereAtOnce() {
    var near = DelayLine(nil, seed: 1)
    near.put([view(0).0], heard: Sequence(3), at: Rig.start)
    let (messages, heard) = near.take(at: .epoch, isStill: false)
    #expect(messages.count == 1 && heard == Sequence(3))
    var far = DelayLine(LatencyProfile(.milliseconds(200)).data, seed: 1)
    far.put([view(0).0], heard: Sequence(3), at: Rig.start)
    #expect(far.take(at: Rig.start, isStill: false).messages.isEmpty)
    #expect(far.take(at: Rig.start, isStill: true).messages.count == 1)
  }
}
