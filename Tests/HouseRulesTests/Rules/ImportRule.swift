/// Sources import what the table says: nothing else, and all of it.
enum ImportRule {
  /// An `import` in a source.
  struct Import: Equatable {
    /// The module, without what is picked from it.
    var module: String
    /// Where.
    var line: Int
  }

  /// The words between `import` and the module in `import struct A.B`.
  private static let kinds: Set<String> = [
    "struct", "class", "enum", "protocol", "typealias", "func", "var", "let",
  ]

  /// Every import of a file, in order.
  static func imports(of file: SourceFile) -> [Import] {
    file.code.indices.compactMap { index in
      guard file.code[index].isWord("import"), file.token(index - 1)?.isMark(".") != true,
        var name = file.token(index + 1), name.kind == .word
      else { return nil }
      if kinds.contains(name.text), let next = file.token(index + 2), next.kind == .word {
        name = next
      }
      return Import(module: name.text, line: file.code[index].line)
    }
  }

  /// The imports of a file that its module may not have.
  static func check(_ file: SourceFile, _ table: ModuleTable) -> [Violation] {
    guard file.isSwift, let name = file.module, !ModuleTable.cTargets.contains(name) else {
      return []
    }
    guard let module = table.module(name) else {
      return [file.violation(1, "module \(name) is not in the table of modules")]
    }
    let allowed = module.imports.union(module.outside)
    return imports(of: file).filter { !allowed.contains($0.module) }.map {
      let list = allowed.isEmpty ? "nothing" : allowed.sorted().joined(separator: ", ")
      return file.violation($0.line, "\(name) imports \($0.module); it may import \(list)")
    }
  }

  /// The arrows of the table that no source of a pure or shell module uses.
  static func unused(_ files: [SourceFile], _ table: ModuleTable) -> [Violation] {
    table.modules.filter { $0.ring != .edge }.flatMap { module in
      let sources = files.filter { $0.isSwift && $0.module == module.name }
      let used = Set(sources.flatMap(imports).map(\.module))
      return module.imports.subtracting(used).sorted().map {
        Violation(
          path: "Sources/\(module.name)", line: 0,
          what: "the table lets \(module.name) import \($0), and no source does: take the arrow out"
        )
      }
    }
  }
}
