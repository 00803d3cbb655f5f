import Market

extension Desk {
  /// Opens the command line.
  static func openPrompt(_ state: inout DeskState) {
    var prompt = Prompt()
    prompt.rows = state.view.orders.map(\.id)
    if case .ticket(let ticket) = state.overlay { prompt.ticket = ticket }
    state.overlay = .prompt(prompt)
    state.refreshLine()
  }

  /// Does what a key of the command line asks for.
  static func editPrompt(_ action: Action, _ state: inout DeskState) {
    guard case .prompt(var prompt) = state.overlay else { return }
    switch action {
    case .historyOlder, .historyNewer:
      prompt.recall(action, from: state.commandHistory)
      state.overlay = .prompt(prompt)
      state.refreshLine()
    default:
      if prompt.chosen == nil, action == .completePrompt, let text = prompt.completion.commonStart {
        prompt.line.replace(from: prompt.completion.start, with: text)
        let isWhole = prompt.completion.only != nil
        if isWhole, let only = prompt.completion.only { prompt.put(only) }
        state.overlay = .prompt(prompt)
        state.refreshLine()
      } else {
        turnCandidate(action == .completePrompt ? 1 : -1, &prompt)
        state.overlay = .prompt(prompt)
      }
    }
  }

  /// Puts the next candidate into the line; what the candidates are stays as it was.
  private static func turnCandidate(_ step: Int, _ prompt: inout Prompt) {
    let count = prompt.completion.candidates.count
    guard count > 0 else { return }
    let next = prompt.chosen.map { ($0 + step + count) % count } ?? (step > 0 ? 0 : count - 1)
    prompt.chosen = next
    prompt.fault = nil
    prompt.put(prompt.completion.candidates[next])
  }

  /// Does what the command line says. A name that is not complete is completed first and done with
  /// another Enter, so that nothing is done that was not read.
  static func carryOut(_ prompt: Prompt, _ state: inout DeskState) -> [Effect] {
    guard prompt.text.contains(where: { !$0.isWhitespace }) else {
      state.closePrompt()
      return []
    }
    do {
      let parts = try state.commandParser.parse(prompt.text)
      state.overlay = nil
      let isNew = state.commandHistory.add(prompt.text)
      let effects = run(parts, rows: prompt.rows, isTyped: true, &state)
      if !effects.contains(where: \.isCommand) { state.bringBack(prompt.ticket) }
      return (isNew ? [.rememberCommand(prompt.text)] : []) + effects
    } catch {
      complete(prompt, after: error, &state)
      return []
    }
  }

  private static func complete(
    _ prompt: Prompt, after problem: CommandProblem, _ state: inout DeskState
  ) {
    var prompt = prompt
    let completion = prompt.completion
    let isLastName =
      problem.isUnknownName && prompt.line.isAtEnd && completion.start + 1 == problem.column
    if isLastName, let only = completion.only {
      prompt.put(only)
      state.overlay = .prompt(prompt)
      state.refreshLine()
      return
    }
    prompt.fault = problem
    if isLastName, !completion.beginning.isEmpty {
      prompt.fault = CommandProblem(column: problem.column, text: "which of these?")
    }
    state.overlay = .prompt(prompt)
  }
}

extension Effect {
  /// Whether a command leaves the desk.
  var isCommand: Bool {
    if case .submit = self { true } else { false }
  }
}

extension DeskState {
  /// Closes the command line; the ticket that it was opened over is in front again.
  mutating func closePrompt() {
    guard case .prompt(let prompt) = overlay else { return }
    overlay = nil
    bringBack(prompt.ticket)
  }

  /// Puts a ticket in front again, unless something else is there or it can no longer be sent.
  mutating func bringBack(_ ticket: Ticket?) {
    guard let ticket, overlay == nil, safety != .view,
      ticket.instrument == awaitedFocus ?? focus
    else { return }
    overlay = .ticket(ticket)
  }

  /// Reads command lines with the names that this session has.
  public var commandParser: CommandParser {
    CommandParser(
      macros: session.macros.map(\.name), symbols: session.instruments.map(\.symbol),
      themes: session.themes)
  }

  /// Finds anew what belongs to a line of text after it was changed.
  mutating func refreshLine() {
    switch overlay {
    case .prompt(var prompt):
      prompt.chosen = nil
      prompt.fault = nil
      prompt.completion = commandParser.completion(
        of: prompt.line.textBeforeCursor, macroTexts: session.macros.map(\.text),
        orders: prompt.rows.map(words))
      overlay = .prompt(prompt)
    case .palette(var palette):
      palette.find(in: session)
      overlay = .palette(palette)
    case .search(var search):
      search.results = results(of: search.line.text)
      search.selected = 0
      overlay = .search(search)
    case .help(_, let filter?): overlay = .help(scroll: 0, filter: filter)
    default: break
    }
  }

  /// An open order in words, such as `BTC-USDT buy 0.5000 at 61,732.41`.
  private func words(of id: OrderID) -> String {
    guard let order = view.orders.first(where: { $0.id == id }),
      let instrument = instrument(order.instrument)
    else { return "no longer open" }
    return "\(instrument.symbol) \(order.side.verb) \(instrument.text(order.quantity)) at "
      + instrument.text(order.price)
  }
}
