import Desk
import Input

// The standard keys under shorter names, for tests of what the table itself has.
extension ActionTable {
  static func action(for key: KeyPress, in context: KeyContext) -> Action? {
    KeyMap.standard.action(for: key, in: context)
  }

  static func isReachable(_ action: Action, in context: KeyContext) -> Bool {
    KeyMap.standard.isReachable(action, in: context)
  }

  static func hints(in context: KeyContext) -> [ActionDefinition] {
    KeyMap.standard.hints(in: context)
  }
}
