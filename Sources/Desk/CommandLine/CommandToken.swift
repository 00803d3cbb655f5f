/// A word of a command line, and where it stands.
struct CommandToken: Hashable {
  /// The word as it is written.
  var text: String
  /// The column of its first character, from 1.
  var column: Int

  /// The word in small letters.
  var word: String { text.lowercased() }

  /// The words of each part of a line; parts end at `;`.
  static func parts(of line: String) -> [[CommandToken]] {
    var parts: [[CommandToken]] = [[]]
    var isWithin = false
    for (offset, character) in line.enumerated() {
      if character == ";" {
        parts.append([])
        isWithin = false
      } else if character.isWhitespace {
        isWithin = false
      } else {
        if !isWithin { parts[parts.count - 1].append(CommandToken(text: "", column: offset + 1)) }
        parts[parts.count - 1][parts[parts.count - 1].count - 1].text.append(character)
        isWithin = true
      }
    }
    return parts
  }

  /// The whole number it is; `nil` where it is none or has more than six digits.
  var count: Int? {
    let isCount = text.count <= 6 && text.allSatisfy { $0.isASCII && $0.isNumber }
    return isCount ? Int(text) : nil
  }

  /// The number of times it stands for, written as `x3`; `nil` where it is none.
  var multiplier: Int? {
    guard word.hasPrefix("x"), text.count > 1 else { return nil }
    return CommandToken(text: String(text.dropFirst()), column: column + 1).count
  }

  /// Whether it is a number above 0, with or without a point; `,` and `_` part its thousands.
  var isPositiveNumber: Bool {
    guard text.count <= 24, text.count(where: { $0 == "." }) <= 1 else { return false }
    let isPlain = text.allSatisfy {
      $0.isASCII && ($0.isNumber || $0 == "." || $0 == "," || $0 == "_")
    }
    return isPlain && text.contains { $0.isNumber && $0 != "0" }
  }
}
