/// What the desk does with what it is told.
public enum Desk {
  /// Changes the state by one message and says what is to be done outside.
  ///
  /// Total: it takes every message in every state. Events are to come in the order of their
  /// sequence, and before the view that contains them.
  public static func update(_ state: inout DeskState, _ message: Message) -> [Effect] {
    var effects: [Effect] = []
    switch message {
    case .input(let event):
      effects = input(event, &state)
      checkTicket(&state)
    case .pointer(let pointer, let target):
      if pointer.isClick { state.alerts.flash = nil }
      effects = point(pointer, at: target, &state)
      checkTicket(&state)
    case .event(let event): effects = learn(event, &state) + alert(to: event, &state)
    case .notice(let notice): effects = read(notice, &state)
    case .incident(let incident): effects = read(incident, &state)
    case .view(let view):
      look(at: view, &state)
      checkTicket(&state)
      effects = alertToView(&state)
    case .missed(let count): miss(count, &state, withOwn: true)
    case .missedPublic(let count): miss(count, &state, withOwn: false)
    case .busy(let reference): effects = fail(reference, &state)
    case .journal(let condition): state.note(condition)
    case .upgrade(let stage): effects = learn(stage, &state)
    case .history(let history): learn(history, &state)
    case .note(let tone, let text): state.say(tone, text)
    case .line(let command):
      effects = carryOut(command, &state)
      checkTicket(&state)
    case .ladderRows(let rows): state.fitLadder(rows: max(1, rows))
    case .scrollMax(let rows): state.fitScroll(max(0, rows))
    case .silence(let milliseconds): state.hear(silence: milliseconds)
    case .shown(let shown): learn(shown, &state)
    case .dragBorder(let handle, let column, let row):
      state.layout.move(handle.border, toPerMille: handle.perMille(column: column, row: row))
    case .layout(let choice): state.layout = choice
    }
    state.letGoOfHiddenPrices()
    return effects
  }
}
