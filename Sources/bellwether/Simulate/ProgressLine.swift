import Terminal

/// A line on the terminal that says how far a run has come; silent where errors go to a file.
struct ProgressLine {
  private static let width = 40
  private let isShown = StandardError.isTerminal

  func show(fraction thousandths: Int) {
    guard isShown else { return }
    let done = Self.width * thousandths / 1000
    let bar = String(repeating: "#", count: done)
    let rest = String(repeating: ".", count: Self.width - done)
    StandardError.put("\r[\(bar)\(rest)] \(thousandths / 10) %")
  }

  /// Takes the line away again.
  func clear() {
    guard isShown else { return }
    StandardError.put("\r\u{1B}[K")
  }
}
