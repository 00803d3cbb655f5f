import Foundation
import Testing

extension EndToEnd {
  /// The desk on every kind of terminal: what is seen first, a key, another size and a clean end.
  @Suite struct TerminalMatrixTests {
    @Test(arguments: TerminalKind.all)
    func theDeskOpensObeysFollowsAndLeaves(kind: TerminalKind) throws {
      if !kind.isInstalled {
        // Nothing fails for it: the desk has to get along without. But it must not go unseen.
        print("terminal matrix: terminfo has no \(kind.type) here; its stand-in is tested")
      }
      try TerminalSession.open(environment: kind.environment) { session in
        // Said to the program itself: tmux tells what runs in it what tmux is.
        try session.launch("TERM=\(kind.type) TMUX= '\(try Bellwether.path())'")
        try session.until("the desk", within: 20) { screen in
          guard !session.hasEnded else {
            throw SessionError(what: "the program has ended", screen: screen)
          }
          return screen.contains("Ladder") && screen.contains("OPEN")
        }
        try check(session, kind)
        try session.press("?")
        try session.until("First steps")
        try session.press("Escape")
        try session.until("the help to go", within: 10) { !$0.contains("First steps") }
        try session.resize(columns: 80, rows: 24)
        let small = try session.until("the narrow layout", within: 10) { screen in
          screen.contains("Ladder") && !screen.contains("Account")
            && screen.split(separator: "\n").allSatisfy { $0.count <= 80 }
        }
        #expect(kind.isUnicode || small.allSatisfy(\.isASCII))
        try session.press("q")
        #expect(try session.exitStatus() == 0)
        #expect(try session.terminalFaults() == [])
      }
    }

    /// The first screen: whole, in the characters and colours that this terminal has.
    private func check(_ session: TerminalSession, _ kind: TerminalKind) throws {
      let screen = try session.screenText()
      for part in ["BTC-USDT", "ARMED", "Ladder", "Account", "Orders"] {
        #expect(screen.contains(part), "\(part) is not on the first screen")
      }
      #expect(screen.allSatisfy(\.isASCII) == !kind.isUnicode)
      let painted = try session.tmux.run(["capture-pane", "-p", "-e", "-t", "test"])
      #expect(kind.colours.contains(TerminalKind.Colours(of: painted)), "\(kind.colours)")
    }

    /// The reading of colours, held against screens that were written by hand.
    @Test func coloursAreTold() {
      #expect(TerminalKind.Colours(of: "\u{1b}[1mbold\u{1b}[0;7m and turned\u{1b}[m") == .none)
      #expect(TerminalKind.Colours(of: "\u{1b}[1;31mred\u{1b}[39;49m") == .few)
      #expect(TerminalKind.Colours(of: "\u{1b}[31ma\u{1b}[48;5;233mb") == .palette)
      #expect(TerminalKind.Colours(of: "\u{1b}[38;5;3ma\u{1b}[1;38;2;1;2;3mb") == .direct)
    }
  }
}

/// A terminal as the environment describes it.
struct TerminalKind: CustomTestStringConvertible {
  /// What `TERM` says.
  var type: String
  /// Whether `LANG` is one of UTF-8; else it is `C`.
  var isUnicode: Bool
  /// Whether `NO_COLOR` is set.
  var isColourless: Bool

  /// Every type in every locale, with colours wanted and unwanted.
  static let all: [TerminalKind] = [
    "xterm-256color", "xterm-direct", "tmux-256color", "screen", "linux", "vt100",
  ].flatMap { type in
    [true, false].flatMap { isUnicode in
      [false, true].map { isColourless in
        TerminalKind(type: type, isUnicode: isUnicode, isColourless: isColourless)
      }
    }
  }

  /// The variables that say so, and no others that would.
  var environment: [String: String] {
    let locale = isUnicode ? "C.UTF-8" : "C"
    return [
      "COLORTERM": "", "LANG": locale, "LC_ALL": "", "LC_CTYPE": "",
      "NO_COLOR": isColourless ? "1" : "",
    ]
  }

  /// Whether the system's terminfo knows the type.
  var isInstalled: Bool {
    let folders = ["/etc/terminfo", "/lib/terminfo", "/usr/lib/terminfo", "/usr/share/terminfo"]
    return folders.contains { folder in
      FileManager.default.fileExists(atPath: "\(folder)/\(type.prefix(1))/\(type)")
    }
  }

  /// How many colours a screen shows.
  enum Colours: Comparable {
    case none, few, palette, direct

    /// Reads them from a screen with its sequences.
    init(of screen: String) {
      var most = Colours.none
      for sequence in screen.components(separatedBy: "\u{1b}[").dropFirst() {
        let parameters = sequence.prefix { $0 != "m" }.split { $0 == ";" || $0 == ":" }
        let numbers = parameters.map { Int($0) ?? 0 }
        for (index, number) in numbers.enumerated() {
          if [38, 48].contains(number), index + 1 < numbers.count {
            most = max(most, numbers[index + 1] == 2 ? .direct : .palette)
            break
          }
          let isFew = (30...37).contains(number) || (40...47).contains(number)
          if isFew || (90...107).contains(number) { most = max(most, .few) }
        }
      }
      self = most
    }
  }

  /// What the desk may show there. The terminal in the test tells a colour of the first sixteen
  /// either way.
  var colours: [Colours] {
    if isColourless { return [.none] }
    switch type {
    case "vt100": return [.none]
    case "screen", "linux": return [.few]
    case "xterm-direct": return [.direct]
    default: return [.palette]
    }
  }

  /// Such as `vt100 C NO_COLOR`.
  var testDescription: String {
    "\(type) \(isUnicode ? "UTF-8" : "C")\(isColourless ? " NO_COLOR" : "")"
  }
}
