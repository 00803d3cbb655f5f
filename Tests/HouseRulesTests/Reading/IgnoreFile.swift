/// What a `.gitignore` leaves out, as far as ours uses its language: names, folders, and one `*`.
struct IgnoreFile {
  /// The patterns, trailing slashes removed.
  let patterns: [Substring]

  /// The patterns of a `.gitignore`'s text.
  init(_ text: String) {
    patterns = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
      line.hasSuffix("/") ? line.dropLast() : line
    }
  }

  /// Whether a file or folder of this name is left out.
  func matches(_ name: String) -> Bool {
    patterns.contains { pattern in
      guard let star = pattern.firstIndex(of: "*") else { return name == pattern }
      return name.count >= pattern.count - 1 && name.hasPrefix(pattern[..<star])
        && name.hasSuffix(pattern[pattern.index(after: star)...])
    }
  }
}
