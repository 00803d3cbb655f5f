/// A line of text that is being typed, and the place where the next character goes.
public struct TextLine: Hashable, Sendable {
  /// The most characters it takes.
  public static let lengthMax = 200

  /// What was typed.
  private var characters: [Character] = []
  /// How many characters stand before the place where the next one goes.
  public private(set) var cursor = 0

  /// Makes a line with a text, to go on at its end.
  public init(_ text: String = "") { replace(with: text) }

  /// The text.
  public var text: String { String(characters) }
  /// What stands before the cursor.
  public var textBeforeCursor: String { String(characters[..<cursor]) }
  /// Whether nothing was typed.
  public var isEmpty: Bool { characters.isEmpty }
  /// Whether the next character goes to the end.
  public var isAtEnd: Bool { cursor == characters.count }

  /// Whether a line takes a character.
  static func accepts(_ character: Character) -> Bool {
    character.unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: false
      default: true
      }
    }
  }

  /// Puts another text in its place, to go on at the end of it.
  mutating func replace(with text: String) {
    characters = Array(text.filter(Self.accepts).prefix(Self.lengthMax))
    cursor = characters.count
  }

  /// Puts a text in the place of some characters before the cursor.
  ///
  /// - Parameter start: Where those begin, counted in characters.
  mutating func replace(from start: Int, with text: String) {
    let start = min(max(0, start), cursor)
    let after = characters[cursor...]
    let head = characters[..<start] + text.filter(Self.accepts)
    characters = Array((head + after).prefix(Self.lengthMax))
    cursor = min(head.count, characters.count)
  }

  /// Types a character; one that cannot be shown is passed over.
  mutating func type(_ character: Character) {
    guard Self.accepts(character), characters.count < Self.lengthMax else { return }
    characters.insert(character, at: cursor)
    cursor += 1
  }

  /// Changes the line as a key asks for; other actions change nothing.
  mutating func edit(_ action: Action) {
    switch action {
    case .eraseCharacter where cursor > 0:
      cursor -= 1
      characters.remove(at: cursor)
    case .eraseNext where cursor < characters.count: characters.remove(at: cursor)
    case .eraseWord: eraseWord()
    case .eraseLine:
      characters.removeFirst(cursor)
      cursor = 0
    case .lineLeft: cursor = max(0, cursor - 1)
    case .lineRight: cursor = min(characters.count, cursor + 1)
    case .lineStart: cursor = 0
    case .lineEnd: cursor = characters.count
    default: break
    }
  }

  private mutating func eraseWord() {
    var start = cursor
    while start > 0, characters[start - 1] == " " { start -= 1 }
    while start > 0, characters[start - 1] != " " { start -= 1 }
    characters.removeSubrange(start..<cursor)
    cursor = start
  }
}
