/// A piece of a Swift source file: what the rules look at instead of raw text.
///
/// Comments and string contents are tokens of their own kind, so a word inside a comment or a
/// string is never mistaken for code, and code inside a string's interpolation is never missed.
struct Token: Equatable {
  /// What a token is made of.
  enum Kind: Equatable {
    /// An identifier or keyword, back-ticks removed.
    case word
    /// A number literal as written.
    case number
    /// A string literal: its text without the quotes and without what is interpolated.
    case string
    /// One ASCII punctuation character.
    case mark
    /// One line of a comment, its slashes or stars included.
    case comment
  }

  /// What the token is made of.
  var kind: Kind
  /// Its text.
  var text: String
  /// The line it starts on, counted from 1.
  var line: Int
  /// Whether white space or a line's start comes right before it.
  var isSpaced: Bool
  /// Whether it is the first token on its line.
  var isFirst: Bool

  /// Whether this is the given word.
  func isWord(_ word: String) -> Bool { kind == .word && text == word }

  /// Whether this is the given punctuation character.
  func isMark(_ mark: String) -> Bool { kind == .mark && text == mark }

  /// Whether this number literal is a floating-point one.
  var isFloatingPointNumber: Bool {
    guard kind == .number else { return false }
    let lowered = text.lowercased()
    if lowered.hasPrefix("0x") { return lowered.contains("p") || lowered.contains(".") }
    if lowered.hasPrefix("0b") || lowered.hasPrefix("0o") { return false }
    return lowered.contains(".") || lowered.contains("e")
  }
}
