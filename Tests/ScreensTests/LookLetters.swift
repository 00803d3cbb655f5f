import Canvas

/// A letter for every look of a recorded screen, in the order of first use.
struct LookLetters {
  /// The modes whose colours are recorded.
  static let depths: [ColourDepth] = [.trueColour, .ansi256, .ansi16, .monochrome]

  private static let alphabet = Array(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
      + "αβγδεζηθικλμνξοπρστυφχψωΓΔΘΛΞΠΣΦΨΩабвгдежзийклмнопрстуфхцчшщъыьэюя"
      + "БГДЁЖЗИЙЛПУФЦЧШЩЪЫЬЭЮЯąćęłńśźżăâîșțčďěňřšťůžőűāēģīķļņšūøåæßþðñçœ")

  /// A cell's style with the theme of numbered roles, and in each mode.
  private struct Look: Hashable {
    var roles: Style
    var modes: [Style]
  }

  private var letters: [Look: Character] = [:]
  private var order: [Look] = []

  /// The letter of a look.
  mutating func letter(_ roles: Style, _ modes: [Style]) -> Character {
    let look = Look(roles: roles, modes: modes)
    if let letter = letters[look] { return letter }
    precondition(order.count < Self.alphabet.count, "a screen has more looks than letters")
    let letter = Self.alphabet[order.count]
    letters[look] = letter
    order.append(look)
    return letter
  }

  /// What each letter stands for, a line each.
  var legend: String {
    var text = ""
    for (number, look) in order.enumerated() {
      let modes = zip(Self.depths, look.modes).map { depth, style in
        Self.words(style, depth)
      }
      let parts = [Theme.numbered.describe(look.roles)] + modes
      text += "\(Self.alphabet[number]) " + parts.joined(separator: " | ") + "\n"
    }
    return text
  }

  private static func words(_ style: Style, _ depth: ColourDepth) -> String {
    var words: [String] = []
    if depth != .monochrome {
      words.append("\(name(style.foreground, depth)) on \(name(style.background, depth))")
    }
    let emphases: [(Emphasis, String)] = [
      (.bold, "bold"), (.dim, "dim"), (.underline, "underline"), (.reverse, "reverse"),
      (.italic, "italic"),
    ]
    words += emphases.filter { style.emphasis.contains($0.0) }.map(\.1)
    return words.isEmpty ? "plain" : words.joined(separator: " ")
  }

  private static func name(_ colour: Colour, _ depth: ColourDepth) -> String {
    guard let number = depth.index(of: colour) else { return "own" }
    guard depth == .trueColour else { return "\(number)" }
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: max(0, 6 - digits.count)) + digits
  }
}
