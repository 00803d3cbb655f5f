public import Input

/// Why a text names no key.
public enum KeyTextError: Error, Hashable, Sendable {
  /// No key is called so.
  case unknown
  /// Terminals send the same for this and another key, which is named.
  case same(as: String)
  /// A character is written as it is typed: `B` for shift and `b`.
  case shifted
}

extension KeyPress {
  /// The names of the keys that are no characters.
  public static let keyNames: [String] = namedKeys.map { KeyPress($0).name }

  private static let namedKeys: [Key] =
    [
      .character(" "), .enter, .escape, .tab, .backspace, .delete, .insert, .up, .down, .left,
      .right, .home, .end, .pageUp, .pageDown,
    ] + (1...12).map { .function($0) }

  private static let modifierNames: [(prefix: String, modifier: Modifiers)] = [
    ("ctrl-", .control), ("alt-", .alt), ("shift-", .shift),
  ]

  /// Reads a key as it is written in hints and help, such as `b`, `Space`, `Ctrl-L` or `F5`; the
  /// names of keys in capitals or small letters alike.
  public init(reading text: String) throws(KeyTextError) {
    var rest = Substring(text)
    var modifiers: Modifiers = []
    while rest.count > 1,
      let found = Self.modifierNames.first(where: { rest.lowercased().hasPrefix($0.prefix) }),
      rest.count > found.prefix.count
    {
      modifiers.insert(found.modifier)
      rest = rest.dropFirst(found.prefix.count)
    }
    let key = try Self.key(String(rest), &modifiers)
    self.init(key, modifiers)
  }

  private static func key(
    _ text: String, _ modifiers: inout Modifiers
  ) throws(KeyTextError) -> Key {
    guard text.count == 1, let character = text.first else {
      let name = text.lowercased()
      guard let key = namedKeys.first(where: { KeyPress($0).name.lowercased() == name }) else {
        throw .unknown
      }
      return key
    }
    guard !character.isWhitespace, character.unicodeScalars.allSatisfy({ $0.value > 0x20 }) else {
      throw .unknown
    }
    if modifiers.contains(.shift) { throw .shifted }
    guard modifiers.contains(.control) else { return .character(character) }
    let letter = Character(character.lowercased())
    switch letter {
    case "i": throw .same(as: "Tab")
    case "m", "j": throw .same(as: "Enter")
    case "h": throw .same(as: "Backspace")
    case "[": throw .same(as: "Esc")
    default: return .character(letter)
    }
  }
}
