/// The command lines of before, oldest first.
public struct CommandHistory: Hashable, Sendable {
  /// The most lines that are kept.
  public static let linesMax = 300

  /// The lines.
  public private(set) var lines: [String] = []

  /// Takes in lines as they were kept, oldest first; what can be no command line is left out.
  public init(_ lines: [String] = []) {
    for line in lines { add(line) }
  }

  /// Adds a line, unless it is the same as the last one.
  ///
  /// - Returns: Whether it was added.
  @discardableResult mutating func add(_ line: String) -> Bool {
    guard !line.isEmpty, line != lines.last, line.count <= TextLine.lengthMax,
      line.allSatisfy(TextLine.accepts), line.contains(where: { !$0.isWhitespace })
    else { return false }
    if lines.count >= Self.linesMax { lines.removeFirst() }
    lines.append(line)
    return true
  }

  /// The place of the line before a place that begins with a text; `nil` where there is none.
  func older(than place: Int?, beginning text: String) -> Int? {
    lines[..<(place ?? lines.count)].lastIndex { $0.hasPrefix(text) }
  }

  /// The place of the line after a place that begins with a text; `nil` where there is none.
  func newer(than place: Int, beginning text: String) -> Int? {
    guard place + 1 < lines.count else { return nil }
    return lines[(place + 1)...].firstIndex { $0.hasPrefix(text) }
  }
}
