public import Canvas
import Themes

/// The themes that can be chosen: those built in, and those in the user's folder.
///
/// A file of the user's takes the place of a built-in theme of the same name, and may inherit
/// from it. Only the files of the theme asked for are read.
public struct ThemeLibrary: Sendable {
  /// The theme that is used when none is asked for.
  public static let standardName = "dark"

  /// The names of the built-in themes, the standard one first.
  public static let builtInNames = BuiltInThemes.all.map(\.name)

  /// Where a theme comes from.
  public typealias Origin = DocumentEntry.Origin

  /// A theme that can be chosen.
  public typealias Entry = DocumentEntry

  private let folder: DocumentFolder

  /// Makes a library; the user's folder need not exist.
  public init(folder: String? = nil) { self.folder = DocumentFolder(path: folder) }

  /// Every theme: the built-in ones in their order, then the user's others by name.
  ///
  /// - Throws: ``DocumentError`` if the folder is there but cannot be listed.
  public func entries() throws(DocumentError) -> [Entry] {
    try folder.entries(builtIn: Self.builtInNames)
  }

  /// Reads the theme of a name, or, if the name has a `/` in it, the theme in that file.
  ///
  /// - Throws: ``DocumentError`` with everything that is wrong in the file and those that it
  ///   inherits from, or that there is no such theme.
  public func theme(named name: String) throws(DocumentError) -> Theme {
    try ThemeDocument.theme(from: chain(from: name))
  }

  /// The user's own files among those that a theme is read from, as far as they can be followed.
  public func files(ofThemeNamed name: String) -> [String] {
    guard let chain = try? chain(from: name) else { return [] }
    return chain.filter { !$0.isBuiltIn }.map(\.reader.file)
  }

  /// The document of a theme, and after each the one that it inherits from.
  private func chain(from name: String) throws(DocumentError) -> [ThemeDocument] {
    let first: ThemeDocument
    if name.contains("/") {
      first = ThemeDocument(try DocumentFolder.source(at: name))
    } else if let found = try document(named: name, isBuiltIn: false) {
      first = found
    } else {
      throw DocumentError([
        DocumentProblem(
          asked: name,
          message: "there is no such theme; \(suggestion(for: name, among: try names()))")
      ])
    }
    var chain = [first]
    while let next = try parent(of: &chain) { chain.append(next) }
    return chain
  }

  /// The document that the last one of a chain inherits from; what is wrong with that is noted
  /// there.
  private func parent(of chain: inout [ThemeDocument]) throws(DocumentError) -> ThemeDocument? {
    let last = chain.count - 1
    guard let node = chain[last].parent else { return nil }
    guard let name = chain[last].reader.text(node, "inherits") else { return nil }
    // A theme that inherits from its own name means the one that it takes the place of.
    guard let document = try document(named: name, isBuiltIn: name == chain[last].name) else {
      let hint = suggestion(for: name, among: try names().filter { $0 != name })
      chain[last].reader.report(
        "there is no theme '\(name)' to inherit from; \(hint)",
        at: node)
      return nil
    }
    guard !chain.contains(where: { $0.reader.file == document.reader.file }) else {
      let circle = chain.map(\.name) + [name]
      chain[last].reader.report(
        "themes inherit in a circle: \(circle.joined(separator: ", "))", at: node)
      return nil
    }
    return document
  }

  private func names() throws(DocumentError) -> [String] { try entries().map(\.name) }

  private func document(named name: String, isBuiltIn: Bool) throws(DocumentError) -> ThemeDocument?
  {
    if !isBuiltIn, let source = try folder.source(named: name) { return ThemeDocument(source) }
    guard let theme = BuiltInThemes.all.first(where: { $0.name == name }) else { return nil }
    var document = ThemeDocument(
      DocumentSource(name: name, file: "built-in/\(name).yaml", bytes: theme.bytes()))
    document.isBuiltIn = true
    return document
  }
}
