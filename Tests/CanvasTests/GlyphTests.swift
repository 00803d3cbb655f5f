import Canvas
import Testing

@Suite("Glyphs")
struct GlyphTests {
  /// Every scalar of a set, found by reflection so that none can be forgotten.
  static func scalars(_ value: Any) -> [Unicode.Scalar] {
    if let scalar = value as? Unicode.Scalar { return [scalar] }
    return Mirror(reflecting: value).children.flatMap { scalars($0.value) }
  }

  @Test("each set has only glyphs of one column, and shows its own glyphs as they are")
  func own() {
    for glyphs in GlyphSet.all {
      let scalars = Self.scalars(glyphs)
      #expect(scalars.count >= 50)
      for scalar in scalars {
        #expect(scalar.columns == 1)
        #expect(glyphs.glyph(for: scalar) == scalar, "\(glyphs.name) changes \(scalar)")
      }
    }
  }

  @Test("the plain set is ASCII")
  func ascii() {
    for scalar in Self.scalars(GlyphSet.ascii) { #expect(scalar.isASCII) }
  }

  @Test("every glyph of the richest set has a substitute in the others")
  func substitutes() {
    for scalar in Self.scalars(GlyphSet.unicode) {
      #expect(GlyphSet.ascii.glyph(for: scalar) != "?", "nothing for \(scalar)")
      #expect(GlyphSet.console.glyph(for: scalar) != "?", "nothing for \(scalar)")
    }
  }

  @Test("steps of a bar end in the whole cell, and opposite directions have as many")
  func steps() {
    for glyphs in GlyphSet.all {
      #expect(glyphs.rightwards.count == glyphs.leftwards.count)
      #expect(glyphs.upwards.count == glyphs.downwards.count)
      for direction in BarDirection.allCases {
        let steps = glyphs.steps(direction)
        #expect(steps.last?.isReversed == false)
        #expect(Set(steps).count == steps.count)
      }
    }
    #expect(GlyphSet.unicode.rightwards.count == 8)
  }

  @Test("rising and falling candles differ by glyph in every set")
  func candles() {
    for glyphs in GlyphSet.all {
      #expect(glyphs.rising.body != glyphs.falling.body)
      #expect(glyphs.rising.bodyUpper != glyphs.falling.bodyUpper)
      #expect(glyphs.rising.bodyLower != glyphs.falling.bodyLower)
      #expect(glyphs.up != glyphs.down)
    }
  }
}
