import Analytics
import Desk
import Input
import Market
import Testing

@Suite struct ChartTests {
  /// A desk whose first market traded once a second for ten minutes, the keys in its chart.
  private func rig() -> Rig {
    var rig = Rig()
    for second: Int64 in 0..<600 {
      rig.happen(
        Rig.trade(UInt64(second + 1), lots: 10, at: 6_173_000 + second), to: nil,
        at: Rig.start + .seconds(second))
    }
    rig.pass(.seconds(599))
    rig.send(.shown(Self.shown))
    rig.press("Tab")
    return rig
  }

  private static let shown = ShownLayout([.init(.ladder), .init(.chart), .init(.blotter)])

  private func back(_ rig: Rig) -> Int64? {
    rig.state.chart.end.map { (rig.venue.time - $0).wholeSeconds }
  }

  @Test func tabLeadsThroughThePanesThereAre() {
    var rig = rig()
    #expect(rig.state.pane == .chart)
    rig.press("Tab")
    #expect(rig.state.pane == .blotter)
    rig.press("Tab")
    #expect(rig.state.pane == .ladder)
  }

  @Test func leftScrollsBackAndRightForwardToThePresent() {
    var rig = rig()
    rig.press("Left")
    // Five seconds a candle: four candles, to the beginning of an interval.
    #expect(back(rig) == 24)
    rig.press("Left", "Right")
    #expect(back(rig) == 24)
    rig.press("Right")
    #expect(rig.state.chart.end == nil)
  }

  @Test func whereItWasScrolledToItStays() {
    var rig = rig()
    rig.press("PgUp")
    let end = rig.state.chart.end
    rig.pass(.seconds(30))
    #expect(rig.state.chart.end == end && end != nil)
  }

  @Test func homeIsTheOldestCandleAndNothingIsBeforeIt() {
    var rig = rig()
    rig.press("Home")
    #expect(rig.state.chart.end == Rig.start)
    rig.press("PgUp", "Left")
    #expect(rig.state.chart.end == Rig.start)
  }

  @Test func endFollowsThePresentAgain() {
    var rig = rig()
    rig.press("PgUp", "End")
    #expect(rig.state.chart.end == nil)
    rig.press("End")
    #expect(rig.said == "the chart is at the present")
  }

  @Test func withoutTradesThereIsNothingToScroll() {
    var rig = Rig()
    rig.send(.shown(Self.shown))
    rig.press("Tab", "Left")
    #expect(rig.state.chart.end == nil && rig.said == "nothing has traded yet")
  }

  @Test func aHaltIsPassedInAFewColumns() {
    var rig = rig()
    rig.happen(.phase(InstrumentID(0), from: .open, to: .halted(.fault)), to: nil)
    rig.pass(.seconds(3_600))
    rig.happen(.phase(InstrumentID(0), from: .halted(.fault), to: .open), to: nil)
    rig.pass(.seconds(5))
    rig.press("Left", "Left")
    let end = rig.state.chart.end ?? .epoch
    #expect(end < Rig.start + .seconds(600), "eight columns back is before the halt")
    rig.press("Right", "Right")
    #expect(rig.state.chart.end == nil, "and eight columns forward is the present")
  }

  @Test func anotherMarketIsShownAtThePresent() {
    var rig = rig()
    rig.press("PgUp", ">")
    rig.setBook(1, bid: 250_000, ask: 250_001)
    rig.show()
    #expect(rig.state.chart.end == nil)
  }

  @Test func zoomGoesThroughItsWidths() {
    var rig = rig()
    var pitches = [rig.state.chart.pitch]
    for _ in 0..<3 {
      rig.press(")")
      pitches.append(rig.state.chart.pitch)
    }
    #expect(pitches == [1, 2, 4, 6])
    rig.press(")")
    #expect(rig.said == "candles do not get wider")
    rig.press("Down", "Down")
    #expect(rig.state.chart.pitch == 2)
    rig.press("Up")
    #expect(rig.state.chart.pitch == 4)
  }

  @Test func bodiesAreOddSoThatWicksAreInTheMiddle() {
    var chart = ChartState()
    for zoom in ChartState.widths.indices {
      chart.zoom = zoom
      #expect(chart.body % 2 == 1 && chart.body <= chart.pitch)
    }
  }

  @Test func switchesOfTheChartSayWhatTheyDid() {
    var rig = rig()
    rig.press(",")
    #expect(rig.state.chart.isDotted && rig.said == "candles in the dots of braille")
    rig.press(",")
    #expect(!rig.state.chart.isDotted && rig.said == "candles in half blocks")
    rig.press(";")
    #expect(rig.state.chart.face == .heatmap && rig.said == "the chart shows the book over time")
    rig.press(";", "V")
    #expect(rig.state.chart.face == .candles && !rig.state.chart.hasProfile)
    #expect(rig.said == "volume profile off")
  }

  @Test func theWheelScrollsTheChart() {
    var rig = rig()
    rig.send(.pointer(.wheel(2), .pane(.chart)))
    #expect(back(rig) == 34)
    rig.send(.pointer(.wheel(-2), .pane(.chart)))
    #expect(rig.state.chart.end == nil)
  }

  @Test func aClickGivesTheChartTheKeys() {
    var rig = rig()
    rig.press("Tab")
    rig.send(.pointer(.click, .pane(.chart)))
    #expect(rig.state.pane == .chart)
  }

  @Test func orderKeysWorkInTheChart() {
    var rig = rig()
    rig.press("j")
    #expect(rig.ticket?.priceText == "61732.41")
  }

  @Test func intervalsGoFromASecondToADay() {
    #expect(
      ChartInterval.allCases.map(\.label)
        == ["1 s", "5 s", "15 s", "1 m", "5 m", "15 m", "1 h", "4 h", "1 d"])
    let spans = ChartInterval.allCases.map(\.span.wholeSeconds)
    #expect(spans == [1, 5, 15, 60, 300, 900, 3_600, 14_400, 86_400])
  }

  @Test func viewsFoldTheBookAndTheTouch() {
    var rig = Rig()
    rig.pass(.seconds(1))
    rig.setBook(0, bid: 6_173_240, ask: 6_173_250)
    rig.pass(.seconds(1))
    let memory = rig.state.markets[0]
    let picture = memory.book.picture(
      from: Rig.start + .seconds(2), to: Rig.start + .seconds(3))
    #expect(picture?.bestAsk == Price(ticks: 6_173_250))
    #expect(memory.touch.samples.map(\.spreadTicks) == [1, 1, 10])
    #expect(rig.state.markets[1].touch.samples.count == 3, "of every market")
    #expect(rig.state.markets[1].book.isEmpty, "only of the one in the ladder")
  }

  @Test func tradesFallIntoTheBookOfTheirTime() {
    var rig = Rig()
    rig.happen(Rig.trade(1, lots: 70, at: 6_173_241), to: nil)
    #expect(rig.state.markets[0].book.newest?.traded?.sold == Quantity(lots: 70))
  }
}
