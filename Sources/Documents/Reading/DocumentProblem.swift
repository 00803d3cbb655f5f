/// One thing that is wrong in a document that a person wrote.
public struct DocumentProblem: Hashable, Sendable, CustomStringConvertible {
  /// The file, as it was asked for.
  public let file: String
  /// The line, from 1; 0 where there is no file.
  public let line: Int
  /// The column, from 1, counted in Unicode scalars; 0 where there is no file.
  public let column: Int
  /// What is wrong, and what is allowed.
  public let message: String

  /// Makes a problem; without a place it is the file as a whole, at 1:1.
  public init(file: String, line: Int = 1, column: Int = 1, message: String) {
    self.file = file
    self.line = line
    self.column = column
    self.message = message
  }

  /// Makes a problem with what was asked for, before any file was looked into.
  init(asked name: String, message: String) {
    self.init(file: name, line: 0, column: 0, message: message)
  }

  /// The problem as `file:line:column: message`, a form that editors jump to.
  public var description: String {
    line == 0 ? "\(file): \(message)" : "\(file):\(line):\(column): \(message)"
  }
}

/// Everything that is wrong in a document, and in those that it builds on.
public struct DocumentError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The problems; at least one, in the order of their places within each file.
  public let problems: [DocumentProblem]

  /// Makes an error of at least one problem.
  public init(_ problems: [DocumentProblem]) {
    precondition(!problems.isEmpty, "an error without a problem")
    self.problems = problems
  }

  /// One problem a line.
  public var description: String {
    problems.map(\.description).joined(separator: "\n")
  }
}
