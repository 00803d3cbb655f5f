public import Canvas

extension Screen {
  /// How a screen is opened.
  public struct Options: Sendable {
    /// The colours to use, whatever the environment says; `nil` finds out.
    public var colour: ColourDepth?
    /// Whether the terminal reports the mouse.
    public var mouse: Bool
    /// A descriptor that `events` watches, too; it is never read.
    public var doorbell: Int32?
    /// Where input is read.
    public var input: Int32
    /// Where frames are written.
    public var output: Int32
    /// The environment; `nil` is that of the process.
    public var environment: [String: String]?
    /// Whether the screen takes over the process's signals, standard error and crashes.
    ///
    /// `false` for a screen on a pseudo-terminal, which is not the process's own.
    public var guardsProcess: Bool

    /// Makes options; without arguments, those of a program in its terminal.
    public init(
      colour: ColourDepth? = nil, mouse: Bool = true, doorbell: Int32? = nil, input: Int32 = 0,
      output: Int32 = 1, environment: [String: String]? = nil, guardsProcess: Bool = true
    ) {
      self.colour = colour
      self.mouse = mouse
      self.doorbell = doorbell
      self.input = input
      self.output = output
      self.environment = environment
      self.guardsProcess = guardsProcess
    }

    /// A variable of the environment; empty if it is not set.
    func variable(_ name: String) -> String {
      if let environment { return environment[name] ?? "" }
      return Environment[name] ?? ""
    }
  }
}
