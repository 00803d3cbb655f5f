public import Input

/// What a key means.
public enum KeyMeaning: Hashable, Sendable {
  /// An action of the table.
  case action(Action)
  /// A macro of the person's, by its name.
  case macro(String)
}

/// Which key means what: the bindings of ``ActionTable`` with the person's changes.
///
/// The one answer for dispatch, mouse, hints, help, palette, messages and the printed list, so that
/// none of them can show a key that does something else.
public struct KeyMap: Hashable, Sendable {
  /// A macro's key.
  struct MacroBinding: Hashable, Sendable {
    var name: String
    var binding: KeyBinding
  }

  /// The map as the table has it.
  public static let standard = KeyMap()

  /// The keys of each action, in the order of the table.
  var bindings: [[KeyBinding]] = ActionTable.definitions.map(\.bindings)
  /// The keys of macros.
  var macroBindings: [MacroBinding] = []

  /// Makes the map as the table has it.
  public init() {}

  /// The keys that mean an action, the one to show first.
  public func bindings(of action: Action) -> [KeyBinding] {
    bindings[ActionTable.index(of: action)]
  }

  /// The keys that run a macro.
  public func bindings(ofMacro name: String) -> [KeyBinding] {
    macroBindings.filter { $0.name == name }.map(\.binding)
  }

  /// What a key means in a context; `nil` where it means nothing, or is a letter of a text.
  public func meaning(of key: KeyPress, in context: KeyContext) -> KeyMeaning? {
    for place in context.lookup(of: key) {
      let wanted = KeyBinding(context: place, key: key)
      if let index = bindings.firstIndex(where: { $0.contains(wanted) }) {
        return .action(ActionTable.definitions[index].action)
      }
      if let macro = macroBindings.first(where: { $0.binding == wanted }) {
        return .macro(macro.name)
      }
    }
    return nil
  }

  /// The action that a key means in a context; `nil` where it means none.
  public func action(for key: KeyPress, in context: KeyContext) -> Action? {
    if case .action(let action) = meaning(of: key, in: context) { return action }
    return nil
  }

  /// Whether an action can be reached by a key in a context.
  public func isReachable(_ action: Action, in context: KeyContext) -> Bool {
    firstKey(of: action, in: context) != nil
  }

  /// The first key that means an action in a context; `nil` where none does.
  public func firstKey(of action: Action, in context: KeyContext) -> KeyPress? {
    bindings(of: action).first { $0.isLookedUp(in: context) }?.key
  }

  /// What belongs into the hint line of a context, most useful first.
  public func hints(in context: KeyContext) -> [ActionDefinition] {
    // Asked for with every frame, so the contexts are looked up once.
    let places = context.lookup
    func holds(_ binding: KeyBinding) -> Bool {
      binding.context == context
        || places.contains(binding.context) && !(context.isTyping && binding.key.isText)
    }
    var hints: [ActionDefinition] = []
    for (index, definition) in ActionTable.definitions.enumerated()
    where definition.hint != nil && bindings[index].contains(where: holds) {
      hints.append(definition)
    }
    return hints
  }

  /// The actions to hint at where a recording is watched: how to go through it comes first, and
  /// nothing of orders is there.
  public func recordingHints(in context: KeyContext) -> [ActionDefinition] {
    let time = ActionTable.definitions.filter {
      $0.group == .time && ($0.recordingHint ?? $0.hint) != nil
        && keyName(of: $0.action, in: context) != ""
    }
    return time + hints(in: context).filter { $0.group != .time && !$0.group.isOfOrders }
  }

  /// How an action's key is written in a context, or its first key anywhere; empty where it has
  /// none.
  public func keyName(of action: Action, in context: KeyContext) -> String {
    (firstKey(of: action, in: context) ?? bindings(of: action).first?.key)?.name ?? ""
  }

  /// An action's keys as they are written, without repeats, such as `Tab` or `q, Ctrl-C`; empty
  /// where it has none.
  public func keyNames(of action: Action) -> String { Self.names(bindings(of: action)) }

  /// A macro's keys as they are written; empty where it has none.
  public func keyNames(ofMacro name: String) -> String { Self.names(bindings(ofMacro: name)) }

  private static func names(_ bindings: [KeyBinding]) -> String {
    var names: [String] = []
    for binding in bindings where !names.contains(binding.key.name) {
      names.append(binding.key.name)
    }
    return names.joined(separator: ", ")
  }
}

extension KeyContext {
  /// The contexts in which a key is looked up here, first to last: a letter where letters are typed
  /// only there.
  func lookup(of key: KeyPress) -> [KeyContext] { isTyping && key.isText ? [self] : lookup }
}

extension KeyBinding {
  /// Whether it holds for a key pressed in a context.
  func isLookedUp(in context: KeyContext) -> Bool {
    context.lookup(of: key).contains(self.context)
  }
}

extension KeyPress {
  /// Whether it is a character of a text that is being typed.
  public var isText: Bool {
    if case .character = key { return modifiers.isEmpty }
    return false
  }
}
