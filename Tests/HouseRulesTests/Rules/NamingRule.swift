/// Types are named after what they are.
enum NamingRule {
  /// Endings that say nothing.
  private static let empty = [
    "Manager", "Helper", "Helpers", "Util", "Utils", "Utility", "Utilities",
  ]

  /// The words that declare a type.
  private static let kinds: Set<String> = ["struct", "class", "enum", "protocol", "actor"]

  /// Every type, and the file itself, with an empty name.
  static func check(_ file: SourceFile) -> [Violation] {
    guard file.isSwift else { return [] }
    var found: [Violation] = []
    let stem = file.path.split(separator: "/").last.map { $0.dropLast(".swift".count) } ?? ""
    if empty.contains(where: { stem.hasSuffix($0) }) {
      found.append(file.violation(1, "\(stem): name the file after the noun in it"))
    }
    for index in file.code.indices.dropFirst() where kinds.contains(file.code[index - 1].text) {
      let token = file.code[index]
      guard token.kind == .word, empty.contains(where: { token.text.hasSuffix($0) }) else {
        continue
      }
      found.append(file.violation(token.line, "\(token.text): no managers, helpers or utilities"))
    }
    return found
  }
}
