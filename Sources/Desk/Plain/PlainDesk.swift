import Market

/// The desk without a screen: typed lines in, plain lines out, and in between the same state and
/// the same `Desk.update` as on the screen.
///
/// No line has an escape sequence, a colour or a symbol that a voice cannot speak; each says what
/// happened once, in the order in which it happened.
public struct PlainDesk: Sendable {
  /// The desk.
  public private(set) var state: DeskState
  /// Whether a line asked to leave, or the person said yes to it.
  public private(set) var hasLeft = false
  /// How often prices are to be announced, in seconds; `nil` where only on request.
  public private(set) var watchSeconds: Int?

  private var numbers = OrderNumbers()
  /// How many messages were told, and the text of the last one.
  private var toldCount: UInt64 = 0
  private var toldText = ""
  /// How many missed events the last message about them told of.
  private var toldMissed: UInt64 = 0
  /// What is told once the venue has followed, because nothing else would say so.
  private var confirmation: Confirmation?
  /// Whether a command was sent that the view does not show yet.
  private var needsView = false
  /// Whether a refusal of the venue has put a ticket in front again, and that is not told yet.
  private var wasReopened = false
  /// The market time up to which the next line has to wait.
  private var waitsUntil: Instant?

  /// What a line changed without anything happening at the exchange.
  private enum Confirmation {
    case market, clock

    init?(_ command: LineCommand) {
      for step in command.steps.reversed() {
        switch step {
        case .symbol, .action(.nextMarket), .action(.previousMarket): self = .market
        case .speed, .running, .action(.pauseOrResume), .action(.faster), .action(.slower),
          .action(.normalSpeed):
          self = .clock
        default: continue
        }
        return
      }
      return nil
    }
  }

  /// Makes a desk.
  public init(state: DeskState) {
    self.state = state
  }

  /// Tells the desk something; gives what is to be done outside.
  public mutating func take(_ message: Message) -> [Effect] {
    let hadNothingInFront = state.overlay == nil
    let effects = Desk.update(&state, message)
    if case .event = message, hadNothingInFront, state.overlay != nil { wasReopened = true }
    if case .view = message {
      numbers.learn(state.view.orders)
      if state.pending.isEmpty { needsView = false }
    }
    if effects.contains(where: \.isCommand) { needsView = true }
    if effects.contains(.quit) { hasLeft = true }
    return effects
  }

  /// Whether what the last line asked for is not done: the next one is read when it is, so that
  /// lines from a file see what those before them did.
  public var isAwaitingVenue: Bool {
    state.summary == nil || needsView || !state.pending.isEmpty || state.awaitedSpeed != nil
      || state.awaitedPause != nil || state.awaitedFocus != nil
  }

  /// Whether the last line asked to let market time pass before the next one.
  public var isPassingTime: Bool { waitsUntil.map { state.now < $0 } ?? false }

  /// Gives up letting market time pass.
  public mutating func stopWaiting() { waitsUntil = nil }

  /// Whether the newest message is worth telling anew: events go on being missed for as long as the
  /// market is too fast, so of those only twice as many are.
  private var isMissingManyMore: Bool {
    if case .missed(let run) = state.run { run.count / 2 >= toldMissed } else { true }
  }

  /// What was said since the last time, a line each, with its market time.
  public mutating func takeNews() -> [String] {
    let messages = state.messages
    let fresh = Int(min(state.saidCount - toldCount, UInt64(messages.count)))
    var lines: [String] = []
    // What was told last may have been said anew, with more of the same moment in it.
    let isRetold = fresh > 0 || isMissingManyMore
    if isRetold, let last = messages.dropLast(fresh).last, toldCount > 0, last.text != toldText {
      lines.append(Self.line(last))
    }
    lines += messages.suffix(fresh).map(Self.line)
    toldCount = state.saidCount
    if isRetold {
      toldText = messages.last?.text ?? ""
      if case .missed(let run) = state.run { toldMissed = run.count }
    }
    if wasReopened {
      lines += asked.map(PlainText.spoken)
      wasReopened = false
    }
    if let confirmation, !isAwaitingVenue {
      let answers = PlainAnswers(state: state, numbers: numbers)
      lines.append(
        PlainText.spoken(confirmation == .market ? answers.priceLine : answers.clockLine))
      self.confirmation = nil
    }
    return lines
  }

