import ArgumentParser
import Desk
import Input
import Market

/// Keys and when they are pressed, as typed: `25s b Enter` presses b and then Enter 25 seconds
/// after the start.
struct PressArgument {
  /// How long after the start.
  let at: TimeSpan
  /// The keys, one after the other.
  let keys: [KeyPress]

  /// Reads a time and keys.
  ///
  /// - Throws: What is wrong, at which column, and what would be right.
  init(reading text: String) throws {
    let words = text.split(separator: " ")
    func problem(_ word: Substring?, _ what: String) -> ValidationError {
      let start = word?.startIndex ?? text.endIndex
      return ValidationError(
        "column \(text.distance(from: text.startIndex, to: start) + 1): \(what)")
    }
    guard let first = words.first, let time = TimeSpanArgument(argument: String(first)) else {
      let what = words.first.map { "'\($0)' is no time; " } ?? ""
      throw problem(
        words.first,
        "\(what)begin with how long after the start, such as 20s, then the keys: '20s b Enter'")
    }
    at = time.span
    guard words.count > 1 else {
      throw problem(nil, "no key is named; keys follow the time, such as '\(first) b Enter'")
    }
    keys = try words.dropFirst().map { word in
      do throws(KeyTextError) {
        return try KeyPress(reading: String(word))
      } catch {
        throw problem(word, Self.words(for: error, String(word)))
      }
    }
  }

  private static func words(for problem: KeyTextError, _ word: String) -> String {
    switch problem {
    case .unknown:
      let near = nearestWord(to: word, among: KeyPress.keyNames)
      return "there is no key '\(word)'"
        + (near.map { "; did you mean '\($0)'?" }
          ?? "; a key is a character or one of \(KeyPress.keyNames.joined(separator: ", ")), with "
          + "or without Ctrl-, Alt- or Shift- before it")
    case .same(let other): return "terminals send the same for '\(word)' and \(other); write that"
    case .shifted: return "'\(word)': a capital is written as it is typed, such as B"
    }
  }
}
