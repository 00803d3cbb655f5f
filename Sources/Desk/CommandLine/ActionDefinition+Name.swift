extension ActionDefinition {
  /// The name of the action in the settings, on the command line and in the list of keys, such as
  /// `cancel-all`; every action has one of its own.
  public var name: String { command ?? Self.name(of: action) }

  /// The name that the command line knows it by; `nil` for what only makes sense as a key.
  public var command: String? {
    switch action {
    case .confirm, .dismiss, .suspend, .openPrompt: return nil
    default: break
    }
    // What has no key of its own is there for its name.
    if bindings.isEmpty { return Self.name(of: label) }
    let places = bindings.map(\.context)
    if places.contains(.desk) || places.contains(.always) { return Self.name(of: label) }
    return places.contains { $0.lookup.contains(.desk) } ? Self.name(of: action) : nil
  }

  /// `cancel all` as `cancel-all`.
  private static func name(of label: String) -> String {
    String(
      label.lowercased().compactMap { character in
        if character == " " || character == "-" { return "-" as Character }
        return character.isASCII && (character.isLetter || character.isNumber) ? character : nil
      })
  }

  /// `cancelAll` as `cancel-all`.
  private static func name(of action: Action) -> String {
    action.rawValue.reduce(into: "") { name, character in
      if character.isUppercase { name.append("-") }
      name += character.lowercased()
    }
  }
}

extension ActionTable {
  /// The names of all actions, in the order of the help.
  static let names: [String] = definitions.map(\.name)

  /// Everything that the command line knows by name, in the order of the help.
  public static let commands: [ActionDefinition] = definitions.filter { $0.command != nil }

  /// The names of those.
  public static let commandNames: [String] = commands.map(\.name)

  /// The action of a name; `nil` where none is called so.
  public static func action(named name: String) -> Action? {
    names.firstIndex(of: name).map { definitions[$0].action }
  }
}
