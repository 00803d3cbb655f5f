/// The tree holds what it should: a small top level, and only text of a sensible size.
enum TreeRule {
  /// What may stand at the top besides dot-files.
  static let topLevel: Set<String> = ["Package.swift", "Sources", "Tests", "Themes", "README.md"]

  /// The most bytes a file may have.
  static let bytesMax = 200_000

  /// Names at the top level that do not belong there, and missing ones that do.
  static func checkTopLevel(_ names: [String]) -> [Violation] {
    let present = Set(names)
    let extra = names.filter { !$0.hasPrefix(".") && !topLevel.contains($0) }.map {
      Violation(
        path: $0, line: 0, what: "the top level holds only \(topLevel.sorted()) and dot-files")
    }
    let missing = topLevel.subtracting(present).sorted().map {
      Violation(path: $0, line: 0, what: "missing from the top level")
    }
    return extra + missing
  }

  /// What is wrong with one file's bytes.
  static func check(_ path: String, _ bytes: [UInt8]) -> [Violation] {
    var found: [Violation] = []
    if bytes.count > bytesMax {
      found.append(
        Violation(path: path, line: 0, what: "\(bytes.count) bytes; a file has at most \(bytesMax)")
      )
    }
    if bytes.contains(0) || String(validating: bytes, as: UTF8.self) == nil {
      found.append(Violation(path: path, line: 0, what: "binary; the tree holds text only"))
    }
    return found
  }
}
