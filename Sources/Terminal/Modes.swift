/// The modes that we switch ourselves, because curses does not know them.
enum Modes {
  /// Pastes come in brackets, and changes of the focus are reported.
  static let inputOn = Array("\u{1B}[?2004h\u{1B}[?1004h".utf8)
  /// The opposite of `inputOn`.
  static let inputOff = Array("\u{1B}[?1004l\u{1B}[?2004l".utf8)
  /// Buttons, drags and modern reports of both.
  static let mouseOn = Array("\u{1B}[?1000h\u{1B}[?1002h\u{1B}[?1006h".utf8)
  /// The opposite of `mouseOn`.
  static let mouseOff = Array("\u{1B}[?1006l\u{1B}[?1002l\u{1B}[?1000l".utf8)
  /// Nothing is shown until `frameEnd`.
  static let frameBegin = Array("\u{1B}[?2026h".utf8)
  /// Everything since `frameBegin` is shown at once.
  static let frameEnd = Array("\u{1B}[?2026l".utf8)
  /// Asks for the state of mode 2026, and then what the terminal is, which every terminal answers.
  static let question = Array("\u{1B}[?2026$p\u{1B}[c".utf8)
  /// Ends whatever sequence was cut in the middle; means nothing by itself.
  static let abandon = Array("\u{1B}\\".utf8)
}
