import Desk
import Market
import Testing

@Suite struct BannerTests {
  /// A rig with two orders that stay and one that a halt cancels.
  private func rig() -> Rig {
    var rig = Rig()
    rig.rest(11, .buy, 6_173_239)
    rig.rest(12, .buy, 6_173_236)
    rig.rest(13, .sell, 250_010, market: 1, haltPolicy: .cancel)
    rig.show()
    return rig
  }

  @Test func withoutNoticesThereIsNoBanner() {
    #expect(Rig().state.banner == nil)
  }

  @Test func beforeTheWindowItCountsDownInMarketTime() throws {
    var rig = rig()
    rig.publish(Window(), at: 122)
    var banner = try #require(rig.state.banner)
    #expect(banner.kind == .planned && banner.urgency == .information)
    #expect(banner.headline == "Maintenance in 04:58")
    #expect(banner.title == "Matching engine 4.2" && banner.stage == "announced")
    #expect(
      banner.scheduleText(separator: " · ")
        == "cancel-only 14:07:00 · halt 14:07:30 · back 14:10")
    #expect(banner.exposure == "2 of your orders stay, 1 is cancelled")
    #expect(banner.exposedCount == 3)
    #expect(banner.allowance == "allowed now: all orders")
    #expect(banner.update == "next update by 14:07:00" && !banner.isUpdateOverdue)
    #expect(banner.advice == "cancel what should not rest through it")
    #expect(banner.next?.name == "cancel-only" && banner.next?.countdown == "04:58")
    // Without a newer view nothing moves, however long the person looks.
    #expect(rig.state.banner?.headline == "Maintenance in 04:58")
    rig.pass(.milliseconds(1))
    #expect(rig.state.banner?.headline == "Maintenance in 04:58")
    rig.pass(.milliseconds(999))
    banner = try #require(rig.state.banner)
    #expect(banner.headline == "Maintenance in 04:57")
  }

  @Test(arguments: [
    (MaintenanceStage.announced, Banner.Urgency.information), (.within24Hours, .information),
    (.within30Minutes, .attention), (.within5Minutes, .warning), (.within30Seconds, .critical),
  ])
  func itPressesMoreAsItComesNearer(stage: MaintenanceStage, urgency: Banner.Urgency) throws {
    var rig = rig()
    var window = Window()
    window.enter(stage, at: 1)
    rig.publish(window, at: 1)
    #expect(try #require(rig.state.banner).urgency == urgency)
  }

  @Test func aWholeWindowWithASlip() throws {
    var rig = rig()
    var window = Window()
    rig.publish(window, at: 0)

    window.enter(.cancelOnly, at: 420)
    rig.publish(window, at: 420, phase: .cancelOnly)
    var banner = try #require(rig.state.banner)
    #expect(banner.kind == .cancelOnly && banner.headline == "Cancel-only, halt in 00:30")
    #expect(banner.allowance == "allowed now: cancels and smaller sizes; nothing trades")
    #expect(banner.back == "back 14:10")

    window.enter(.halted, at: 450)
    window.report(1, of: 3, "draining", due: 500, at: 450)
    rig.publish(window, at: 451, phase: .halted(.maintenance))
    banner = try #require(rig.state.banner)
    #expect(banner.kind == .halted && banner.headline == "Halted, back in 02:29")
    #expect(banner.progressText == "step 1 of 3: draining")
    #expect(banner.allowance == "allowed now: nothing, not even cancels")
    #expect(banner.exposure == "3 of your orders wait")
    #expect(banner.next?.name == "audit" && banner.next?.timeText == "14:08:40")
    #expect(banner.slip == nil)

    window.move(to: 720, at: 480, reason: "the migration takes longer")
    window.report(2, of: 3, "migrating", due: 560, at: 480)
    rig.publish(window, at: 481)
    banner = try #require(rig.state.banner)
    #expect(banner.slip == "moved once, +2 m")
    #expect(banner.back == "back 14:12 (moved once, +2 m)")
    #expect(banner.headline == "Halted, back in 03:59")
    #expect(
      rig.state.messages.contains {
        $0.text
          == "Matching engine 4.2: back at 14:12:00 instead of 14:10:00: the migration takes longer"
      })

    rig.pass(.seconds(80))
    banner = try #require(rig.state.banner)
    #expect(banner.isUpdateOverdue && banner.urgency == .critical)
    #expect(banner.update == "update was due 14:09:20, 1 s late")

  }

  @Test func theWayBackFromAWindow() throws {
    var rig = rig()
    var window = Window()
    window.move(to: 720, at: 480, reason: "the migration takes longer")
    window.report(2, of: 3, "migrating", due: 560, at: 480)
    window.enter(.verifying, at: 640)
    window.audit(passed: true, at: 645)
    window.notice.plan.nextUpdateDue = Rig.start + .minutes(12)
    rig.publish(window, at: 646, phase: .halted(.maintenance))
    var banner = try #require(rig.state.banner)
    #expect(banner.kind == .verifying && banner.headline == "Verifying, back in 01:14")
    #expect(banner.audit == "audit passed: 214 orders and 3 assets agree, difference 0")
    #expect(banner.progress == nil)

    window.enter(.reopeningCancelOnly, at: 660)
    rig.publish(window, at: 661, phase: .cancelOnly)
    banner = try #require(rig.state.banner)
    #expect(banner.kind == .reopening)
    #expect(banner.headline == "Reopening, cancel-only, auction in 00:29")

    window.enter(.reopeningAuction, at: 690)
    rig.venue.markets[0].indication = AuctionIndication(
      price: Price(ticks: 6_170_000), volume: Quantity(lots: 12_000),
      surplus: Quantity(lots: 500), surplusSide: .sell)
    rig.publish(window, at: 695, phase: .auction)
    banner = try #require(rig.state.banner)
    #expect(banner.headline == "Auction, uncross in 00:25")
    #expect(banner.indicative == "indicative 61,700.00, 1.2000 trade, 0.0500 more to sell")
    #expect(banner.allowance == "allowed now: limit orders, cancels and amends; nothing trades")

    window.enter(.completed, at: 720)
    rig.publish(window, at: 720, phase: .open)
    banner = try #require(rig.state.banner)
    #expect(banner.kind == .completed && banner.headline == "Maintenance is over")
    #expect(banner.urgency == .information && banner.next == nil && banner.update == nil)
    rig.pass(.seconds(61))
    #expect(rig.state.banner == nil)
  }

  @Test func aWindowThatDoesNotMoveOnIsLate() throws {
    var rig = rig()
    var window = Window()
    window.enter(.halted, at: 450)
    rig.publish(window, at: 640, phase: .halted(.maintenance))
    let banner = try #require(rig.state.banner)
    #expect(banner.headline == "Halted, back is late")
    #expect(banner.urgency == .critical)
  }

  @Test func slipsAreCounted() throws {
    var rig = rig()
    var window = Window()
    for (move, words) in [
      (720, "moved once, +2 m"), (900, "moved twice, +5 m"), (870, "moved 3 times, +4 m 30 s"),
      (540, "moved 4 times, -1 m"),
    ] as [(Int64, String)] {
      window.move(to: move, at: 10, reason: "so it is")
      rig.publish(window, at: 10)
      #expect(try #require(rig.state.banner).slip == words)
    }
  }

  @Test func aVenueThatCancelsEverythingSaysSo() throws {
    var rig = rig()
    rig.publish(Window(restingOrders: .cancel), at: 0)
    #expect(try #require(rig.state.banner).exposure == "3 of your orders are cancelled")
    rig.publish(Window(restingOrders: .cancel, instruments: [InstrumentID(1)]), at: 0)
    #expect(rig.state.notices.count == 1)
    var other = Rig()
    other.rest(13, .sell, 250_010, market: 1)
    other.publish(Window(instruments: [InstrumentID(1)]), at: 0)
    #expect(try #require(other.state.banner).exposure == "1 of your orders stays")
  }

  @Test func aFailedAuditIsNoDetail() throws {
    var rig = rig()
    var window = Window()
    window.enter(.verifying, at: 600)
    window.audit(passed: false, at: 600)
    #expect(
      {
        rig.publish(window, at: 600)
        return rig.effects.contains(.bell)
      }())
    let banner = try #require(rig.state.banner)
    #expect(banner.didAuditFail && banner.urgency == .critical)
    #expect(banner.audit == "audit FAILED: 1 of 3 assets differ")
    #expect(rig.state.messages.contains { $0.tone == .bad && $0.text == banner.audit })
  }

  @Test func aHaltWithoutANoticeIsToldToo() throws {
    var rig = rig()
    rig.venue.markets[0].phase = .halted(.fault)
    rig.show()
    let banner = try #require(rig.state.banner)
    #expect(banner.kind == .unannounced && banner.urgency == .critical)
    #expect(banner.headline == "BTC-USDT halted: something broke")
    #expect(banner.exposure == "2 orders wait" && banner.notice == nil)
    // A notice of something to come does not explain it away.
    rig.publish(Window(), at: 0)
    #expect(try #require(rig.state.banner).kind == .unannounced)
    #expect(try #require(rig.state.banner).othersCount == 1)
  }

  @Test func theMarketOnTheLadderComesFirst() throws {
    var rig = rig()
    rig.publish(Window(instruments: [InstrumentID(1)]), at: 0)
    #expect(try #require(rig.state.banner).notice == NoticeID(1))
    var mine = Window(instruments: [InstrumentID(0)])
    mine.notice = MaintenanceNotice(
      id: NoticeID(2), publishedAt: Rig.start, plan: mine.notice.plan)
    mine.notice.plan.cancelOnlyAt = Rig.start + .hours(9)
    rig.publish(mine, at: 0)
    #expect(try #require(rig.state.banner).notice == NoticeID(2))
    #expect(try #require(rig.state.banner).othersCount == 1)
  }

  @Test func aLineHoldsWhatFits() throws {
    var rig = rig()
    rig.publish(Window(), at: 122)
    let banner = try #require(rig.state.banner)
    #expect(banner.line(columns: 0) == "Maintenance in 04:58")
    for columns in 20...220 {
      let line = banner.line(columns: columns)
      #expect(line.count <= columns && line.hasPrefix("Maintenance in 04:58"))
    }
    #expect(banner.line(columns: 90).contains("cancel-only 14:07:00 · halt 14:07:30 · back 14:10"))
    #expect(banner.line(columns: 220).hasSuffix("next update by 14:07:00"))
  }
}

