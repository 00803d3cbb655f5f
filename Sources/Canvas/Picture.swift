/// A grid as a drawing in SVG: an exact net of cells, text in the reader's own fixed-width font.
///
/// Blocks and lines are drawn as shapes and meet without gaps, whatever the font. A cell is 72 by
/// 144 units, so that eighths of it are whole numbers; 8 units are a pixel.
public struct Picture {
  /// The grid that is drawn.
  let grid: Grid
  /// What the terminal's own foreground and background stand for.
  let isLight: Bool
  /// The background that most cells have.
  private var base = ""
  /// What lies on what: other backgrounds, blocks and underlines, lines, text.
  private var backgrounds = Layers()
  private var areas = Layers()
  private var lines = Layers()
  private var words = Layers()

  static let cellWidth = 72
  static let cellHeight = 144
  static let unitsPerPixel = 8
  /// How far below the top of a cell the letters stand.
  static let baseline = 108

  /// Draws a grid.
  ///
  /// - Parameter isLight: whether the terminal's own colours are dark on light.
  public init(_ grid: Grid, isLight: Bool) {
    self.grid = grid
    self.isLight = isLight
    base = commonestBackground
    for y in 0..<grid.size.height { layBackgrounds(row: y) }
    for y in 0..<grid.size.height { layGlyphs(row: y) }
  }

  /// The drawing as an SVG document: the same grid gives the same bytes.
  ///
  /// - Parameter title: what people hear who do not see it.
  public func svg(title: String) -> String {
    let (width, height) = (grid.size.width * Self.cellWidth, grid.size.height * Self.cellHeight)
    let unit = Self.unitsPerPixel
    var text = """
      <svg xmlns="http://www.w3.org/2000/svg" role="img" width="\(width / unit)" \
      height="\(height / unit)" viewBox="0 0 \(width) \(height)" font-size="118" \
      font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace">
      <title>\(Self.escaped(title))</title>
      <rect width="\(width)" height="\(height)" fill="\(base)"/>

      """
    for layer in backgrounds.layers { text += "<path \(layer.paint) d=\"\(layer.content)\"/>\n" }
    for layer in areas.layers { text += "<path \(layer.paint) d=\"\(layer.content)\"/>\n" }
    for layer in lines.layers { text += "<path \(layer.paint) d=\"\(layer.content)\"/>\n" }
    for layer in words.layers { text += "<g \(layer.paint)>\n\(layer.content)</g>\n" }
    return text + "</svg>\n"
  }

  private mutating func layBackgrounds(row y: Int) {
    for run in runs(row: y) {
      let back = colours(run.style).back
      guard back != base else { continue }
      let cells = Rect(
        x: run.x * Self.cellWidth, y: y * Self.cellHeight,
        width: run.glyphs.count * Self.cellWidth, height: Self.cellHeight)
      backgrounds.add(Self.path(cells), to: "fill=\"\(back)\"")
    }
  }

  /// Draws what stands in a row: shapes cell by cell, text word by word.
  private mutating func layGlyphs(row y: Int) {
    for run in runs(row: y) {
      let front = colours(run.style).front
      var word = ""
      for (index, glyph) in run.glyphs.enumerated() {
        let x = run.x + index
        if let shape = Shape(glyph) {
          lay(shape, x: x * Self.cellWidth, y: y * Self.cellHeight, front)
        } else if glyph != " " {
          word.unicodeScalars.append(glyph)
          let next = index + 1 < run.glyphs.count ? run.glyphs[index + 1] : " "
          if next != " ", Shape(next) == nil { continue }
        }
        guard !word.isEmpty else { continue }
        write(word, endingAt: x + 1, row: y, front, run.style.emphasis)
        word = ""
      }
      guard run.style.emphasis.contains(.underline) else { continue }
      let width = run.glyphs.count * Self.cellWidth
      fill(
        Rect(x: run.x * Self.cellWidth, y: y * Self.cellHeight + 126, width: width, height: 8),
        front)
    }
  }

  private mutating func write(
    _ word: String, endingAt end: Int, row y: Int, _ colour: String, _ emphasis: Emphasis
  ) {
    let count = word.unicodeScalars.count
    let x = (end - count) * Self.cellWidth
    var paint = "fill=\"\(colour)\""
    if emphasis.contains(.bold) { paint += " font-weight=\"bold\"" }
    if emphasis.contains(.italic) { paint += " font-style=\"italic\"" }
    words.add(
      "<text x=\"\(x)\" y=\"\(y * Self.cellHeight + Self.baseline)\""
        + " textLength=\"\(count * Self.cellWidth)\">\(Self.escaped(word))</text>\n", to: paint)
  }

  private mutating func lay(_ shape: Shape, x: Int, y: Int, _ colour: String) {
    switch shape {
    case .blocks(let rects, let opacity):
      for part in rects {
        fill(
          Rect(x: x + part.x, y: y + part.y, width: part.width, height: part.height), colour,
          opacity: opacity)
      }
    case .line(let path, let width, let dashes):
      var paint = "fill=\"none\" stroke=\"\(colour)\" stroke-width=\"\(width)\""
      if let dashes { paint += " stroke-dasharray=\"\(dashes)\"" }
      lines.add("M\(x) \(y)\(path)", to: paint)
    }
  }

  private mutating func fill(_ rect: Rect, _ colour: String, opacity: String? = nil) {
    var paint = "fill=\"\(colour)\""
    if let opacity { paint += " fill-opacity=\"\(opacity)\"" }
    areas.add(Self.path(rect), to: paint)
  }

  private static func path(_ rect: Rect) -> String {
    "M\(rect.x) \(rect.y)h\(rect.width)v\(rect.height)h-\(rect.width)z"
  }

  /// A text with what XML reads as its own made harmless.
  static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }
}

extension Picture {
  /// Parts of a drawing, put together by what they are painted with, in the order of first use.
  struct Layers {
    private(set) var layers: [(paint: String, content: String)] = []

    mutating func add(_ content: String, to paint: String) {
      if let index = layers.firstIndex(where: { $0.paint == paint }) {
        layers[index].content += content
      } else {
        layers.append((paint, content))
      }
    }
  }
}
