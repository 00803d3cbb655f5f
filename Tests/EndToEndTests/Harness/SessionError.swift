/// Why a session cannot go on: what was waited for, and what was there instead.
struct SessionError: Error, CustomStringConvertible {
  /// What went wrong.
  var what: String
  /// What the terminal showed at that moment.
  var screen: String = ""

  /// What went wrong, with the screen below it.
  var description: String { screen.isEmpty ? what : "\(what)\n\(screen)" }
}