@Suite struct NoticeTests {
  @Test func revisionsReplaceOlderOnesAndStaleOnesAreIgnored() {
    var rig = Rig()
    var window = Window()
    rig.publish(window, at: 0)
    #expect(rig.said == "announced: Matching engine 4.2: cancel-only from 14:07:00, in 7 m")
    let old = window.notice
    window.enter(.within30Seconds, at: 390)
    rig.publish(window, at: 390)
    #expect(rig.said == "Matching engine 4.2: cancel-only from 14:07:00, in 30 s")
    rig.send(.notice(old))
    #expect(rig.state.notices.map(\.stage) == [.within30Seconds])
    let count = rig.state.messages.count
    rig.send(.notice(window.notice))
    #expect(rig.state.messages.count == count)
  }

  @Test func theNoticeIsShownInFull() {
    var rig = Rig()
    #expect(rig.press("n").isEmpty && rig.state.overlay == nil)
    #expect(rig.said == "there is no notice")
    rig.publish(Window(), at: 0)
    rig.press("n")
    #expect(rig.state.overlay == .notice(0, scroll: 0))
    rig.press("Down", "PgUp", "n")
    #expect(rig.state.overlay == nil)
    rig.press("N", "Enter")
    #expect(rig.state.overlay == .notice(0, scroll: 0))
  }

