public import Market

/// One step of a stream: some time passes, then something is asked, or nothing.
///
/// Orders are named as ``ReferenceExchange`` names them, so that a name means the same order
/// whatever other steps are left out.
public struct Step: Hashable, Sendable {
  /// What is asked.
  public enum Ask: Hashable, Sendable {
    /// A participant's command.
    case command(Command)
    /// The operator's directive.
    case directive(Directive)
    /// Nothing; time only passes.
    case nothing
  }

  /// How much time passes before.
  public var after: TimeSpan
  /// What is asked then.
  public var ask: Ask

  /// Makes a step.
  public init(after: TimeSpan, _ ask: Ask) {
    self.after = after
    self.ask = ask
  }
}
