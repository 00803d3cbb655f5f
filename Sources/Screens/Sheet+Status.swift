internal import Analytics
internal import Canvas
internal import Desk
internal import Market

/// The status line: the market at the left, the session at the right.
extension Sheet {
  /// A piece of the status line, and how soon it gives way: the highest number first, 0 never.
  fileprivate struct Piece {
    var spans: [Span]
    var yields = 0
    var isRight = false
    var target: Target?
  }

  /// Draws the status line. Market, last price, phase and safety are on it at every width.
  mutating func statusLine(in rect: Rect) {
    guard !rect.isEmpty else { return }
    brush.fill(rect, .headerBar)
    let all = marketPieces() + sessionPieces()
    // What may stay, with how much room between: less and less until it fits.
    let attempts = [(9, 2), (7, 2), (6, 2), (5, 2), (4, 2), (4, 1), (3, 1), (2, 1), (1, 1)]
    let fitting = attempts.first { most, gap in
      let staying = all.filter { $0.yields < most }
      return staying.reduce(1) { $0 + brush.width(of: $1.spans) + gap } <= rect.width
    }
    let (most, gap) = fitting ?? (1, 1)
    let pieces = all.filter { $0.yields < most }
    var x = rect.x + 1
    for piece in pieces where !piece.isRight {
      x = put(piece, at: Point(x: x, y: rect.y)) + gap
    }
    let right = pieces.filter(\.isRight).reduce(0) { $0 + brush.width(of: $1.spans) + gap }
    x = max(x, rect.maxX - right)
    for piece in pieces where piece.isRight {
      x = put(piece, at: Point(x: x, y: rect.y)) + gap
    }
  }

  private mutating func put(_ piece: Piece, at place: Point) -> Int {
    let end = brush.put(piece.spans, at: place)
    if let target = piece.target {
      add(target, in: Rect(x: place.x, y: place.y, width: end - place.x, height: 1))
    }
    return end
  }

  fileprivate func bar(_ text: String, _ role: ThemeRole) -> Span {
    Span(text, theme.style(role, on: .headerBar))
  }

  private func marketPieces() -> [Piece] {
    let instrument = state.instrument
    let statistics = state.memory.statistics
    let last = state.summary?.last ?? statistics.last
    let change = statistics.changeBasisPoints
    let role: ThemeRole = change < 0 ? .negative : change > 0 ? .positive : .dim
    let arrow = change < 0 ? text(glyphs.down) : change > 0 ? text(glyphs.up) : " "
    let symbol = Span(instrument.symbol, theme.style(.title, on: .headerBar).with(.bold))
    let price = Span(instrument.text(last), theme.style(.text, on: .headerBar).with(.bold))
    return [
      Piece(spans: [symbol], target: .action(.nextMarket)),
      Piece(spans: [
        price, bar(" \(arrow)\(NumberText.percent(basisPoints: change))", role),
      ]),
      Piece(
        spans: [
          bar("hi ", .label), bar(instrument.text(statistics.high), .text),
          bar(" lo ", .label), bar(instrument.text(statistics.low), .text),
        ], yields: 6),
      outside ?? Piece(spans: [bar("spread ", .label), bar(spread, .text)], yields: 3),
      Piece(spans: [phaseWord]),
    ]
  }

  /// The price at other venues and how far that is from the last one here, while this market does
  /// not trade.
  private var outside: Piece? {
    guard let outside = outsidePrice(of: Int(state.focus.rawValue)) else { return nil }
    let last = state.summary?.last ?? outside
    let away = Int64(
      clamping: Int128(outside.ticks - last.ticks) * 10_000 / Int128(max(1, last.ticks)))
    let role: ThemeRole = away < 0 ? .negative : away > 0 ? .positive : .dim
    return Piece(
      spans: [
        bar("elsewhere ", .label), bar(state.instrument.text(outside), .text),
        bar(" \(NumberText.percent(basisPoints: away))", role),
      ], yields: 1)
  }

  /// The spread in ticks, in a field of fixed width.
  private var spread: String {
    guard let bid = state.summary?.bid?.price, let ask = state.summary?.ask?.price else {
      return "none   "
    }
    let ticks = ask.ticks - bid.ticks
    // In an auction the sides may overlap.
    if ticks <= 0 { return "crossed" }
    let text = ticks == 1 ? "1 tick" : "\(ticks) ticks"
    return text + String(repeating: " ", count: max(0, 7 - text.utf8.count))
  }

