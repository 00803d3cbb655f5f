/// `Package.swift` declares the modules and dependencies of the table and changes no safety.
enum ManifestRule {
  /// What a manifest says of one module or program.
  struct Declaration: Equatable {
    /// The target's name.
    var name: String
    /// What it depends on; a package's product under its own name.
    var dependencies: Set<String>
    /// Where.
    var line: Int
  }

  /// The `module("Name", [...])` and `program("Name", [...])` of a manifest.
  static func declarations(_ manifest: SourceFile) -> [Declaration] {
    manifest.code.indices.compactMap { index in
      let token = manifest.code[index]
      guard token.isWord("module") || token.isWord("program"),
        manifest.token(index - 1)?.isWord("func") != true,
        manifest.token(index + 1)?.isMark("(") == true,
        let name = manifest.token(index + 2), name.kind == .string
      else { return nil }
      var dependencies: Set<String> = []
      if manifest.token(index + 4)?.isMark("[") == true, let end = manifest.closing(index + 4) {
        for item in manifest.code[(index + 5)..<end] {
          if item.kind == .string { dependencies.insert(item.text) }
          if item.kind == .word { dependencies.insert(product(item.text)) }
        }
      }
      return Declaration(name: name.text, dependencies: dependencies, line: token.line)
    }
  }

  /// The product behind a manifest's constant: `argumentParser` is `ArgumentParser`.
  private static func product(_ constant: String) -> String {
    constant.prefix(1).uppercased() + constant.dropFirst()
  }

  /// Where manifest and table differ, and compiler flags that switch checks off.
  static func check(_ manifest: SourceFile, _ table: ModuleTable) -> [Violation] {
    var found: [Violation] = []
    let declared = declarations(manifest)
    for module in table.modules {
      let wanted = module.imports.union(
        module.outside.intersection(ModuleTable.packageProducts))
      guard let declaration = declared.first(where: { $0.name == module.name }) else {
        found.append(manifest.violation(1, "module \(module.name) of the table is not declared"))
        continue
      }
      for extra in declaration.dependencies.subtracting(wanted).sorted() {
        found.append(
          manifest.violation(
            declaration.line, "\(module.name) depends on \(extra), which the table does not allow"))
      }
      for missing in wanted.subtracting(declaration.dependencies).sorted() {
        found.append(
          manifest.violation(
            declaration.line, "\(module.name) must depend on \(missing), as the table says"))
      }
    }
    for extra in declared where table.module(extra.name) == nil {
      found.append(manifest.violation(extra.line, "\(extra.name) is not in the table of modules"))
    }
    let banned: Set<String> = ["unsafeFlags", "Ounchecked"]
    for (index, token) in manifest.code.enumerated() where banned.contains(token.text) {
      if token.isWord("unsafeFlags"), onlyLinksLibraries(manifest, at: index) { continue }
      found.append(manifest.violation(token.line, "\(token.text): no unsafe flags"))
    }
    return found
  }

  /// Whether flags only say which libraries a program is made of, which changes no check in it.
  private static func onlyLinksLibraries(_ manifest: SourceFile, at index: Int) -> Bool {
    guard manifest.token(index + 1)?.isMark("(") == true, let end = manifest.closing(index + 1)
    else { return false }
    let flags = manifest.code[index..<end].filter { $0.kind == .string }.map(\.text)
    return !flags.isEmpty && flags.allSatisfy { $0 == "-static-stdlib" || $0.hasPrefix("-l") }
  }
}
