import Canvas
import Desk

/// The words that name colours and emphasis in a theme file.
enum ColourText {
  /// The terminal's own sixteen, in the order of their numbers.
  static let ansiNames = [
    "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white",
    "bright-black", "bright-red", "bright-green", "bright-yellow", "bright-blue",
    "bright-magenta", "bright-cyan", "bright-white",
  ]

  /// The words for emphasis.
  static let emphases: [(name: String, emphasis: Emphasis)] = [
    ("bold", .bold), ("dim", .dim), ("underline", .underline), ("reverse", .reverse),
    ("italic", .italic),
  ]

  /// Words that a palette may not give another meaning.
  static let reserved = ["on", "terminal"] + ansiNames + emphases.map(\.name)

  /// What a colour may be, for messages.
  static let allowed =
    "six hexadecimal digits such as 0e1116, terminal, or one of the terminal's sixteen "
    + "(black, red, green, yellow, blue, magenta, cyan, white, each also with bright-)"

  /// The colour that a word stands for without any palette.
  static func colour(_ word: String) -> Colour? {
    if word == "terminal" { return .terminal }
    if let number = ansiNames.firstIndex(of: word) { return .ansi(UInt8(number)) }
    let digits = word.hasPrefix("#") ? word.dropFirst() : Substring(word)
    guard digits.utf8.count == 6, digits.allSatisfy({ $0.isASCII && $0.isHexDigit }),
      let value = UInt32(digits, radix: 16)
    else { return nil }
    return .hex(value)
  }

  /// Whether a word can be a name in a palette.
  static func isName(_ word: String) -> Bool {
    guard let first = word.unicodeScalars.first, ("a"..."z").contains(first) else { return false }
    return word.unicodeScalars.allSatisfy {
      ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "-"
    }
  }
}

/// A style as it is written in a theme file, such as `gold on night bold`: what is given of it.
struct StyleText {
  var foreground: Colour?
  var background: Colour?
  var emphasis: Emphasis = []
}

extension DocumentReader {
  /// Reads a style; `palette` gives the colours that the theme named.
  mutating func style(
    _ node: DocumentNode, _ what: String, palette: [String: Colour]
  ) -> StyleText? {
    guard let text = text(node, what) else { return nil }
    var style = StyleText()
    var isBackground = false
    var isWhole = true
    for (offset, word) in words(of: text) {
      let column = node.column(ofOffset: offset)
      if let emphasis = ColourText.emphases.first(where: { $0.name == word }) {
        style.emphasis.insert(emphasis.emphasis)
      } else if word == "on" {
        isBackground = true
        continue
      } else if let colour = palette[word] ?? ColourText.colour(word) {
        if isBackground ? style.background != nil : style.foreground != nil {
          let form =
            isBackground ? "one background" : "one colour; a background is written on \(word)"
          report("'\(word)': \(what) has only \(form)", line: node.line, column: column)
          isWhole = false
        } else if isBackground {
          style.background = colour
        } else {
          style.foreground = colour
        }
      } else {
        reportUnknown(word, palette: palette, line: node.line, column: column)
        isWhole = false
      }
      isBackground = false
    }
    if isBackground {
      report("'on' needs a colour after it", line: node.line, column: node.column)
      isWhole = false
    }
    return isWhole ? style : nil
  }

  private mutating func reportUnknown(
    _ word: String, palette: [String: Colour], line: Int, column: Int
  ) {
    let names = palette.keys.sorted()
    let near = nearestWord(to: word, among: names + ColourText.reserved)
    let hint =
      near.map { "did you mean '\($0)'?" }
      ?? "allowed: a name from colours, \(ColourText.allowed); "
      + "bold, dim, underline, reverse, italic"
    report("unknown colour '\(word)'; \(hint)", line: line, column: column)
  }

  /// The words of a text with their offsets, both in Unicode scalars.
  private func words(of text: String) -> [(offset: Int, word: String)] {
    var words: [(offset: Int, word: String)] = []
    var isWithin = false
    for (offset, scalar) in text.unicodeScalars.enumerated() {
      let isBlank = scalar == " " || scalar == "\t" || scalar == "\n"
      if !isBlank {
        if !isWithin { words.append((offset, "")) }
        words[words.count - 1].word.unicodeScalars.append(scalar)
      }
      isWithin = !isBlank
    }
    return words
  }
}
