/// What is wrong, a line each; printed as it is, and the program ends with a failure.
struct ListedProblems: Error, CustomStringConvertible {
  let lines: [String]

  init(_ lines: [String]) { self.lines = lines }

  var description: String { lines.joined(separator: "\n") }
}
