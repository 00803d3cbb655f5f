extension Picture {
  /// A glyph that is drawn and not written, in units from the top left of its cell.
  enum Shape: Equatable {
    /// Filled rectangles, perhaps seen through.
    case blocks([Rect], opacity: String?)
    /// A line: a path that goes on from the top left, how thick it is, and its dashes.
    case line(String, width: Int, dashes: String?)

    /// The shape of a glyph; `nil` for what is written as text.
    init?(_ glyph: Unicode.Scalar) {
      if let rects = Self.rects(of: glyph) {
        self = .blocks(rects, opacity: nil)
      } else if let opacity = Self.shade(of: glyph) {
        self = .blocks([Rect(x: 0, y: 0, width: 72, height: 144)], opacity: opacity)
      } else if let line = Self.path(of: glyph) {
        self = .line(line.path, width: line.width, dashes: line.dashes)
      } else {
        return nil
      }
    }

    private static func shade(of glyph: Unicode.Scalar) -> String? {
      switch glyph {
      case "░": ".25"
      case "▒": ".5"
      case "▓": ".75"
      default: nil
      }
    }

    /// Block elements: U+2580 to U+259F without the shades.
    private static func rects(of glyph: Unicode.Scalar) -> [Rect]? {
      let (width, height) = (Picture.cellWidth, Picture.cellHeight)
      let value = Int(glyph.value)
      switch glyph {
      case "▀": return [Rect(x: 0, y: 0, width: width, height: height / 2)]
      case "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█":
        let filled = (value - 0x2580) * height / 8
        return [Rect(x: 0, y: height - filled, width: width, height: filled)]
      case "▉", "▊", "▋", "▌", "▍", "▎", "▏":
        return [Rect(x: 0, y: 0, width: (0x2590 - value) * width / 8, height: height)]
      case "▐": return [Rect(x: width / 2, y: 0, width: width / 2, height: height)]
      case "▔": return [Rect(x: 0, y: 0, width: width, height: height / 8)]
      case "▕": return [Rect(x: width - width / 8, y: 0, width: width / 8, height: height)]
      case "▖", "▗", "▘", "▙", "▚", "▛", "▜", "▝", "▞", "▟":
        // Quadrants: upper left, upper right, lower left, lower right.
        let quarters = [
          [2], [3], [0], [0, 2, 3], [0, 3], [0, 1, 2], [0, 1, 3], [1], [1, 2], [1, 2, 3],
        ]
        return quarters[value - 0x2596].map { number in
          Rect(
            x: number % 2 * width / 2, y: number / 2 * height / 2, width: width / 2,
            height: height / 2)
        }
      default: return nil
      }
    }

    /// Lines through the middle of the cell, which is 36 to the right and 72 down.
    private static func path(
      of glyph: Unicode.Scalar
    ) -> (path: String, width: Int, dashes: String?)? {
      let thin = 8
      let thick = 20
      switch glyph {
      case "─": return ("m0 72h72", thin, nil)
      case "━": return ("m0 72h72", thick, nil)
      case "┄", "╌": return ("m0 72h72", thin, "12 12")
      case "│": return ("m36 0v144", thin, nil)
      case "┃": return ("m36 0v144", thick, nil)
      case "┆", "┊": return ("m36 0v144", thin, "24 24")
      case "╵": return ("m36 0v72", thin, nil)
      case "╷": return ("m36 72v72", thin, nil)
      case "╭": return ("m36 144v-36q0-36 36-36", thin, nil)
      case "╮": return ("m36 144v-36q0-36-36-36", thin, nil)
      case "╰": return ("m36 0v36q0 36 36 36", thin, nil)
      case "╯": return ("m36 0v36q0 36-36 36", thin, nil)
      case "┌": return ("m36 144v-72h36", thin, nil)
      case "┐": return ("m36 144v-72h-36", thin, nil)
      case "└": return ("m36 0v72h36", thin, nil)
      case "┘": return ("m36 0v72h-36", thin, nil)
      case "├": return ("m36 0v144m0-72h36", thin, nil)
      case "┤": return ("m36 0v144m0-72h-36", thin, nil)
      case "┬": return ("m0 72h72m-36 0v72", thin, nil)
      case "┴": return ("m0 72h72m-36 0v-72", thin, nil)
      case "┼": return ("m0 72h72m-36-72v144", thin, nil)
      case "╱": return ("m0 144l72-144", thin, nil)
      case "╲": return ("m0 0l72 144", thin, nil)
      default: return nil
      }
    }
  }
}
