import Desk
import Input

// Changes of the keys.
extension SettingsDocument {
  /// What stands for no key.
  private static let none = "none"

  /// The changes as they are read, and where each stands.
  private struct Changes {
    var all: [KeyChange] = []
    var nodes: [(change: DocumentNode, keys: [DocumentNode])] = []

    mutating func add(_ change: KeyChange, at node: DocumentNode, keys: [DocumentNode]) {
      all.append(change)
      nodes.append((node, keys))
    }
  }

  /// Reads the changes of the keys and holds them against each other and the standard ones.
  mutating func readKeys(_ node: DocumentNode) {
    guard let fields = reader.fields(of: node, describing: "keys", allowed: nil) else { return }
    var changes = Changes()
    for (key, name, value) in fields.entries {
      let meaning: KeyMeaning
      if let action = ActionTable.action(named: name) {
        meaning = .action(action)
      } else if settings.macros.value.contains(where: { $0.name == name }) {
        meaning = .macro(name)
      } else {
        let names = ActionTable.definitions.map(\.name) + settings.macros.value.map(\.name)
        let near = nearestWord(to: name, among: names)
        let hint = near.map { "did you mean '\($0)'?" } ?? "'bellwether keys' lists the names"
        reader.report("there is no action or macro '\(name)'; \(hint)", at: key)
        continue
      }
      readChange(meaning, name, key, value, &changes)
    }
    let (map, problems) = KeyMap.changed(by: changes.all)
    for problem in problems {
      let nodes = changes.nodes[problem.change]
      reader.report(problem.text, at: problem.key.map { nodes.keys[$0] } ?? nodes.change)
    }
    settings.keyMap = Setting(map, line: node.line)
    settings.keyChangeCount = changes.all.count
  }

  private mutating func readChange(
    _ meaning: KeyMeaning, _ name: String, _ key: DocumentNode, _ value: DocumentNode,
    _ changes: inout Changes
  ) {
    guard case .fields = value.content else {
      guard let (keys, nodes) = readKeyList(value, name) else { return }
      changes.add(KeyChange(meaning, keys: keys), at: key, keys: nodes)
      return
    }
    let places = places(for: meaning)
    guard
      let fields = reader.fields(
        of: value, describing: "the list of places", allowed: places.map(\.name))
    else { return }
    for (place, placeName, value) in fields.entries {
      guard let context = places.first(where: { $0.name == placeName }),
        let (keys, nodes) = readKeyList(value, name)
      else { continue }
      changes.add(KeyChange(meaning, in: context, keys: keys), at: place, keys: nodes)
    }
  }

  /// Where a meaning can have keys: an action where the table has some for it and on the desk if it
  /// makes sense there, a macro on the desk.
  private func places(for meaning: KeyMeaning) -> [KeyContext] {
    let onDesk = KeyContext.allCases.filter { $0.lookup.contains(.desk) }
    guard case .action(let action) = meaning else { return onDesk }
    let definition = ActionTable.definition(of: action)
    let own = definition.bindings.map(\.context)
    return KeyContext.allCases.filter { context in
      own.contains(context) || definition.command != nil && onDesk.contains(context)
        || own.contains(.always)
    }
  }

  /// A key, a list of keys, or `none`.
  private mutating func readKeyList(
    _ node: DocumentNode, _ name: String
  ) -> (keys: [KeyPress], nodes: [DocumentNode])? {
    if node.text == Self.none { return ([], []) }
    let nodes: [DocumentNode]
    if case .list(let items) = node.content {
      nodes = items
    } else {
      nodes = [node]
    }
    let keys = nodes.compactMap { readKey($0, name) }
    return keys.count == nodes.count ? (keys, nodes) : nil
  }

  private mutating func readKey(_ node: DocumentNode, _ name: String) -> KeyPress? {
    guard let text = node.text, !text.isEmpty else {
      let hint = node.isNothing ? "; marks such as '#' need quotes" : ""
      reader.report(
        "the key of \(name) must be a key, a list of keys or none, found \(node.kind)\(hint)",
        at: node)
      return nil
    }
    do {
      return try KeyPress(reading: text)
    } catch {
      switch error {
      case .unknown:
        let names = KeyPress.keyNames + ["Ctrl-K", "Alt-K"]
        let near = nearestWord(to: text, among: KeyPress.keyNames)
        let hint =
          near.map { "did you mean '\($0)'?" }
          ?? "allowed: a character, or such as \(names.joined(separator: ", "))"
        reader.report("'\(text)' is no key; \(hint)", at: node)
      case .same(let other):
        reader.report(
          "'\(text)' is the same as \(other) in a terminal; choose another key", at: node)
      case .shifted:
        reader.report(
          "'\(text)': a character is written as it is typed, as in 'B' for shift and b", at: node)
      }
      return nil
    }
  }
}
