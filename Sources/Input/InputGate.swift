/// Keeps back what a person did not mean: the click that only brought the window to the front, and
/// keys that come in the wake of a paste.
///
/// Behind it, a mouse button that moves or comes up was always seen going down.
public struct InputGate: Sendable {
  /// How long clicks are kept back after the window gained the focus or the program was resumed.
  public static let clickMilliseconds: Int64 = 150
  /// How long keys are kept back after a paste; nobody types so soon, but a pasted end of paste
  /// does.
  public static let pasteMilliseconds: Int64 = 100

  private var clicksFrom = Int64.min
  private var keysFrom = Int64.min
  private var held: MouseReport.Button?

  /// Makes a gate that lets everything pass.
  public init() {}

  /// Notes that the terminal is ours again, after a stop.
  public mutating func resume(at milliseconds: Int64) {
    clicksFrom = milliseconds + Self.clickMilliseconds
    held = nil
  }

  /// Whether an event is to be given on.
  ///
  /// - Parameters:
  ///   - event: What came.
  ///   - milliseconds: When it came, on any clock that does not go back.
  public mutating func admits(_ event: InputEvent, at milliseconds: Int64) -> Bool {
    switch event {
    case .key:
      return milliseconds >= keysFrom
    case .paste:
      keysFrom = milliseconds + Self.pasteMilliseconds
      return true
    case .focus(let isFocused):
      if isFocused { clicksFrom = milliseconds + Self.clickMilliseconds }
      return true
    case .mouse(let report):
      return admits(report.action, at: milliseconds)
    }
  }

  private mutating func admits(_ action: MouseReport.Action, at milliseconds: Int64) -> Bool {
    switch action {
    case .press(let button):
      guard milliseconds >= clicksFrom else { return false }
      held = button
      return true
    case .drag(let button):
      return held == button
    case .release(let button):
      guard held == button else { return false }
      held = nil
      return true
    case .wheelUp, .wheelDown:
      return true
    }
  }
}
