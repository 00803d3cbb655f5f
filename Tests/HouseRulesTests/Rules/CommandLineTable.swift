/// What the programs' command lines understand, as their sources declare it.
struct CommandLineTable {
  /// The subcommands' names.
  var subcommands: Set<String> = []
  /// The options' names without their dashes.
  var options: Set<String> = ["help", "version", "generate-completion-script"]

  /// The attributes of swift-argument-parser that declare an option.
  private static let attributes: Set<String> = ["Option", "Flag"]

  /// Reads the declarations of a program's sources.
  init(sources: [SourceFile]) {
    for file in sources {
      for index in file.code.indices {
        let token = file.code[index]
        if token.isWord("commandName") || token.isWord("customLong"),
          let name = file.code[index...].prefix(4).first(where: { $0.kind == .string })
        {
          if token.text == "commandName" {
            subcommands.insert(name.text)
          } else {
            options.insert(name.text)
          }
        }
        if Self.attributes.contains(token.text), file.token(index - 1)?.isMark("@") == true,
          let name = Self.property(file, after: index)
        {
          options.insert(Self.dashed(name))
        }
      }
    }
  }

  /// The property that an attribute stands before, or nil where its name is not the option's.
  private static func property(_ file: SourceFile, after index: Int) -> String? {
    var next = index + 1
    if file.token(next)?.isMark("(") == true, let end = file.closing(next) {
      if file.code[next...end].contains(where: { $0.isWord("customLong") }) { return nil }
      next = end + 1
    }
    while let token = file.token(next), !token.isWord("var") {
      guard token.kind == .word else { return nil }
      next += 1
    }
    return file.token(next + 1)?.text
  }

  /// A property's name as an option is spelt: `marketTime` is `market-time`.
  static func dashed(_ name: String) -> String {
    name.map { $0.isUppercase ? "-" + $0.lowercased() : String($0) }.joined()
  }
}
