/// A list of everything the keys do, to be found by a few letters of it.
public struct Palette: Hashable, Sendable {
  /// What is in it.
  public enum Scope: Hashable, Sendable {
    /// Every action and every macro.
    case everything
    /// The macros alone.
    case macros
  }

  /// A row of it.
  public struct Entry: Hashable, Sendable {
    /// What it does.
    public var meaning: KeyMeaning
    /// What it is called.
    public var name: String
    /// What does it by a key; empty where none does.
    public var keys: String
    /// What it does, in a line.
    public var help: String
  }

  /// What is in it.
  public var scope: Scope
  /// What is typed.
  public var line = TextLine()
  /// The rows that fit what is typed, best first.
  public var entries: [Entry] = []
  /// The chosen row.
  public var selected = 0

  /// Makes one with nothing typed.
  public init(scope: Scope) { self.scope = scope }

  /// Finds the rows that fit what is typed: by their names, then by their words.
  mutating func find(in session: Session) {
    var all: [Entry] = []
    if scope == .everything {
      for (name, definition) in zip(ActionTable.commandNames, ActionTable.commands) {
        all.append(
          Entry(
            meaning: .action(definition.action), name: name,
            keys: session.keyMap.keyNames(of: definition.action), help: definition.help))
      }
    }
    for macro in session.macros {
      all.append(
        Entry(
          meaning: .macro(macro.name), name: macro.name,
          keys: session.keyMap.keyNames(ofMacro: macro.name), help: macro.text))
    }
    let places = FuzzyMatch.ranking(of: line.text, among: all.map(\.name))
    let words = SearchWords(line.text)
    let others = all.indices.filter { index in
      !places.contains(index) && words.occur(in: "\(all[index].name) \(all[index].help)")
    }
    entries = (places + others).map { all[$0] }
    selected = min(selected, max(0, entries.count - 1))
  }
}

/// What narrows the list of keys.
public struct HelpFilter: Hashable, Sendable {
  /// What is typed.
  public var line: TextLine
  /// Whether letters go into the line; after Enter they are keys again.
  public var isTyping = true

  /// Makes one that is being typed.
  public init(line: TextLine = TextLine()) { self.line = line }

  /// Whether a line of the list stays: all words typed occur in it.
  public func keeps(_ text: String) -> Bool { SearchWords(line.text).occur(in: text) }
}

/// The words that somebody looks for.
struct SearchWords {
  private let words: [String]

  /// Takes the words of a text.
  init(_ text: String) {
    words = text.lowercased().split(separator: " ").map(String.init)
  }

  /// Whether there are none.
  var isEmpty: Bool { words.isEmpty }

  /// Whether all of them occur in a text, in capitals or small letters.
  func occur(in text: String) -> Bool {
    guard !words.isEmpty else { return true }
    let text = text.lowercased()
    return words.allSatisfy { text.contains($0) }
  }
}
