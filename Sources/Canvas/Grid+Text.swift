extension Grid {
  /// The glyphs as text: one line a row, without blanks at its end, each ended by a line break.
  public var text: String {
    var text = ""
    for y in 0..<size.height {
      var line = ""
      var blanks = 0
      for x in 0..<size.width {
        let glyph = cells[y * size.width + x].glyph
        if glyph == " " {
          blanks += 1
        } else {
          line.append(String(repeating: " ", count: blanks))
          line.unicodeScalars.append(glyph)
          blanks = 0
        }
      }
      text += line + "\n"
    }
    return text
  }

  /// The styles as text: one letter a cell, then a line for each letter that says what it stands
  /// for.
  ///
  /// Letters are given in the order of first use, from the top left. Drawn with
  /// ``Theme/numbered``, the text tells the roles and stays the same whatever colours the real
  /// themes have.
  public func styleText(_ theme: Theme) -> String {
    var known: [Style] = []
    var text = ""
    for y in 0..<size.height {
      for x in 0..<size.width {
        let style = cells[y * size.width + x].style
        let number = known.firstIndex(of: style) ?? known.count
        if number == known.count { known.append(style) }
        text.unicodeScalars.append(Self.letter(number))
      }
      text += "\n"
    }
    for (number, style) in known.enumerated() {
      text.unicodeScalars.append(Self.letter(number))
      text += " \(theme.describe(style))\n"
    }
    return text
  }

  private static func letter(_ number: Int) -> Unicode.Scalar {
    let letters = Array(
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".unicodeScalars)
    return number < letters.count ? letters[number] : "?"
  }
}

extension Theme {
  /// What roles a style was made of, as in `positive on selection, bold`; colours where it is none.
  public func describe(_ style: Style) -> String {
    let roles = ThemeRole.allCases
    var extra: Emphasis = style.emphasis
    var words: String
    if let role = roles.first(where: { self[$0] == style }) { return role.name }
    let front = roles.first { self[$0].foreground == style.foreground }
    let back = roles.first { self[$0].background == style.background }
    if let front, self[front].background == style.background {
      words = front.name
      extra.subtract(self[front].emphasis)
    } else {
      words =
        (front?.name ?? "\(style.foreground)") + " on " + (back?.name ?? "\(style.background)")
    }
    let names: [(Emphasis, String)] = [
      (.bold, "bold"), (.dim, "dim"), (.underline, "underline"), (.reverse, "reverse"),
      (.italic, "italic"),
    ]
    for (emphasis, name) in names where extra.contains(emphasis) { words += ", " + name }
    return words
  }
}
