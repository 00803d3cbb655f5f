public import Input

/// A change of the keys that somebody wants.
public struct KeyChange: Hashable, Sendable {
  /// What the keys are to mean.
  public var meaning: KeyMeaning
  /// Where; `nil` is the place of the action's first key, and any other with the same keys. A macro
  /// has its keys on the desk.
  public var context: KeyContext?
  /// The keys, the one to show first; none takes the action's keys away there.
  public var keys: [KeyPress]

  /// Makes a change.
  public init(_ meaning: KeyMeaning, in context: KeyContext? = nil, keys: [KeyPress]) {
    self.meaning = meaning
    self.context = context
    self.keys = keys
  }
}

/// Why a change of the keys cannot be.
public struct KeyProblem: Hashable, Sendable {
  /// Which change, counted from 0.
  public var change: Int
  /// Which of its keys, counted from 0; `nil` where it is not about one key.
  public var key: Int?
  /// What is wrong, and what would be right.
  public var text: String

  /// Makes a problem.
  public init(change: Int, key: Int? = nil, text: String) {
    self.change = change
    self.key = key
    self.text = text
  }
}

extension KeyMap {
  /// The map with changes, all at once, so that two actions may exchange their keys; and what is
  /// wrong with them. A map with problems is not to be used.
  public static func changed(by changes: [KeyChange]) -> (map: KeyMap, problems: [KeyProblem]) {
    var map = KeyMap()
    var added: [AddedKey] = []
    for (number, change) in changes.enumerated() {
      let places = change.places
      if case .action(let action) = change.meaning {
        map.bindings[ActionTable.index(of: action)].removeAll { places.contains($0.context) }
      }
      for (position, key) in change.keys.enumerated() {
        for place in places {
          added.append(
            AddedKey(
              change: number, key: position, meaning: change.meaning,
              binding: KeyBinding(context: place, key: key)))
        }
      }
    }
    // What was given comes first, so that it is what is shown.
    for key in added.reversed() {
      switch key.meaning {
      case .action(let action):
        map.bindings[ActionTable.index(of: action)].insert(key.binding, at: 0)
      case .macro(let name):
        map.macroBindings.insert(MacroBinding(name: name, binding: key.binding), at: 0)
      }
    }
    var problems: [KeyProblem] = []
    for key in added {
      guard let text = map.problem(with: key, among: added) else { continue }
      let isKnown = problems.contains { $0.change == key.change && $0.key == key.key }
      if !isKnown { problems.append(KeyProblem(change: key.change, key: key.key, text: text)) }
    }
    return (map, problems + map.missing(after: changes))
  }

  /// A key that a change adds.
  private struct AddedKey {
    var change: Int
    var key: Int
    var meaning: KeyMeaning
    var binding: KeyBinding
  }

  private func problem(with added: AddedKey, among all: [AddedKey]) -> String? {
    let (place, key) = (added.binding.context, added.binding.key)
    if key.isText {
      if place.isTyping {
        return "'\(key.name)' is typed \(place.title); a key with Ctrl or Alt, or a named one, can "
          + "be bound there"
      }
      if case .character(let character) = key.key, place == .ticket || place == .always,
        Ticket.accepts(character)
      {
        return "'\(key.name)' is typed into the ticket; bind another key \(place.title)"
      }
    }
    let earlier = all.first { other in
      (other.change, other.key) < (added.change, added.key) && other.meaning != added.meaning
        && other.binding.collides(with: added.binding)
    }
    if let earlier { return Self.text(key, earlier.meaning, earlier.binding.context) }
    for (index, definition) in ActionTable.definitions.enumerated()
    where KeyMeaning.action(definition.action) != added.meaning {
      for binding in bindings[index] where binding.collides(with: added.binding) {
        // Another change's key is told about where that stands, if it comes later.
        let isChanged = all.contains {
          $0.meaning == .action(definition.action) && $0.binding == binding
        }
        if !isChanged { return Self.text(key, .action(definition.action), binding.context) }
      }
    }
    return nil
  }

  private static func text(_ key: KeyPress, _ other: KeyMeaning, _ place: KeyContext) -> String {
    let name =
      switch other {
      case .action(let action): ActionTable.definition(of: action).name
      case .macro(let macro): "the macro \(macro)"
      }
    return "'\(key.name)' means \(name) \(place.title) already; choose another key, or give "
      + "\(name) another one or none"
  }

  /// The actions without which nobody gets on.
  private static let needed: [(action: Action, place: KeyContext)] = [
    (.quit, .ladder), (.confirm, .ladder), (.dismiss, .ladder), (.openPrompt, .ladder),
  ]

  private func missing(after changes: [KeyChange]) -> [KeyProblem] {
    Self.needed.compactMap { action, place in
      guard !isReachable(action, in: place),
        let change = changes.firstIndex(where: { $0.meaning == .action(action) })
      else { return nil }
      let name = ActionTable.definition(of: action).name
      return KeyProblem(
        change: change, text: "\(name) needs a key \(KeyContext.desk.title): nothing else does it")
    }
  }
}

extension KeyChange {
  /// Where the keys are bound.
  fileprivate var places: [KeyContext] {
    if let context { return [context] }
    guard case .action(let action) = meaning else { return [.desk] }
    let bindings = ActionTable.definition(of: action).bindings
    func keys(_ context: KeyContext) -> [KeyPress] {
      bindings.filter { $0.context == context }.map(\.key)
    }
    guard let first = bindings.first?.context else { return [.desk] }
    return KeyContext.allCases.filter { keys($0) == keys(first) }
  }
}

extension KeyBinding {
  /// Whether one key is looked up in both places at some moment, so that it can mean but one thing.
  fileprivate func collides(with other: KeyBinding) -> Bool {
    key == other.key
      && KeyContext.allCases.contains { isLookedUp(in: $0) && other.isLookedUp(in: $0) }
  }
}
