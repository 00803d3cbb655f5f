import ArgumentParser
import Input
import Market

/// Keys and when they are pressed, as typed: `25s b Enter` presses b and then Enter 25 seconds
/// after the start.
struct PressArgument: ExpressibleByArgument {
  /// How long after the start.
  let at: TimeSpan
  /// The keys, one after the other.
  let keys: [KeyPress]

  init?(argument: String) {
    let words = argument.split(separator: " ").map(String.init)
    guard words.count > 1, let time = TimeSpanArgument(argument: words[0]) else { return nil }
    at = time.span
    var keys: [KeyPress] = []
    for word in words.dropFirst() {
      guard let key = Self.key(word) else { return nil }
      keys.append(key)
    }
    self.keys = keys
  }

  private static let named: [(String, Key)] = [
    ("Enter", .enter), ("Esc", .escape), ("Tab", .tab), ("Backspace", .backspace),
    ("Delete", .delete), ("Up", .up), ("Down", .down), ("Left", .left), ("Right", .right),
    ("Home", .home), ("End", .end), ("PgUp", .pageUp), ("PgDn", .pageDown),
    ("Space", .character(" ")),
  ]

  /// The key of a name, as hints and help write it: `b`, `Space`, `Enter`, `Ctrl-L`.
  private static func key(_ name: String) -> KeyPress? {
    var rest = Substring(name)
    var modifiers: Modifiers = []
    for (prefix, modifier) in [("Ctrl-", Modifiers.control), ("Alt-", .alt), ("Shift-", .shift)]
    where rest.hasPrefix(prefix) {
      modifiers.insert(modifier)
      rest = rest.dropFirst(prefix.count)
    }
    if let known = named.first(where: { $0.0 == rest }) { return KeyPress(known.1, modifiers) }
    if rest.hasPrefix("F"), let number = Int(rest.dropFirst()), (1...12).contains(number) {
      return KeyPress(.function(number), modifiers)
    }
    guard rest.count == 1, let character = rest.first else { return nil }
    let typed = modifiers.contains(.control) ? Character(character.lowercased()) : character
    return KeyPress(.character(typed), modifiers)
  }
}
