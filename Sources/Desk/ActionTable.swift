/// Every action with its standard keys and its words: the one source of key dispatch, mouse
/// targets, hints, help and the manual. Which key means what after the person's changes is
/// ``KeyMap``'s to say.
public enum ActionTable {
  /// The definitions, in the order of the help.
  public static let definitions: [ActionDefinition] =
    newOrders + orderKinds + openOrders + moving + sizes + ladder + ladderLook + panels + chart
    + layouts + safety + time + ticket + notices + ladderWindows + alerts + lines + program

  /// What there is to know about an action.
  public static func definition(of action: Action) -> ActionDefinition {
    definitions[index(of: action)]
  }

  /// Where an action stands in the table.
  static func index(of action: Action) -> Int {
    guard let index = places[action] else {
      preconditionFailure("every action stands in the table")
    }
    return index
  }

  /// Where each action stands in the table: asked for a hundred times a frame.
  private static let places: [Action: Int] = {  // ORDERED: only looked up.
    var places: [Action: Int] = [:]  // ORDERED: only looked up.
    for (index, definition) in definitions.enumerated() { places[definition.action] = index }
    return places
  }()

  /// The definitions of a group, in the order of the help.
  public static func definitions(in group: ActionGroup) -> [ActionDefinition] {
    definitions.filter { $0.group == group }
  }
}
