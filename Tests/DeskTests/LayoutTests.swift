import Desk
import Input
import Market
import Testing

@Suite struct LayoutTests {
  private static let main = PaneBorder(.main, after: 0)
  private static let body = PaneBorder(.body, after: 0)

  /// A desk whose frame had a ladder and a lower panel with borders.
  private func rig() -> Rig {
    var rig = Rig()
    rig.send(
      .shown(
        ShownLayout([
          .init(.ladder, column: Self.main, row: Self.body), .init(.blotter, row: Self.body),
        ])))
    return rig
  }

  @Test func layoutsGoRound() {
    var rig = rig()
    var seen: [LayoutPreset] = []
    for _ in 0..<5 {
      rig.press("w")
      seen.append(rig.state.layout.preset)
    }
    #expect(seen == [.watch, .scalp, .compare, .study, .trade])
    rig.press("W")
    #expect(rig.state.layout.preset == .study)
  }

  @Test(arguments: [
    ("F2", LayoutPreset.trade), ("F3", .watch), ("F4", .scalp), ("F5", .compare), ("F6", .study),
  ])
  func everyLayoutHasAKey(key: String, preset: LayoutPreset) {
    var rig = rig()
    rig.press("w", key)
    #expect(rig.state.layout.preset == preset)
    #expect(rig.said == "layout \(preset.name): \(preset.purpose)")
  }

  @Test(arguments: LayoutPreset.allCases) func everyLayoutHasAName(preset: LayoutPreset) {
    #expect(ActionTable.commands.contains { $0.command == "layout-\(preset.name)" })
  }

  @Test func keysMoveTheBorderBesideThePane() {
    var rig = rig()
    rig.press("Alt-Right", "Alt-Right", "Alt-Left")
    #expect(rig.state.layout.shift(of: Self.main) == 20)
    rig.press("Alt-PgUp")
    #expect(rig.state.layout.shift(of: Self.body) == -20)
    rig.press("Alt-PgDn", "Alt-PgDn")
    #expect(rig.state.layout.shift(of: Self.body) == 20)
  }

  @Test func aPaneWithoutABorderSaysSo() {
    var rig = rig()
    rig.press("Tab", "Alt-Left")
    #expect(rig.said == "this pane has no border at its side")
    #expect(!rig.state.layout.isResized)
  }

  @Test func bordersStopAtTheirLimit() {
    var rig = rig()
    for _ in 0..<100 { rig.press("Alt-Right") }
    #expect(rig.state.layout.shift(of: Self.main) == LayoutChoice.perMilleMax)
  }

  @Test func theMouseDragsABorder() {
    var rig = rig()
    let handle = BorderHandle(Self.main, isColumn: true, origin: 71, extent: 120)
    rig.send(.pointer(.held(true), .border(handle)))
    rig.send(.dragBorder(handle, column: 59, row: 4))
    #expect(rig.state.layout.shift(of: Self.main) == -100)
    rig.send(.dragBorder(handle, column: 71, row: 9))
    #expect(!rig.state.layout.isResized, "back where it was is not moved")
    rig.send(.pointer(.click, .border(handle)))
    rig.send(.pointer(.secondaryClick, .border(handle)))
    rig.send(.pointer(.held(false), .border(handle)))
    #expect(rig.effects.isEmpty)
  }

  @Test func rowBordersAreDraggedByTheirRow() {
    let handle = BorderHandle(Self.body, isColumn: false, origin: 10, extent: 40)
    #expect(handle.perMille(column: 99, row: 14) == 100)
    #expect(handle.perMille(column: 99, row: -999) == -1000)
    #expect(
      BorderHandle(Self.body, isColumn: false, origin: 0, extent: 0).perMille(
        column: 5, row: 5) == 1000)
  }

  @Test func eachLayoutHasSizesOfItsOwn() {
    var rig = rig()
    rig.press("Alt-Right", "w")
    #expect(rig.state.layout.shift(of: Self.main) == 0)
    rig.press("W")
    #expect(rig.state.layout.shift(of: Self.main) == 20)
    rig.press("w", "Alt-Left", "Z")
    #expect(rig.state.layout.shift(of: Self.main) == 0)
    rig.press("W")
    #expect(rig.state.layout.shift(of: Self.main) == 20, "a reset is for one layout")
  }

  @Test func aPaneIsMaximisedAndPutBack() {
    var rig = rig()
    rig.press("z")
    #expect(rig.state.isMaximised)
    rig.press("z")
    #expect(!rig.state.isMaximised)
    rig.press("z", "w")
    #expect(!rig.state.isMaximised, "another layout shows all its panes")
  }

  @Test func withoutALadderNoPriceIsChosen() {
    var rig = rig()
    rig.press("Down")
    #expect(rig.state.ladder.cursor != nil)
    rig.send(.shown(ShownLayout([.init(.chart), .init(.blotter)])))
    #expect(rig.state.ladder.cursor == nil && rig.state.pane == .chart)
    rig.press("b")
    #expect(rig.ticket?.priceText == "61732.41", "the key means the touch")
  }

  @Test func aPriceBehindAMaximisedPaneIsLetGo() {
    var rig = rig()
    rig.press("Down", "z")
    #expect(rig.state.ladder.cursor != nil, "the ladder itself is maximised")
    rig.press("Tab")
    #expect(rig.state.pane == .blotter && rig.state.ladder.cursor == nil)
    rig.press("b")
    #expect(rig.ticket?.priceText == "61732.41")
  }

  @Test func keysGoToAPaneThatIsThere() {
    var rig = rig()
    rig.send(.shown(ShownLayout([.init(.chart), .init(.blotter)])))
    #expect(rig.state.pane == .chart)
    rig.send(.shown(.first))
    #expect(rig.state.pane == .ladder)
    rig.send(.shown(ShownLayout([])))
    #expect(rig.state.pane == .blotter)
    rig.press("Tab")
    #expect(rig.state.pane == .blotter)
  }

  @Test func arrowsGoThroughTheMarketsOfTheWatchlist() {
    var rig = rig()
    rig.send(.shown(ShownLayout([.init(.watchlist), .init(.blotter)])))
    #expect(rig.state.pane == .watchlist)
    #expect(rig.press("Down") == [.control(.focus(InstrumentID(1)))])
    #expect(rig.press("Up", "Up").last == .control(.focus(InstrumentID(2))))
  }

  @Test func theChartIsRememberedWithTheLayout() throws {
    var rig = rig()
    rig.command("interval 1m; wider-candles; wider-candles")
    let kept = rig.state.keptLayout
    #expect(kept.chart == ChartChoice(interval: .minute, zoom: 2))
    #expect(kept.text == "layout trade\nchart 1m 2\n")
    var next = self.rig()
    next.send(.layout(try LayoutChoice(text: kept.text)))
    #expect(next.state.interval == .minute && next.state.chart.zoom == 2)
    #expect(next.state.keptLayout == kept)
  }

  @Test func aRememberedLayoutIsTakenUp() {
    var rig = rig()
    var choice = LayoutChoice(preset: .study)
    choice.move(Self.main, toPerMille: 40)
    rig.send(.layout(choice))
    #expect(rig.state.layout == choice && rig.state.messages.isEmpty)
  }
}

