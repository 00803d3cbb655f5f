public import Market

/// The command line: what a key does, orders and more, asked for by name.
public struct Prompt: Hashable, Sendable {
  /// What is typed.
  public var line = TextLine()
  /// What is wrong with it; `nil` before Enter was pressed.
  public var fault: CommandProblem?
  /// What the word at its end may become.
  public var completion = CommandCompletion()
  /// Which candidate stands in the line now, by its place; `nil` where none was put there.
  public var chosen: Int?
  /// The open orders as they were listed when the line was opened: their rows are what a number
  /// means, so that an order that goes meanwhile does not make it mean another one.
  public var rows: [OrderID] = []
  /// The ticket that it was opened over: it is there again once the line is closed, or has done
  /// something else than send.
  public var ticket: Ticket?

  /// The line of the history that stands there; `nil` for one of its own.
  var place: Int?
  /// What was typed before a line of the history took its place.
  var draft = ""

  /// Makes an empty one.
  public init() {}

  /// The text of the line.
  public var text: String { line.text }

  /// Puts a candidate in the place of the word.
  mutating func put(_ candidate: CommandCandidate) {
    line.replace(from: completion.start, with: candidate.text + (candidate.wantsMore ? " " : ""))
  }

  /// Goes to another line of the history.
  mutating func recall(_ action: Action, from history: CommandHistory) {
    if place == nil { draft = line.text }
    if action == .historyOlder {
      guard let older = history.older(than: place, beginning: draft) else { return }
      place = older
    } else {
      guard let now = place else { return }
      place = history.newer(than: now, beginning: draft)
    }
    line.replace(with: place.map { history.lines[$0] } ?? draft)
  }
}