  @Test func marketsThatChangePhaseTogetherAreToldTogether() {
    var rig = Rig()
    var window = Window()
    rig.publish(window, at: 0)
    window.enter(.cancelOnly, at: 420)
    rig.send(.notice(window.notice))
    rig.publish(window, at: 420, phase: .cancelOnly)
    #expect(
      rig.said
        == "BTC-USDT, ETH-USDT, FERN-USDT: cancel-only, new orders are refused until 14:09:30")
    rig.publish(window, at: 421, phase: .open)
    #expect(rig.said == "BTC-USDT, ETH-USDT, FERN-USDT: open, orders trade again")
  }

  @Test func haltsAreRememberedOnceAndExactly() {
    var rig = Rig()
    rig.publish(Window(), at: 100, phase: .cancelOnly)
    rig.publish(Window(), at: 130, phase: .halted(.maintenance))
    rig.publish(Window(), at: 200, phase: .open)
    let span = HaltSpan(start: Rig.start + .seconds(100), end: Rig.start + .seconds(200))
    #expect(rig.state.markets.map(\.halts) == [[span], [span], [span]])
    // A view that is ahead of the event sets a time; the event corrects it.
    rig.venue.markets[0].phase = .halted(.fault)
    rig.pass(.seconds(10))
    rig.happen(
      .phase(InstrumentID(0), from: .open, to: .halted(.fault)), to: nil,
      at: Rig.start + .seconds(203))
    #expect(rig.state.markets[0].halts.last == HaltSpan(start: Rig.start + .seconds(203)))
    rig.venue.markets[0].phase = .open
    rig.pass(.seconds(10))
    rig.happen(
      .phase(InstrumentID(0), from: .halted(.fault), to: .open), to: nil,
      at: Rig.start + .seconds(217))
    #expect(rig.state.markets[0].halts.last?.end == Rig.start + .seconds(217))
    #expect(rig.state.markets[0].halts.count == 2)
  }

  @Test func theAuditIsToldWithItsFigures() {
    var rig = Rig()
    rig.happen(.audited(NoticeID(9), passed: true), to: nil)
    #expect(rig.said == "audit passed")
    #expect(rig.happen(.audited(NoticeID(9), passed: false), to: nil) == [.bell])
    var window = Window()
    rig.publish(window, at: 0)
    rig.happen(.audited(NoticeID(1), passed: true), to: nil)
    window.audit(passed: true, at: 640)
    rig.publish(window, at: 640)
    let told = rig.state.messages.filter { $0.text.contains("214 orders") }
    #expect(told.map(\.tone) == [.good])
  }

  @Test func theUncrossIsTold() {
    var rig = Rig()
    rig.happen(
      .uncrossed(
        InstrumentID(0),
        AuctionIndication(
          price: Price(ticks: 6_170_000), volume: Quantity(lots: 12_000), surplus: .zero,
          surplusSide: nil)), to: nil)
    #expect(rig.said == "BTC-USDT: the auction ended, 1.2000 traded at 61,700.00")
  }
}