  private static func line(_ message: DeskMessage) -> String {
    let urgency = message.tone == .bad ? "attention: " : ""
    return PlainText.spoken("\(ClockText.time(message.time)) \(urgency)\(message.text)")
  }

  /// Takes a line that was typed; gives what is answered at once, and what is to be done outside.
  public mutating func enter(_ line: String) -> (lines: [String], effects: [Effect]) {
    waitsUntil = nil
    switch LineReader(state: state, numbers: numbers).read(line) {
    case .nothing: return ([], [])
    case .unreadable(let fault): return ([PlainText.spoken(fault)], [])
    case .question(let question): return (answer(question).map(PlainText.spoken), [])
    case .command(let command): return carryOut(command)
    }
  }

  private mutating func carryOut(_ command: LineCommand) -> (lines: [String], effects: [Effect]) {
    var lines: [String] = []
    if case .answer = command {
      if state.overlay == nil { return (["nothing was asked"], []) }
    } else if let dropped = dropped {
      lines.append(dropped)
      _ = take(.line(.answer(false)))
    }
    confirmation = Confirmation(command)
    let effects = take(.line(command))
    // What only a screen can show, such as a list that a macro opens, is not in the way.
    switch state.overlay {
    case nil, .ticket, .question: break
    default: _ = take(.line(.answer(false)))
    }
    lines += asked
    return (lines.map(PlainText.spoken), effects)
  }

  /// What is said where something else is asked for than what the desk waits for.
  private var dropped: String? {
    switch state.overlay {
    case .ticket: "the ticket is closed, nothing was sent"
    case .question: "no answer: nothing was done"
    default: nil
    }
  }

  private mutating func answer(_ question: LineQuestion) -> [String] {
    switch question {
    case .watch(let seconds):
      watchSeconds = seconds
      return [
        seconds.map { "prices every \($0) \($0 == 1 ? "second" : "seconds")" }
          ?? "prices on request"
      ]
    case .wait(let seconds):
      guard !state.isPaused else { return ["market time stands still; resume lets it run"] }
      waitsUntil = state.now + .seconds(Int64(seconds))
      return []
    case .help:
      return LineReader.manual.map { "\($0.usage): \($0.help)" }
        + LineReader.verbs + ["and by name: " + LineReader.names.joined(separator: ", ")]
    default: return PlainAnswers(state: state, numbers: numbers).lines(for: question)
    }
  }

  /// What lies in front, as a question to the person; empty where nothing does.
  private var asked: [String] { PlainAnswers(state: state, numbers: numbers).asked }

  /// The line that announces prices.
  public var priceLine: String {
    PlainText.spoken(PlainAnswers(state: state, numbers: numbers).priceLine)
  }

  /// What is said first.
  public var welcome: [String] {
    [
      "Bellwether, plain mode: \(state.session.scenario), market \(state.instrument.symbol)",
      "a line is a command; help lists them, quit leaves",
    ].map(PlainText.spoken)
  }
}

/// Text as a line for a voice.
enum PlainText {
  /// The text in ASCII, without control characters.
  static func spoken(_ text: String) -> String {
    var line = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x20..<0x7F: line.unicodeScalars.append(scalar)
      case 0xB7: line += ","
      case 0x2013, 0x2014, 0x2212: line += "-"
      case 0x2026: line += "..."
      case 0x25B2: line += "up"
      case 0x25BC: line += "down"
      default: line += "?"
      }
    }
    return line
  }
}
