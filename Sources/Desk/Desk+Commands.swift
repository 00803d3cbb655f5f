import Market

// What command lines and macros do: the same as keys, through the same guards.
extension Desk {
  /// A step on its way: what it does and how it was written.
  private struct RunningStep {
    var step: CommandStep
    var text: String
    /// Whether the person typed it out and pressed Enter, and so has read it.
    var isTyped: Bool
  }

  /// What became of a step.
  private enum Outcome {
    case done([Effect])
    case refused(String)
  }

  /// The most steps that a line may come to, with its repeats and macros.
  static let stepsMax = 200

  /// Does the parts of a line one after the other. The first that cannot be done, or that waits for
  /// the person, ends it, and what was not done is said.
  ///
  /// - Parameters:
  ///   - rows: The orders that the numbers of rows stand for.
  ///   - isTyped: Whether the person typed the line out.
  static func run(
    _ parts: [CommandPart], rows: [OrderID], isTyped: Bool, _ state: inout DeskState
  ) -> [Effect] {
    var steps: [RunningStep] = []
    if let problem = expand(parts, isTyped: isTyped, depth: 0, &steps, state) {
      state.say(.warning, problem)
      return []
    }
    var effects: [Effect] = []
    for (number, step) in steps.enumerated() {
      let after = steps.count - number - 1
      let place = steps.count > 1 ? "step \(number + 1) of \(steps.count), \(step.text): " : ""
      let rest = after == 0 ? "" : "; \(after) after it not done"
      switch perform(step, rows: rows, &state) {
      case .done(let more): effects += more
      case .refused(let reason):
        state.say(.warning, "\(place)\(reason)\(rest)")
        return effects
      }
      if state.overlay != nil, after > 0 {
        state.say(.warning, "\(place)waits for you\(rest)")
        return effects
      }
    }
    return effects
  }

  /// Runs a macro, asked for by its key or in the palette.
  static func runMacro(_ name: String, _ state: inout DeskState) -> [Effect] {
    let part = CommandPart(step: .macro(name), text: name)
    return run([part], rows: state.view.orders.map(\.id), isTyped: false, &state)
  }

  /// Writes repeats and macros out.
  ///
  /// - Returns: Why they cannot be.
  private static func expand(
    _ parts: [CommandPart], isTyped: Bool, depth: Int, _ steps: inout [RunningStep],
    _ state: DeskState
  ) -> String? {
    guard depth <= state.session.macros.count else { return "the macros run in a circle" }
    for part in parts {
      for _ in 0..<part.times {
        if case .macro(let name) = part.step {
          guard let macro = state.session.macros.first(where: { $0.name == name }) else {
            return "there is no macro \(name)"
          }
          do {
            let inner = try state.commandParser.parse(macro.text)
            // Its orders were not typed out, so they go through the ticket.
            let problem = expand(inner, isTyped: false, depth: depth + 1, &steps, state)
            if let problem { return problem }
          } catch {
            return "the macro \(name): \(error)"
          }
        } else {
          steps.append(RunningStep(step: part.step, text: part.text, isTyped: isTyped))
        }
        guard steps.count <= stepsMax else { return "a line does at most \(stepsMax) steps" }
      }
    }
    return nil
  }

  /// Arms the dead-man switch, or disarms it where the span is zero.
  private static func arm(_ span: TimeSpan, _ state: inout DeskState) -> Outcome {
    if let reason = state.recordingRefusal { return .refused(reason) }
    return .done([submit(.keepAlive(within: span), &state)])
  }

