internal import Yams

extension DocumentReader {
  /// How large a document may be.
  ///
  /// Ours have a few kilobytes; more is a mistake or an attack.
  static let bytesMax = 1 << 20

  /// The value that a whole file holds, or `nil` if it cannot be parsed; the reason is reported.
  ///
  /// Numbers, dates and the like are not recognised here: every value is text until somebody asks
  /// for something else. That is quick, and `no` stays a word.
  public mutating func root(of bytes: [UInt8]) -> DocumentNode? {
    guard bytes.count <= Self.bytesMax else {
      report("the file has more than \(Self.bytesMax) bytes", line: 1, column: 1)
      return nil
    }
    guard var source = String(validating: bytes, as: UTF8.self) else {
      let place = Self.placeOfBrokenText(in: bytes)
      report("the file is not UTF-8 text", line: place.line, column: place.column)
      return nil
    }
    var isWhole = true
    while true {
      do {
        let parser = try Parser(yaml: source, resolver: .basic, encoding: .utf8)
        guard let node = try parser.singleRoot() else {
          if isWhole { report("the file is empty", line: 1, column: 1) }
          return nil
        }
        return DocumentNode(node: node)
      } catch YamlError.duplicatedKeysInMapping(let names, let context) {
        guard let name = names.first,
          let repeated = Self.takeOutRepeated(name, first: context.mark, from: &source)
        else {
          let key = names.first ?? ""
          report("duplicate key '\(key)'", line: context.mark.line, column: context.mark.column)
          return nil
        }
        report(
          "duplicate key '\(name)', first given in line \(context.mark.line)",
          line: repeated.line, column: repeated.column)
        isWhole = false
      } catch {
        // After a line was taken out the rest may no longer make sense: then what is known is
        // enough.
        if isWhole { reportSyntax(error, in: source) }
        return nil
      }
    }
  }

  private mutating func reportSyntax(_ error: any Error, in source: String) {
    switch error as? YamlError {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let doing = context.map { " (\($0.text), line \($0.mark.line))" } ?? ""
      report("not YAML: \(problem)\(doing)", line: mark.line, column: mark.column)
    case .reader(let problem, let offset, _, _):
      let place = Self.place(ofCharacter: offset ?? 0, in: source)
      report("not YAML: \(problem)", line: place.line, column: place.column)
    default: report("not YAML: \(error)", line: 1, column: 1)
    }
  }

  /// Finds where a key of a block mapping is given again, and makes a comment of that line.
  ///
  /// The parser refuses a mapping with a repeated key as a whole, and only tells of the first. All
  /// places stay the same, so the rest of the file can be checked as well.
  private static func takeOutRepeated(
    _ name: String, first: Mark, from source: inout String
  ) -> (line: Int, column: Int)? {
    var lines = source.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let indent = String(repeating: " ", count: first.column - 1)
    for number in first.line..<max(first.line, lines.count) {
      let line = lines[number]
      let text = line.drop { $0 == " " }
      if text.isEmpty || text.hasPrefix("#") { continue }
      guard line.hasPrefix(indent) else { return nil }
      let entry = line.dropFirst(indent.count)
      guard ["\(name):", "\"\(name)\":", "'\(name)':"].contains(where: entry.hasPrefix) else {
        continue
      }
      takeOut(number, indent: first.column - 1, from: &lines)
      source = lines.joined(separator: "\n")
      return (number + 1, first.column)
    }
    return nil
  }

  /// Makes comments of a key's line and of those that belong to its value.
  private static func takeOut(_ number: Int, indent: Int, from lines: inout [String]) {
    for place in number..<lines.count {
      let depth = lines[place].prefix { $0 == " " }.count
      let text = lines[place].dropFirst(depth)
      let belongs = depth > indent || text.isEmpty || depth == indent && text.hasPrefix("-")
      guard place == number || belongs else { return }
      lines[place] = String(repeating: " ", count: depth) + "#" + text.dropFirst()
    }
  }

  /// The line and column of the first byte that is not part of valid UTF-8.
  private static func placeOfBrokenText(in bytes: [UInt8]) -> (line: Int, column: Int) {
    var line = 1
    var column = 1
    var decoder = UTF8()
    var rest = bytes.makeIterator()
    while true {
      switch decoder.decode(&rest) {
      case .scalarValue("\n"): (line, column) = (line + 1, 1)
      case .scalarValue: column += 1
      case .emptyInput, .error: return (line, column)
      }
    }
  }

  private static func place(ofCharacter offset: Int, in source: String) -> (line: Int, column: Int)
  {
    var line = 1
    var column = 1
    for character in source.prefix(offset) {
      if character.isNewline { (line, column) = (line + 1, 1) } else { column += 1 }
    }
    return (line, column)
  }
}
