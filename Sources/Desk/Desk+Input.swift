import Input
import Market

extension Desk {
  /// Reacts to a key, a paste or a change of focus.
  static func input(_ event: InputEvent, _ state: inout DeskState) -> [Effect] {
    switch event {
    case .key(let key): return press(key, &state)
    case .paste(let text):
      paste(text, &state)
      return []
    case .focus(let isFocused):
      state.isFocused = isFocused
      state.alerts.knowsFocus = true
      // Whoever leaves the window with a button down releases it elsewhere.
      if !isFocused { state.isPointerHeld = false }
      return []
    case .mouse: return []
    }
  }

  private static func press(_ key: KeyPress, _ state: inout DeskState) -> [Effect] {
    state.readCount = state.saidCount
    let meaning = state.session.keyMap.meaning(of: key, in: state.context)
    // The colon of a time of day is the ticket's; any other opens the command line.
    if key == KeyPress(.character(":")), case .ticket(let ticket) = state.overlay,
      ticket.takesTimeSeparator
    {
      state.changeTicket { $0.type(":") }
      return []
    }
    // A flash was seen once a key is pressed; Escape does nothing else then.
    if case .action(.dismiss) = meaning {} else { state.alerts.flash = nil }
    switch meaning {
    case .action(let action): return perform(action, &state)
    case .macro(let name): return runMacro(name, &state)
    case nil: break
    }
    guard case .character(let character) = key.key, key.modifiers.isEmpty else { return [] }
    state.changeTicket { $0.type(character) }
    state.changeLine { $0.type(character) }
    state.changeAlertPanel { $0.type(character) }
    return []
  }

  /// Takes pasted text into the line of a ticket if it is a number and nothing else, and into a
  /// line of text if it is one. A paste is never keys: neither its letters nor its line ends do
  /// anything.
  private static func paste(_ text: String, _ state: inout DeskState) {
    if state.line != nil {
      guard text.count <= TextLine.lengthMax, text.allSatisfy(TextLine.accepts) else {
        state.say(.warning, "pasted text ignored: only one line of text goes here")
        return
      }
      state.changeLine { line in
        for character in text { line.type(character) }
      }
      return
    }
    guard case .ticket(let ticket) = state.overlay else {
      state.say(.warning, "pasted text ignored")
      return
    }
    let number = text.filter { !$0.isWhitespace && $0 != "," && $0 != "_" }
    let isNumber =
      !number.isEmpty && number.allSatisfy(Ticket.accepts) && number.count { $0 == "." } < 2
    guard isNumber, number.count <= Ticket.textLengthMax, ticket.canEditField else {
      state.say(.warning, "pasted text ignored: only a number goes into the ticket")
      return
    }
    state.changeTicket { $0.put(number) }
  }
}

extension DeskState {
  /// Changes the ticket, if one is open.
  mutating func changeTicket(_ change: (inout Ticket) -> Void) {
    guard case .ticket(var ticket) = overlay else { return }
    change(&ticket)
    overlay = .ticket(ticket)
  }

  /// Says something to the person.
  mutating func say(_ tone: Tone, _ text: String, run: MessageRun? = nil) {
    if messages.count >= Self.messagesMax { messages.removeFirst(Self.messagesMax / 4) }
    messages.append(DeskMessage(time: now, tone: tone, text: text))
    saidCount += 1
    self.run = run
  }

  /// Says more of what the newest message told of, in its place.
  mutating func sayInstead(_ tone: Tone, _ text: String, run: MessageRun) {
    guard let last = messages.indices.last else { return }
    messages[last].tone = tone
    messages[last].text = text
    self.run = run
  }

  /// The most messages that are kept.
  static let messagesMax = 500
  /// The most fills that are kept.
  static let fillsMax = 2_000
  /// The most unanswered commands that are remembered.
  static let pendingMax = 256
}
