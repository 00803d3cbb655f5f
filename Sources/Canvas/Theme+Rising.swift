/// The colour of what rises and of the buying side. The custom differs: green in most of the
/// world, red in East Asia.
///
/// In a theme with another pair than green and red, `red` is the redder of the two.
public enum Rising: String, CaseIterable, Hashable, Sendable {
  /// Green is up, red is down.
  case green
  /// Red is up, green is down.
  case red
}

extension Theme {
  /// Which colour rises in this theme; `nil` where up and down do not differ in hue.
  public var rising: Rising? {
    let up = self[.positive].foreground.degreesFromRed
    let down = self[.negative].foreground.degreesFromRed
    if up == down { return nil }
    return up < down ? .red : .green
  }

  /// The theme with its colours of up and down in the order asked for. Doing it twice changes
  /// nothing more.
  ///
  /// Colours change places, emphasis stays: what is bold because it rises is bold in red, too.
  /// Where red rises, the words for success and danger take the colours of information and of
  /// warnings, so that green is not good news in one place and a falling price in the next.
  public func with(rising wanted: Rising) -> Theme {
    guard let rising, rising != wanted else { return self }
    return mapStyles { role, style in
      if let other = role.opposite {
        let colours = self[other]
        return Style(
          foreground: colours.foreground, background: colours.background, emphasis: style.emphasis)
      }
      switch role {
      case .success where wanted == .red: return self[.information].with(.bold)
      case .danger where wanted == .red: return self[.warning].with([.bold, .reverse])
      default: return style
      }
    }
  }
}

extension ThemeRole {
  /// The role that means the other direction; `nil` where there is none.
  var opposite: ThemeRole? {
    switch self {
    case .positive: .negative
    case .negative: .positive
    case .positiveBar: .negativeBar
    case .negativeBar: .positiveBar
    case .positiveStrong: .negativeStrong
    case .negativeStrong: .positiveStrong
    default: nil
    }
  }
}

extension Colour {
  /// How far the hue is from red, 0 to 180; what has no hue is as far as can be.
  var degreesFromRed: Int {
    let colour: RGB
    switch self {
    case .terminal: return 180
    case .ansi(let number): colour = Palette.sixteen[Int(number & 15)]
    case .rgb(let red, let green, let blue): colour = RGB(red, green, blue)
    }
    guard colour.chroma >= Palette.leastChroma else { return 180 }
    return min(colour.hue, 360 - colour.hue)
  }
}
