public import Simulation

/// The scenarios that can be chosen: those built in, and those in the user's folder.
///
/// A file of the user's takes the place of a built-in scenario of the same name. Only the file
/// asked for is read.
public struct ScenarioLibrary: Sendable {
  /// The scenario that is played when none is asked for.
  public static let standardName = "announced-maintenance"

  /// The names of the built-in scenarios, the standard one first.
  public static let builtInNames = BuiltInScenarios.all.map(\.name)

  private let folder: DocumentFolder

  /// Makes a library; the user's folder need not exist.
  public init(folder: String? = nil) { self.folder = DocumentFolder(path: folder) }

  /// Every scenario: the built-in ones in their order, then the user's others by name.
  ///
  /// - Throws: ``DocumentError`` if the folder is there but cannot be listed.
  public func entries() throws(DocumentError) -> [DocumentEntry] {
    try folder.entries(builtIn: Self.builtInNames)
  }

  /// Reads the scenario of a name, or, if the name has a `/` in it, the scenario in that file.
  ///
  /// - Throws: ``DocumentError`` with everything that is wrong in the file, or that there is no
  ///   such scenario.
  public func scenario(named name: String) throws(DocumentError) -> Scenario {
    try ScenarioDocument.scenario(try source(named: name))
  }

  /// A scenario in words, a line each: summary, markets, what the user has and what happens.
  ///
  /// - Throws: ``DocumentError``, as ``scenario(named:)`` does.
  public func describe(_ name: String) throws(DocumentError) -> [String] {
    ScenarioDescription.lines(try scenario(named: name))
  }

  /// What is wrong in a scenario's file; nothing where it can be played.
  public func check(_ path: String) -> [DocumentProblem] {
    do throws(DocumentError) {
      _ = try ScenarioDocument.scenario(try DocumentFolder.source(at: path))
      return []
    } catch { return error.problems }
  }

  func source(named name: String) throws(DocumentError) -> DocumentSource {
    if name.contains("/") { return try DocumentFolder.source(at: name) }
    if let source = try folder.source(named: name) { return source }
    if let scenario = BuiltInScenarios.all.first(where: { $0.name == name }) {
      return DocumentSource(name: name, file: "built-in/\(name).yaml", bytes: scenario.bytes())
    }
    let names = try entries().map(\.name)
    let isFile = name.hasSuffix(".yaml") || name.hasSuffix(".yml")
    let hint =
      isFile ? "for a file write its path, as in ./\(name)" : suggestion(for: name, among: names)
    throw DocumentError([
      DocumentProblem(asked: name, message: "there is no such scenario; \(hint)")
    ])
  }
}
