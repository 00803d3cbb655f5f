/// A place where a house rule is broken.
struct Violation: Equatable, CustomStringConvertible {
  /// The file, relative to the repository's top.
  var path: String
  /// The line, counted from 1; 0 where the whole file is meant.
  var line: Int
  /// What is wrong and what would be right.
  var what: String

  /// `path:line: what`, as compilers say it.
  var description: String { line > 0 ? "\(path):\(line): \(what)" : "\(path): \(what)" }
}
