/// The command line: what a key does, asked for by its name.
public struct Prompt: Hashable, Sendable {
  /// What was typed so far.
  public var text = ""
  /// What is wrong with it; `nil` before Enter was pressed.
  public var fault: String?

  /// Makes an empty one.
  public init() {}

  /// The most characters it takes.
  static let textLengthMax = 32

  /// Types a character; whatever is in no command's name is passed over, a blank is a hyphen.
  mutating func type(_ character: Character) {
    guard character.isASCII, text.count < Self.textLengthMax else { return }
    if character == " " || character == "-" {
      if !text.isEmpty { text.append("-") }
    } else if character.isLetter || character.isNumber {
      text.append(contentsOf: character.lowercased())
    }
    fault = nil
  }

  /// Takes the last character away.
  mutating func erase() {
    if !text.isEmpty { text.removeLast() }
    fault = nil
  }

  /// The commands that the text may become, the one that it is first.
  public var matches: [ActionDefinition] {
    let all = ActionTable.commands.filter { $0.command?.hasPrefix(text) == true }
    return all.filter { $0.command == text } + all.filter { $0.command != text }
  }

  /// Goes on as far as all commands agree that begin with the text.
  mutating func complete() {
    let names = matches.compactMap(\.command)
    guard var common = names.first else { return }
    for name in names {
      while !name.hasPrefix(common) { common.removeLast() }
    }
    text = common
    fault = nil
  }
}

extension ActionDefinition {
  /// The name that the command line knows it by, such as `cancel-all`; `nil` for what needs no
  /// name because it only makes sense as a key.
  public var command: String? {
    switch action {
    case .confirm, .dismiss, .suspend, .openPrompt: return nil
    default: break
    }
    guard bindings.contains(where: { $0.context == .desk || $0.context == .always }) else {
      return nil
    }
    return label.replacing(" ", with: "-")
  }
}

extension ActionTable {
  /// Everything that the command line knows, in the order of the help.
  public static let commands: [ActionDefinition] = definitions.filter { $0.command != nil }
}
