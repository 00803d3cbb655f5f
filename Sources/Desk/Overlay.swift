/// What lies over the screen and takes the keys.
public enum Overlay: Hashable, Sendable {
  /// The order ticket.
  case ticket(Ticket)
  /// Every key, or those that a filter keeps; scrolled down by so many rows.
  case help(scroll: Int, filter: HelpFilter? = nil)
  /// A notice in full, by its place in ``DeskState/notices``; scrolled down by so many rows.
  case notice(Int, scroll: Int)
  /// An incident, a reconciliation or a post-mortem; scrolled down by so many rows.
  case bulletin(Bulletin, scroll: Int)
  /// An own fill in full; scrolled down by so many rows.
  case fill(FillName, scroll: Int)
  /// The parts of the ladder that can be switched; the chosen row.
  case ladderParts(row: Int)
  /// The command line.
  case prompt(Prompt)
  /// The list of alerts, and the line for another one.
  case alerts(AlertPanel)
  /// A list of everything the keys do.
  case palette(Palette)
  /// Search.
  case search(Search)
  /// A question before something large, such as cancelling everything or leaving with open orders.
  case question(Question)
}

/// A question that Enter answers with yes and Escape with no.
public struct Question: Hashable, Sendable {
  /// What is asked.
  public var text: String
  /// What is done on yes.
  public var action: Action
  /// Makes a question.
  public init(text: String, action: Action) {
    self.text = text
    self.action = action
  }
}
