/// No floating point where money is counted.
enum FloatingPointRule {
  /// The modules where every number is an integer.
  static let modules: Set<String> = ["Market", "Exchange"]

  /// The floating-point types.
  private static let types: Set<String> = [
    "Double", "Float", "Float16", "Float32", "Float64", "Float80", "CGFloat",
    "BinaryFloatingPoint", "FloatingPoint",
  ]

  /// Every floating-point type and literal in one source.
  static func check(_ file: SourceFile) -> [Violation] {
    file.code.compactMap { token in
      let isType = token.kind == .word && types.contains(token.text)
      guard isType || token.isFloatingPointNumber else { return nil }
      return file.violation(token.line, "\(token.text): no floating point in Market and Exchange")
    }
  }
}
