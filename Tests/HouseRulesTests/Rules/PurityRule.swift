/// Pure modules have no clock, no threads, no chance of their own, no output and nothing unsafe.
enum PurityRule {
  /// Words that no pure module may say, and why.
  private static let banned: [String: String] = {
    var words: [String: String] = [:]
    for (why, list) in [
      ("no Foundation in a pure module", "Foundation NSObject NSLock"),
      ("no clock in a pure module", "ContinuousClock SuspendingClock clock_gettime"),
      ("no unseeded chance in a pure module", "SystemRandomNumberGenerator arc4random"),
      ("no threads in a pure module", "Thread pthread_create DispatchQueue Mutex Atomic"),
      ("no concurrency in a pure module", "async await actor Task TaskGroup MainActor"),
      ("no output from a pure module", "print debugPrint dump readLine CommandLine"),
      ("hash values differ from run to run", "Hasher"),
      ("nothing unsafe in a pure module", "unsafe nonisolated unchecked"),
    ] {
      for word in list.split(separator: " ") { words[String(word)] = why }
    }
    return words
  }()

  /// Calls that draw from the system's generator unless they are given one.
  private static let draws: Set<String> = ["random", "randomElement", "shuffle", "shuffled"]

  /// Every breach in one source of a pure module.
  ///
  /// - Parameter isStorage: Whether it is the books' storage, which may be unsafe but nothing else.
  static func check(_ file: SourceFile, isStorage: Bool = false) -> [Violation] {
    file.code.indices.compactMap { index in
      let token = file.code[index]
      guard token.kind == .word else { return nil }
      if isStorage, isUnsafe(token.text) { return nil }
      if let why = banned[token.text], !isMember(file, index), !isHashInto(file, index) {
        return file.violation(token.line, "\(token.text): \(why)")
      }
      if token.text == "hashValue" {
        return file.violation(token.line, "hashValue: hash values differ from run to run")
      }
      if token.text.hasPrefix("Unsafe") || token.text.hasPrefix("withUnsafe") {
        return file.violation(token.line, "\(token.text): nothing unsafe in a pure module")
      }
      if token.text == "Date", file.token(index + 1)?.isMark("(") == true {
        return file.violation(token.line, "Date(): no clock in a pure module")
      }
      if draws.contains(token.text), drawsUnseeded(file, index) {
        return file.violation(
          token.line, "\(token.text)() without `using:`: no unseeded chance in a pure module")
      }
      return nil
    }
  }

  /// Whether a word goes around the compiler's checks of memory.
  private static func isUnsafe(_ word: String) -> Bool {
    word == "unsafe" || word == "unchecked" || word.hasPrefix("Unsafe")
      || word.hasPrefix("withUnsafe")
  }

  /// Whether a word is somebody's member or an argument's label, so means something else.
  private static func isMember(_ file: SourceFile, _ index: Int) -> Bool {
    file.token(index - 1)?.isMark(".") == true
      || (file.token(index + 1)?.isMark(":") == true && file.token(index - 1)?.isMark("?") != true
        && file.code[index].text.first?.isLowercase == true)
  }

  /// Whether this is the `Hasher` of a `hash(into:)`, which brings no value out.
  private static func isHashInto(_ file: SourceFile, _ index: Int) -> Bool {
    file.code[index].isWord("Hasher") && file.token(index - 1)?.isWord("inout") == true
  }

  /// Whether a call of this name has an argument list without `using:`.
  private static func drawsUnseeded(_ file: SourceFile, _ index: Int) -> Bool {
    guard file.token(index - 1)?.isMark(".") == true,
      file.token(index + 1)?.isMark("(") == true, let end = file.closing(index + 1)
    else { return false }
    return !file.code[(index + 1)...end].contains { $0.isWord("using") }
  }
}
