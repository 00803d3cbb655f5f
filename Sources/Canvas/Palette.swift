/// Three channels of 0 to 255, to calculate with.
struct RGB: Hashable, Sendable {
  var red: Int
  var green: Int
  var blue: Int

  init(_ red: some BinaryInteger, _ green: some BinaryInteger, _ blue: some BinaryInteger) {
    self.red = Int(red)
    self.green = Int(green)
    self.blue = Int(blue)
  }

  var colour: Colour {
    .rgb(
      red: UInt8(clamping: red), green: UInt8(clamping: green), blue: UInt8(clamping: blue))
  }

  /// How far the channels are apart: 0 is grey.
  var chroma: Int { max(red, green, blue) - min(red, green, blue) }

  /// The hue in sixtieths of a sextant: 0 red, 60 yellow, 120 green, 180 cyan, 240 blue, 300
  /// magenta.
  var hue: Int {
    let chroma = chroma
    guard chroma > 0 else { return 0 }
    let high = max(red, green, blue)
    if high == red { return ((green - blue) * 60 / chroma + 360) % 360 }
    if high == green { return (blue - red) * 60 / chroma + 120 }
    return (red - green) * 60 / chroma + 240
  }

  /// How clearly one is seen on the other, in hundredths: 100 not at all, 2100 black on white.
  ///
  /// Near to the contrast of WCAG; a square stands for its curve.
  func contrast(to other: RGB) -> Int {
    let one = luminance + 32_500_000
    let two = other.luminance + 32_500_000
    return 100 * max(one, two) / min(one, two)
  }

  /// Relative luminance, 0 to 650,250,000.
  private var luminance: Int { 2126 * red * red + 7152 * green * green + 722 * blue * blue }

  /// A squared distance that is weighted roughly as the eye weighs the channels.
  func distance(to other: RGB) -> Int {
    let meanRed = (red + other.red) / 2
    let redApart = red - other.red
    let greenApart = green - other.green
    let blueApart = blue - other.blue
    return (512 + meanRed) * redApart * redApart + 1024 * greenApart * greenApart
      + (767 - meanRed) * blueApart * blueApart
  }
}

/// The colours that terminals number.
enum Palette {
  /// What the sixteen are on most terminals that were not told otherwise.
  static let sixteen: [RGB] = [
    RGB(0, 0, 0), RGB(205, 0, 0), RGB(0, 205, 0), RGB(205, 205, 0),
    RGB(0, 0, 238), RGB(205, 0, 205), RGB(0, 205, 205), RGB(229, 229, 229),
    RGB(127, 127, 127), RGB(255, 0, 0), RGB(0, 255, 0), RGB(255, 255, 0),
    RGB(92, 92, 255), RGB(255, 0, 255), RGB(0, 255, 255), RGB(255, 255, 255),
  ]

  /// The six levels of a channel in the colour cube.
  static let levels = [0, 95, 135, 175, 215, 255]

  /// Colours of less chroma than this count as grey when there are only sixteen.
  static let leastChroma = 45

  /// Where each hue ends that has a name, and its normal colour.
  ///
  /// Named as people name them: orange goes with yellow, and most of the way from green to cyan is
  /// still green.
  private static let byHue = [(20, 1), (70, 3), (165, 2), (200, 6), (255, 4), (345, 5), (360, 1)]

  /// The nearest of the sixteen: grey by lightness, else by hue first, so that muted greens stay
  /// green.
  static func nearest16(_ wanted: RGB) -> Int {
    guard wanted.chroma >= leastChroma else { return nearest(to: wanted, in: [0, 8, 7, 15]) }
    let hue = wanted.hue
    let normal = byHue.first { hue < $0.0 }?.1 ?? 1
    return nearest(to: wanted, in: [normal, normal + 8])
  }

  /// The nearest of the cube and the greys, 16 to 255.
  ///
  /// The sixteen are left out: nobody knows what they look like here.
  static func nearest256(_ wanted: RGB) -> Int {
    let red = nearestLevel(wanted.red)
    let green = nearestLevel(wanted.green)
    let blue = nearestLevel(wanted.blue)
    let cube = 16 + 36 * red + 6 * green + blue
    let mean = (wanted.red + wanted.green + wanted.blue) / 3
    let grey = 232 + min(23, max(0, (mean - 3) / 10))
    let toCube = wanted.distance(to: colour256(cube))
    return wanted.distance(to: colour256(grey)) < toCube ? grey : cube
  }

  /// What the number of a colour, 0 to 255, looks like.
  static func colour256(_ number: Int) -> RGB {
    if number < 16 { return sixteen[max(0, number)] }
    if number >= 232 {
      let level = 8 + 10 * (min(number, 255) - 232)
      return RGB(level, level, level)
    }
    let place = number - 16
    return RGB(levels[place / 36], levels[place / 6 % 6], levels[place % 6])
  }

  /// Whether a text in one of the sixteen colours can be read on another.
  static func isLegible(_ front: UInt8, on back: UInt8) -> Bool {
    sixteen[Int(front & 15)].contrast(to: sixteen[Int(back & 15)]) >= 180
  }

  /// The nearest hue to a colour's own that can be read on another, of the sixteen; `nil` where the
  /// colour is grey.
  static func nearestLegible(_ wanted: RGB, on back: UInt8) -> UInt8? {
    guard wanted.chroma >= leastChroma else { return nil }
    func apart(_ hue: Int) -> Int { min(abs(hue - wanted.hue), 360 - abs(hue - wanted.hue)) }
    let hues = [(0, 1), (60, 3), (120, 2), (180, 6), (240, 4), (300, 5)]
      .sorted { apart($0.0) < apart($1.0) }
    return hues.lazy.flatMap { [UInt8($0.1), UInt8($0.1 + 8)] }
      .first { isLegible($0, on: back) }
  }

  /// Black or white, whichever is clearer on a colour.
  static func clearest(on back: UInt8) -> UInt8 {
    let colour = sixteen[Int(back & 15)]
    return colour.contrast(to: sixteen[0]) >= colour.contrast(to: sixteen[15]) ? 0 : 15
  }

  private static func nearestLevel(_ channel: Int) -> Int {
    channel < 48 ? 0 : channel < 115 ? 1 : min(5, (channel - 35) / 40)
  }

  private static func nearest(to wanted: RGB, in numbers: [Int]) -> Int {
    var best = numbers[0]
    var distance = wanted.distance(to: sixteen[best])
    for number in numbers.dropFirst() {
      let other = wanted.distance(to: sixteen[number])
      if other < distance { (best, distance) = (number, other) }
    }
    return best
  }
}
