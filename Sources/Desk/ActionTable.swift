public import Input

/// Every action with its keys and its words: the one source of key dispatch, mouse targets, hints,
/// help and the manual.
public enum ActionTable {
  /// The definitions, in the order of the help.
  public static let definitions: [ActionDefinition] =
    newOrders + openOrders + sizes + ladder + panels + safety + time + ticket + program

  /// What there is to know about an action.
  public static func definition(of action: Action) -> ActionDefinition {
    guard let index = places[action] else {
      preconditionFailure("every action stands in the table")
    }
    return definitions[index]
  }

  /// Where each action stands in the table: asked for a hundred times a frame.
  private static let places: [Action: Int] = {  // ORDERED: only looked up.
    var places: [Action: Int] = [:]  // ORDERED: only looked up.
    for (index, definition) in definitions.enumerated() { places[definition.action] = index }
    return places
  }()

  /// What a key means in a context; `nil` where it means nothing.
  public static func action(for key: KeyPress, in context: KeyContext) -> Action? {
    for place in context.lookup {
      let wanted = definitions.first { definition in
        definition.bindings.contains { $0.context == place && $0.key == key }
      }
      if let wanted { return wanted.action }
    }
    return nil
  }

  /// Whether an action can be reached by a key in a context.
  public static func isReachable(_ action: Action, in context: KeyContext) -> Bool {
    let places = context.lookup
    return definition(of: action).bindings.contains { places.contains($0.context) }
  }

  /// What belongs into the hint line of a context, most useful first.
  public static func hints(in context: KeyContext) -> [ActionDefinition] {
    hintsByContext[context] ?? []
  }

  /// The hints of each context: wanted for every frame, and always the same.
  private static let hintsByContext: [KeyContext: [ActionDefinition]] = {  // ORDERED: looked up.
    var hints: [KeyContext: [ActionDefinition]] = [:]  // ORDERED: only looked up.
    for context in KeyContext.allCases {
      let places = context.lookup
      hints[context] = definitions.filter { definition in
        definition.hint != nil && definition.bindings.contains { places.contains($0.context) }
      }
    }
    return hints
  }()

  /// The definitions of a group, in the order of the help.
  public static func definitions(in group: ActionGroup) -> [ActionDefinition] {
    definitions.filter { $0.group == group }
  }

  /// All keys as tables of a Markdown document, one a group.
  public static var manual: String {
    var text = ""
    for group in ActionGroup.allCases {
      text += text.isEmpty ? "" : "\n"
      text += "**\(group.title)**\n\n| key | does |\n|---|---|\n"
      for definition in definitions(in: group) {
        let keys = definition.keyNames.replacing("|", with: "\\|")
        text += "| `\(keys)` | \(definition.help) |\n"
      }
    }
    return text
  }
}