  /// The phase in capitals, told by the word as well as by its style.
  private var phaseWord: Span {
    guard let phase else { return bar("WAITING", .stale) }
    if let age = state.bookAge { return bar("\(phase.name.uppercased()) \(age.text) old", .stale) }
    return Span(
      phase.name.uppercased(), theme.style(phase.role, on: .headerBar).with(.bold))
  }

  private func sessionPieces() -> [Piece] {
    let clock = state.view.clock
    let isSlow = !clock.isPaused && clock.achievedPerMille * 10 < clock.speedPerMille * 9
    let asked = ClockText.speed(perMille: clock.speedPerMille)
    let speed =
      clock.isPaused
      ? Span("PAUSED", theme.style(.warning, on: .headerBar).with(.bold))
      : isSlow
        ? bar("\(asked) (\(ClockText.speed(perMille: clock.achievedPerMille)))", .warning)
        : bar(asked, .text)
    let rate = String(NumberText.rounded(state.memory.eventRate.perSecond))
    let field = String(repeating: " ", count: max(0, 4 - rate.utf8.count)) + rate
    let mouse = Piece(
      spans: [bar("mouse off", .warning)], yields: 8, isRight: true, target: .action(.toggleMouse))
    return journalPieces + flightPieces + (state.isMouseCaptured ? [] : [mouse]) + [
      Piece(spans: [bar("UTC", .label)], yields: 4, isRight: true),
      Piece(spans: [bar(ClockText.time(now), .text)], yields: 1, isRight: true),
      Piece(spans: [speed], yields: 2, isRight: true, target: .action(.pauseOrResume)),
      Piece(
        spans: [bar(field, .text), bar("/s", .label)], yields: 5, isRight: true),
    ] + branchPieces
  }
}

extension Sheet {
  /// How far the exchange is, and how much is on its way there; nothing where that takes no time.
  fileprivate var flightPieces: [Piece] {
    guard let latency = state.session.latency else { return [] }
    let milliseconds = latency.entry.span.nanoseconds / 1_000_000
    let way = Piece(
      spans: [bar("latency ", .label), bar("\(milliseconds) ms", .text)], yields: 6,
      isRight: true)
    guard !state.pending.isEmpty else { return [way] }
    let flight = bar("\(state.pending.count) in flight", .warning)
    return [way, Piece(spans: [flight], yields: 2, isRight: true)]
  }

  /// Whether orders leave, and whether what they bring counts.
  fileprivate var branchPieces: [Piece] {
    if state.recording != nil {
      let word = Span(" REPLAY ", theme[.stateReady])
      return [Piece(spans: [word], isRight: true, target: .action(.takeOver))]
    }
    let safety = Piece(
      spans: [Span(" \(state.safety.word) ", theme[state.safety.role])], isRight: true,
      target: .action(state.safety.onClick))
    guard state.practice != nil else { return [safety] }
    let word = Span("PRACTICE", theme.style(.warning, on: .headerBar).with(.bold))
    return [Piece(spans: [word], isRight: true), safety]
  }

  /// Says where what happens is not kept on the disk; nothing where it is.
  fileprivate var journalPieces: [Piece] {
    switch state.journal {
    case .recording: []
    // What is played from a record needs none.
    case .off where state.recording != nil: []
    case .off: [Piece(spans: [bar("journal off", .warning)], yields: 3, isRight: true)]
    case .failing: [Piece(spans: [bar("JOURNAL FAILS", .danger)], isRight: true)]
    }
  }
}

extension MarketPhase {
  /// The role that a phase's name is shown in.
  var role: ThemeRole {
    switch self {
    case .open: .success
    case .postOnly, .auction: .information
    case .cancelOnly: .warning
    case .halted: .danger
    }
  }

  /// Whether the book stands still, so that its figures must not look live.
  var isHalted: Bool { if case .halted = self { true } else { false } }
}

extension Safety {
  /// The role that the state's word is shown in.
  var role: ThemeRole {
    switch self {
    case .view: .stateSafe
    case .armed: .stateReady
    case .hot: .stateLive
    }
  }

  /// What a click on the word does. It never leads to sending at once: that takes a key.
  var onClick: Action {
    switch self {
    case .view, .hot: .safetyArmed
    case .armed: .safetyView
    }
  }
}
