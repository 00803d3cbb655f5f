/// How strongly something is there, in the colour of a role.
public struct Shade: Hashable, Sendable {
  /// What it is.
  public var role: ThemeRole
  /// How strong, from 1 to ``Shade/steps``.
  public var step: Int

  /// How many steps there are. A terminal has a limited number of colour pairs: two shades in a
  /// cell already make many.
  public static let steps = 4

  /// Makes a shade; steps beyond the ends count as the ends.
  public init(_ role: ThemeRole, step: Int) {
    self.role = role
    self.step = min(max(1, step), Self.steps)
  }
}

extension Brush {
  /// Draws two shades in a cell, one in its upper and one in its lower half.
  ///
  /// Where the theme's colours can be mixed and the glyphs have half blocks, each half is a mixture
  /// with the background; else the cell has a texture for the stronger of the two.
  public mutating func shades(upper: Shade?, lower: Shade?, at place: Point) {
    guard upper != nil || lower != nil else { return }
    guard glyphs.hasHalfBlocks, let base = theme[.background].background.mixable else {
      texture(upper, lower, at: place)
      return
    }
    func colour(_ shade: Shade) -> Colour? {
      theme[shade.role].foreground.mixable.map {
        base.mixed(with: $0, parts: shade.step, of: Shade.steps)
      }
    }
    let above = upper.map(colour)
    let below = lower.map(colour)
    switch (above, below) {
    case (.some(.some(let above)), .some(.some(let below))):
      if above == below {
        plot(" ", at: place, Style(foreground: above, background: below))
      } else {
        plot("▀", at: place, Style(foreground: above, background: below))
      }
    case (.some(.some(let above)), nil):
      plot("▀", at: place, Style(foreground: above, background: base))
    case (nil, .some(.some(let below))):
      plot("▄", at: place, Style(foreground: below, background: base))
    default: texture(upper, lower, at: place)
    }
  }

  private mutating func texture(_ upper: Shade?, _ lower: Shade?, at place: Point) {
    let strongest = [upper, lower].compactMap { $0 }.max { $0.step < $1.step }
    guard let strongest else { return }
    let glyph = glyphs.textures[strongest.step - 1]
    plot(glyph, at: place, theme[strongest.role])
  }
}

extension Colour {
  /// The colour, where it is not the terminal's own and so can be mixed.
  fileprivate var mixable: Colour? {
    if case .rgb = self { return self }
    return nil
  }
}

extension GlyphSet {
  /// Whether it has blocks that fill the upper or the lower half of a cell.
  public var hasHalfBlocks: Bool { repertoire != .ascii }

  /// Textures from the faintest to the fullest.
  fileprivate var textures: [Unicode.Scalar] {
    repertoire == .ascii ? [".", ":", "=", "#"] : ["░", "▒", "▓", "█"]
  }
}
