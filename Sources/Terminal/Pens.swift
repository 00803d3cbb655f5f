internal import CCurses
internal import Canvas

/// What curses needs to know of a style: attributes and a colour pair.
struct Pen: Hashable {
  /// A sum of `ccurses_attribute`.
  var attributes: UInt32
  /// The pair of colours; 0 is the terminal's own.
  var pair: Int32
}

/// The pens made so far. Terminals have a limited number of colour pairs, some only 64.
struct Pens {
  /// The colours that styles are lowered to.
  let depth: ColourDepth
  /// How many colours the terminal type has.
  private let colours: Int
  /// How many pairs it has, pair 0 included.
  private let pairsMax: Int

  private var pens: [Style: Pen] = [:]
  private var pairs: [Colours: Int32] = [:]

  /// The colours of a pair by number; -1 is the terminal's own.
  private struct Colours: Hashable {
    var foreground: Int32
    var background: Int32
  }

  /// No pens yet, for a terminal type of so many colours and pairs.
  init(depth: ColourDepth, colours: Int, pairsMax: Int) {
    self.depth = colours > 0 ? depth : .monochrome
    self.colours = colours
    self.pairsMax = pairsMax
  }

  /// The pen for a style, made now if need be.
  ///
  /// - Parameters:
  ///   - style: What is asked for.
  ///   - define: Gives a pair its colours; `false` if the terminal cannot.
  /// - Returns: `nil` if all pairs are taken: then forget them all and begin anew.
  mutating func pen(
    for style: Style, define: (_ pair: Int32, _ foreground: Int32, _ background: Int32) -> Bool
  ) -> Pen? {
    if let pen = pens[style] { return pen }
    let shown = style.lowered(to: depth)
    var emphasis = shown.emphasis
    var wanted = Colours(foreground: number(shown.foreground), background: number(shown.background))
    if colours < 16 {
      // Eight colours: bold makes the bright ones, and backgrounds are never bright.
      if wanted.foreground >= 8 { emphasis.insert(.bold) }
      wanted.foreground = wanted.foreground >= 8 ? wanted.foreground - 8 : wanted.foreground
      wanted.background = wanted.background >= 8 ? wanted.background - 8 : wanted.background
    }
    guard let pair = pair(wanted, define: define) else { return nil }
    let pen = Pen(attributes: UInt32(emphasis.rawValue), pair: pair)
    pens[style] = pen
    return pen
  }

  /// The pen that is left when even a fresh start has not enough pairs: emphasis alone.
  func plainPen(for style: Style) -> Pen {
    Pen(attributes: UInt32(style.emphasis.rawValue), pair: 0)
  }

  /// Forgets all pens and pairs.
  mutating func forget() {
    pens.removeAll(keepingCapacity: true)
    pairs.removeAll(keepingCapacity: true)
  }

  private mutating func pair(
    _ wanted: Colours, define: (Int32, Int32, Int32) -> Bool
  ) -> Int32? {
    if wanted == Colours(foreground: -1, background: -1) { return 0 }
    if let pair = pairs[wanted] { return pair }
    let next = pairs.count + 1
    guard next < pairsMax else { return nil }
    let pair = Int32(next)
    // Where the terminal refuses, its own colours stand in; the number stays taken.
    pairs[wanted] = define(pair, wanted.foreground, wanted.background) ? pair : 0
    return pairs[wanted]
  }

  /// What the terminal calls a colour.
  private func number(_ colour: Colour) -> Int32 {
    guard let index = depth.index(of: colour) else { return -1 }
    // The first sixteen numbers are the terminal's own colours in true colour, too.
    if case .rgb = colour, depth == .trueColour, index < 16 { return 0x000100 }
    return Int32(index)
  }
}
