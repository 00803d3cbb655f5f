import Canvas
import Desk
import Input
import Screens

/// Turns reports of the mouse into what they mean on the frame that the person sees.
///
/// A click counts where the button went down and came up on the same cell. A press that is dragged
/// away is no click: it means something only to what can be dragged.
struct PointerTracker {
  private var pressed: Press?

  private struct Press {
    var button: MouseReport.Button
    var place: Point
    /// What was under the mouse when the button went down; frames may change before it comes up.
    var target: Target?
  }

  /// The messages of a report, in order.
  mutating func messages(for report: MouseReport, on frame: Frame) -> [Message] {
    let place = Point(x: report.column, y: report.row)
    switch report.action {
    case .wheelUp: return [.pointer(.wheel(1), frame.target(at: place))]
    case .wheelDown: return [.pointer(.wheel(-1), frame.target(at: place))]
    case .drag(let button):
      if case .border(let handle) = pressed?.target {
        return [.dragBorder(handle, column: place.x, row: place.y)]
      }
      guard button == .left, let pressed, pressed.button == .left, pressed.place != place else {
        return []
      }
      return [.pointer(.drag(over: frame.target(at: place)), pressed.target)]
    case .press(let button):
      let target = frame.target(at: place)
      pressed = Press(button: button, place: place, target: target)
      return [.pointer(.held(true), target)]
    case .release(let button):
      defer { pressed = nil }
      let target = pressed?.target
      var messages: [Message] = []
      if let pressed, pressed.button == button, pressed.place == place {
        switch button {
        case .left: messages.append(.pointer(.click, target))
        case .right: messages.append(.pointer(.secondaryClick, target))
        case .middle: break
        }
      } else if let pressed, pressed.button == .left, button == .left {
        messages.append(.pointer(.drop(on: frame.target(at: place)), target))
      }
      messages.append(.pointer(.held(false), target))
      return messages
    }
  }
}
