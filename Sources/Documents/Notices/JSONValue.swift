/// A value that is written as JSON; the fields of an object keep their order.
indirect enum JSONValue {
  case text(String)
  case number(Int64)
  case truth(Bool)
  case nothing
  case list([JSONValue])
  case object([(String, JSONValue)])

  /// A text, or nothing.
  static func optional(_ text: String?) -> JSONValue { text.map { .text($0) } ?? .nothing }

  /// The value in lines, moved in by two blanks a level.
  func lines(indent: Int = 0) -> String {
    let inner = String(repeating: " ", count: indent + 2)
    let outer = String(repeating: " ", count: indent)
    switch self {
    case .text(let text): return Self.quoted(text)
    case .number(let number): return "\(number)"
    case .truth(let truth): return truth ? "true" : "false"
    case .nothing: return "null"
    case .list(let values):
      guard !values.isEmpty else { return "[]" }
      let parts = values.map { inner + $0.lines(indent: indent + 2) }
      return "[\n\(parts.joined(separator: ",\n"))\n\(outer)]"
    case .object(let fields):
      let parts = fields.map { "\(inner)\(Self.quoted($0)): \($1.lines(indent: indent + 2))" }
      return "{\n\(parts.joined(separator: ",\n"))\n\(outer)}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case _ where scalar.value < 32:
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