@Suite struct LayoutTextTests {
  @Test func aChoiceIsReadAsItWasWritten() throws {
    var choice = LayoutChoice(preset: .scalp)
    choice.move(PaneBorder(.main, after: 0), toPerMille: 40)
    choice.move(PaneBorder(.body, after: 0), toPerMille: -120)
    choice.preset = .trade
    choice.move(PaneBorder(.right, after: 1), toPerMille: 5)
    #expect(
      choice.text == """
        layout trade
        border scalp main 0 +40
        border scalp body 0 -120
        border trade right 1 +5

        """)
    #expect(try LayoutChoice(text: choice.text) == choice)
    #expect(try LayoutChoice(text: LayoutChoice().text) == LayoutChoice())
  }

  @Test func commentsBlankLinesAndWindowsLineEndsAreFine() throws {
    let choice = try LayoutChoice(text: "# mine\r\n\r\n  layout   watch \r\n")
    #expect(choice == LayoutChoice(preset: .watch))
  }

  @Test func asManyBordersAsCanBeMovedCanBeRead() throws {
    var choice = LayoutChoice()
    for preset in LayoutPreset.allCases {
      choice.preset = preset
      for split in LayoutSplit.allCases {
        for part in 0..<3 { choice.move(PaneBorder(split, after: part), toPerMille: 10 + part) }
      }
    }
    #expect(choice.shifts.count == LayoutChoice.shiftsMax)
    #expect(try LayoutChoice(text: choice.text) == choice)
  }

  @Test(arguments: [
    ("", "1:1: no layout is named; a line 'layout trade' would do so"),
    (
      "layout trad",
      "1:8: there is no layout 'trad'; there are: trade, watch, scalp, compare, study"
    ),
    ("layout", "1:7: the layout is missing; there are: trade, watch, scalp, compare, study"),
    ("layout trade\nlayout watch", "2:1: the layout is named already, in line 1"),
    ("layout trade now", "1:14: nothing is expected here; 'now' is too much"),
    (
      "layout trade\nchart 7m 0",
      "2:7: no candle is '7m' long; there are: 1s, 5s, 15s, 1m, 5m, 15m, 1h, 4h, 1d"
    ),
    (
      "layout trade\nchart 1m wide",
      "2:10: how wide a candle is is a whole number from 0 to 3, not 'wide'"
    ),
    ("colour red", "1:1: there is no 'colour'; a line begins with layout, border or chart"),
    (
      "layout trade\nborder trade top 0 +5",
      "2:14: there is no part of a layout 'top'; there are: "
        + "body, lower, main, left, middle, right, inner"
    ),
    (
      "layout trade\nborder trade main 8 +5",
      "2:19: which border is a whole number from 0 to 7, not '8'"
    ),
    (
      "border trade main 0 far",
      "1:21: how far in thousandths is a whole number from -900 to 900, not 'far'"
    ),
    (
      "border trade main 0",
      "1:20: how far in thousandths is missing: a whole number from -900 to 900"
    ),
    (
      "\u{1b}[2Jlayout", "1:1: there is no '?[2Jlayout'; a line begins with layout, border or chart"
    ),
  ])
  func badTextIsRefusedWithItsPlace(text: String, problem: String) {
    #expect { try LayoutChoice(text: text) } throws: { "\($0)" == problem }
  }

  @Test func damagedTextNeverTraps() {
    var random = SplitMix(state: 7)
    let good = Array("layout trade\nborder scalp main 0 +40\nborder trade right 1 -5\n")
    for _ in 0..<500 {
      var text = good
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let place = Int.random(in: 0..<text.count, using: &random)
        let wild = Array("\u{0}\u{1b}\n\r -+9é٣\u{202e}")
        text[place] = wild[Int.random(in: 0..<wild.count, using: &random)]
      }
      do throws(LayoutProblem) {
        _ = try LayoutChoice(text: String(text))
      } catch {
        #expect(error.line >= 1 && error.column >= 1 && !error.text.isEmpty)
      }
    }
  }
}
