/// How a terminal takes a notification that it shows outside its window.
public enum NotificationProtocol: Hashable, Sendable {
  /// Not at all, as far as its environment tells.
  case none
  /// `OSC 9 ; text`, first of iTerm2.
  case osc9
  /// `OSC 777 ; notify ; title ; text`, first of rxvt-unicode.
  case osc777

  /// What the terminal of an environment takes.
  ///
  /// A multiplexer between us and the terminal swallows both, and a terminal that is not known may
  /// show the bytes: nothing is sent to either.
  static func of(variable: (String) -> String) -> NotificationProtocol {
    let type = variable("TERM")
    let isBetween =
      !variable("TMUX").isEmpty || !variable("STY").isEmpty || type.hasPrefix("tmux")
      || type.hasPrefix("screen")
    if isBetween { return .none }
    switch variable("TERM_PROGRAM") {
    case "iTerm.app", "WezTerm", "ghostty": return .osc9
    default: break
    }
    if !variable("KITTY_WINDOW_ID").isEmpty || type == "xterm-kitty" || type == "xterm-ghostty" {
      return .osc9
    }
    return type.hasPrefix("foot") || type.hasPrefix("rxvt-unicode") ? .osc777 : .none
  }

  /// The most characters of a title or text that are sent.
  static let textLengthMax = 200

  /// The bytes that show a notification; none where the terminal takes none.
  ///
  /// Titles and texts may come from outside: what could end the sequence early or begin another is
  /// taken out.
  func bytes(title: String, text: String) -> [UInt8] {
    let (title, text) = (Self.harmless(title), Self.harmless(text))
    switch self {
    case .none: return []
    case .osc9:
      // Digits and a semicolon at the start would be another command of the same number.
      return Array("\u{1b}]9;\(title): \(text)\u{1b}\\".utf8)
    case .osc777:
      return Array("\u{1b}]777;notify;\(title);\(text)\u{1b}\\".utf8)
    }
  }

  /// A text without control characters of either set, without marks that turn the direction of
  /// writing, without semicolons, and not too long.
  static func harmless(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      guard result.count < textLengthMax else { break }
      switch scalar.value {
      case 0x00...0x1f, 0x7f...0x9f: result.append(" ")
      case 0x200e, 0x200f, 0x2028...0x202e, 0x2066...0x2069, 0xfeff: continue
      case 0x3b: result.append(",")
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
