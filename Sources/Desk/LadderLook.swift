/// What the bars of the ladder stand for.
public enum LadderBars: Hashable, Sendable, CaseIterable {
  /// What rests at each price.
  case perLevel
  /// What rests from the touch to each price, all together.
  case cumulative
}

/// A part of the ladder that can be switched.
public enum LadderPart: Int, Hashable, Sendable, CaseIterable {
  /// Own orders with their place in the queue.
  case own
  /// The bars.
  case bars
  /// What was stacked and pulled.
  case flow
  /// What traded in the last seconds.
  case traded
  /// What traded in the session.
  case volume

  /// What it is called.
  public var title: String {
    switch self {
    case .own: "own orders"
    case .bars: "bars"
    case .flow: "stacked and pulled"
    case .traded: "traded lately"
    case .volume: "traded in the session"
    }
  }
}

/// Whether a part of the ladder is shown.
public enum PartChoice: Hashable, Sendable, CaseIterable {
  /// Where there is room.
  case automatic
  /// Before what is only shown where there is room.
  case shown
  /// Not at all.
  case hidden

  /// What the choice is called.
  public var title: String {
    switch self {
    case .automatic: "where there is room"
    case .shown: "shown first"
    case .hidden: "hidden"
    }
  }

  /// The next choice.
  var next: PartChoice {
    switch self {
    case .automatic: .shown
    case .shown: .hidden
    case .hidden: .automatic
    }
  }
}

/// How the ladder is drawn, in every market alike.
public struct LadderLook: Hashable, Sendable {
  /// What the bars stand for.
  public var bars = LadderBars.perLevel
  private var choices = LadderPart.allCases.map { _ in PartChoice.automatic }
  /// How large a change must be to be shown as stacked or pulled: the place of a size preset of the
  /// market, the first being 1; 0 shows all.
  public internal(set) var minimumSize = 0

  /// Makes the look that the ladder begins with.
  public init() {}

  /// Whether a part is shown.
  public subscript(part: LadderPart) -> PartChoice {
    get { choices[part.rawValue] }
    set { choices[part.rawValue] = newValue }
  }
}
