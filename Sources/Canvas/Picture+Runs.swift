extension Picture {
  /// Cells of a row that look the same, side by side.
  struct Run {
    var x: Int
    var style: Style
    var glyphs: [Unicode.Scalar]
  }

  /// The runs of a row, from the left.
  func runs(row y: Int) -> [Run] {
    var runs: [Run] = []
    for x in 0..<grid.size.width {
      guard let cell = grid[x, y] else { continue }
      if let last = runs.indices.last, runs[last].style == cell.style {
        runs[last].glyphs.append(cell.glyph)
      } else {
        runs.append(Run(x: x, style: cell.style, glyphs: [cell.glyph]))
      }
    }
    return runs
  }

  /// The background that most cells have; of several, the first from the top left.
  var commonestBackground: String {
    var counts: [(colour: String, count: Int)] = []
    for y in 0..<grid.size.height {
      for run in runs(row: y) {
        let (_, back) = colours(run.style)
        if let index = counts.firstIndex(where: { $0.colour == back }) {
          counts[index].count += run.glyphs.count
        } else {
          counts.append((back, run.glyphs.count))
        }
      }
    }
    let most = counts.map(\.count).max()
    return counts.first { $0.count == most }?.colour ?? colour(.terminal, isForeground: false)
  }

  /// The colours of a style as it looks: exchanged where it is reversed, fainter where it is dim.
  func colours(_ style: Style) -> (front: String, back: String) {
    let back = rgb(style.background, isForeground: false)
    var front = rgb(style.foreground, isForeground: true)
    if style.emphasis.contains(.dim) { front = front.mixed(with: back, parts: 2, of: 5) }
    let isReversed = style.emphasis.contains(.reverse)
    return isReversed ? (Self.hex(back), Self.hex(front)) : (Self.hex(front), Self.hex(back))
  }

  private func colour(_ colour: Colour, isForeground: Bool) -> String {
    Self.hex(rgb(colour, isForeground: isForeground))
  }

  /// What a colour is where nobody has chosen the terminal's own.
  private func rgb(_ colour: Colour, isForeground: Bool) -> Colour {
    switch colour {
    case .rgb: colour
    case .ansi(let number): Palette.sixteen[Int(number & 15)].colour
    case .terminal where isForeground == isLight: .hex(0x1c_1c1c)
    case .terminal: .hex(isLight ? 0xff_ffff : 0xd8_d8d8)
    }
  }

  private static func hex(_ colour: Colour) -> String {
    guard let number = ColourDepth.trueColour.index(of: colour) else { return "#000000" }
    let digits = String(number, radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }
}
