/// Nothing is left half done: no promises in comments, no placeholder files.
enum LeftoverRule {
  /// The marks of unfinished work, spelt so that this file does not break its own rule.
  private static let marks = ["TO" + "DO", "FIX" + "ME", "HA" + "CK", "XX" + "X"]

  /// Every mark of unfinished work in one text file, and the file itself if it is a placeholder.
  static func check(_ file: SourceFile) -> [Violation] {
    var found: [Violation] = []
    if file.path.hasSuffix("/Placeholder.swift") {
      found.append(file.violation(1, "placeholder left behind"))
    }
    for (index, line) in file.lines.enumerated() {
      for mark in marks where containsWord(mark, in: line) {
        found.append(file.violation(index + 1, "\(mark): finish it or file an issue"))
      }
    }
    return found
  }

  /// Whether a line has the mark as a word of its own.
  private static func containsWord(_ mark: String, in line: Substring) -> Bool {
    guard line.utf8.count >= mark.utf8.count else { return false }
    let words = line.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
    return words.contains { $0 == mark }
  }
}
