public import Canvas

/// What the terminal can show, as far as its environment tells.
public struct TerminalCapabilities: Hashable, Sendable {
  /// The colours that are used.
  public var depth: ColourDepth
  /// Whether characters beyond ASCII arrive; `false` under `LANG=C`.
  public var unicode: Bool
  /// The terminal type that is used: that of `TERM`, or what stands in for it.
  public var type: String
  /// Whether this is the Linux console, whose font has few symbols.
  public var isLinuxConsole: Bool
  /// Whether whole frames can be shown at once (mode 2026); known only once the terminal answered.
  public var synchronizes = false

  /// The characters to draw with.
  public var glyphs: GlyphSet {
    !unicode ? .ascii : isLinuxConsole ? .console : .unicode
  }
}