  private static func perform(
    _ running: RunningStep, rows: [OrderID], _ state: inout DeskState
  ) -> Outcome {
    switch running.step {
    case .action(let action):
      if case .refused(let reason) = availability(of: action, in: state) { return .refused(reason) }
      return .done(perform(action, &state))
    case .order(let order): return place(order, isTyped: running.isTyped, &state)
    case .ticket(let ticket):
      switch place(ticket, isTyped: running.isTyped, &state) {
      case .success(let effects): return .done(effects)
      case .failure(let refusal): return .refused(refusal.reason)
      }
    case .openTicket(let kind, let side): return open(kind, side, &state)
    case .cancel(let number): return cancel(number, rows: rows, &state)
    case .cancelOrder(let order): return .done(cancel(order, &state))
    case .running(let runs):
      return .done(runs == !state.isPaused ? [] : perform(.pauseOrResume, &state))
    case .size(let text): return setSize(text, &state)
    case .symbol(let symbol):
      guard let instrument = state.session.instruments.first(where: { $0.symbol == symbol }) else {
        return .refused("there is no market \(symbol)")
      }
      return .done(show(instrument.id, &state))
    case .rewind(let target): return .done(rewind(target, &state))
    case .forward(let target): return .done(forward(target, &state))
    case .deadMan(let span): return arm(span, &state)
    case .speed(let perMille): return .done(setSpeed(perMille, &state))
    case .theme(let name):
      state.theme = name
      return .done([.theme(name)])
    case .interval(let interval):
      state.interval = interval
      return .done([])
    case .grouping(let ticks):
      guard ticks <= state.instrument.maximumPrice.ticks else {
        return .refused("\(ticks) ticks are more than the highest price")
      }
      state.group(ticks)
      return .done([])
    case .alert(let text):
      do {
        let command = try AlertCommand.read(
          text, focus: state.instrument, instruments: state.session.instruments)
        return .done(carryOut(command, &state))
      } catch {
        return .refused("\(error.text), at '\(text.dropFirst(error.column - 1))'")
      }
    case .macro: return .refused("a macro was not written out")
    }
  }

  private static func setSize(_ text: String, _ state: inout DeskState) -> Outcome {
    switch quantity(text, of: state.instrument) {
    case .failure(let refusal): return .refused(refusal.reason)
    case .success(let quantity):
      let market = Int(state.focus.rawValue)
      guard state.sizes.presets[market].indices.contains(state.sizes.selected[market]) else {
        return .refused("\(state.instrument.symbol) has no sizes to set")
      }
      state.sizes.presets[market][state.sizes.selected[market]] = quantity
      return .done([])
    }
  }

  private static func open(
    _ kind: TicketKind, _ side: Side, _ state: inout DeskState
  ) -> Outcome {
    if let reason = state.sendingRefusal { return .refused(reason) }
    openTicket(of: kind, side: side, &state)
    return .done([])
  }

  /// Cancels the order in a row as it was listed when the line was opened, or the one of a number.
  private static func cancel(
    _ number: UInt64, rows: [OrderID], _ state: inout DeskState
  ) -> Outcome {
    let order = number <= UInt64(rows.count) ? rows[Int(number) - 1] : OrderID(number)
    guard state.view.orders.contains(where: { $0.id == order }) else {
      if number <= UInt64(rows.count) { return .refused("the order in row \(number) is gone") }
      let rows = rows.count == 1 ? "1 row" : "\(rows.count) rows"
      return .refused("there is no order \(number); the list has \(rows)")
    }
    if state.isCancelPending(order) { return .refused("its cancel is on its way") }
    return .done(cancel(order, &state))
  }

  /// Sends an order that was typed out, or puts it into the ticket: in ARMED, Enter after the whole
  /// order is what Enter in the ticket is, as long as the ticket would have nothing against it.
  private static func place(
    _ typed: TypedOrder, isTyped: Bool, _ state: inout DeskState
  ) -> Outcome {
    if let reason = state.sendingRefusal { return .refused(reason) }
    let order: NewOrder
    switch request(for: typed, in: state) {
    case .impossible(let reason): return .refused(reason)
    case .order(let wanted): order = wanted
    }
    let refusal = state.phaseRefusal(of: order.activity, in: order.instrument)
    let isClear = guardReason(against: order, in: state) == nil
    if state.safety == .armed, isTyped, isClear { return .done(sendGuarded(.place(order), &state)) }
    return .done(place(order, refusal.map { .doubtful($0) } ?? .allowed, &state))
  }

  /// What the ticket would say against an order; `nil` where nothing.
  static func guardReason(against order: NewOrder, in state: DeskState) -> String? {
    guard let instrument = state.instrument(order.instrument) else { return "no such market" }
    return state.fault(of: Ticket(order, of: instrument))
  }
}
