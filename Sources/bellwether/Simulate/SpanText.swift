import Market

/// Spans of time as people write them: `1 h 30 m`.
enum SpanText {
  static func of(_ span: TimeSpan) -> String {
    let seconds = span.wholeSeconds
    let parts: [(Int64, String)] = [
      (seconds / 86_400, "d"), (seconds / 3_600 % 24, "h"), (seconds / 60 % 60, "m"),
      (seconds % 60, "s"),
    ]
    let text = parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: " ")
    return text.isEmpty ? "0 s" : text
  }
}
