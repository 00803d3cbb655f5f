import Canvas
import Glibc

/// Three channels of 0 to 1, and what eyes make of them.
struct LinearColour {
  var red: Double
  var green: Double
  var blue: Double

  init(_ red: Double, _ green: Double, _ blue: Double) {
    (self.red, self.green, self.blue) = (red, green, blue)
  }

  /// Takes the gamma out of a colour; `nil` for the terminal's own, which nobody knows.
  init?(_ colour: Colour) {
    guard case .rgb(let red, let green, let blue) = colour else { return nil }
    func linear(_ channel: UInt8) -> Double {
      let value = Double(channel) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    self.init(linear(red), linear(green), linear(blue))
  }

  /// Relative luminance, as WCAG 2 defines it.
  var luminance: Double { 0.2126 * red + 0.7152 * green + 0.0722 * blue }

  /// The contrast of two colours, from 1 to 21, as WCAG 2 defines it.
  func contrast(to other: LinearColour) -> Double {
    let (one, two) = (luminance + 0.05, other.luminance + 0.05)
    return max(one, two) / min(one, two)
  }

  /// CIE 1976 L*a*b* under D65.
  var lab: (l: Double, a: Double, b: Double) {
    func curve(_ value: Double) -> Double {
      value > 216.0 / 24389 ? cbrt(value) : (24389.0 / 27 * value + 16) / 116
    }
    let x = curve((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047)
    let y = curve(0.2126729 * red + 0.7151522 * green + 0.0721750 * blue)
    let z = curve((0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883)
    return (116 * y - 16, 500 * (x - y), 200 * (y - z))
  }

  /// How different two colours look: CIE76.
  func difference(to other: LinearColour) -> Double {
    let (one, two) = (lab, other.lab)
    let (l, a, b) = (one.l - two.l, one.a - two.a, one.b - two.b)
    return (l * l + a * a + b * b).squareRoot()
  }

  /// The colour as somebody sees it who lacks a kind of cone.
  func seen(by vision: Vision) -> LinearColour {
    let rows = vision.matrix
    func channel(_ row: [Double]) -> Double {
      min(1, max(0, row[0] * red + row[1] * green + row[2] * blue))
    }
    return LinearColour(channel(rows[0]), channel(rows[1]), channel(rows[2]))
  }
}

/// Kinds of colour vision: Machado, Oliveira and Fernandes 2009, at severity 1.
enum Vision: CaseIterable {
  case normal, protan, deutan, tritan

  var matrix: [[Double]] {
    switch self {
    case .normal: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
    case .protan:
      [
        [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
      ]
    case .deutan:
      [
        [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
      ]
    case .tritan:
      [
        [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
      ]
    }
  }
}
