public import Canvas
internal import Glibc

extension TerminalCapabilities {
  /// Whether the program's output goes to a terminal, not to a file or another program.
  public static var outputIsTerminal: Bool { isatty(STDOUT_FILENO) != 0 }

  /// What can be shown where the program's output goes, without taking a terminal over: for text
  /// that is printed.
  ///
  /// Output that goes to a file or another program has no colours unless they are asked for.
  public static func ofOutput(wish: ColourDepth?) -> TerminalCapabilities {
    let environment = TerminalEnvironment { Environment[$0] ?? "" }
    let isTerminal = outputIsTerminal
    let known = try? environment.usableType()
    let depth: ColourDepth =
      switch (wish, known) {
      case (let wish?, _) where !isTerminal: wish
      case (_, let known?) where isTerminal:
        environment.depth(wish: wish, colours: known.colours)
      default: .monochrome
      }
    return TerminalCapabilities(
      depth: depth, unicode: environment.isUnicode, type: known?.name ?? environment.type,
      isLinuxConsole: environment.type.hasPrefix("linux"))
  }
}
