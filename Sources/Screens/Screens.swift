public import Canvas
public import Desk

/// The screen as a function of what the desk knows.
public enum Screens {
  /// Draws the desk at a size. Gives a frame at every size, however small.
  ///
  /// Nothing but the arguments decides what is drawn: the same state gives the same cells.
  public static func frame(
    _ state: DeskState, theme: Theme, glyphs: GlyphSet, size: Size
  ) -> Frame {
    var memory = FrameMemory()
    return frame(state, theme: theme, glyphs: glyphs, size: size, memory: &memory)
  }

  /// Draws the desk at a size, with a memory of earlier frames, which only saves work.
  public static func frame(
    _ state: DeskState, theme: Theme, glyphs: GlyphSet, size: Size, memory: inout FrameMemory
  ) -> Frame {
    memory.forgetParts(
      unless: FrameLook(
        theme: theme, glyphs: glyphs, size: size, instruments: state.session.instruments,
        assets: state.session.assets, keys: state.session.keyMap))
    guard Layout.fits(size) else {
      var sheet = Sheet(
        state: state, on: Brush.blank(size, theme), theme: theme, glyphs: glyphs)
      sheet.tooSmall()
      return sheet.frame(ladderRows: 0, shown: state.shown)
    }
    let banner = state.banner
    let layout = memory.layout(size, state, banner)
    var sheet = Sheet(
      state: state, on: memory.ground ?? Brush.blank(size, theme), theme: theme, glyphs: glyphs)
    sheet.part(&memory.status, sheet.statusQuestion, in: layout.status) {
      $0.statusLine(in: layout.status)
    }
    if let banner {
      sheet.part(&memory.banner, banner.asShown, in: layout.banner) {
        $0.banner(banner, in: layout.banner)
      }
    }
    var rows = 0
    for place in layout.panels.places {
      if place.panel == .ladder {
        rows = sheet.ladder(in: place.rect, isFramed: layout.isFramed, &memory.ladder)
      } else {
        sheet.draw(place.panel, in: place.rect, isFramed: layout.isFramed, &memory)
      }
    }
    if layout.isFramed { sheet.addBorders(layout.panels.borders) }
    let foot = sheet.foot(of: layout)
    sheet.clear(foot.accountLine)
    sheet.accountLine(in: foot.accountLine)
    sheet.clear(foot.messages)
    sheet.latestMessages(in: foot.messages)
    sheet.hints(memory.hints(of: state), in: foot.hints, &memory.hintRows)
    memory.ground = sheet.brush.grid
    sheet.overlay(beside: layout)
    sheet.flash(above: layout)
    return sheet.frame(ladderRows: rows, shown: layout.shown)
  }
}

extension FrameMemory {
  fileprivate mutating func layout(_ size: Size, _ state: DeskState, _ banner: Banner?) -> Layout {
    let question = LayoutQuestion(size: size, state: state, banner: banner)
    if let layout, layout.question == question { return layout.answer }
    let answer = Layout(question)
    forgetParts()
    layout = Answered(question, answer)
    return answer
  }

  fileprivate mutating func hints(of state: DeskState) -> [HintText] {
    let (keys, context) = (state.session.keyMap, state.context)
    let isWatching = state.recording != nil && state.overlay == nil && !context.isTyping
    let question = HintQuestion(context: context, isRecording: isWatching)
    if let hints, hints.question == question { return hints.answer }
    let isRecording = question.isRecording
    let definitions = isRecording ? keys.recordingHints(in: context) : keys.hints(in: context)
    let answer = definitions.map {
      HintText(
        definition: $0, key: keys.keyName(of: $0.action, in: context),
        word: isRecording ? $0.recordingHint ?? $0.hint : $0.hint)
    }
    hints = Answered(question, answer)
    return answer
  }
}

extension Sheet {
  /// Draws a panel other than the ladder.
  fileprivate mutating func draw(
    _ panel: Panel, in rect: Rect, isFramed: Bool, _ memory: inout FrameMemory
  ) {
    switch panel {
    case .chart where state.chart.face == .candles:
      part(&memory.chart, chartQuestion, in: rect) { $0.chart(in: rect) }
    case .tape: part(&memory.tape, tapeQuestion(in: rect), in: rect) { $0.tape(in: rect) }
    case .blotter:
      part(&memory.blotter, ordersQuestion, in: rect) { $0.blotter(in: rect, isFramed: isFramed) }
    case .account: accountPanel(in: rect, &memory)
    case .depth:
      let picture = depthPicture(in: rect)
      part(&memory.depth, picture, in: rect) { $0.depthChart(picture, in: rect) }
    case .ladder, .chart, .heatmap, .touch, .watchlist, .comparison:
      if panel == .chart { memory.chart = nil }
      clear(rect)
      drawChanging(panel, in: rect)
    }
  }

  /// Draws a panel that has something new in nearly every frame.
  private mutating func drawChanging(_ panel: Panel, in rect: Rect) {
    switch panel {
    case .chart, .heatmap: heatmap(in: rect)
    case .touch: touch(in: rect)
    case .watchlist: watchlist(in: rect)
    case .comparison(let place): comparison(place, in: rect)
    case .ladder, .tape, .depth, .blotter, .account: break
    }
  }

  /// Lets the mouse take hold of the borders.
  fileprivate mutating func addBorders(_ borders: [PlacedPanels.Border]) {
    for border in borders { add(.border(border.handle), in: border.rect) }
  }
}
