internal import Desk
internal import Yams

/// Reads typed values out of a document and collects everything that is wrong with it on the way.
///
/// A reader never stops at the first problem: what cannot be read is `nil`, and the problem is
/// kept. When all is read, ``finish(_:)`` gives the result or throws all the problems at once.
public struct DocumentReader {
  /// The file, as problems name it.
  public let file: String
  /// What was wrong so far, in the order of finding.
  public private(set) var problems: [DocumentProblem] = []

  /// Starts to read a file.
  public init(file: String) { self.file = file }

  /// Notes that something is wrong at a value.
  public mutating func report(_ message: String, at node: DocumentNode) {
    report(message, line: node.line, column: node.column)
  }

  /// Notes that something is wrong at a place.
  public mutating func report(_ message: String, line: Int, column: Int) {
    problems.append(
      DocumentProblem(file: file, line: line, column: column, message: message))
  }

  /// Takes over the problems of another file that this one builds on.
  public mutating func adopt(_ others: [DocumentProblem]) { problems += others }

  /// The result, if nothing was wrong; otherwise throws all problems in the order of their places.
  public func finish<Value>(_ value: Value?) throws(DocumentError) -> Value {
    guard problems.isEmpty else { throw DocumentError(Self.sorted(problems)) }
    guard let value else {
      preconditionFailure("\(file): a value is missing, and nothing says why")
    }
    return value
  }

  /// Problems in the order of their places, files in the order of their first problem, each once.
  static func sorted(_ problems: [DocumentProblem]) -> [DocumentProblem] {
    var files: [String] = []
    var seen: Set<DocumentProblem> = []
    for problem in problems where !files.contains(problem.file) { files.append(problem.file) }
    return files.flatMap { file in
      problems.filter { $0.file == file && seen.insert($0).inserted }
        .enumerated()
        .sorted {
          ($0.element.line, $0.element.column, $0.offset)
            < ($1.element.line, $1.element.column, $1.offset)
        }
        .map(\.element)
    }
  }
}

extension DocumentReader {
  /// The fields of a mapping.
  ///
  /// Keys that are not allowed are reported and left out.
  ///
  /// - Parameters:
  ///   - node: What should be a mapping.
  ///   - what: What it describes, with its article, as in `a theme`.
  ///   - allowed: The keys it may have, or `nil` if it may have any.
  public mutating func fields(
    of node: DocumentNode, describing what: String, allowed: [String]?
  ) -> DocumentFields? {
    guard case .fields(let pairs) = node.content else {
      report("\(what) must be a mapping (key: value), found \(node.kind)", at: node)
      return nil
    }
    var entries: [(key: DocumentNode, name: String, value: DocumentNode)] = []
    for (key, value) in pairs {
      guard let name = key.text else {
        report("a key of \(what) must be a word, found \(key.kind)", at: key)
        continue
      }
      if let allowed, !allowed.contains(name) {
        report(
          "\(what) has no key '\(name)'; \(suggestion(for: name, among: allowed))", at: key)
        continue
      }
      entries.append((key, name, value))
    }
    return DocumentFields(node: node, entries: entries)
  }

  /// The value of a field that must be there; reports at the mapping if it is not.
  public mutating func required(_ name: String, of fields: DocumentFields) -> DocumentNode? {
    if let value = fields[name] { return value }
    report("'\(name)' is missing", at: fields.node)
    return nil
  }

  /// A text that is not empty.
  ///
  /// - Parameter what: What the text is, for messages, as in `title`.
  public mutating func text(_ node: DocumentNode, _ what: String) -> String? {
    guard let text = node.text else {
      report("\(what) must be text, found \(node.kind)", at: node)
      return nil
    }
    guard !text.isEmpty else {
      report("\(what) must be text, found nothing", at: node)
      return nil
    }
    return text
  }

  /// One of some words, as its place among them.
  public mutating func choice(
    _ node: DocumentNode, _ what: String, of words: [String]
  ) -> Int? {
    if let text = node.text, let place = words.firstIndex(of: text) { return place }
    let near = node.text.flatMap { nearestWord(to: $0, among: words) }
    let hint = near.map { "; did you mean '\($0)'?" } ?? ""
    report(
      "\(what) must be one of \(words.joined(separator: ", ")), found \(node.kind)\(hint)",
      at: node)
    return nil
  }

  /// `true` or `false`.
  public mutating func boolean(_ node: DocumentNode, _ what: String) -> Bool? {
    switch node.text {
    case "true": return true
    case "false": return false
    default:
      report("\(what) must be true or false, found \(node.kind)", at: node)
      return nil
    }
  }

  /// A whole number within bounds; digits may be grouped with `_`.
  public mutating func integer(
    _ node: DocumentNode, _ what: String, in range: ClosedRange<Int64>
  ) -> Int64? {
    let digits = node.text.map { String($0.filter { $0 != "_" }) }
    if let digits, let number = Int64(digits), range.contains(number) { return number }
    report(
      "\(what) must be a whole number from \(range.lowerBound) to \(range.upperBound), "
        + "found \(node.kind)", at: node)
    return nil
  }

  /// The items of a list.
  public mutating func list(_ node: DocumentNode, _ what: String) -> [DocumentNode]? {
    guard case .list(let items) = node.content else {
      report("\(what) must be a list, found \(node.kind)", at: node)
      return nil
    }
    return items
  }
}
